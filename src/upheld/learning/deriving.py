"""What was said of where passages come from, opened; and which passages say nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .derivations import NEED_NOT_SAY, Anew, Comes, FromPassage
from .models import Claim, LearningReport, PassageDerived
from .opening import Opened
from .states import Kind, Stage


@dataclass(frozen=True, slots=True, repr=False)
class Derived:
    """What is said of a passage in exactly these words."""

    passages: tuple[FromPassage, ...]
    claims: tuple[UUID, ...]
    anew: Anew | None
    words: str
    said_on: date


@dataclass(frozen=True, slots=True, repr=False)
class Lying:
    """A passage of the full report as it stands today, for whoever holds the file."""

    passage: FromPassage
    words: str
    publishable: bool


def derived(
    *, actor: Actor, keys: Keyring, report: LearningReport, shown: Iterable[Opened]
) -> dict[UUID, Derived]:
    """The newest word on each passage. It lapses when the passage is written again.

    What is released stands as it was said, also where a passage was corrected since.
    """
    body_of = {each.id: each.body for each in shown}
    rows = PassageDerived.objects.filter(report=report).order_by("number")
    newest = {each.passage_id: each for each in rows}
    released = report.state == Stage.RELEASED.value
    holding = [
        each for each in newest.values() if released or body_of.get(each.passage_id) == each.of_body
    ]
    ids = [each.body_id for each in holding]
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=ids) if ids else {}
    found = {}
    for each in holding:
        body = bodies.get(each.body_id)
        if isinstance(body, Body):
            found[each.passage_id] = _derived(each, body.content)
    return found


def before(*, actor: Actor, keys: Keyring, report: LearningReport, passage: UUID) -> Derived | None:
    """What was last said of a passage, in whatever words: to begin with when it is asked again."""
    rows = PassageDerived.objects.filter(report=report, passage=passage).order_by("-number")
    row = rows.first()
    if row is None:
        return None
    body = vault.bodies_by_id(actor=actor, keys=keys, ids=[row.body_id]).get(row.body_id)
    return _derived(row, body.content) if isinstance(body, Body) else None


def silent(shown: Iterable[Opened], said: Iterable[UUID]) -> list[int]:
    """The places of the passages that come from no finding and say nothing, counted from one."""
    told = set(said)
    return [
        place
        for place, each in enumerate(shown, start=1)
        if Kind(each.kind) not in NEED_NOT_SAY and not each.comes_from and each.id not in told
    ]


def lying(*, actor: Actor, keys: Keyring, report: LearningReport) -> list[Lying]:
    """The passages of the full report with their words; none for whoever does not hold the file."""
    return [
        Lying(
            FromPassage(each.key, each.kind.value, each.number, digest_of(each.words)),
            each.words,
            each.publishable,
        )
        for each in investigations.report_passages(
            actor=actor, keys=keys, id=report.investigation_id
        )
    ]


def content_of(
    given: Comes, *, actor: Actor, keys: Keyring, report: LearningReport
) -> dict[str, Any]:
    """What is sealed. Raises `NotPossible` for what the file or the grid does not have."""
    known = {each.passage.key: each.passage for each in _wanted(given, actor, keys, report)}
    if not set(given.passages) <= known.keys():
        raise NotPossible("One of these passages is no longer in the full report. Choose again.")
    claims = Claim.objects.filter(grid__matter=report.matter, id__in=given.claims)
    if claims.count() != len(set(given.claims)):
        raise NotPossible("One of these claims is not in the grid of this matter. Choose again.")
    return {
        "passages": [known[each].content() for each in dict.fromkeys(given.passages)],
        "claims": [str(each) for each in dict.fromkeys(given.claims)],
        "words": given.words.strip(),
    }


def digest_of(words: str) -> str:
    """What tells whether the words are still those from which something came."""
    return hashlib.sha256(words.encode()).hexdigest()


def _wanted(given: Comes, actor: Actor, keys: Keyring, report: LearningReport) -> list[Lying]:
    return lying(actor=actor, keys=keys, report=report) if given.passages else []


def _derived(row: PassageDerived, said: dict[str, Any]) -> Derived:
    return Derived(
        passages=tuple(FromPassage(**each) for each in said["passages"]),
        claims=tuple(UUID(each) for each in said["claims"]),
        anew=Anew(row.anew) if row.anew else None,
        words=said["words"],
        said_on=row.said_on,
    )
