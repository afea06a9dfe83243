"""Go's own `sumdb` judges the exported log: a program that shares nothing with ours."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.rooms.ledger.conftest import NOON
from tests.rooms.ledger.scene import publish, wait, work
from tests.rules.repository import ROOT
from upheld.ledger import export, promises
from upheld.ledger.models import Head, Leaf
from upheld_verify import cli

PROGRAM = ROOT / "verify/judge/main.go"
DEBIAN = Path("/usr/share/gocode")
LIBRARY = DEBIAN / "src/golang.org/x/mod/sumdb/tlog"
SIZE = 259  # a full tile, a partial one beside it, and a level above
JUDGED = ("checkpoint", "tile/0/000", "tile/0/001.p/3", "tile/1/000.p/1", "tile/entries/000")


@pytest.fixture(scope="session")
def judge(tmp_path_factory):
    """The judge, compiled; skipped where there is no Go, and under CI that is a failure."""
    go = shutil.which("go")
    if go is None or not LIBRARY.exists():
        reason = "no Go with sumdb here: apt install golang-go golang-golang-x-mod-dev"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    made = tmp_path_factory.mktemp("judge")
    plain = {name: said for name, said in os.environ.items() if not name.startswith("GO")}
    # Debian keeps Go's libraries as a GOPATH, so that nothing is fetched.
    settings = {"GO111MODULE": "off", "GOPATH": str(DEBIAN), "GOCACHE": str(made / "cache")}
    subprocess.run(
        [go, "build", "-o", str(made / "judge"), str(PROGRAM)],
        check=True,
        env=plain | settings,
        cwd=made,
    )
    return made / "judge"


@pytest.fixture
def says(judge):
    """Ask the judge: whether it believes the log, and what it said."""

    def ask(folder, *options):
        done = subprocess.run(
            [judge, *(str(each) for each in options), str(folder)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode in {0, 1}, done.stderr
        return done.returncode == 0, done.stdout + done.stderr

    return ask


@pytest.fixture
def copy(log, tmp_path):
    """A log that outgrew one tile, as anybody may copy it."""
    wait(SIZE)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    return tmp_path / "copy"


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 1000])
def test_go_believes_a_log_of_any_size(log, tmp_path, says, size):
    wait(size)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    believed, said = says(tmp_path / "copy")
    assert believed, said
    assert f"{size} entries give the root that was signed" in said


def test_go_believes_a_log_with_cover_entries(workshop, log, tmp_path, says, settings):
    settings.UPHELD_LOG_MULTIPLE = 256
    work(workshop, 3)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    believed, said = says(tmp_path / "copy")
    assert believed, said
    assert "256 entries give the root" in said


def test_go_sees_that_an_older_checkpoint_is_the_beginning(log, tmp_path, says):
    older = tmp_path / "older"
    for times in (1, 5, 255, 300):
        wait(times)
        made = publish()
        if older.exists():
            export.export(tmp_path / "copy", on=NOON.date())
            believed, said = says(tmp_path / "copy", "-since", older)
            assert believed, said
        older.write_text(made.text)


def test_go_sees_that_the_history_was_rewritten(log, tmp_path, says):
    """The same key signs another log of more entries: each is whole, and they do not agree."""
    wait(5)
    (tmp_path / "older").write_text(publish().text)
    Leaf.objects.all().delete()
    Head.objects.all().delete()
    shutil.rmtree(log)
    wait(9)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    assert says(tmp_path / "copy")[0]
    believed, said = says(tmp_path / "copy", "-since", tmp_path / "older")
    assert not believed
    assert "not a continuation" in said


def test_go_believes_the_proof_that_a_reporter_takes_away(log, tmp_path, says):
    wait(SIZE)
    publish()
    export.export(tmp_path / "copy", on=NOON.date())
    held = promises.standing(bytes(Leaf.objects.get(index=100).digest)).proof
    (tmp_path / "proof").write_text(held)
    believed, said = says(tmp_path / "copy", "-proof", tmp_path / "proof")
    assert believed, said
    assert "entry 100 of 259" in said
    (tmp_path / "proof").write_text(held.replace("index 100", "index 101"))
    assert not says(tmp_path / "copy", "-proof", tmp_path / "proof")[0]


@pytest.mark.parametrize("name", JUDGED)
def test_go_and_our_verifier_both_refuse_one_flipped_byte(copy, says, name):
    path = copy / name
    held = path.read_bytes()
    for at in (0, len(held) // 2, len(held) - 1):
        changed = bytearray(held)
        changed[at] ^= 1
        path.write_bytes(changed)
        assert not says(copy)[0], f"byte {at} of {name}"
        assert cli.main([str(copy)]) != 0
    path.write_bytes(held)
    assert says(copy)[0]


def test_go_refuses_a_log_from_which_a_file_was_taken(copy, says):
    for name in JUDGED:
        held = (copy / name).read_bytes()
        (copy / name).unlink()
        assert not says(copy)[0], name
        (copy / name).write_bytes(held)


def test_go_refuses_another_key(copy, says):
    other = "upheld.example/log+0cd7e0a3+AXVbE1wMw1ZkzSAQZVv1v1Gq9SsL0cgRT0bqEV2VuFFu"
    assert not says(copy, "-key", other)[0]
