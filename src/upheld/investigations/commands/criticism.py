"""Writing down what is said of people, and curing what the disclosure check flags."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.investigations import criticisms, policy, states
from upheld.investigations.events import (
    CriticismDrafted,
    CriticismWithdrawn,
    FlagDecided,
    WatchListKept,
)
from upheld.investigations.models import Criticism, FlagDecision, Investigation, WatchList
from upheld.investigations.states import Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def draft_criticism(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    person: UUID,
    post: UUID,
    words: str,
    gist: str,
    keys: Keyring,
) -> tuple[Criticism, CriticismDrafted]:
    """Write a passage about one person, in the post in which they did what it says.

    Of the evidence it gives the gist, never who said it. Both are sealed in the file.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    content = {"person": str(person), "post": str(post), **_passage(words, gist)}
    criticism = Criticism.objects.create(
        investigation=investigation,
        number=next_number(Criticism.objects.filter(investigation=investigation)),
        body_id=_sealed(investigation, "criticism", content, actor=actor, at=at, keys=keys),
        drafted_on=day_of(at),
    )
    return criticism, _was_drafted(criticism)


@command(policy.may_investigate)
def revise_criticism(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    criticism: Criticism,
    seen: int,
    words: str,
    gist: str,
    keys: Keyring,
) -> tuple[Criticism, CriticismDrafted]:
    """Write a passage again before it is served; the earlier words stay sealed.

    Raises `NotPossible` once it is served, and where it has changed since revision `seen`.
    """
    _still_a_draft(investigation, criticism)
    if criticism.revision != seen:
        raise NotPossible(
            "This passage was changed while you were writing. Your words are still on this page: "
            "read the other ones, then save again if yours should stand."
        )
    drafts, _ = criticisms.drafted(actor=actor, keys=keys, investigation=investigation)
    now = next((each for each in drafts if each.id == criticism.id), None)
    if now is None or not now.person:
        raise NotPossible("Your keys do not open this passage.")
    content = {"person": now.person, "post": now.post, **_passage(words, gist)}
    criticism.body_id = _sealed(investigation, "criticism", content, actor=actor, at=at, keys=keys)
    criticism.revision = seen + 1
    criticism.save(update_fields=["body", "revision"])
    return criticism, _was_drafted(criticism)


@command(policy.may_investigate)
def withdraw_criticism(
    *, actor: Actor, at: datetime, investigation: Investigation, criticism: Criticism
) -> tuple[Criticism, CriticismWithdrawn]:
    """Take a passage back before anybody is served with it. Its words stay sealed."""
    _still_a_draft(investigation, criticism)
    criticism.withdrawn_on = day_of(at)
    criticism.save(update_fields=["withdrawn_on"])
    return criticism, CriticismWithdrawn(criticism=str(criticism.id))


@command(policy.may_investigate)
def decide_on_flag(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    criticism: Criticism,
    kind: str,
    text: str,
    reason: str,
    keys: Keyring,
) -> tuple[FlagDecision, FlagDecided]:
    """Leave something that the check flagged, with a reason. Other words are flagged anew."""
    _still_a_draft(investigation, criticism)
    content = {
        "kind": kind,
        "text": said(text, "Say what stays in the passage."),
        "reason": said(reason, "Give the reason why this may stay."),
    }
    decision = FlagDecision.objects.create(
        criticism=criticism,
        body_id=_sealed(investigation, "flag-decision", content, actor=actor, at=at, keys=keys),
        decided_on=day_of(at),
    )
    return decision, FlagDecided(criticism=str(criticism.id), decision=str(decision.id), kind=kind)


@command(policy.may_investigate)
def keep_watch_list(
    *, actor: Actor, at: datetime, investigation: Investigation, names: str, keys: Keyring
) -> tuple[WatchList, WatchListKept]:
    """Keep the names that no packet may give away, one a line. It replaces the list before."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    kept = WatchList.objects.create(
        investigation=investigation,
        number=next_number(WatchList.objects.filter(investigation=investigation)),
        body_id=_sealed(
            investigation, "watch-list", {"names": names.strip()}, actor=actor, at=at, keys=keys
        ),
        kept_on=day_of(at),
    )
    return kept, WatchListKept(investigation=str(investigation.id), number=kept.number)


def _passage(words: str, gist: str) -> dict[str, str]:
    return {
        "words": said(words, "Write what is said of this person."),
        "gist": said(gist, "Write the gist of what shows it."),
    }


def _still_a_draft(investigation: Investigation, criticism: Criticism) -> None:
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, criticism)
    if criticism.packet_id is not None:
        raise NotPossible("This passage was served. Write a new one; it will be served as well.")
    if criticism.withdrawn_on is not None:
        raise NotPossible("This passage was withdrawn.")


def _sealed(
    investigation: Investigation,
    kind: str,
    content: dict[str, Any],
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> UUID:
    return sealed_into(
        investigation.file_id, actor=actor, at=at, kind=kind, content=content, keys=keys
    )


def _was_drafted(criticism: Criticism) -> CriticismDrafted:
    return CriticismDrafted(
        criticism=str(criticism.id),
        investigation=str(criticism.investigation_id),
        number=criticism.number,
        revision=criticism.revision,
    )
