"""`upheld disclosure check` on plain files: its answer, exit codes, and what bad input is told."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.rooms.disclosure import files
from upheld.project import cli

PEOPLE = "name,aliases,post,holders\nEleri Vaughan-Bowes,Ellie;EVB,Designated officer,1\n"
SEALED = "She said that if I wanted to keep my contract I should learn what the word team meant.\n"
LEAKING = (
    "Vaughan-Bowes agreed. I should learn what the word team meant, said the designated officer.\n"
)
CLEAN = "The service has changed how visits are planned.\n"

# Checks a draft, then says whether Django was drawn in on the way.
WITHOUT = """
import sys
from upheld.project import cli
cli.main(["disclosure", "check", *sys.argv[1:]])
sys.exit("django was imported" if "django" in sys.modules else 0)
"""


@pytest.fixture
def check(tmp_path, capsys):
    """The check on a draft in a folder; the answer is exit code, output and errors."""
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "sealed.txt").write_text(SEALED)

    def run(draft: str | bytes, *given: str, name: str = "draft.txt", people: str = "people.csv"):
        path = tmp_path / name
        path.write_bytes(draft.encode() if isinstance(draft, str) else draft)
        against = ["--against", str(tmp_path / "sealed.txt")]
        whom = ["--people", str(tmp_path / people)]
        code = cli.main(["disclosure", "check", str(path), *against, *whom, *given])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


def test_the_answer_has_kinds_places_words_and_reasons(check):
    code, out, _ = check(LEAKING, "--json")
    told = json.loads(out)
    assert code == 1
    assert {each["kind"] for each in told["flags"]} == {"name", "reuse", "single-holder-post"}
    for each in told["flags"]:
        assert set(each) == {"kind", "start", "end", "text", "why"}
        assert LEAKING[each["start"] : each["end"]] == each["text"]
        assert each["why"]
    assert told["checked"]["posts_of_one_holder"] == 1
    assert told["checked"]["sources"]
    assert set(told["checked"]["recall_percent"]) >= set(told["checked"]["kinds"])


def test_nothing_flagged_leaves_with_nought_and_never_says_safe(check):
    code, out, _ = check(CLEAN)
    assert code == 0
    assert "Nothing was flagged" in out
    assert "safe" not in out.lower()
    assert "paraphrase" in out


def test_people_are_shown_the_sentence_the_reason_and_the_cure(check):
    code, out, _ = check(LEAKING)
    assert code == 1
    assert ">>Vaughan-Bowes<< agreed." in out
    assert "Why:" in out
    assert "What would cure it:" in out


def test_allowed_phrases_clear_strangers_and_never_a_watched_name(check, tmp_path):
    (tmp_path / "allowed.txt").write_text("# cleared\nHarrowgate Mill\nVaughan-Bowes\n")
    draft = "Vaughan-Bowes went to Harrowgate Mill.\n"
    allow = ["--allow", str(tmp_path / "allowed.txt"), "--json"]
    kinds = [each["kind"] for each in json.loads(check(draft, *allow)[1])["flags"]]
    assert kinds == ["name"]
    assert "unknown-name" in {
        each["kind"] for each in json.loads(check(draft, "--json")[1])["flags"]
    }


def test_what_a_document_hides_is_flagged_and_its_text_can_be_had(check, tmp_path):
    hidden = files.docx(files.paragraph() + files.paragraph("Ellie said so", "<w:vanish/>"))
    text = tmp_path / "text.txt"
    code, out, _ = check(hidden, "--json", "--text", str(text), name="draft.docx")
    flags = json.loads(out)["flags"]
    assert code == 1
    assert {each["kind"] for each in flags} == {"metadata", "name"}
    said = text.read_text(encoding="utf-8")
    assert all(said[each["start"] : each["end"]] == each["text"] for each in flags)


def test_what_is_published_may_be_said_again_but_not_with_other_numbers(check, tmp_path):
    (tmp_path / "old.txt").write_text("Of the 61 staff who were invited, 48 answered the survey.\n")
    draft = "Of the 61 staff who were invited, 46 answered the survey.\n"
    out = check(draft, "--json", "--published", str(tmp_path / "old.txt"))[1]
    (flag,) = json.loads(out)["flags"]
    assert (flag["kind"], flag["text"]) == ("count", "46")


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("name,aliases,post\nA B,,\n", "row 1: has no column holders"),
        ("name;aliases;post;holders\n", "separated by semicolons"),
        (
            "name,aliases,post,holders\nA B,,Clerk,many\n",
            "row 2, holders: “many” is no whole number",
        ),
        ("name,aliases,post,holders\nA B,,Clerk,\n", "row 2, holders: is empty"),
        ("name,aliases,post,holders\nA B,,Clerk,0\n", "row 2, holders: must be at least 1"),
        ("name,aliases,post,holders\n,x,,\n", "row 2, name: is empty"),
        ("name,aliases,post,holders\nA B,,,3\n", "row 2, holders: there is a number"),
        ("name,aliases,post,holders\nA B,,Head, of service,1\n", "row 2: has 5 fields"),
        ('name,aliases,post,holders\n"A B,,,\n', "line"),
    ],
)
def test_a_bad_row_is_named_with_its_field_and_reason(check, tmp_path, rows, said):
    (tmp_path / "bad.csv").write_text(rows)
    code, out, errors = check(CLEAN, "--json", people="bad.csv")
    assert code == 2
    assert said in errors
    assert "bad.csv" in errors
    assert json.loads(out)["error"] == errors.strip()


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\0\0", "draft.txt", "no text"),
        (b" \n", "draft.txt", "no words"),
        (b"<html><body>" + b"<div>" * 5000 + b"Ellie", "draft.html", "nested so deeply"),
        (b"%PDF-1.7 and no more", "draft.pdf", "broken"),
        (b"PK\x03\x04 and no more", "draft.docx", "broken"),
        (b"ab " * 1_700_000, "draft.txt", "longer than five million letters"),
        (b"The number is " + b"7" * 6000, "draft.txt", "a word of more than 5000 letters"),
    ],
)
def test_a_draft_that_cannot_be_read_is_refused_in_a_sentence(check, content, name, said):
    code, _, errors = check(content, name=name)
    assert code == 2
    assert said in errors
    assert name in errors


def test_a_file_that_is_not_there_is_said(check):
    code, _, errors = check(CLEAN, people="absent.csv")
    assert code == 2
    assert "There is no file" in errors


def test_neither_django_nor_a_database_is_needed(tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "draft.txt").write_text(CLEAN)
    given = [str(tmp_path / "draft.txt"), "--people", str(tmp_path / "people.csv")]
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, *given], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
