"""Whom a page is for. Every view says so, and a test walks the addresses to make sure."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponseBase
from django.views.decorators.cache import never_cache

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponseBase])


class Audience(StrEnum):
    """The readers that pages are written for. Only the first two are read without signing in."""

    ANYONE = "anyone"
    REPORTER = "reporter"
    ACCOUNT = "account"
    CASEWORK = "casework"
    PRACTICE = "practice"
    IMPROVEMENT = "improvement"
    OVERSIGHT = "oversight"

    @property
    def signs_in(self) -> bool:
        """Whether a reader needs an account: the public and reporters never do."""
        return self not in {Audience.ANYONE, Audience.REPORTER}


def for_audience(audience: Audience) -> Callable[[ViewT], ViewT]:
    """Mark a view with its audience, and open it without sign-in where the audience has none.

    No browser keeps a copy of a page that is not for everybody: after "Exit this page" or on a
    shared machine, going back must show nothing.
    """

    def mark(view: ViewT) -> ViewT:
        marked = view if audience is Audience.ANYONE else never_cache(view)
        marked.audience = audience  # type: ignore[attr-defined]
        return marked if audience.signs_in else login_not_required(marked)

    return mark


def audience_of(view: object) -> Audience | None:
    """The audience that a view declares, or None where it declares none."""
    found = getattr(view, "audience", None)
    return found if isinstance(found, Audience) else None
