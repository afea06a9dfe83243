"""The published text of a grid: only claims that may be published, as JSON in one fixed form."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from .grid_opening import OpenedGrid
from .triangulating import Known, OpenedClaim, known_since


def published_text(
    opened: OpenedGrid,
    *,
    sources: Mapping[UUID, str],
    themes: Mapping[str, str],
    checked_on: date,
    flags_left: int,
) -> str:
    """The text whose digest is in the log. `sources` are the titles of those that may be named.

    Whatever a source says of which nobody outside may know is left out, and so is the consent:
    it says who agreed, which is nobody else's business.
    """
    shown = told(opened, sources)
    content = {
        "checked": {"on": checked_on.isoformat(), "flags_left": flags_left},
        "claims": [_claim(each, sources, themes) for each in shown],
        "known": [_known(each, sources, themes) for each in known_since(shown, opened.done)],
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def told(opened: OpenedGrid, sources: Mapping[UUID, str]) -> list[OpenedClaim]:
    """The claims that are published, each with the sources alone that may be named."""
    return [
        replace(each, stands=tuple(said for said in each.stands if said.source in sources))
        for each in opened.claims
        if each.publishable
    ]


def words_of(content: str) -> str:
    """The words of a published text, without its form: what a later text is compared with."""
    said = json.loads(content)
    return "\n".join(each for each in _words(said["claims"], said["known"]) if each)


def _words(claims: list[dict[str, Any]], known: list[dict[str, Any]]) -> Iterator[str]:
    for claim in claims:
        yield from (claim["text"], claim["settled"])
        yield from (each["quotation"] for each in claim["stands"])
    yield from (each["done"] for each in known)


def _claim(
    claim: OpenedClaim, sources: Mapping[UUID, str], themes: Mapping[str, str]
) -> dict[str, Any]:
    return {
        "number": claim.number,
        "theme": themes.get(claim.theme, claim.theme),
        "tone": claim.tone,
        "text": claim.text,
        "is_conflict": claim.is_conflict,
        "settled": claim.settled if claim.is_conflict else "",
        "origin": claim.origin,
        "stands": [
            {
                "source": sources[each.source],
                "verdict": each.verdict,
                "basis": each.basis,
                "attributed_to": each.attributed_to,
                "on": each.on.isoformat() if each.on else "",
                "quotation": each.quotation,
                "origin": each.origin,
            }
            for each in sorted(claim.stands, key=lambda each: sources[each.source])
        ],
    }


def _known(known: Known, sources: Mapping[UUID, str], themes: Mapping[str, str]) -> dict[str, Any]:
    return {
        "theme": themes.get(known.theme, known.theme),
        "since": known.since.isoformat(),
        "source": sources[known.source],
        "done": known.done,
        "origin": known.origin,
    }
