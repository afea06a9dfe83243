"""The investigator at work, for the chapters that tell of the investigation."""

from __future__ import annotations

from typing import Any, TypeVar

from upheld.examples.cast import Cast
from upheld.investigations import queries

from .told import Told

Row = TypeVar("Row")


def there(row: Row | None) -> Row:
    """A row that the story has just made."""
    assert row is not None  # noqa: S101  A story that contradicts itself stops here.
    return row


class Work:
    """The investigator at work on the one investigation."""

    def __init__(self, cast: Cast, told: Told) -> None:
        self.id = there(told.investigation)
        self.actor, self.keys = cast.actor("investigator"), cast.keys("investigator")

    def row(self) -> Any:
        """The investigation, to hand to a command."""
        return there(queries.investigation(actor=self.actor, id=self.id))

    def given(self, at: Any) -> dict[str, Any]:
        """What every command of the investigator takes."""
        return {"actor": self.actor, "at": at, "investigation": self.row()}
