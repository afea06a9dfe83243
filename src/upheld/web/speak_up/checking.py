"""What the check page shows: the answers in words, and who would read them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from upheld.concerns import queries, words
from upheld.concerns.queries import ReaderLine
from upheld.concerns.states import KnownAs, Risk
from upheld.people import queries as people

from . import at_risk
from .drafts import Written
from .forms import DO_NOT_KNOW


@dataclass(frozen=True, slots=True, repr=False)
class CheckPage:
    """The answers of a draft, its readers and its receipt."""

    risk: str
    words: str
    file_name: str
    known_as: str
    identity: str
    about: tuple[str, ...]
    readers: tuple[ReaderLine, ...]
    instead: tuple[str, ...]
    receipt: str
    alert: at_risk.AlertPart | None
    can_wait: bool

    @property
    def suggested(self) -> list[str]:
        """The posts whose readers we suggest to strike."""
        return [each.post for each in self._everybody if each.suggest_striking]

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The readers as boxes to tick."""
        known = {each.post for each in self.readers}
        own = [(each.post, each.title) for each in self.readers]
        told = _("%(post)s (only what you write for them about the child)")
        return own + [
            (each.post, told % {"post": each.title})
            for each in self._on_duty
            if each.post not in known
        ]

    @property
    def _on_duty(self) -> tuple[ReaderLine, ...]:
        return self.alert.readers if self.alert else ()

    @property
    def _everybody(self) -> tuple[ReaderLine, ...]:
        return (*self.readers, *self._on_duty)

    @property
    def mentioned(self) -> list[str]:
        """The titles of readers who seem to stand in the reporter's own words."""
        return [each.title for each in self._everybody if each.mentioned]

    @property
    def perhaps_close(self) -> list[str]:
        """Readers whom we suggest to strike only because it is about somebody who is not listed."""
        found = (each for each in self._everybody if each.suggest_striking)
        return [each.title for each in found if not each.mentioned]

    @property
    def nobody_can_read(self) -> bool:
        """Whether nobody here or outside is left who could be given it: then nothing is sent."""
        return not self.readers

    def read_by(self, struck: list[str]) -> list[str]:
        """The titles of those who read the concern once the reporter has struck these posts."""
        return [each.title for each in self.readers if each.post not in struck] or [*self.instead]


def page_of(found: Written, *, today: date) -> CheckPage:
    """The draft as its reporter checks it before sending."""
    held = found.answers
    return CheckPage(
        risk=_own_risk(Risk(held["risk"])),
        words=held["words"],
        file_name=", ".join(each.name for each in found.listed),
        known_as=words.of_known_as(KnownAs(held["known_as"])),
        identity=held.get("identity", ""),
        about=_about(found),
        readers=tuple(
            queries.readers_of(
                actor=found.actor,
                named_posts=found.named_posts,
                somebody_else=found.somebody_else,
                words=held["words"],
                at=today,
            )
        ),
        instead=queries.readers_instead(actor=found.actor, named_posts=found.named_posts, at=today),
        receipt=found.receipt,
        alert=at_risk.part_of(found),
        can_wait=held["risk"] == Risk.NO,
    )


def _own_risk(risk: Risk) -> str:
    """The answer as whoever gave it said it, and not as those who receive it read it."""
    return _("I do not know") if risk is Risk.UNKNOWN else words.of_risk(risk)


def _about(found: Written) -> tuple[str, ...]:
    titles = sorted(people.post_titles(found.named_posts).values())
    other = [_("Somebody else")] if found.somebody_else else []
    unknown = [_("I do not know")] if DO_NOT_KNOW in found.answers.get("posts", []) else []
    return (*titles, *other, *unknown)
