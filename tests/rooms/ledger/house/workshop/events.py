from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Discharges, Event, Opens, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class Painted(Event):
    """A bench got a colour."""

    name: ClassVar[str] = "workshop.bench.painted"
    about: ClassVar[str] = "bench"
    opens: ClassVar[tuple[Opens, ...]] = (Opens("varnish", about="bench", due="varnish_by"),)
    bench: str
    colour: str
    varnish_by: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Varnished(Event):
    """A bench was varnished."""

    name: ClassVar[str] = "workshop.bench.varnished"
    about: ClassVar[str] = "bench"
    discharges: ClassVar[tuple[Discharges, ...]] = (Discharges("varnish", about="bench"),)
    bench: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Whispered(SealedEvent):
    """Somebody said something about a bench."""

    name: ClassVar[str] = "workshop.bench.whispered"
    bench: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Overheard(Event):
    """Somebody heard it, and who is not said."""

    name: ClassVar[str] = "workshop.bench.overheard"
    about: ClassVar[str] = "bench"
    hides_actor: ClassVar[bool] = True
    bench: str
    post: str = ""
