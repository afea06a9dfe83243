"""What a passage of the full report gives away: proposed by rule, settled by a person.

A rule proposes what to be careful about and never that a passage may be published: that a person
says. What was settled holds for the very words that were read; when they change, a passage
waits to be looked at again, and counts as not publishable until then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from upheld.disclosure.checking import Check
from upheld.disclosure.extracting import Extracted
from upheld.disclosure.flags import Kind as Flagged
from upheld.disclosure.watchlist import Row
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from . import criticisms
from .models import CaseExamined, Classification, Interview, Investigation
from .passages import Kind, Part
from .reading import Pages
from .states import PassageClass

_SPOKEN = re.compile(r"\b(interview\w*|witness\w*|told (us|me)|statements?)\b", re.IGNORECASE)
_LEGAL = re.compile(
    r"\b(legal advice|counsel|solicitors?|barristers?|privileged?|litigation|tribunal)\b",
    re.IGNORECASE,
)
_OF_SOMEBODY = frozenset({Flagged.NAME, Flagged.INITIALS, Flagged.PATTERN, Flagged.POST})
_OF_CASES = frozenset({Kind.CASE, Kind.SECOND})


@dataclass(frozen=True, slots=True)
class Classed:
    """One passage with its classes. `settled` says whether a person looked at these words."""

    part: Part
    classes: frozenset[PassageClass]
    settled: bool

    @property
    def publishable(self) -> bool:
        """Whether a person said of these words that they may be published."""
        return self.settled and PassageClass.PUBLISHABLE in self.classes


@dataclass(frozen=True, slots=True, repr=False)
class Kept:
    """What was settled so far, by the names of passages, and how often something was settled."""

    revision: int
    settled: dict[str, dict[str, Any]]


def kept(*, actor: Actor, keys: Keyring, investigation: Investigation) -> Kept:
    """What was settled in this file; nothing before the first time."""
    rows = Classification.objects.filter(investigation=investigation)
    newest = rows.order_by("-number").first()
    if newest is None:
        return Kept(0, {})
    pages = Pages(actor=actor, keys=keys, ids=[newest.body_id])
    return Kept(newest.number, dict(pages.of(newest.body_id).get("settled", {})))


def classed(
    *, actor: Actor, keys: Keyring, investigation: Investigation, parts: tuple[Part, ...]
) -> tuple[Classed, ...]:
    """Each passage with what was settled for its words, or else with what a rule proposes."""
    settled = kept(actor=actor, keys=keys, investigation=investigation).settled
    waiting = [each for each in parts if not _holds(settled, each)]
    rules = Rules.of(actor=actor, keys=keys, investigation=investigation) if waiting else None
    return tuple(
        Classed(each, _settled(settled, each), settled=True)
        if rules is None or _holds(settled, each)
        else Classed(each, rules.proposed(each), settled=False)
        for each in parts
    )


def as_sealed(found: tuple[Classed, ...]) -> dict[str, Any]:
    """The classes as they are sealed with a report."""
    return {
        each.part.key: {"classes": sorted(each.classes), "settled": each.settled} for each in found
    }


def _holds(settled: dict[str, dict[str, Any]], part: Part) -> bool:
    return settled.get(part.key, {}).get("digest") == part.digest


def _settled(settled: dict[str, dict[str, Any]], part: Part) -> frozenset[PassageClass]:
    return frozenset(PassageClass(each) for each in settled[part.key]["classes"])


@dataclass(frozen=True, slots=True, repr=False)
class Rules:
    """What the rules know of a file: who was interviewed, who is named, which children."""

    check: Check
    children: tuple[str, ...]

    @classmethod
    def of(cls, *, actor: Actor, keys: Keyring, investigation: Investigation) -> Rules:
        """The rules for one file."""
        notes = list(Interview.objects.filter(investigation=investigation))
        cases = list(CaseExamined.objects.filter(investigation=investigation))
        bodies = [*(each.note_id for each in notes), *(each.body_id for each in cases)]
        pages = Pages(actor=actor, keys=keys, ids=bodies)
        said = {f"interview {e.number}": pages.of(e.note_id).get("note", "") for e in notes}
        names = criticisms.watch_list(actor=actor, keys=keys, investigation=investigation)
        rows = [Row(name=e.strip(), aliases=(), post="", holders=0) for e in names.splitlines()]
        children = {pages.of(each.body_id).get("pseudonym", "").casefold() for each in cases}
        check = Check([e for e in rows if e.name], {k: v for k, v in said.items() if v})
        return cls(check, tuple(sorted(children - {""})))

    def proposed(self, part: Part) -> frozenset[PassageClass]:
        """What to be careful about in a passage. Nothing is publishable by rule."""
        text = part.words
        flags = self.check.draft(Extracted(text, (), "text"), part.key).flags
        kinds = {each.kind for each in flags}
        said = text.casefold()
        found = {
            PassageClass.SOURCE_IDENTIFYING: bool(_SPOKEN.search(text)) or Flagged.REUSE in kinds,
            PassageClass.THIRD_PARTY: bool(kinds & _OF_SOMEBODY),
            PassageClass.CHILD_IDENTIFYING: part.kind in _OF_CASES
            or any(each in said for each in self.children),
            PassageClass.PRIVILEGED: bool(_LEGAL.search(text)),
        }
        return frozenset(each for each, holds in found.items() if holds)
