"""Fair to whoever is named: support, notice in time, and a written outcome for everything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from upheld.investigations import fairness, policy, states
from upheld.investigations.events import NamedPersonNoted, NoticeGiven, OutcomesSent
from upheld.investigations.models import (
    Allegation,
    Finding,
    Investigation,
    NamedPerson,
    OutcomeLetter,
)
from upheld.investigations.reading import Pages
from upheld.investigations.states import Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def note_named(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    who: str,
    support: str,
    allegations: Sequence[Allegation],
    keys: Keyring,
) -> tuple[NamedPerson, NamedPersonNoted]:
    """Note who is named, in which allegations, and who supports them. The notice is owed then."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, *allegations)
    if not allegations:
        raise NotPossible("Choose at least one allegation that is about them.")
    content = {
        "who": said(who, "Say who is named."),
        "support": said(support, "Say who supports them, and how they are reached."),
        "allegations": [str(each.id) for each in allegations],
    }
    day = day_of(at)
    named = NamedPerson.objects.create(
        investigation=investigation,
        number=next_number(NamedPerson.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id, actor=actor, at=at, kind="named", content=content, keys=keys
        ),
        noted_on=day,
        notice_due_on=fairness.notice_due(day),
    )
    return named, NamedPersonNoted(
        subject=str(named.id), investigation=str(investigation.id), number=named.number
    )


@command(policy.may_investigate)
def give_notice(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    named: NamedPerson,
    given_on: date,
    words: str,
    keys: Keyring,
) -> tuple[NamedPerson, NoticeGiven]:
    """Record that somebody was told that they are named, when, and in which words."""
    part_of(investigation, named)
    if named.notice_on is not None:
        raise NotPossible("They have been given notice already.")
    if not named.noted_on <= given_on <= day_of(at):
        raise NotPossible("Notice is given after they were noted, and not in the future.")
    content = {"words": said(words, "Write what they were told.")}
    named.notice_id = sealed_into(
        investigation.file_id, actor=actor, at=at, kind="notice", content=content, keys=keys
    )
    named.notice_on = given_on
    named.save(update_fields=["notice", "notice_on"])
    return named, NoticeGiven(subject=str(named.id))


@command(policy.may_investigate)
def send_outcomes(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    named: NamedPerson,
    keys: Keyring,
) -> tuple[list[OutcomeLetter], OutcomesSent]:
    """Record that the written outcome of every allegation about them was sent, as it stands.

    All are sent together and in one form, whatever they say. The words are the findings' own
    and are not typed. Raises `NotPossible` before the findings are signed off.
    """
    states.require_in(investigation.stage, *sorted(states.SETTLED))
    part_of(investigation, named)
    if OutcomeLetter.objects.filter(named=named).exists():
        raise NotPossible("They have been sent their outcomes already.")
    findings = _findings_about(named, actor, keys)
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in findings])
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys, "kind": "outcome-letter"}
    letters = [
        OutcomeLetter(
            named=named,
            allegation_id=each.allegation_id,
            body_id=sealed_into(investigation.file_id, **seal, content=_letter(each, pages)),
            sent_on=day_of(at),
        )
        for each in findings
    ]
    OutcomeLetter.objects.bulk_create(letters)
    return letters, OutcomesSent(subject=str(named.id), letters=len(letters))


def _findings_about(named: NamedPerson, actor: Actor, keys: Keyring) -> list[Finding]:
    said = Pages(actor=actor, keys=keys, ids=[named.body_id]).of(named.body_id)
    if not said:
        raise NotPossible("Your keys do not open the file of this investigation.")
    found = Finding.objects.filter(allegation_id__in=said["allegations"])
    return list(found.order_by("allegation__number"))


def _letter(finding: Finding, pages: Pages) -> dict[str, Any]:
    content = pages.of(finding.body_id)
    return {
        "outcome": finding.outcome,
        "words": content.get("words", ""),
        "reasons": content.get("reasons", ""),
        "standard": finding.standard,
    }
