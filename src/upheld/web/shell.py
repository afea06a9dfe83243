"""What surrounds every page: whose site it is, who is acting, what waits, which doors there are.

`shell` is a context processor, so that no view has to think of it. A reporter's pages get nothing
of a signed-in person's shell: what they show must not depend on who else uses the same machine.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.web.acting import CASEWORK, IMPROVEMENT, OVERSIGHT, PRACTICE, actor_of, roles_in_words
from upheld.web.audience import Audience, audience_of
from upheld.web.unlocked import keys_of

WAYS = {
    "raise": "/speak-up/",
    "return": "/speak-up/return",
    "sign_in": "/account/sign-in",
    "account": "/account/",
    "acting_as": "/account/acting-as",
    "lock": "/account/lock",
    "unlock": "/account/unlock",
    "public_record": "/public/",
    "log": "/verify",
    "casework": "/casework/",
    "practice": "/practice/",
    "improvement": "/improvement/",
    "oversight": "/oversight/",
}
"""Addresses that stand on many pages, by the map of pages."""


@dataclass(frozen=True)
class Council:
    """Whose site this is. `logo` is the address of a picture, or empty."""

    name: str
    logo: str = ""


@dataclass(frozen=True)
class Example:
    """The worked example that a database tells, and the day on its clock."""

    name: str
    date: date


@dataclass(frozen=True)
class Acting:
    """The post and role in which somebody is at work, and whether their vault stands open."""

    post: str
    role: str
    unlocked: bool


@dataclass(frozen=True)
class Waiting:
    """How many things wait for whoever is acting, and the page that lists them."""

    count: int
    address: str


@dataclass(frozen=True)
class Door:
    """A way into a part of the house; `here` where the page belongs to that part."""

    text: str
    address: str
    here: bool = False


def shell(request: HttpRequest) -> dict[str, Any]:
    """What the layout reads. The names are the same on every page; what is absent is None."""
    audience = audience_of(_view(request))
    person = _person(request, audience)
    told = clock.example()
    return {
        "council": council(),
        "languages": settings.LANGUAGES,
        "ways": WAYS,
        "reporting": audience is Audience.REPORTER,
        "example": Example(told.name, told.today) if told else None,
        "acting": _acting(request, person) if person else None,
        "waiting": None,
        "doors": doors_for(
            audience,
            request.path,
            _sections(person) if person else (),
            signed_in=person is not None,
        ),
    }


def _person(request: HttpRequest, audience: Audience | None) -> Actor | None:
    """Who is at work on this page. Open pages may be kept by a cache, so they never say."""
    if audience is None or not audience.signs_in or not request.user.is_authenticated:
        return None
    return actor_of(request)


def _acting(request: HttpRequest, person: Actor) -> Acting:
    return Acting(
        post=person.post_title or _("yourself, in no post"),
        role=roles_in_words(person),
        unlocked=keys_of(request) is not None,
    )


def _sections(person: Actor) -> list[Audience]:
    by_section = {
        Audience.CASEWORK: CASEWORK,
        Audience.PRACTICE: PRACTICE,
        Audience.IMPROVEMENT: IMPROVEMENT | {Role.RECEIVER},
        Audience.OVERSIGHT: OVERSIGHT,
    }
    return [section for section, roles in by_section.items() if person.has(*roles)]


def council() -> Council:
    """The council's name and logo, from settings."""
    logo = getattr(settings, "UPHELD_COUNCIL_LOGO", "")
    return Council(name=settings.UPHELD_COUNCIL_NAME, logo=static(logo) if logo else "")


def doors_for(
    audience: Audience | None,
    path: str,
    sections: Iterable[Audience] = (),
    *,
    signed_in: bool = False,
) -> tuple[Door, ...]:
    """The navigation of a page: `sections` are those that the acting person's roles open.

    A reporter's pages have none, so that nothing draws the eye from one question.
    """
    if audience is Audience.REPORTER:
        return ()
    words = {
        Audience.CASEWORK: _("Casework"),
        Audience.PRACTICE: _("Practice"),
        Audience.IMPROVEMENT: _("Improvement"),
        Audience.OVERSIGHT: _("Oversight"),
    }
    inside = [(words[section], WAYS[section]) for section in sections if section in words]
    outside = [(_("Public record"), WAYS["public_record"]), (_("Check the log"), WAYS["log"])]
    account = (_("Your account"), WAYS["account"]) if signed_in else (_("Sign in"), WAYS["sign_in"])
    return tuple(
        Door(text, address, here=path.startswith(address))
        for text, address in (*inside, *outside, account)
    )


def _view(request: HttpRequest) -> object:
    match = getattr(request, "resolver_match", None)
    return match.func if match else None
