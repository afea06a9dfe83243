"""What happens to embargoed copies. Nothing in the clear says for whom one is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event, SealedEvent


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyAgreed(Event):
    """A receiver agreed with a union that it reads the report before its day."""

    name: ClassVar[str] = "learning.copy.agreed"
    about: ClassVar[str] = "report"
    report: str
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyStopped(Event):
    """The receiver stopped what was agreed with a union. The reason is sealed."""

    name: ClassVar[str] = "learning.copy.stopped"
    about: ClassVar[str] = "report"
    report: str
    copy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesAddressed(Event):
    """The author addressed copies to people who were served with what is said of them."""

    name: ClassVar[str] = "learning.copies.addressed"
    about: ClassVar[str] = "report"
    report: str
    copies: int
    on_paper: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOpened(SealedEvent):
    """Somebody opened their copy or took it away. `form` is a page, or the ending of a file."""

    name: ClassVar[str] = "learning.copy.opened"
    about: ClassVar[str] = "copy"
    copy: str
    form: str
    edition: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyPrinted(SealedEvent):
    """The author printed the copy of somebody who was served on paper."""

    name: ClassVar[str] = "learning.copy.printed"
    about: ClassVar[str] = "copy"
    copy: str
    edition: int
