"""What was asked for, as the keys of the file read it: for the page, and for the full report."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .models import DocumentRequest, Investigation
from .reading import Pages
from .states import Given


@dataclass(frozen=True, slots=True)
class AskedLine:
    """One document that was asked for. `document` is the number under which it was kept, or 0."""

    id: str
    number: int
    what: str
    of_whom: str
    asked_on: date
    due_on: date
    given: str
    answered_on: date | None
    words: str
    document: int

    @property
    def waits(self) -> bool:
        """Whether nobody has answered yet."""
        return self.given == Given.WAITING.value

    @property
    def may_be_answered(self) -> bool:
        """Whether an answer can still come: what was refused may be given later."""
        return self.given != Given.GIVEN.value

    def is_late(self, today: date) -> bool:
        """Whether it should have come before today and has not been answered."""
        return self.waits and self.due_on < today


def rows_of(investigation: Investigation) -> list[DocumentRequest]:
    """Everything that was asked for, in the order of asking."""
    asked = DocumentRequest.objects.filter(investigation=investigation)
    return list(asked.select_related("document").order_by("number"))


def lines(rows: Sequence[DocumentRequest], pages: Pages) -> tuple[AskedLine, ...]:
    """The same with its words, out of bodies that were opened."""
    return tuple(
        AskedLine(
            id=str(each.id),
            number=each.number,
            what=pages.of(each.body_id).get("what", ""),
            of_whom=pages.of(each.body_id).get("of_whom", ""),
            asked_on=each.asked_on,
            due_on=each.due_on,
            given=each.given,
            answered_on=each.answered_on,
            words=pages.of(each.answer_id).get("words", ""),
            document=each.document.number if each.document else 0,
        )
        for each in rows
    )


def asked(
    *, actor: Actor, keys: Keyring, investigation: Investigation
) -> tuple[tuple[AskedLine, ...], Pages]:
    """Everything that was asked for, and the opened bodies, so that a forged one can be named."""
    rows = rows_of(investigation)
    wanted = [id for each in rows for id in (each.body_id, each.answer_id)]
    pages = Pages(actor=actor, keys=keys, ids=wanted)
    return lines(rows, pages), pages
