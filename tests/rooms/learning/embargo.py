"""A report of a concern that a union lodged, with two people criticised, before its day."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from tests.rooms.learning.scene import AUTHOR, FIRST, INTRUDER, Scene, answer_to, investigate, start
from upheld.examples.cast import Cast
from upheld.investigations.models import Packet
from upheld.kernel.actor import machine
from upheld.learning import commands, opening_days, queries
from upheld.learning.drafts import CorrectedWords
from upheld.learning.models import EmbargoedCopy, Passage
from upheld.learning.queries import CopiesPage, MyCopy
from upheld.learning.states import CopyForm
from upheld.vault import commands as vault
from upheld.vault import holders

TERMS = "The secretary alone reads it, and prepares what she says on the day."
TO_THEM = "Please keep it to yourself. Ring me if it is wrong."
UNION, CRITICISED = "union", ("senior-a", "senior-b")


class Embargo:
    """The report, those who give copies of it, and those who have one."""

    def __init__(self, cast: Cast, at: datetime) -> None:
        work = investigate(cast, at, by_union=True, criticised=CRITICISED)
        self.scene: Scene = start(cast, at, work).complete()
        self.cast, self.at, self.id = cast, at, self.scene.id

    @property
    def opens_on(self) -> date:
        return self.at.date() + timedelta(days=7)

    def page(self, slug: str) -> CopiesPage | None:
        return queries.copies_page(**self.who(slug), id=self.id, today=self.at.date())

    def who(self, slug: str) -> dict[str, Any]:
        return {"actor": self.cast.actor(slug), "keys": self.cast.keys(slug)}

    def agree(self, slug: str = FIRST, union: str = UNION, **changed: Any) -> EmbargoedCopy:
        given = {"person": self.cast.person(union), "terms": TERMS}
        given |= {"investigation": self.scene.investigated.row()}
        return commands.agree_copy(**self.scene.with_keys(slug) | given | changed)

    def stop(self, copy: EmbargoedCopy, slug: str = FIRST, reason: str = "It leaked.") -> object:
        return commands.stop_copy(**self.who(slug), at=self.at, copy=copy, reason=reason)

    def address(self, slug: str = AUTHOR, **changed: Any) -> list[EmbargoedCopy]:
        page = self.page(AUTHOR)
        assert page is not None
        given = {"packets": tuple(each.packet for each in page.waiting), "words": TO_THEM}
        return commands.address_copies(**self.scene.with_keys(slug) | given | changed)

    def release(self) -> Embargo:
        self.scene.submit().approve().release(opens_on=self.opens_on)
        return self

    def day_comes(self) -> Embargo:
        opening_days.open_due(actor=machine("tick"), at=self.at + timedelta(days=7))
        return self

    def mine(self, slug: str) -> list[MyCopy]:
        """What somebody has of this report; the story has copies of its own."""
        return [each for each in queries.my_copies(**self.who(slug)) if each.report == self.id]

    def open(self, copy: object, slug: str, form: CopyForm = CopyForm.PAGE) -> object:
        row = EmbargoedCopy.objects.get(id=copy.id)
        return commands.open_copy(**self.who(slug), at=self.at, copy=row, form=form)

    def read(self, slug: str) -> Any:
        """The report as somebody reads it who has a copy."""
        [copy] = self.mine(slug)
        self.open(copy, slug)
        return queries.copied_report(**self.who(slug), id=copy.id)

    def lose(self, slug: str) -> None:
        """Take the packet of somebody from the author, as when the author's keys are changed."""
        line = next(each for each in self.page(AUTHOR).served if each.post_title == self.post(slug))
        place = Packet.objects.get(id=line.packet).compartment
        left = tuple(holders.of_persons([self.cast.person(slug)], self.at))
        given = {"compartment": place, "holders": left, "at": self.at}
        vault.change_holders(**self.who(slug), **given)

    def post(self, slug: str) -> str:
        return self.cast.actor(slug).post_title

    def correct(self, text: str) -> None:
        """Correct the finding, all the way to what will be public."""
        passage = Passage.objects.get(report_id=self.id, kind="found")
        words = CorrectedWords(text, "It said it of every visit.")
        author = self.scene.with_keys(AUTHOR)
        row = commands.propose_correction(**author, passage=passage, words=words)
        for each in self.scene.check().flags:
            if not each.stands:
                author = self.scene.with_keys(AUTHOR)
                answered = {"flag": each.number, "disposition": answer_to(each)}
                commands.answer_flag(**author, **answered)
        commands.submit_correction(**self.who(AUTHOR), at=self.at, correction=row)
        read = {"at": self.at, "correction": row, "intruder": INTRUDER}
        read |= {"revision": self.scene.row().revision}
        commands.agree_correction(**self.who(FIRST), **read)
        commands.publish_correction(**self.who("ceo"), **read)
