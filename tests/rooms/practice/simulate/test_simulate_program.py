"""`upheld practice simulate` as somebody types it."""

from __future__ import annotations

import json

import pytest

from upheld.project.cli import main

SMALL = ("--children", "40", "--from", "2019-04-01", "--to", "2020-03-31", "--seed", "5")


def test_the_command_makes_every_format_and_says_what_it_made(tmp_path, capsys):
    out = tmp_path / "new" / "council"
    formats = ("--format", "ssd, annex-a,cin,903")
    given = ["practice", "simulate", "westmarch", *SMALL, *formats, "--out", str(out), "--json"]
    assert main(given) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["synthetic"] is True
    assert {"truth.json", "annex-a/annex-a.xlsx", "cin/cin-2020.xml"} <= set(told["files"])
    assert sorted(path.name for path in out.iterdir() if path.is_dir()) == [
        "903", "annex-a", "cin", "ssd",
    ]  # fmt: skip
    truth = json.loads((out / "truth.json").read_text(encoding="utf-8"))
    assert (truth["scenario"], truth["children"], truth["seed"]) == ("westmarch", 40, 5)


def test_a_folder_that_is_there_is_refused_in_a_sentence(tmp_path, capsys):
    assert main(["practice", "simulate", "steady", *SMALL, "--out", str(tmp_path)]) == 1
    assert "Name a folder that is not" in capsys.readouterr().err


def test_the_help_names_every_scenario(capsys):
    with pytest.raises(SystemExit):
        main(["practice", "simulate", "--help"])
    told = capsys.readouterr().out
    for scenario in ("southwater", "southwater-innocent", "westmarch", "steady"):
        assert scenario in told
