"""The threat model promises nothing that no test holds, and forgets no test of a threat.

Each threat is a heading of the third rank. Below it stands either a paragraph `Held by:` that
names test files, or one that begins with `Not protected`. A threat may have both: what is
held, and what is left over.
"""

from __future__ import annotations

import re

import pytest

from tests.rules.repository import ROOT, files, named

PAGE = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
THREATS = {said.splitlines()[0]: said for said in re.split(r"^### ", PAGE, flags=re.MULTILINE)[1:]}
# Tests that exist because of a threat. The others hold what the product does.
OF_A_THREAT = {
    *(named(path) for path in files("tests/canary", ".py") if path.name.startswith("test_")),
    *(named(path) for path in files("tests/verify", ".py") if path.name == "test_tampering.py"),
    *(f"tests/web/test_{name}.py" for name in ("error_reports", "headers", "leaving", "strangers")),
    *("tests/web/test_signing_in.py", "tests/web/test_queries_bounded.py"),
    *("tests/rules/test_free_text.py", "tests/journeys/test_named_manager.py"),
}


def paragraphs(threat: str, beginning: str) -> list[str]:
    """The paragraphs of a threat that begin so."""
    said = THREATS[threat].split("## ")[0].split("\n\n")
    return [each for each in said if each.startswith(beginning)]


def held_by(threat: str) -> list[str]:
    """Give the paths that stand in backquotes in a threat's `Held by:` paragraphs."""
    told = paragraphs(threat, "Held by: ")
    return [path for each in told for path in re.findall(r"`(tests/[^`]+|verify/[^`]+)`", each)]


def test_there_are_threats():
    assert len(THREATS) > 20


@pytest.mark.parametrize("threat", sorted(THREATS))
def test_a_threat_names_a_test_or_says_that_it_is_not_protected(threat):
    assert held_by(threat) or paragraphs(threat, "Not protected")


@pytest.mark.parametrize("threat", sorted(THREATS))
def test_every_test_that_a_threat_names_exists_and_tests_something(threat):
    for path in held_by(threat):
        assert (ROOT / path).is_file(), path
        assert re.search(r"^ *def test_", (ROOT / path).read_text(encoding="utf-8"), re.MULTILINE)


def test_no_test_of_a_threat_is_left_out():
    assert {path for path in OF_A_THREAT if f"`{path}`" not in PAGE} == set()
