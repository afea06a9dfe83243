"""What the log can be asked.

The log is public, and whoever asks about ids was shown them by the room that owns them:
an id that nobody gave away cannot be guessed. `facts_about` and `fact_about` are house
sums: a room holds what it keeps against what was recorded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings

from upheld.kernel.actor import Actor, Kind

from . import evidence as shown_evidence
from . import openings, promises, publisher
from .checkpoints import Checkpoint
from .models import Head
from .openings import Opened
from .publisher import Root

WHO = frozenset({"actor", "acting-post"})


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry as a page shows it. `index` is None until the night after."""

    id: UUID
    event: str
    at: datetime | date
    index: int | None
    fields: dict[str, str]


def published_on() -> date | None:
    """The day of the newest checkpoint; None before the first."""
    head = Head.objects.first()
    return None if head is None else head.published_on


def checkpoint() -> Checkpoint | None:
    """The newest signed checkpoint, as it is printed in minutes; None before the first."""
    return promises.newest()


def evidence(
    *, actor: Actor, opening: UUID, names: Collection[str] | None = None
) -> dict[str, Any] | None:
    """One clear entry as `upheld-verify --evidence` reads it; None where there is none.

    Every field that the actor may see is shown, or those named. `proof` is empty until
    the entry is published.
    """
    opened = openings.one(opening)
    if opened is None:
        return None
    seen = {name for name in opened.fields if _sees_who(actor) or name not in WHO}
    asked = seen if names is None else seen.intersection(names)
    return shown_evidence.show(opened.seed, opened.fields, names=asked)


def entries_about(*, actor: Actor, ids: Iterable[object]) -> list[EntryLine]:
    """The clear entries about these things, in the order in which things happened.

    Of those that happened at one moment the log gives the order, once it is laid. Entries
    that still wait have none: the log does not keep the order in which they arrived.

    Who did it is shown to people in posts, not to the public and not to reporters.
    """
    found = openings.about(str(each) for each in ids)
    lines = [_line(opened, actor) for entries in found.values() for opened in entries]
    return sorted(lines, key=lambda line: (str(line.at), line.index is None, line.index or 0))


def facts_about(abouts: Iterable[str], event: str, name: str) -> dict[str, str]:
    """What the log recorded under `name` when `event` first happened to each thing.

    Each answer was recomputed from seed and fields and found in the log, or waiting for
    it. A thing is absent where nothing was recorded, where the record was touched, or
    where entries that still wait contradict each other.
    """
    return facts_of(dict.fromkeys(abouts, event), name)


def facts_of(wanted: Mapping[str, str], name: str) -> dict[str, str]:
    """The same where each thing has an event of its own, in one question."""
    found = openings.about(wanted)
    facts = {thing: _first_fact(held, wanted[thing], name) for thing, held in found.items()}
    return {thing: fact for thing, fact in facts.items() if fact is not None}


def root_over(about: UUID, event: str) -> Root | None:
    """The log's root over the night in which `event` of a thing was laid; None before that.

    The log grows by a fixed number of entries at a time, cover among them, so this size and
    this root are settled that night and by nobody. Whoever has the log can work it out.
    """
    entries = openings.about([str(about)]).get(str(about), [])
    index = next((each.index for each in entries if each.fields.get("event") == event), None)
    if index is None:
        return None
    multiple = settings.UPHELD_LOG_MULTIPLE
    size = -(-(index + 1) // multiple) * multiple
    head = Head.objects.get()
    return publisher.root_of(min(size, head.size))


def fact_about(about: str, event: str, name: str) -> str | None:
    """The same for one thing."""
    return facts_about([about], event, name).get(about)


def _first_fact(entries: list[Opened], event: str, name: str) -> str | None:
    told = [each for each in entries if each.fields["event"] == event and name in each.fields]
    if not told:
        return None
    if told[0].index is None and len({each.fields[name] for each in told}) > 1:
        return None
    return told[0].fields[name]


def _line(opened: Opened, actor: Actor) -> EntryLine:
    shown = dict(opened.fields)
    event, at = shown.pop("event"), shown.pop("at")
    if not _sees_who(actor):
        shown = {name: value for name, value in shown.items() if name not in WHO}
    return EntryLine(opened.id, event, _moment(at), opened.index, shown)


def _sees_who(actor: Actor) -> bool:
    return actor.kind in {Kind.PERSON, Kind.MACHINE}


def _moment(text: str) -> datetime | date:
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)
