"""From five accepted recommendations to actions, proof, and closure by somebody else.

Texts and dates follow the public record; which recommendation an action belongs to, who
owns it, and what was proved are synthetic.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.improvement import commands, queries
from upheld.improvement.drafts import ActionDraft
from upheld.improvement.queries import Action, Plan, Proof, Recommendation
from upheld.improvement.states import Judgement, Response
from upheld.kernel.actor import Actor
from upheld.learning import queries as learning

from .promised import PROMISED, SYNTHETIC
from .told import Told

Day = tuple[int, int, int]


def tell_plan(cast: Cast, told: Told) -> None:
    """August to October 2020: take up, answer, plan, and fix the plan."""
    lead, ceo = cast.actor("improvement-lead"), cast.actor("ceo")
    for passage in learning.published_recommendations(actor=lead, matter=_matter(told)):
        adopted = commands.adopt_recommendation(
            actor=lead, at=told.at(2020, 8, 24), passage=passage.id
        )
        told.recommendations[adopted.ref] = adopted.id
    for ref in sorted(told.recommendations):
        commands.respond(
            actor=ceo,
            at=told.at(2020, 8, 25),
            recommendation=_recommendation(cast, told, ref),
            response=Response.ACCEPTED,
            reason="The council accepts this recommendation in full.",
        )
    plan = commands.start_plan(
        actor=lead,
        at=told.at(2020, 8, 26),
        recommendation=_recommendation(cast, told, "R1"),
        title="Action plan on the learning report",
    )
    told.plan = plan.id
    _add_actions(cast, told, plan)
    commands.baseline_plan(actor=lead, at=told.at(2020, 9, 4), plan=_plan(cast, told))


def _add_actions(cast: Cast, told: Told, plan: Plan) -> None:
    at = told.at(2020, 9, 3)
    for each in (*PROMISED, *SYNTHETIC):
        action = commands.add_action(
            actor=cast.actor("improvement-lead"),
            at=at,
            plan=plan,
            recommendation=_recommendation(cast, told, each.rec),
            draft=ActionDraft(
                text=each.text,
                owner_post=cast.post(each.owner),
                due=each.due,
                success_kind=each.kind,
                success_test=each.test,
                pair=each.pair,
                origin="synthetic" if each in SYNTHETIC else "seed",
            ),
        )
        told.actions[action.ref] = action.id


def tell_autumn(cast: Cast, told: Told) -> None:
    """Work on the practitioners' board: progress, proof, a judgement, and closure."""
    _report(
        cast, told, "R2.1", (2020, 9, 16), "The ballot has been held. Nine members were elected."
    )
    _appoint(cast, told, "R2.1", (2020, 9, 21))
    _prove(
        cast,
        told,
        "R2.1",
        (2020, 9, 25),
        "Terms of reference, the ballot's result and the minutes of 23 September are published.",
    )
    _judge(
        cast,
        told,
        "R2.1",
        (2020, 10, 6),
        (
            Judgement.MET,
            (
                "I read the minutes and spoke with four of the nine members. The ballot was "
                "secret, and every service voted."
            ),
        ),
    )
    _close(
        cast,
        told,
        "R2.1",
        (2020, 10, 14),
        "Practitioners now say, every month and in minutes, what is not working. It is too early "
        "to say what that changes for children.",
    )


def tell_winter(cast: Cast, told: Told) -> None:
    """A proof judged not met, and a date that slipped."""
    _report(cast, told, "R2.2", (2020, 10, 19), "A member was invited to the next board meeting.")
    _appoint(cast, told, "R2.2", (2020, 10, 20))
    _prove(cast, told, "R2.2", (2020, 10, 28), "The invitation to the meeting of 27 October.")
    _judge(
        cast,
        told,
        "R2.2",
        (2020, 11, 9),
        (
            Judgement.NOT_MET,
            "An invitation is not attendance. The minutes of 27 October do not name the member.",
        ),
    )
    _report(
        cast,
        told,
        "R3.1",
        (2020, 11, 17),
        "A ceiling of 18 children for each worker is stated for the assessment service. "
        "The other services follow.",
    )
    commands.move_date(
        actor=cast.actor("improvement-lead"),
        at=told.at(2020, 12, 15),
        action=_action(cast, told, "R3.2"),
        to=date(2021, 3, 31),
        reason="The review waits for the new case system.",
    )
    _report(cast, told, "R5.1", (2020, 11, 24), "The first assessor has been appointed.")


def tell_2021(cast: Cast, told: Told) -> None:
    """A proof that waits for its assurer."""
    _appoint(cast, told, "R5.1", (2021, 10, 12))
    _prove(
        cast,
        told,
        "R5.1",
        (2021, 10, 20),
        "Four quarterly assessments have been reported, the last on 14 October 2021.",
    )
    told.open_for_you.append(
        "As the independent assessor of practice: judge the proof of action R5.1."
    )


def _report(cast: Cast, told: Told, ref: str, day: Day, words: str) -> None:
    action = _action(cast, told, ref)
    commands.report_progress(
        actor=_owner(cast, action), at=told.at(*day), action=action, words=words
    )


def _appoint(cast: Cast, told: Told, ref: str, day: Day) -> None:
    commands.appoint_assurer(
        actor=cast.actor("mo"),
        at=told.at(*day),
        action=_action(cast, told, ref),
        assurer=cast.person("assurer"),
        keys=cast.keys("mo"),
    )


def _prove(cast: Cast, told: Told, ref: str, day: Day, summary: str) -> None:
    action = _action(cast, told, ref)
    proof = commands.submit_proof(
        actor=_owner(cast, action), at=told.at(*day), action=action, summary=summary
    )
    told.proofs[ref] = proof.id


def _judge(
    cast: Cast,
    told: Told,
    ref: str,
    day: Day,
    verdict: tuple[Judgement, str],
) -> None:
    commands.judge_proof(
        actor=cast.actor("assurer"),
        at=told.at(*day),
        action=_action(cast, told, ref),
        proof=_proof(cast, told, ref),
        judgement=verdict[0],
        reasons=verdict[1],
    )


def _close(cast: Cast, told: Told, ref: str, day: Day, words: str) -> None:
    commands.close_action(
        actor=cast.actor("board-chair"),
        at=told.at(*day),
        action=_action(cast, told, ref),
        proof=_proof(cast, told, ref),
        words=words,
    )


def _matter(told: Told) -> UUID:
    assert told.matter is not None  # noqa: S101  An earlier chapter made it.
    return told.matter


def _recommendation(cast: Cast, told: Told, ref: str) -> Recommendation:
    id = told.recommendations[ref]
    found = queries.recommendation(actor=cast.actor("improvement-lead"), id=id)
    assert found is not None  # noqa: S101  It was taken up above.
    return found


def _plan(cast: Cast, told: Told) -> Plan:
    assert told.plan is not None  # noqa: S101  It was started above.
    found = queries.plan(actor=cast.actor("improvement-lead"), id=told.plan)
    assert found is not None  # noqa: S101  The lead sees it.
    return found


def _action(cast: Cast, told: Told, ref: str) -> Action:
    found = queries.action(actor=cast.actor("improvement-lead"), id=told.actions[ref])
    assert found is not None  # noqa: S101  The lead sees it.
    return found


def _proof(cast: Cast, told: Told, ref: str) -> Proof:
    found = queries.proof(actor=cast.actor("improvement-lead"), id=told.proofs[ref])
    assert found is not None  # noqa: S101  It was put forward above.
    return found


def _owner(cast: Cast, action: Action) -> Actor:
    """Whoever acts in the post that owns an action."""
    owner = action.owner_post_id
    return next(m.actor for m in cast.members.values() if m.post == owner)
