"""Something that happened, named in the past tense."""

from __future__ import annotations

import inspect
import secrets
from dataclasses import dataclass, field, fields
from datetime import UTC, date, datetime
from typing import Any, ClassVar

EVENTS: dict[str, type[Event]] = {}
SEED_BYTES = 32
NOT_A_FACT: dict[str, Any] = {"fact": False}
RESERVED = frozenset({"event", "at", "actor"})  # every entry says these of itself


@dataclass(frozen=True, slots=True)
class Opens:
    """An obligation that an event opens: what is owed, about what, by which day.

    `about` and `due` name fields of the event. An empty due day opens nothing.
    """

    kind: str
    about: str
    due: str


@dataclass(frozen=True, slots=True)
class Discharges:
    """An obligation that an event discharges. `about` names a field of the event."""

    kind: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. Subclasses name it in the past tense.

    Fields hold ids, codes, days and counts; never free text, addresses or translated
    words: the log outlives every retention period. `about` names the field that holds
    the id of the thing. `hides_actor` leaves out who did it, for events that would
    otherwise say who wrote a sealed body.

    Raises `TypeError`, when the class is made, for a field whose name every entry uses.
    """

    name: ClassVar[str] = ""
    about: ClassVar[str] = ""
    opens: ClassVar[tuple[Opens, ...]] = ()
    discharges: ClassVar[tuple[Discharges, ...]] = ()
    hides_actor: ClassVar[bool] = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        # Not super(): `slots=True` makes a second class, for which zero-argument super
        # still points at the first.
        if taken := RESERVED.intersection(inspect.get_annotations(cls)):
            raise TypeError(f"{cls.__name__}: {sorted(taken)} belong to every entry.")
        if cls.__dict__.get("name"):
            EVENTS[cls.name] = cls

    def facts(self) -> dict[str, str]:
        """The event's own fields as text, without the empty ones."""
        held = {
            each.name: as_text(getattr(self, each.name))
            for each in fields(self)
            if each.metadata.get("fact", True)
        }
        return {name: value for name, value in held.items() if value != ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedEvent(Event):
    """An event whose opening only the holders of a compartment may read.

    `seal_to` holds the recipients; `seed` salts its digests and is sealed with it.
    """

    seal_to: tuple[str, ...] = field(metadata=NOT_A_FACT, repr=False)
    seed: bytes = field(
        default_factory=lambda: secrets.token_bytes(SEED_BYTES), metadata=NOT_A_FACT, repr=False
    )


def as_text(value: object) -> str:
    """How a fact is written into the log: stable for ever, and the same on every machine.

    Raises `ValueError` for a moment without a time zone.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        if value.tzinfo is None:
            raise ValueError("A moment in the log needs a time zone.")
        return value.astimezone(UTC).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple | set | frozenset):
        return " ".join(sorted(as_text(each) for each in value))
    return str(value)
