"""The private way to ask whether a child was one of those examined, with a reasoned answer.

Whoever asks has no account. They write, ring or come; a receiver checks who they are and what
they may know, and seals the question. The investigator, who knows which child a pseudonym stands
for, answers with reasons, and the receiver tells whoever asked.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.investigations import policy, states
from upheld.investigations.events import AskerTold, ChildQuestionLookedUp, ChildQuestionTaken
from upheld.investigations.models import ChildQuestion, Investigation
from upheld.investigations.states import Stage, WasExamined
from upheld.investigations.writing import (
    holders_of_keys,
    next_number,
    part_of,
    said,
    sealed_into,
)
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of, months_after
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

_BEGUN = tuple(each for each in Stage if each not in {Stage.PROPOSED, Stage.COMMISSIONED})
_MONTHS = 1
"""UK GDPR, article 12(3): an answer within a month of the request. Recalled: ask a lawyer."""


@command(policy.may_take_question)
def take_child_question(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    child: str,
    asker: str,
    checked: str,
    keys: Keyring,
) -> tuple[ChildQuestion, ChildQuestionTaken]:
    """Take a question: of which child, who asks, and how it was checked that they may know.

    Raises `NotPossible` before the file is open, and where one of the three is left out.
    """
    states.require_in(investigation.stage, *_BEGUN)
    content = {
        "child": said(child, "Say which child they ask about."),
        "asker": said(asker, "Say who asks, and how they are reached."),
        "checked": said(checked, "Say how you checked who they are, and that they may know."),
    }
    holders = holders_of_keys([actor.id, investigation.investigator_id], at)
    place = vault_commands.open_compartment(actor=actor, at=at, holders=holders, keys=keys)
    day = day_of(at)
    question = ChildQuestion.objects.create(
        investigation=investigation,
        number=next_number(ChildQuestion.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            place.id, actor=actor, at=at, kind="child-question", content=content, keys=keys
        ),
        asked_on=day,
        due_on=months_after(day, _MONTHS),
    )
    return question, ChildQuestionTaken(
        question=str(question.id), investigation=str(investigation.id), due_on=question.due_on
    )


@command(policy.may_investigate)
def look_up_child(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    question: ChildQuestion,
    examined: WasExamined,
    words: str,
    keys: Keyring,
) -> tuple[ChildQuestion, ChildQuestionLookedUp]:
    """Say whether the child was one of them, with reasons, and what may be told."""
    part_of(investigation, question)
    if question.answered_on is not None:
        raise NotPossible("You have answered this already.")
    content = {
        "examined": WasExamined(examined).value,
        "words": said(words, "Write what may be told, and why."),
    }
    question.answer_id = _beside(question, (actor, at, keys), "child-answer", content)
    question.answered_on = day_of(at)
    question.save(update_fields=["answer", "answered_on"])
    return question, ChildQuestionLookedUp(question=str(question.id))


@command(policy.may_take_question)
def record_asker_told(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    question: ChildQuestion,
    told_on: date,
    words: str,
    keys: Keyring,
) -> tuple[ChildQuestion, AskerTold]:
    """Record when and how whoever asked was told. Raises `NotPossible` before the answer."""
    part_of(investigation, question)
    if question.answered_on is None:
        raise NotPossible("The investigator has not answered yet.")
    if question.told_on is not None:
        raise NotPossible("They have been told already.")
    if not question.answered_on <= told_on <= day_of(at):
        raise NotPossible("They were told on a day from the answer until today.")
    content = {"words": said(words, "Write how they were told, and what they said.")}
    question.told_id = _beside(question, (actor, at, keys), "child-told", content)
    question.told_on = told_on
    question.save(update_fields=["told", "told_on"])
    return question, AskerTold(question=str(question.id), told_on=told_on)


def _beside(
    question: ChildQuestion,
    who: tuple[Actor, datetime, Keyring],
    kind: str,
    content: dict[str, Any],
) -> UUID:
    """Seal words beside the question, to the two who hold it."""
    actor, at, keys = who
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=[question.body_id])
    asked = bodies.get(question.body_id)
    if not isinstance(asked, Body):
        raise NotPossible("This is no longer here. Go back and look again.")
    return sealed_into(asked.compartment, actor=actor, at=at, kind=kind, content=content, keys=keys)
