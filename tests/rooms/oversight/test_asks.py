"""What becomes of an ask: it stays open until the people who asked accept the answer."""

from __future__ import annotations

import uuid

import pytest

from tests.rooms.oversight.scene import behind_our_back, fresh, owed
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import obligations
from upheld.ledger import queries as ledger
from upheld.oversight import commands, queries
from upheld.oversight.models import Ask
from upheld.oversight.states import AskKind, AskState, BodyKind, Verdict


def test_an_ask_is_owed_until_it_is_answered(scene):
    ask = scene.asked()
    assert owed(ask) == [scene.later(30)]
    scene.answer(ask, now=5)
    [done] = obligations.about(ask.id)
    assert (done.kind, done.discharged_on) == ("answer-ask", scene.later(5))
    assert fresh(ask).state == AskState.ANSWERED


def test_an_accepted_answer_ends_an_ask_for_once(scene):
    ask, answer = scene.answered()
    scene.call(60)
    ask = scene.decide(ask, answer)
    assert (ask.state, owed(ask)) == (AskState.ACCEPTED, [])
    with pytest.raises(NotPossible, match="is accepted"):
        scene.answer(ask)


def test_an_answer_that_is_not_accepted_leaves_the_ask_open_and_owed_by_its_day(scene):
    ask, answer = scene.answered()
    ask = scene.decide(ask, answer, Verdict.NOT_ACCEPTED)
    assert (ask.state, ask.due, owed(ask)) == (AskState.OPEN, scene.later(30), [scene.later(30)])
    ask = scene.decide(ask, scene.answer(ask, now=1), now=2)
    assert (ask.state, owed(ask)) == (AskState.ACCEPTED, [])
    assert [each.number for each in ask.answers.order_by("number")] == [1, 2]


def test_where_its_day_has_passed_another_answer_is_owed_at_the_next_meeting(scene):
    ask, answer = scene.answered()
    scene.call(60, now=30)
    ask = scene.decide(ask, answer, Verdict.NOT_ACCEPTED, now=31)
    assert (ask.due, owed(ask)) == (scene.later(60), [scene.later(60)])


def test_where_no_meeting_has_been_called_it_is_late(scene):
    ask, answer = scene.answered()
    ask = scene.decide(ask, answer, Verdict.NOT_ACCEPTED, now=31)
    assert owed(ask) == [scene.later(30)]
    assert queries.ask_page(
        actor=scene.cast.actor("ceo"), id=ask.id, today=scene.later(31)
    ).ask.late


def test_a_standing_ask_falls_due_again_at_each_meeting(scene):
    ask = scene.standing(due=30)
    for days in (30, 60, 90):
        scene.call(days, now=days - 20)
        ask = fresh(ask)
        assert (ask.state, ask.due, owed(ask)) == (
            AskState.OPEN,
            scene.later(days),
            [scene.later(days)],
        )
        ask = scene.decide(ask, scene.answer(ask, now=days - 5), now=days)
        assert (ask.state, owed(ask)) == (AskState.ACCEPTED, [])


def test_meetings_called_a_year_ahead_fall_due_one_after_the_other(scene):
    ask = scene.standing(due=30)
    for days in (30, 60, 90):
        scene.call(days)
    for days in (30, 60, 90):
        ask = fresh(ask)
        assert (ask.due, owed(ask)) == (scene.later(days), [scene.later(days)])
        ask = scene.decide(ask, scene.answer(ask, now=days - 5), now=days)
    assert ask.state == AskState.ACCEPTED


def test_a_standing_ask_falls_due_again_though_nobody_answered_and_the_gap_is_told(scene):
    ask = scene.standing(due=30)
    scene.call(30)
    scene.call(60, now=40)
    assert owed(ask) == [scene.later(30), scene.later(60)]
    scene.answer(fresh(ask), now=50)
    page = queries.ask_page(actor=scene.cast.actor("ceo"), id=ask.id, today=scene.later(70))
    assert page.ask.missed == (scene.later(30),)
    assert owed(ask) == []


def test_a_verdict_on_an_overtaken_answer_changes_nothing_that_is_owed(scene):
    ask = scene.standing(due=10)
    answer = scene.answer(ask)
    scene.call(60, now=20)
    ask = scene.decide(ask, answer, Verdict.NOT_ACCEPTED, now=21)
    assert (ask.state, ask.due, owed(ask)) == (AskState.OPEN, scene.later(60), [scene.later(60)])


def test_an_ask_falls_due_only_when_it_stands_and_at_a_later_meeting_of_the_same_body(scene):
    later = scene.call(30)
    clerk = scene.by("dem-services", meeting=later)
    with pytest.raises(NotPossible, match="Only a standing ask"):
        commands.fall_due(**clerk, ask=scene.asked())
    ask = scene.asked(kind=AskKind.STANDING, number="ii")
    with pytest.raises(NotPossible, match="later meeting"):
        commands.fall_due(**clerk | {"ask": ask, "meeting": scene.meeting})
    elsewhere = commands.set_up_body(
        **scene.by("dem-services", slug="b", title="B", kind=BodyKind.IMPROVEMENT_BOARD)
    )
    other = scene.call(31, body=elsewhere)
    with pytest.raises(NotPossible, match="body that asked"):
        commands.fall_due(**clerk | {"ask": ask, "meeting": other})


def test_an_ask_that_was_stood_down_stays_so_and_on_the_record(scene):
    ask = scene.standing(due=30)
    stood_down = scene.by("chair-scrutiny", ask=ask, reasons="We have seen it.")
    commands.stand_down(**stood_down)
    scene.call(60)
    ask = fresh(ask)
    assert (ask.state, owed(ask)) == (AskState.STOOD_DOWN, [])
    with pytest.raises(NotPossible, match="stood down"):
        scene.answer(ask)
    with pytest.raises(NotPossible, match="stood down"):
        commands.stand_down(**stood_down)
    line = queries.ask_page(actor=scene.cast.actor("ceo"), id=ask.id, today=scene.today).ask
    assert (line.stood_down_on, line.stood_down_because) == (scene.today, "We have seen it.")


def test_a_standing_ask_can_be_stood_down_between_two_meetings_and_one_for_once_needs_not(scene):
    chair = scene.cast.actor("chair-scrutiny")
    ended = {}
    for kind in (AskKind.STANDING, AskKind.ONE_OFF):
        ask = scene.asked(kind=kind, number=kind[:3])
        ended[kind] = scene.decide(ask, scene.answer(ask))
        page = queries.ask_page(actor=chair, id=ask.id, today=scene.today)
        assert page.may_stand_down is (kind is AskKind.STANDING)
    given = scene.by("chair-scrutiny", reasons="We have seen it.")
    with pytest.raises(NotPossible, match="Nothing is owed any more"):
        commands.stand_down(**given, ask=ended[AskKind.ONE_OFF])
    commands.stand_down(**given, ask=ended[AskKind.STANDING])
    scene.call(60)
    assert fresh(ended[AskKind.STANDING]).state == AskState.STOOD_DOWN


def test_an_answer_is_decided_once(scene):
    ask, answer = scene.answered()
    scene.decide(ask, answer)
    with pytest.raises(NotPossible, match="already decided"):
        scene.decide(ask, answer, Verdict.NOT_ACCEPTED)


def test_an_answer_is_decided_with_its_own_ask(scene):
    _, answer = scene.answered()
    with pytest.raises(NotPossible, match="another ask"):
        scene.decide(scene.asked(number="ii"), answer)


def test_an_answer_cites_published_actions_of_its_own_matter_alone(scene):
    ask = scene.asked()
    with pytest.raises(NotPossible, match="same matter"):
        scene.answer(ask, actions=(uuid.uuid4(),))
    with behind_our_back():
        Ask.objects.filter(id=ask.id).update(matter=uuid.uuid4())
    with pytest.raises(NotPossible, match="same matter"):
        scene.answer(ask, "R2.1")
    assert not ask.answers.exists()


def test_an_answer_keeps_the_checkpoint_of_the_day(scene):
    answer = scene.answer(scene.asked(), "R2.1", "R2.1")
    newest = ledger.checkpoint()
    assert newest is not None
    assert answer.checkpoint == newest.text
    assert answer.cited.count() == 1


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"kind": AskKind.CONDITIONAL}, "depends"),
        ({"condition": "if it rains"}, "depends"),
        ({"due": None}, "by when"),
        ({"text": "  "}, "what was asked"),
        ({"number": " "}, "number"),
        ({"addressed_to": uuid.uuid4()}, "no such post"),
        ({"matter": uuid.uuid4()}, "published"),
    ],
)
def test_an_ask_that_says_too_little_is_not_recorded(changes, refusal, scene):
    with pytest.raises(NotPossible, match=refusal):
        scene.asked(**changes)
    assert not scene.meeting.asks.exists()


def test_an_answer_is_not_due_before_the_meeting(scene):
    with pytest.raises(NotPossible, match="before the meeting"):
        scene.asked(due=scene.later(-1))


def test_a_number_is_used_once_at_a_meeting(scene):
    scene.asked()
    with pytest.raises(NotPossible, match="already has a resolution i"):
        scene.asked(number=" i ")


@pytest.mark.parametrize("words", ["", "  \n"])
def test_answers_verdicts_and_standing_down_need_words(words, scene):
    ask = scene.asked()
    with pytest.raises(NotPossible, match="your answer"):
        scene.answer(ask, words=words)
    with pytest.raises(NotPossible, match="reasons"):
        commands.stand_down(**scene.by("chair-scrutiny", ask=ask, reasons=words))
    answer = scene.answer(ask)
    verdict = scene.by("chair-scrutiny", ask=ask, answer=answer, verdict=Verdict.ACCEPTED)
    with pytest.raises(NotPossible, match="reasons"):
        commands.decide_answer(**verdict, reasons=words)


def test_notes_and_changes_are_about_published_matters_and_known_days(scene):
    for given in (scene.noting(matter=uuid.uuid4()), scene.changing(matter=uuid.uuid4())):
        run = commands.take_note if "meeting" in given else commands.record_change
        with pytest.raises(NotPossible, match="published"):
            run(**given)
    with pytest.raises(NotPossible, match="day has not come"):
        commands.record_change(**scene.changing(as_at=scene.later(1)))
    with pytest.raises(NotPossible, match="where this comes from"):
        commands.record_change(**scene.changing(source=" "))


def test_a_body_and_a_day_are_entered_once(scene):
    with pytest.raises(NotPossible, match="already a meeting"):
        scene.call(0)
    with pytest.raises(NotPossible, match="already a body"):
        commands.set_up_body(
            **scene.by("dem-services", slug="a-panel", title="Again", kind=BodyKind.SCRUTINY_PANEL)
        )


def test_somebody_who_has_left_the_post_cannot_answer(scene):
    ask = scene.asked(addressed_to=scene.cast.post("ceo"))
    with pytest.raises(NotPermitted, match="post that was asked"):
        scene.answer(ask)
