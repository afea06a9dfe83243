"""The program that outsiders run, run as they run it: with a folder and a few files."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import timedelta
from types import SimpleNamespace

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import publish, wait, work
from upheld.ledger import checkpoints, export, promises, queries
from upheld.ledger.command import entries_written
from upheld_verify import cli

TODAY = NOON.date()
TRUE, FALSE, UNKNOWN = 0, 1, 2


@pytest.fixture
def copy(workshop, log, tmp_path):
    """A copy of a log of 300 entries, with an older checkpoint of it and what was given out."""
    wait(10)
    older = publish().text
    with entries_written() as written:
        bench = work(workshop, 1)[0]
    wait(289)
    note = promises.promise(written[0].digest, on=TODAY)
    publish()
    line = queries.entries_about(actor=WORKER, ids=[bench.pk])[0]
    files = {
        "older": older,
        "promise": note,
        "proof": promises.standing(written[0].digest).proof,
        "shown": json.dumps(queries.evidence(actor=WORKER, opening=line.id, names={"colour"})),
    }
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    export.export(tmp_path / "copy", on=TODAY)
    return SimpleNamespace(
        **{name: tmp_path / name for name in files},
        folder=tmp_path / "copy",
        bench=bench,
        key=checkpoints.signer().vkey,
    )


def run(*arguments):
    return cli.main([str(each) for each in arguments])


def test_a_whole_log_is_true(copy, capsys):
    assert run(copy.folder) == TRUE
    out = capsys.readouterr().out
    assert "all 300 entries are as signed" in out
    assert "Compare it with one that you had from elsewhere" in out
    assert out.endswith("TRUE\n")


def test_everything_that_was_given_out_is_true(copy, capsys):
    answer = run(
        *(copy.folder, "--key", copy.key, "--since", copy.older),
        *("--evidence", copy.promise, "--evidence", copy.proof, "--evidence", copy.shown),
    )
    out = capsys.readouterr().out
    assert answer == TRUE
    assert "Its first 10 entries are those that were signed before." in out
    assert "The promise was kept" in out
    assert out.count("The entry is number") == 2
    assert "The entry says colour: plain" in out
    assert "Compare it" not in out


def test_the_key_may_be_given_as_a_file_too(copy):
    assert run(copy.folder, "--key", copy.folder / "log.vkey") == TRUE


def test_the_folder_that_a_web_server_shows_can_be_checked(copy, log):
    assert run(log, "--key", copy.key) == TRUE
    assert run(log) == UNKNOWN


def test_another_program_reads_the_answer(copy, capsys):
    assert run(copy.folder, "--json") == TRUE
    told = json.loads(capsys.readouterr().out)
    assert (told["answer"], told["size"], told["made_on"]) == (0, 300, TODAY.isoformat())
    assert told["origin"] == "upheld.example/log"
    assert len(told["root"]) == 64
    (copy.folder / "manifest").unlink()
    assert run(copy.folder, "--json") == FALSE
    told = json.loads(capsys.readouterr().out)
    assert told["answer"] == FALSE
    assert "manifest is missing" in told["found"][-1]


def test_a_copy_with_another_key_is_not_true(copy):
    other = checkpoints.Signer("upheld.example/log", bytes(32))
    assert run(copy.folder, "--key", other.vkey) == FALSE


def test_a_rewritten_history_is_not_true(workshop, copy, settings, tmp_path, capsys):
    """The key's owner makes the log anew without an entry: an older checkpoint shows it."""
    signer = checkpoints.signer()
    fork = tmp_path / "fork.note"
    fork.write_text(signer.checkpoint(10, bytes(32)).text)
    assert run(copy.folder, "--since", fork) == FALSE
    assert "the history was rewritten" in capsys.readouterr().err
    fork.write_text(signer.checkpoint(301, bytes(32)).text)
    assert run(copy.folder, "--since", fork) == FALSE
    assert "entries were taken out" in capsys.readouterr().err


def test_an_older_checkpoint_that_was_touched_is_not_true(copy):
    copy.older.write_text(copy.older.read_text().replace("\n10\n", "\n9\n"))
    assert run(copy.folder, "--since", copy.older) == FALSE


def test_a_promise_that_was_not_kept_is_not_true(workshop, copy, tmp_path, capsys):
    with entries_written() as written:
        work(workshop, 1)
    copy.promise.write_text(promises.promise(written[0].digest, on=TODAY))
    for days, answer in ((0, UNKNOWN), (1, UNKNOWN), (2, FALSE)):
        folder = tmp_path / f"copy-{days}"
        export.export(folder, on=TODAY + timedelta(days=days))
        assert run(folder, "--evidence", copy.promise) == answer
    assert "The promise was not kept" in capsys.readouterr().err


def test_a_promise_for_something_else_does_not_pass_with_the_fields_shown(workshop, copy):
    told = json.loads(copy.shown.read_text())
    told["promise"] = copy.promise.read_text()
    copy.shown.write_text(json.dumps(told))
    line = queries.entries_about(actor=WORKER, ids=[copy.bench.pk])[0]
    answer = run(copy.folder, "--evidence", copy.shown)
    assert line.index is not None
    assert answer == TRUE
    with entries_written() as written:
        work(workshop, 1)
    told["promise"] = promises.promise(written[0].digest, on=TODAY)
    copy.shown.write_text(json.dumps(told))
    assert run(copy.folder, "--evidence", copy.shown) == FALSE


@pytest.mark.parametrize("name", ["promise", "proof", "shown"])
def test_evidence_with_a_changed_letter_is_never_true(copy, name):
    path = getattr(copy, name)
    text = path.read_text()
    for at in range(0, len(text), 7):
        if text[at] in ' "\n':
            continue
        path.write_text(text[:at] + ("7" if text[at] != "7" else "8") + text[at + 1 :])
        assert run(copy.folder, "--evidence", path) != TRUE, text[at - 10 : at + 10]


@pytest.mark.parametrize(
    "words",
    [
        *("", "words", "{}", "[]", "{", "c2sp.org/tlog-proof@v1\n", "upheld.example/other\n"),
        '{"format": "upheld/evidence/v2", "shown": {}, "hidden": [], "promise": "", "proof": ""}',
        '{"format": "upheld/evidence/v1", "shown": {"a": {"value": "b", "salt": "00"}}}',
        "c2sp.org/tlog-proof@v1\nindex 3\n\n",
    ],
)
def test_a_file_of_another_kind_cannot_be_told(copy, words):
    copy.proof.write_text(words)
    assert run(copy.folder, "--evidence", copy.proof) == UNKNOWN


def test_evidence_without_proof_or_promise_cannot_be_told(copy):
    told = json.loads(copy.shown.read_text())
    copy.shown.write_text(json.dumps(told | {"proof": ""}))
    assert run(copy.folder, "--evidence", copy.shown) == UNKNOWN


@pytest.mark.parametrize(
    "arguments",
    [
        ["nowhere"],
        ["copy", "--key", "nonsense"],
        ["copy", "--key", "a+b+c"],
        ["copy", "--since", "nowhere"],
        ["copy", "--evidence", "nowhere"],
    ],
)
def test_bad_input_is_answered_with_a_sentence(copy, arguments, monkeypatch, capsys):
    monkeypatch.chdir(copy.folder.parent)
    assert run(*arguments) == UNKNOWN
    streams = capsys.readouterr()
    assert streams.err.strip().endswith(".")
    assert "CANNOT TELL" in streams.out


def test_the_program_needs_neither_us_nor_django(copy):
    asked = (
        "import sys; from upheld_verify.cli import main; code = main(sys.argv[1:]);"
        "ours = [m for m in sys.modules if m.split('.')[0] in ('upheld', 'django')];"
        "sys.exit(3 if ours else code)"
    )
    done = subprocess.run([sys.executable, "-c", asked, copy.folder], check=False, timeout=60)
    assert done.returncode == TRUE
