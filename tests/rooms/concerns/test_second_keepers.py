"""Ending a concern about a child at risk, and lifting a hold: never one person alone."""

from __future__ import annotations

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, IdentityRequest
from upheld.concerns.seconding import Step
from upheld.concerns.states import Obligation, Outcome, Risk, Route
from upheld.kernel.decision import NotPermitted, NotPossible

from .scene import NOON, TODAY, Reporter, answered, by, page, raise_alone

KEEPER = "independent-person"
CHILD = "She is at her aunt's; the front door rang me at noon today."
WHY = "Everything that was promised has been done."


@pytest.fixture
def at_risk(cast, somebody) -> Concern:
    """A concern about a child at risk now that somebody has read."""
    raised = raise_alone(somebody, risk=Risk.YES)
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    return raised


def decide(cast, concern, route=Route.SAFEGUARDING):
    said = {"reasons": "At once.", "safety": "I rang the front door at noon."}
    return commands.triage(**by(cast, "mo", concern), route=route, **said)


def ask(cast, concern, step=Step.CLOSE, **said) -> IdentityRequest:
    given = {"reason": WHY, "child": CHILD} | said
    return commands.ask_second(**by(cast, "mo", concern), step=step, **given)


def answer(cast, request, run=commands.agree_to_step, slug=KEEPER, reason="It was seen to."):
    row = IdentityRequest.objects.get(id=request.id)
    return run(actor=cast.actor(slug), at=NOON, request=row, reason=reason, keys=cast.keys(slug))


def to_answer(cast, concern):
    decide(cast, concern)
    said = {"words": "They are seeing to it.", "outcome": Outcome.NO_FINDING}
    commands.give_feedback(**by(cast, "mo", concern), **said)


def test_nobody_closes_alone_what_was_said_of_a_child_at_risk(cast, at_risk):
    to_answer(cast, at_risk)
    with pytest.raises(NotPossible, match="takes two people"):
        commands.close(**by(cast, "mo", at_risk))

    request = ask(cast, at_risk)
    with pytest.raises(NotPossible, match="has not answered yet"):
        commands.close(**by(cast, "mo", at_risk))
    assert Concern.objects.get(id=at_risk.id).state == "answered"

    answer(cast, request)
    commands.close(**by(cast, "mo", at_risk))
    assert Concern.objects.get(id=at_risk.id).state == "closed"


def test_what_a_keeper_did_not_agree_to_stays_undone_and_can_be_asked_again(cast, at_risk):
    to_answer(cast, at_risk)
    answer(cast, ask(cast, at_risk), run=commands.refuse_step, reason="Nobody has seen her.")
    with pytest.raises(NotPossible, match="takes two people"):
        commands.close(**by(cast, "mo", at_risk))

    answer(cast, ask(cast, at_risk))
    commands.close(**by(cast, "mo", at_risk))


def test_no_further_action_takes_two_too_and_an_agreement_serves_once(cast, at_risk):
    with pytest.raises(NotPossible, match="takes two people"):
        decide(cast, at_risk, Route.NO_FURTHER_ACTION)
    answer(cast, ask(cast, at_risk, Step.NO_FURTHER_ACTION))
    decide(cast, at_risk, Route.NO_FURTHER_ACTION)

    again = {"route": Route.NO_FURTHER_ACTION, "instead": True, "reasons": "Still."}
    with pytest.raises(NotPossible, match="takes two people"):
        commands.decide_again(**by(cast, "mo", at_risk), **again)


@pytest.mark.parametrize("child", ["", "rang", "a b c d", "all well"])
def test_the_answer_about_the_child_is_more_than_a_word(cast, at_risk, child):
    with pytest.raises(NotPossible, match="how the child is now"):
        ask(cast, at_risk, child=child)


@pytest.mark.parametrize("safety", ["", "rang", "y"])
def test_what_was_done_for_the_child_is_more_than_a_word(cast, at_risk, safety):
    with pytest.raises(NotPossible, match="child is safe today"):
        commands.triage(
            **by(cast, "mo", at_risk), route=Route.POLICE, reasons="At once.", safety=safety
        )


def test_where_no_child_was_at_risk_nobody_else_is_asked(cast, raised):
    answered(cast, raised)
    with pytest.raises(NotPossible, match="nobody else need agree"):
        ask(cast, raised)

    commands.close(**by(cast, "mo", raised))


def test_the_keeper_reads_what_is_asked_and_nothing_of_the_concern(cast, at_risk):
    request = ask(cast, at_risk)
    given = {"actor": cast.actor(KEEPER), "keys": cast.keys(KEEPER), "today": TODAY}

    (line,) = queries.steps_asked(**given)

    assert (line.reason, line.child, line.waits) == (WHY, CHILD, True)
    assert page(cast, KEEPER, at_risk) is None
    assert queries.identity_requests(**given) == []
    with pytest.raises(NotPermitted):
        answer(cast, request, slug="mo")
    with pytest.raises(NotPossible, match="Say why in a sentence"):
        answer(cast, request, reason="need to")


def test_a_step_is_asked_for_once_and_answered_once(cast, at_risk):
    request = ask(cast, at_risk)
    with pytest.raises(NotPossible, match="asked already"):
        ask(cast, at_risk)
    answer(cast, request)
    with pytest.raises(NotPossible, match="answered already"):
        answer(cast, request, run=commands.refuse_step)


def test_whoever_placed_a_hold_does_not_lift_it_alone(cast, raised):
    commands.place_hold(**by(cast, "mo", raised), reason="A tribunal asks.")
    with pytest.raises(NotPossible, match="Say why in a sentence"):
        commands.lift_hold(**by(cast, "mo", raised), reason="y")
    with pytest.raises(NotPossible, match="takes two people"):
        commands.lift_hold(**by(cast, "mo", raised), reason="The tribunal is over.")

    answer(cast, ask(cast, raised, Step.LIFT_HOLD, child=""))
    commands.lift_hold(**by(cast, "mo", raised), reason="The tribunal is over.")

    commands.place_hold(**by(cast, "mo", raised), reason="It asks again.")
    with pytest.raises(NotPossible, match="takes two people"):
        commands.lift_hold(**by(cast, "mo", raised), reason="The tribunal is over.")


def test_another_receiver_lifts_a_hold(cast):
    other = raise_alone(Reporter(), somebody_else=True)  # the auditor reads it too
    commands.place_hold(**by(cast, "auditor", other), reason="A tribunal asks.")

    commands.lift_hold(**by(cast, "mo", other), reason="The tribunal is over.")


@pytest.mark.parametrize("outcome", [Outcome.UPHELD, Outcome.NOT_UPHELD, Outcome.PARTLY_UPHELD])
def test_nothing_is_upheld_or_not_where_nobody_looked_into_it(cast, raised, outcome):
    commands.acknowledge(**by(cast, "mo", raised), words="Read.")
    commands.triage(**by(cast, "mo", raised), route=Route.NO_FURTHER_ACTION, reasons="Why.")
    words = "You can go to Ofsted."

    with pytest.raises(NotPossible, match="Nobody has looked into it"):
        commands.give_feedback(**by(cast, "mo", raised), words=words, outcome=outcome)
    commands.give_feedback(**by(cast, "mo", raised), words=words, outcome=Outcome.NO_FINDING)


def test_an_answer_without_more_to_be_done_names_a_prescribed_person(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="Read.")
    commands.triage(**by(cast, "mo", raised), route=Route.NO_FURTHER_ACTION, reasons="Why.")

    with pytest.raises(NotPossible, match="prescribed person"):
        commands.give_feedback(
            **by(cast, "mo", raised), words="We looked.", outcome=Outcome.NO_FINDING
        )


def test_what_is_owed_stands_there_once(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="Read.")
    commands.triage(**by(cast, "mo", raised), route=Route.INVESTIGATE, reasons="Why.")
    commands.write_message(**by(cast, "mo", raised), words="When was it?")

    updates = [each for each in page(cast, "mo", raised).clocks if each.kind == Obligation.UPDATE]

    assert len(updates) == 1
