"""What goes to people outside: a second reading, a child at risk now, and each follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from upheld.concerns import alerting
from upheld.investigations import outsiders, policy, states
from upheld.investigations.events import (
    CasesHandedOver,
    ChildFollowedUp,
    SafetyActionAnswered,
    SafetyActionMailed,
    SafetyActionOpened,
    SecondReadingAnswered,
    SecondReadingAsked,
)
from upheld.investigations.models import (
    CaseExamined,
    FollowUp,
    Investigation,
    SafetyAction,
    SecondReading,
)
from upheld.investigations.outsiders import Work
from upheld.investigations.states import Changed, Stage, Told
from upheld.investigations.writing import next_number, part_of, said
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Followed:
    """What became of a child. Whoever was not told, `why_not` says why."""

    changed: Changed
    child: Told
    parents: Told
    officer: Told
    words: str
    remedy: str = ""
    why_not: str = ""

    def content(self) -> dict[str, str]:
        """What is sealed. Raises `NotPossible` without words, or without a reason that is due."""
        if Told.NOT_TOLD in {self.child, self.parents, self.officer}:
            said(self.why_not, "Say why somebody was not told.")
        return {
            "words": said(self.words, "Say what was looked at and what changed for the child."),
            "remedy": self.remedy.strip(),
            "why_not": self.why_not.strip(),
        }


@command(policy.may_investigate)
def ask_second_reader(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    cases: Sequence[CaseExamined],
    person: UUID,
    keys: Keyring,
) -> tuple[list[SecondReading], SecondReadingAsked]:
    """Give cases to a different person to read. They see these cases and nothing else."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, *cases)
    if SecondReading.objects.filter(case__in=cases).exists():
        raise NotPossible("One of these cases is with a second reader already.")
    work = Work(investigation, actor, at, keys)
    post, bodies = work.hand(cases, person, kind="second-reading")
    rows = SecondReading.objects.bulk_create(
        SecondReading(
            investigation=investigation,
            case=case,
            person_id=person,
            post_id=post,
            body_id=body,
            asked_on=day_of(at),
        )
        for case, body in zip(cases, bodies, strict=True)
    )
    return rows, SecondReadingAsked(
        investigation=str(investigation.id), person=str(person), cases=len(rows)
    )


@command(policy.may_do_outside)
def answer_second_reading(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    given: SecondReading,
    agrees: bool,
    words: str,
    keys: Keyring,
) -> tuple[SecondReading, SecondReadingAnswered]:
    """Agree or disagree, in words, with how a case was answered. Both are shown."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, given)
    if given.answered_on is not None:
        raise NotPossible("You have answered this already.")
    content = {"words": said(words, "Say in words why you agree or disagree.")}
    work = Work(investigation, actor, at, keys)
    given.answer_id = work.reply(given.body_id, content, kind="second-reading-answer")
    given.agrees, given.answered_on = agrees, day_of(at)
    given.save(update_fields=["answer", "agrees", "answered_on"])
    return given, SecondReadingAnswered(reading=str(given.id), agrees=agrees)


@command(policy.may_investigate)
def open_safety_action(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    words: str,
    where: str,
    keys: Keyring,
) -> tuple[SafetyAction, SafetyActionOpened]:
    """Tell whoever is on duty outside, today, that a child may be at risk now.

    It can be done in every stage from the opening of the file on, also after the report. Raises
    `NotPossible` where nobody on duty is free of conflict: then ring.
    """
    if investigation.file_id is None:
        states.require_in(investigation.stage, Stage.UNDER_WAY)
    content = {
        "words": said(words, "Say what suggests that a child is at risk."),
        "where": where.strip(),
    }
    day = day_of(at)
    body, told = Work(investigation, actor, at, keys).alarm(content)
    action = SafetyAction.objects.create(
        investigation=investigation,
        number=next_number(SafetyAction.objects.filter(investigation=investigation)),
        body_id=body,
        to_mail=alerting.seal_to_mail(told),
        opened_on=day,
        due_on=day,
    )
    return action, SafetyActionOpened(
        action=str(action.id),
        investigation=str(investigation.id),
        number=action.number,
        due_on=day.isoformat(),
    )


@command(policy.may_note_safety_mail)
def note_safety_mailed(
    *, actor: Actor, at: date, action: SafetyAction, persons: tuple[UUID, ...]
) -> tuple[SafetyAction, SafetyActionMailed]:
    """Note who has been told by mail, without content, that something waits."""
    told = {str(each) for each in persons}
    left = [each for each in alerting.open_to_mail(action.to_mail) if each not in told]
    action.to_mail = alerting.seal_to_mail(left)
    action.save(update_fields=["to_mail"])
    return action, SafetyActionMailed(action=str(action.id), told=len(told))


@command(policy.may_answer_safety)
def answer_safety_action(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    action: SafetyAction,
    words: str,
    keys: Keyring,
) -> tuple[SafetyAction, SafetyActionAnswered]:
    """Say what was done for the child. Raises `NotPossible` for whoever was not told of it."""
    part_of(investigation, action)
    content = {"words": said(words, "Say what was done, in a few words.")}
    if not outsiders.opens(actor=actor, keys=keys, body=action.body_id):
        raise NotPossible(policy.NOT_HERE)
    if action.answered_on is not None:
        raise NotPossible("Somebody has said already what was done.")
    work = Work(investigation, actor, at, keys)
    action.answer_id = work.reply(action.body_id, content, kind="safety-answer")
    action.answered_on, action.answered_in_id = day_of(at), UUID(actor.post)
    action.to_mail = b""  # nobody else need come for it
    action.save(update_fields=["answer", "answered_on", "answered_in", "to_mail"])
    return action, SafetyActionAnswered(action=str(action.id))


@command(policy.may_investigate)
def hand_over_cases(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    cases: Sequence[CaseExamined],
    person: UUID,
    due_on: date,
    keys: Keyring,
) -> tuple[list[FollowUp], CasesHandedOver]:
    """Give cases to a reviewer outside the named line, who follows each child up by a day."""
    states.require_in(investigation.stage, Stage.UNDER_WAY, *sorted(states.SETTLED))
    part_of(investigation, *cases)
    if due_on < day_of(at):
        raise NotPossible("The day by which they are followed up cannot be in the past.")
    if FollowUp.objects.filter(case__in=cases).exists():
        raise NotPossible("One of these cases is with a reviewer already.")
    post, bodies = Work(investigation, actor, at, keys).hand(cases, person, kind="follow-up")
    rows = FollowUp.objects.bulk_create(
        FollowUp(
            investigation=investigation,
            case=case,
            person_id=person,
            post_id=post,
            body_id=body,
            handed_over_on=day_of(at),
            due_on=due_on,
        )
        for case, body in zip(cases, bodies, strict=True)
    )
    return rows, CasesHandedOver(
        investigation=str(investigation.id),
        person=str(person),
        cases=len(rows),
        due_on=due_on.isoformat(),
    )


@command(policy.may_do_outside)
def record_follow_up(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    given: FollowUp,
    followed: Followed,
    keys: Keyring,
) -> tuple[FollowUp, ChildFollowedUp]:
    """Say what changed for a child, who was told or why not, and what is put right."""
    part_of(investigation, given)
    if given.answered_on is not None:
        raise NotPossible("This child has been followed up already.")
    work = Work(investigation, actor, at, keys)
    given.answer_id = work.reply(given.body_id, followed.content(), kind="follow-up-answer")
    given.changed, given.answered_on = followed.changed.value, day_of(at)
    given.child, given.parents = followed.child.value, followed.parents.value
    given.officer = followed.officer.value
    given.save()
    return given, ChildFollowedUp(follow_up=str(given.id), changed=given.changed)
