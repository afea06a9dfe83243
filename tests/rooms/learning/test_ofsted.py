"""What is read out of the two published inspection reports that the product learned from."""

from __future__ import annotations

from datetime import date

import pytest

from tests.reference_data import reference
from upheld.learning import ofsted
from upheld.learning.ofsted import Proposal
from upheld.learning.states import PointKind

SOUTHAMPTON = "southampton__childrens_services_inspection_-_09_january_2020.txt"
WEST_SUSSEX = "west_sussex__childrens_services_inspection_-_08_may_2019.txt"


def read(name: str) -> Proposal:
    return ofsted.propose(reference(f"ofsted_reports/{name}").read_text())


def texts(found: Proposal, kind: PointKind) -> list[str]:
    return [each.text for each in found.of(kind)]


def test_southamptons_report_of_2020():
    found = read(SOUTHAMPTON)
    assert (found.authority, found.title) == (
        "Southampton City Council",
        "Inspection of children’s social care services",
    )
    assert (found.starts, found.ends) == (date(2019, 11, 18), date(2019, 11, 29))
    judged = texts(found, PointKind.JUDGEMENT)
    assert len(judged) == 4
    assert all(each.endswith(": Requires improvement to be good") for each in judged)
    improve = texts(found, PointKind.RECOMMENDATION)
    assert len(improve) == 6
    assert improve[0].startswith("Social workers need to build longer term")
    assert improve[5].endswith("is a primary safeguarding concern.")
    strengths = {(each.place, each.text) for each in found.of(PointKind.STRENGTH)}
    said = "social workers’ caseloads had substantially reduced and were largely manageable."
    assert ("Paragraph 32", f"At the point of the inspection, {said}") in strengths
    assert any(
        "largely stable and relatively experienced establishment" in text
        for place, text in strengths
        if place == "Summary"
    )
    assert any("uneven and too slow" in each for each in texts(found, PointKind.FAILING))


def test_west_sussexs_report_of_2019():
    found = read(WEST_SUSSEX)
    assert found.authority == "West Sussex County Council"
    assert (found.starts, found.ends) == (date(2019, 2, 25), date(2019, 3, 8))
    assert all(each.endswith(": Inadequate") for each in texts(found, PointKind.JUDGEMENT))
    assert len(texts(found, PointKind.RECOMMENDATION)) == 12
    assert "The rigour and impact of corporate parenting arrangements." in texts(
        found, PointKind.RECOMMENDATION
    )
    assert len(found.of(PointKind.FAILING)) > len(found.of(PointKind.STRENGTH))


@pytest.mark.parametrize("name", [SOUTHAMPTON, WEST_SUSSEX])
def test_no_line_holds_a_page_number_or_the_name_of_an_inspector(name):
    found = read(name)
    for each in found.lines:
        assert "Her Majesty" not in each.text
        assert "Lead inspector" not in each.text
        assert "  " not in each.text


def test_the_day_of_publication_is_not_in_the_report_and_that_is_said():
    assert read(SOUTHAMPTON).unread == ("published",)


def test_a_text_that_is_no_inspection_report_proposes_nothing_and_says_what_is_missing():
    found = ofsted.propose("Minutes of a meeting.\nEverybody was there.")
    assert found.lines == ()
    assert set(found.unread) == {
        "authority",
        "dates",
        "judgements",
        "what-needs-to-improve",
        "strengths",
        "published",
    }


def test_a_paragraph_that_is_missing_is_said():
    text = "1. Most help is effective.\n\n2. Plans are poor and vague.\n\n4. Visits are timely."
    assert "paragraphs" in ofsted.propose(text).unread


def test_a_day_that_is_none_is_not_guessed():
    found = ofsted.propose("Inspection dates: 30 February to 8 March 2019")
    assert (found.starts, found.ends) == (None, None)
    assert "dates" in found.unread


def test_what_reads_both_ways_is_offered_as_neither():
    text = "1. Help is effective but slow.\n\n2. Help for most families is effective."
    [only] = ofsted.propose(text).lines
    assert only.place == "Paragraph 2"


@pytest.mark.parametrize("hostile", ["\n", " \n", " ", "\t", "\f", "\u00a0\n"])
def test_what_is_unseen_does_not_make_a_report_long_to_read(hostile):
    proposed = ofsted.propose("What needs to improve\n" + hostile * 200_000 + "\nb")
    assert proposed.of(PointKind.FAILING) == ()


def test_what_no_reader_sees_is_not_proposed():
    text = "What needs to improve\n\n◼ Leaders failed\x00 to act on what they\x07 were told.\n"
    proposed = ofsted.propose(text)
    assert proposed.lines
    assert not any("\x00" in each.text or "\x07" in each.text for each in proposed.lines)
