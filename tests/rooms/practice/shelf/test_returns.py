"""Counts that were sent, beside ours; and what stands against all loads."""

from __future__ import annotations

import pytest

from tests.rooms.practice.shelf.sheets import GOOD, MIXED, recorded
from upheld.practice import faults, queries, reconciling
from upheld.practice.states import LeftOut

SENT = """return,year,item,count
cin,2021,FD01,12
cin,2021,cin_episodes,9
own,2021,supervision,5
cin,2021,nonsense,1
cin,2021,WL10,4
"""


@pytest.fixture
def sent(cast, noon):
    recorded(cast, noon, GOOD)
    recorded(cast, noon, SENT)
    found = queries.returns(actor=cast.actor("analyst"))
    assert found is not None
    return {each.item: each for each in found}


def test_a_table_is_counted_in_the_load_of_the_same_return_and_year(sent):
    assert (sent["supervision"].submitted, sent["supervision"].here) == (5, 2)
    assert sent["supervision"].difference == -3


def test_what_cannot_be_counted_says_why_and_is_never_nought(sent):
    assert (sent["cin_episodes"].here, sent["cin_episodes"].because) == (None, reconciling.NO_LOAD)
    assert (sent["nonsense"].here, sent["nonsense"].because) == (None, reconciling.NO_ITEM)
    for item in ("FD01", "WL10"):
        assert sent[item].here is None
        assert sent[item].because.startswith("not measurable from this data, because")


def test_it_is_for_analysts_alone(cast, sent):
    for slug in ("dcs", "chair-scrutiny", "mo"):
        assert queries.returns(actor=cast.actor(slug)) is None
        assert queries.quality_page(actor=cast.actor(slug)) is None


def test_reasons_are_added_up_over_loads_by_source_place_and_column(cast, noon):
    recorded(cast, noon, MIXED)
    more = MIXED.replace("S1", "S8").replace("S4", "S9")
    recorded(cast, noon, more)
    page = queries.quality_page(actor=cast.actor("analyst"))
    assert page is not None
    [rejected] = [each for each in page.faults if each.kind == LeftOut.REJECTS]
    assert (rejected.source, rejected.column, rejected.times) == ("own", "supv_professional_id", 2)
    [line] = page.sources
    assert (line.loads, line.used, line.rejected, line.doubted) == (2, 6, 2, 2)


def test_a_reason_holds_nothing_of_one_row(cast, noon):
    load = recorded(cast, noon, MIXED)
    [fault] = faults.of_load(load.id, LeftOut.DOUBTS)
    assert "2021-13-45" not in fault.words
    assert faults.of_load(load.id, LeftOut.DOUBTS) == [fault]  # as it was kept


def test_what_a_sentence_itself_says_in_figures_is_kept(cast, noon):
    told = MIXED.replace("2021-13-45", "1900-01-01") + "S5,W5\n"
    load = recorded(cast, noon, told)
    words = [fault.words for kind in LeftOut for fault in faults.of_load(load.id, kind)]

    assert any(each.startswith("… is what a system writes") for each in words)
    assert any("(the year 1900). It is left empty" in each for each in words)
    assert any(each.startswith("This row has 2 columns and the headings have 5") for each in words)
