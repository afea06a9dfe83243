"""`upheld practice` on the command line: without a database, and in one line where asked."""

from __future__ import annotations

import io
import json
import signal
import subprocess
import sys
import time

import pytest

from tests.rooms.practice.files import annex_a, csv_file, tree
from upheld.project import cli

# Loads and lists, then says whether Django was drawn in on the way.
WITHOUT = """
import sys
from upheld.project import cli
store = ["--store", sys.argv[2]]
assert cli.main(["practice", "load", sys.argv[1], *store]) == 0
assert cli.main(["practice", "loads", *store]) == 0
sys.exit("django was imported" if "django" in sys.modules else 0)
"""


@pytest.fixture
def program(tmp_path, capsys):
    """The program on a store of its own; the answer is its exit code, output and errors."""

    def run(*words: object) -> tuple[int, str, str]:
        code = cli.main(["practice", *map(str, words), "--store", str(tmp_path / "store")])
        return code, *capsys.readouterr()

    return run


def test_a_load_is_reported_in_words_and_in_json(program, tmp_path):
    path = annex_a(tmp_path / "a.xlsx")
    code, out, _ = program("load", path, "--council", "Southwater")
    _, told, _ = program("load", path, "--council", "Southwater", "--json")

    assert code == 0
    assert "Annex A workbook of Southwater, true on 2025-03-02." in out
    assert "5 rows used, 0 rejected, 0 values doubted." in out
    assert json.loads(told)["new"] is False
    assert json.loads(told)["tables"]["contacts"]["rows"] == 1


def test_a_file_that_cannot_be_used_leaves_with_1_and_a_sentence(program, tmp_path):
    code, out, err = program("load", tmp_path / "gone.csv", "--json")

    assert code == 1
    assert err.startswith("There is no file or folder ")
    assert json.loads(out)["error"] == err.strip()


def test_rejects_come_as_csv_and_as_json(program, tmp_path):
    path = csv_file(
        tmp_path / "audits.csv", "id,person_id,date", "A1,C1,2025-01-01", "=A2,,2025-01-02"
    )
    _, told, _ = program("load", path, "--json")
    id = json.loads(told)["id"]
    _, lines, _ = program("rejects", id)
    _, row, _ = program("rejects", id[:4], "--json")

    assert lines.splitlines() == [
        "file,row,column,value,reason",
        'audits.csv,3,person_id,,"This column is empty, and without it the row cannot be used."',
    ]
    assert json.loads(row)["words"] == '{"id": "=A2", "person_id": "", "date": "2025-01-02"}'
    assert program("rejects", "zz")[0] == 1


def test_loads_of_an_empty_store_say_so(program):
    code, out, _ = program("loads")

    assert code == 0
    assert out.startswith("Nothing has been loaded into ")


def test_spellings_are_answered_one_a_line(program, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("Male\r\nzebra\n\n"))
    _, out, _ = program("normalise", "list 1: Gender")

    assert [json.loads(line) for line in out.splitlines()] == [
        {"value": "Male", "code": "a) Male", "how": "spelling"},
        {"value": "zebra", "code": None, "how": "unsure"},
        {"value": "", "code": None, "how": "unsure"},
    ]


def test_a_column_without_codes_is_named(program, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.StringIO("x\n"))
    code, _, err = program("normalise", "Shoe size")

    assert code == 1
    assert err.startswith("No column of Annex A with codes is called “Shoe size”.")


def test_the_practice_lens_works_without_django(tmp_path):
    path = annex_a(tmp_path / "a.xlsx")
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, str(path), str(tmp_path / "store")],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )

    assert done.stderr == ""
    assert done.returncode == 0


@pytest.fixture
def can_be_interrupted():
    """Heed Ctrl-C: a run in the background ignores it, and so would whatever it starts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.slow
@pytest.mark.usefixtures("can_be_interrupted")
@pytest.mark.parametrize("signal_", [signal.SIGINT, signal.SIGTERM])
def test_a_load_that_is_stopped_from_outside_leaves_the_store_as_it_was(tmp_path, signal_):
    store = tmp_path / "store"
    small = annex_a(tmp_path / "a.xlsx")
    load = [sys.executable, "-m", "upheld.project.cli", "practice", "load", "--store", str(store)]
    subprocess.run([*load, str(small)], check=True, capture_output=True, timeout=120)
    before = tree(store)
    rows = [f"A{n},C{n},2025-01-01" for n in range(1_000_000)]
    big = csv_file(tmp_path / "audits.csv", "id,person_id,date", *rows)
    with subprocess.Popen(
        [*load, str(big)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as running:
        for _ in range(1200):
            if list((store / "loads").glob(".aside-*")):  # it has begun, with much still to do
                break
            time.sleep(0.05)
        running.send_signal(signal_)
        _, err = running.communicate(timeout=120)

    assert running.returncode == 130
    assert "Stopped. The store is as it was." in err
    assert tree(store) == before
