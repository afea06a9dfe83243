"""What a receiver does, in which order, and what can never be."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from upheld.concerns import commands, queries, states
from upheld.concerns.models import Concern
from upheld.concerns.states import Outcome, Route, State, Taken
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations
from upheld.ledger.guard import OutsideCommand, guard
from upheld.ledger.models import Pending
from upheld.vault.models import SealedBody

from .scene import NOON, TODAY, answered, by, page


def _done(concern):
    return {each.kind: each.discharged_on for each in obligations.about(concern.id)}


def test_each_step_discharges_what_was_owed(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    assert _done(raised)["acknowledge-concern"] == TODAY
    assert _done(raised)["decide-concern"] is None

    commands.triage(**by(cast, "mo", raised), route=Route.INVESTIGATE, reasons="Serious.")
    assert _done(raised)["decide-concern"] == TODAY

    commands.give_feedback(**by(cast, "mo", raised), words="Thanks.", outcome=Outcome.UPHELD)
    assert _done(raised)["answer-concern"] == TODAY


def test_the_reporter_reads_the_route_and_the_answer_but_not_the_reasons(cast, raised, somebody):
    answered(cast, raised)

    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)

    assert mine.route_words == "An investigation by somebody outside the line"
    assert [each.text for each in mine.feedback] == ["Thank you."]
    assert "It is serious." not in repr(mine)
    assert page(cast, "mo", raised).triage.reasons == "It is serious."


def test_messages_go_both_ways(cast, raised, somebody):
    commands.write_message(**by(cast, "mo", raised), words="When was it?")
    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="In May.", keys=somebody.keys
    )

    said = [(each.text, each.mine) for each in page(cast, "mo", raised).messages]
    assert said == [("When was it?", True), ("In May.", False)]


def test_a_reporter_says_how_it_was_taken(cast, raised, somebody):
    commands.say_how_it_was(
        actor=somebody.actor,
        at=TODAY,
        concern=raised,
        taken=Taken.PARTLY,
        words="Slowly.",
        keys=somebody.keys,
    )

    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    assert mine.has_told


STEPS = {
    State.ACKNOWLEDGED: (commands.acknowledge, {"words": "Read."}),
    State.DECIDED: (commands.triage, {"route": Route.GRIEVANCE, "reasons": "Because."}),
    State.ANSWERED: (commands.give_feedback, {"words": "Done.", "outcome": Outcome.UPHELD}),
    State.CLOSED: (commands.close, {}),
}
ORDER = [State.RECEIVED, *STEPS]


@pytest.mark.parametrize("reached", ORDER)
def test_only_the_next_step_is_possible(cast, raised, reached):
    for state in ORDER[1 : ORDER.index(reached) + 1]:
        run, given = STEPS[state]
        run(**by(cast, "mo", raised), **given)

    for state, (run, given) in STEPS.items():
        if state in states.AFTER[reached]:
            continue
        before = Pending.objects.count(), SealedBody.objects.count()
        with pytest.raises(NotPossible):
            run(**by(cast, "mo", raised), **given)
        assert (Pending.objects.count(), SealedBody.objects.count()) == before
    assert Concern.objects.get(id=raised.id).state == reached


def test_a_thread_stays_open_to_its_reporter_after_it_was_closed(cast, raised, somebody):
    answered(cast, raised)
    commands.close(**by(cast, "mo", raised))

    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="Again.", keys=somebody.keys
    )

    assert page(cast, "mo", raised).messages[-1].text == "Again."


def test_a_concern_is_shared_only_after_a_decision_and_only_with_an_investigator(cast, raised):
    given = {"reason": "Independent."}
    with pytest.raises(NotPossible, match="Decide what happens"):
        commands.share(**by(cast, "mo", raised), person=cast.person("investigator"), **given)

    answered(cast, raised)
    with pytest.raises(NotPossible, match="Choose an investigator"):
        commands.share(**by(cast, "mo", raised), person=cast.person("ceo"), **given)
    assert page(cast, "ceo", raised) is None


def test_nothing_is_said_in_no_words(cast, raised):
    with pytest.raises(NotPossible, match="Write a few words"):
        commands.acknowledge(**by(cast, "mo", raised), words="  ")

    assert Concern.objects.get(id=raised.id).state == "received"


def test_the_rows_cannot_be_written_outside_a_command(raised):
    with pytest.raises(OutsideCommand):
        raised.save()
    with pytest.raises(OutsideCommand):
        Concern.objects.update(state="closed")


@pytest.mark.parametrize("wrong", ["state = 'buried'", "joined_shown = 900"])
def test_the_database_itself_refuses_what_cannot_be(raised, wrong):
    held = connection.execute_wrappers[:]
    connection.execute_wrappers = [each for each in held if each is not guard]
    try:
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(f"UPDATE concerns_concern SET {wrong}")  # noqa: S608
    finally:
        connection.execute_wrappers = held


def test_a_moment_of_noon_is_the_day(raised):
    assert raised.received_on == NOON.date()
