"""What the council's headings and spellings stand for, as people confirmed them, and what is open.

Nothing is guessed: a proposal counts only once a person has chosen it, and whoever leaves something
open has that kept as well. Each version stays; the newest is used for every load from then on.
Takes no actor: commands and queries do.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from upheld.practice import keeping, models

if TYPE_CHECKING:
    from upheld.practice.readers.normaliser.mapping import Mapping as Told

HEADINGS = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that a spelling can stand for."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """A heading or a spelling that was not understood. A heading has no set of codes."""

    key: str
    codes: str
    theirs: str
    times: int
    proposed: str
    options: tuple[Option, ...]
    where: tuple[str, ...] = ()  # the columns in which it stands, by their standard names


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a person decided of one item; nothing in `stands_for` leaves it open on purpose."""

    codes: str
    theirs: str
    stands_for: str


def current() -> models.Mapping | None:
    """The newest version; None before anybody has confirmed anything."""
    return models.Mapping.objects.order_by("-number").first()


def told(version: models.Mapping | None) -> Told:
    """A version as the readers take it."""
    from upheld.practice.readers.normaliser.mapping import Mapping  # noqa: PLC0415 -- large

    if version is None:
        return Mapping()
    return Mapping(dict(version.content["headings"]), dict(version.content["codes"]))


def of_fingerprint(fingerprint: str) -> models.Mapping | None:
    """The newest version with this content; None where a load was read without one."""
    if not fingerprint:
        return None
    versions = models.Mapping.objects.order_by("-number")
    return next((one for one in versions if told(one).fingerprint == fingerprint), None)


def with_chosen(before: models.Mapping | None, chosen: Iterable[Chosen]) -> dict[str, Any]:
    """The content of a new version: what stood before, and what was decided now."""
    old = before.content if before else {"headings": {}, "codes": {}, "left": []}
    headings = dict(old["headings"])
    codes = {name: dict(several) for name, several in old["codes"].items()}
    left = {tuple(each) for each in old["left"]}
    for each in chosen:
        decided = headings if each.codes == HEADINGS else codes.setdefault(each.codes, {})
        if each.stands_for:
            decided[each.theirs] = each.stands_for
            left.discard((each.codes, each.theirs))
        else:
            decided.pop(each.theirs, None)
            left.add((each.codes, each.theirs))
    kept = {name: several for name, several in codes.items() if several}
    return {"headings": headings, "codes": kept, "left": sorted(list(each) for each in left)}


def still_open(load: models.Load) -> list[Item]:
    """What a load did not understand and nobody has decided since, the most frequent first."""
    from upheld.practice.store.proposals import proposal  # noqa: PLC0415 -- large

    store = keeping.distinct_doubts(load.id)
    proposed = proposal(store, load.id)
    decided = _decided(current())
    times = Counter[str]()
    where: dict[str, set[str]] = defaultdict(set)
    for row in store.doubts(load.id).to_pylist():
        theirs = (row["value"] or "").strip()
        times[theirs] += row["row"]
        where[theirs].add(row["column"] or "")
    found = [
        replace(_item(name, theirs, times[theirs], near), where=tuple(sorted(where[theirs])))
        for name, several in proposed["codes"].items()
        for theirs, near in several.items()
    ]
    found += [_item(HEADINGS, theirs, 0, near) for theirs, near in proposed["headings"].items()]
    there = [each for each in found if (each.codes, each.theirs) not in decided and each.options]
    return sorted(there, key=lambda each: (each.codes != HEADINGS, -each.times, each.theirs))


def _decided(version: models.Mapping | None) -> set[tuple[str, str]]:
    if version is None:
        return set()
    content = version.content
    found = {(HEADINGS, theirs) for theirs in content["headings"]}
    found |= {(name, theirs) for name, several in content["codes"].items() for theirs in several}
    return found | {(name, theirs) for name, theirs in content["left"]}


def _item(codes: str, theirs: str, times: int, proposed: str | None) -> Item:
    key = hashlib.sha256(f"{codes}\n{theirs}".encode()).hexdigest()[:16]
    options = headings() if codes == HEADINGS else options_of(codes)
    return Item(key, codes, theirs, times, proposed or "", options)


def options_of(codes: str) -> tuple[Option, ...]:
    """Every code of a set with its official words, in order."""
    from upheld.practice.readers.normaliser.labels import STANDARD  # noqa: PLC0415 -- large
    from upheld.practice.standard.codes import CODES  # noqa: PLC0415 -- large

    if codes == "flag":
        return (Option("Y", "Yes"), Option("N", "No"))
    labels: dict[str, str] = {}
    for label, code in (STANDARD.get(codes) or {}).items():
        labels.setdefault(code or "", label)
    known = CODES.get(codes) or tuple(labels)
    return tuple(Option(code, labels.get(code, "")) for code in known if code)


def headings() -> tuple[Option, ...]:
    """Every column of Annex A, each once."""
    from upheld.practice.readers.annex_a_lists import ANNEX_A  # noqa: PLC0415 -- large

    docs = {field.doc for one in ANNEX_A.values() for field in one.fields}
    return tuple(Option(doc, "") for doc in sorted(docs))
