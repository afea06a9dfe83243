"""Which actions of a plan a page shows: the links above the list, as a question in the address."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from upheld.improvement.queries import PlanPage, PublicAction, PublicRecommendation
from upheld.improvement.states import Stage


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to look at a plan."""

    code: str
    shows: Callable[[PublicAction], bool]


@dataclass(frozen=True, slots=True)
class Group:
    """A recommendation, and those of its actions that are shown."""

    line: PublicRecommendation
    actions: tuple[PublicAction, ...]


CHOICES = (
    Choice("", lambda _: True),
    Choice("late", lambda action: action.late),
    Choice("claimed", lambda action: action.claimed_without_proof),
    Choice("waiting", lambda action: action.stage is Stage.READY),
    Choice("closed", lambda action: action.stage is Stage.CLOSED),
)


def chosen(code: str) -> Choice:
    """The way that an address asks for; everything, where it asks for nothing we know."""
    return next((each for each in CHOICES if each.code == code), CHOICES[0])


def tabs(page: PlanPage, now: Choice) -> list[tuple[str, str, bool]]:
    """The links above a plan: text with a count, address, and whether this is it."""
    return [
        (
            f"{_words(each.code)} ({sum(map(each.shows, page.actions))})",
            f"?show={each.code}" if each.code else "?",
            each is now,
        )
        for each in CHOICES
    ]


def groups(page: PlanPage, now: Choice) -> list[Group]:
    """The recommendations with the actions that are asked for; all of them, where all are."""
    found = [Group(each, tuple(filter(now.shows, each.actions))) for each in page.recommendations]
    return [each for each in found if each.actions or now is CHOICES[0]]


def _words(code: str) -> str:
    return {
        "": _("All"),
        "late": _("Late"),
        "claimed": _("Claimed without proof"),
        "waiting": _("Proof to judge"),
        "closed": _("Closed"),
    }[code]
