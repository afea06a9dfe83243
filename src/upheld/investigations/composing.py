"""The full report, put together from the file. Nobody types a count or copies an outcome."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault.keyring import Keyring

from . import examined
from .asked import AskedLine, asked
from .models import Interview, Investigation
from .reading import AllegationRead, AreaRead, Beside, Matrix, matrix

VERSION = 3  # 3 tells of the frame, the cases, second readings, figures and later evidence


@dataclass(frozen=True, slots=True, repr=False)
class Draft:
    """The report as it would be issued today, without its summary."""

    content: dict[str, Any]
    mismatched: tuple[UUID, ...]


def draft(*, actor: Actor, keys: Keyring, investigation: Investigation) -> Draft | None:
    """The report as far as the file goes; None where these keys do not open the file."""
    found = matrix(actor=actor, keys=keys, investigation=investigation)
    if found is None:
        return None
    requests, opened = asked(actor=actor, keys=keys, investigation=investigation)
    beside = examined.told(actor=actor, keys=keys, investigation=investigation)
    content = {
        "version": VERSION,
        "interviews": Interview.objects.filter(investigation=investigation).count(),
        "examined": found.roll.examined,
        "upheld": found.roll.upheld,
        "areas": _areas(found),
        "not_given": [_not_given(each) for each in requests if each.may_be_answered],
        **beside.content,
    }
    return Draft(content, (*found.mismatched, *opened.mismatched, *beside.mismatched))


def composed(*, actor: Actor, keys: Keyring, investigation: Investigation) -> dict[str, Any]:
    """The same, whole: raises `NotPossible` where a word of it cannot be opened or is missing."""
    found = draft(actor=actor, keys=keys, investigation=investigation)
    if found is None:
        raise NotPossible("Your keys do not open the file of this investigation.")
    if found.mismatched:
        raise NotPossible(
            "Something in the file is not what was sealed, so no report can be made of it. "
            "Tell the receiver."
        )
    if any(not each["outcome"] for area in found.content["areas"] for each in area["findings"]):
        raise NotPossible("An allegation has no finding, so no report can be made.")
    return found.content


def issued(content: dict[str, Any], *, on: date, summary: str, why: str) -> dict[str, Any]:
    """What is said on the day of issue. `why` says what a later version is for."""
    return content | {"issued_on": on.isoformat(), "summary": summary, "why": why}


def _not_given(request: AskedLine) -> dict[str, Any]:
    """A document that had not come when the report was issued: a reader must know of the gap."""
    return {
        "number": request.number,
        "what": request.what,
        "of_whom": request.of_whom,
        "asked_on": request.asked_on.isoformat(),
        "given": request.given,
        "words": request.words,
    }


def _areas(found: Matrix) -> list[dict[str, Any]]:
    return [_area(each) for each in found.areas]


def _area(area: AreaRead) -> dict[str, Any]:
    return {
        "number": area.number,
        "title": area.title,
        "outcome": area.outcome,
        "inferred": area.inferred,
        "reasons": area.reasons,
        "origin": area.origin,
        "findings": [_answer(each) for each in area.allegations],
        "observations": [_beside(each) for each in area.observations],
        "later": [_beside(each) for each in area.later],
    }


_UNANSWERED: dict[str, Any] = {
    "outcome": "",
    "inferred": False,
    "standard": "not-stated",
    "words": "",
    "reasons": "",
    "facts": [],
    "against": [],
    "posts": [],
    "decided_on": None,
    "origin": "",
}


def _answer(allegation: AllegationRead) -> dict[str, Any]:
    finding = allegation.finding
    alleged = {"allegation": allegation.words, "number": allegation.number}
    if finding is None:
        return _UNANSWERED | alleged
    said = asdict(finding)
    for needless in ("id", "post_ids", "revision"):
        del said[needless]
    return said | alleged | {"decided_on": finding.decided_on.isoformat()}


def _beside(beside: Beside) -> dict[str, Any]:
    return {
        "id": beside.id,
        "words": beside.words,
        "facts": list(beside.facts),
        "day": beside.day.isoformat(),
        "origin": beside.origin,
    }
