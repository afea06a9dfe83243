"""The full report, put together from the findings. Nobody types a count or copies an outcome."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault.keyring import Keyring

from .asked import AskedLine, asked
from .models import Interview, Investigation
from .reading import AllegationRead, AreaRead, Beside, Matrix, matrix

VERSION = 2  # 2 says what was asked for and not given


def composed(
    *, actor: Actor, keys: Keyring, investigation: Investigation, summary: str, on: date
) -> dict[str, Any]:
    """The report as it is sealed. Raises `NotPossible` where a word of it cannot be opened."""
    found = matrix(actor=actor, keys=keys, investigation=investigation)
    if found is None:
        raise NotPossible("Your keys do not open the file of this investigation.")
    requests, opened = asked(actor=actor, keys=keys, investigation=investigation)
    if found.mismatched or opened.mismatched:
        raise NotPossible(
            "Something in the file is not what was sealed, so no report can be made of it. "
            "Tell the receiver."
        )
    interviews = Interview.objects.filter(investigation=investigation).count()
    return {
        "version": VERSION,
        "issued_on": on.isoformat(),
        "summary": summary,
        "interviews": interviews,
        "examined": found.roll.examined,
        "upheld": found.roll.upheld,
        "areas": _areas(found),
        "not_given": [_not_given(each) for each in requests if each.may_be_answered],
    }


def _not_given(request: AskedLine) -> dict[str, Any]:
    """A document that had not come when the report was issued: a reader must know of the gap."""
    return {
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
    }


def _answer(allegation: AllegationRead) -> dict[str, Any]:
    finding = allegation.finding
    if finding is None:
        raise NotPossible("An allegation has no finding, so no report can be made.")
    said = asdict(finding)
    for needless in ("id", "post_ids", "revision"):
        del said[needless]
    return said | {
        "allegation": allegation.words,
        "number": allegation.number,
        "decided_on": finding.decided_on.isoformat(),
    }


def _beside(beside: Beside) -> dict[str, Any]:
    return {"words": beside.words, "facts": list(beside.facts), "origin": beside.origin}
