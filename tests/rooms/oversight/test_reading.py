"""What members, those who are asked and the public read, and at what cost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from upheld.kernel.actor import ANYONE
from upheld.oversight import commands, queries
from upheld.oversight.states import AskKind, AskState, Direction


def _cost(run) -> int:
    with CaptureQueriesContext(connection) as asked:
        run()
    return len(asked)


def _more(scene) -> None:
    for number in range(4):
        kind = AskKind.ONE_OFF if number else AskKind.STANDING
        ask = scene.asked(number=str(number), kind=kind)
        answer = scene.answer(ask, "R2.1", "R3.1")
        scene.decide(ask, answer)
        commands.take_note(**scene.noting())
        commands.record_change(**scene.changing())
    scene.call(30)


@pytest.mark.parametrize("page", ["public_record", "next_meeting", "what_waits"])
def test_a_page_costs_the_same_whatever_there_is(page, scene):
    chair = scene.cast.actor("chair-scrutiny")

    def ask():
        if page == "public_record":
            return queries.public_record(matter=scene.matter, today=scene.today)
        return getattr(queries, page)(actor=chair, today=scene.today)

    scene.answered()
    ask()
    before = _cost(ask)
    _more(scene)
    assert _cost(ask) == before
    assert before < 30


def test_a_meeting_costs_the_same_whatever_it_asked(scene):
    def ask():
        return queries.meeting_page(
            actor=scene.cast.actor("ceo"), id=scene.meeting.id, today=scene.today
        )

    scene.standing()
    before = _cost(ask)
    for number in range(5):
        scene.asked(number=str(number))
    assert _cost(ask) == before


def test_the_story_ends_with_one_answer_that_waits_for_the_panel(cast, told, noon):
    chair = cast.actor("chair-scrutiny")
    waits = queries.what_waits(actor=chair, today=noon.date())
    assert [(each.kind, each.ask.id) for each in waits] == [("decide", told.asks["2020-08-27 ii"])]
    page = queries.ask_page(actor=chair, id=waits[0].ask.id, today=noon.date())
    assert page.may_decide
    assert [each.verdict for each in page.answers] == [
        "not_accepted",
        "accepted",
        "accepted",
        "waiting",
    ]
    assert [day.isoformat() for day in page.ask.missed] == ["2021-06-17"]


def test_a_member_reads_what_was_promised_what_is_late_and_what_is_only_claimed(cast, told, noon):
    page = queries.next_meeting(actor=cast.actor("chair-scrutiny"), today=noon.date())
    assert page.held_on.isoformat() == "2022-01-27"
    assert (page.closed, page.actions) == (1, 10)
    assert {each.id for each in page.promised} == {
        told.asks["2020-08-27 ii"],
        told.asks["2020-10-01 iii"],
    }
    assert [each.id for each in page.late_asks] == [
        told.asks["2020-08-27 iii"],
        told.asks["2020-10-01 ii"],
    ]
    assert [each.ref for each in page.claimed_without_proof] == ["R2.2", "R3.1", "R5.1"]
    assert {"R2.2", "R3.1", "R3.2"} <= {each.ref for each in page.late_actions}
    assert "R2.1" not in {each.ref for each in page.late_actions}


def test_a_meeting_to_come_deals_with_what_is_due_by_then_and_what_is_late(cast, told, noon):
    chair = cast.actor("chair-scrutiny")
    due = {
        day: [
            each.id
            for each in queries.meeting_page(
                actor=chair, id=told.meetings[day], today=noon.date()
            ).due
        ]
        for day in ("2022-01-27", "2021-11-04", "2020-08-27")
    }
    late = [told.asks["2020-08-27 iii"], told.asks["2020-10-01 ii"]]
    assert sorted(due["2022-01-27"]) == sorted([told.asks["2020-08-27 ii"], *late])
    assert due["2021-11-04"] == [told.asks["2020-08-27 ii"]]
    assert due["2020-08-27"] == []


def test_each_cited_action_comes_with_its_entries_in_the_log(cast, told, noon):
    ask = told.asks["2020-08-27 ii"]
    page = queries.ask_page(actor=ANYONE, id=ask, today=noon.date())
    accepted = page.answers[1]
    assert [each.action.ref for each in accepted.cited] == ["R2.1", "R2.2"]
    for cited in accepted.cited:
        assert {"Proof put forward", "Proof judged"} <= {each.words for each in cited.entries}
        assert all(each.index is not None for each in cited.entries)
    assert [each.words for each in accepted.entries] == ["Answered", "Decided by the panel"]
    assert accepted.checkpoint.startswith("upheld.example/log\n")


def test_an_entry_of_today_has_no_place_in_the_log_yet(scene):
    ask, _ = scene.answered()
    page = queries.ask_page(actor=ANYONE, id=ask.id, today=scene.today)
    assert [each.index for each in page.answers[0].entries] == [None]


def test_the_public_record_says_what_changed_for_better_and_for_worse(told, noon):
    record = queries.public_record(matter=told.matter, today=noon.date())
    assert [each.direction for each in record.changes].count(Direction.WORSE) == 2
    assert all(each.source and each.as_at for each in record.changes)
    assert (record.asked, record.accepted, record.waiting, record.late) == (7, 3, 1, 2)
    noted = [note for meeting in record.meetings for note in meeting.notes]
    assert any("not evidence" in each.remark for each in noted)


def test_nobody_who_answered_is_a_person_on_the_public_record(cast, told, noon):
    record = repr(queries.public_record(matter=told.matter, today=noon.date()))
    assert not [slug for slug in cast.members if str(cast.person(slug)) in record]


def test_whoever_was_asked_sees_it_waiting_and_nobody_else_does(scene):
    ask = scene.asked()
    for slug in scene.cast.members:
        waits = queries.what_waits(actor=scene.cast.actor(slug), today=scene.today)
        mine = [each for each in waits if each.ask.id == ask.id]
        assert bool(mine) is (slug == "improvement-lead")


def test_a_conflict_takes_away_what_would_wait(scene):
    ask, _ = scene.answered()
    scene.asked(number="ii")
    for slug in ("improvement-lead", "chair-scrutiny"):
        kept_out = replace(scene.cast.actor(slug), excluded_from=frozenset({str(scene.matter)}))
        assert queries.what_waits(actor=kept_out, today=scene.today) == []
        page = queries.ask_page(actor=kept_out, id=ask.id, today=scene.today)
        assert [page.may_answer, page.may_decide, page.may_stand_down] == [False] * 3


def test_an_ask_on_a_condition_is_never_late_without_a_day(scene):
    ask = scene.asked(kind=AskKind.CONDITIONAL, condition="if it is ready", due=None)
    page = queries.ask_page(actor=ANYONE, id=ask.id, today=scene.later(1000))
    assert (page.ask.late, page.ask.state) == (False, AskState.OPEN)


def test_members_and_boards_prepare_for_their_own_next_meeting(scene):
    panel = queries.next_meeting(actor=scene.cast.actor("chair-scrutiny"), today=scene.today)
    board = queries.next_meeting(actor=scene.cast.actor("board-chair"), today=scene.today)
    assert (panel.id, board.id) == (scene.meeting.id, None)
    assert board.promised == board.late_asks == board.plans == ()
