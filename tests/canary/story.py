"""The told story, with browsers in front of it, and all that went over the wire beside pages."""

from __future__ import annotations

import base64
import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.test import Client

from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.kernel.actor import Actor, Kind
from upheld.kernel.sealing import CannotOpen
from upheld.people import clock
from upheld.people.models import Account
from upheld.vault import attachments, queries, unlocking
from upheld.vault.keyring import PERSON, Keyring
from upheld.vault.models import Compartment
from upheld.web.unlocked import PERSONS_COOKIE, REPORTERS_COOKIE

ACCEPTED, SHOWN = 302, 200


class NotAccepted(AssertionError):
    """A page did not take what was sent, so that the path was not walked to its end."""


@dataclass
class Canary:
    """A random string, one spelling for each field that it is typed into."""

    text: str
    typed: set[str] = field(default_factory=set)

    def __call__(self, into: str) -> str:
        """The string for one field. All begin alike, so looking for `text` finds every one."""
        said = f"{self.text}{into}"
        self.typed.add(said)
        return said


@dataclass
class Browser:
    """A browser without scripts."""

    story: Story
    client: Client

    def send(self, address: str, typed: dict[str, Any], *, expect: int = ACCEPTED) -> HttpResponse:
        """Send a form. Raises `NotAccepted` where the answer is another one than expected."""
        answer = self.client.post(address, typed, secure=True)
        self.story.note(address, answer, self.client)
        if answer.status_code != expect:
            wrong = re.findall(r"govuk-error-message[^>]*>(.*?)</p>", answer.text, re.DOTALL)
            raise NotAccepted(f"{address} answered {answer.status_code}: {wrong}")
        return answer

    def look(self, address: str) -> HttpResponse:
        """Follow a link."""
        answer = self.client.get(address, secure=True)
        self.story.note(address, answer, self.client)
        return answer


@dataclass
class Story:
    """Everybody of the example, and what the walk leaves for whoever looks through it."""

    cast: Cast
    told: Told
    wire: list[tuple[str, str]] = field(default_factory=list)
    secrets: dict[str, str] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)  # what one path leaves for the next
    keyrings: dict[str, Keyring] = field(default_factory=dict)

    def person(self, slug: str) -> Browser:
        """Somebody of the cast, signed in and unlocked by the pages."""
        client = Client(raise_request_exception=False, SERVER_NAME="localhost")
        client.force_login(Account.objects.get(person_id=self.cast.person(slug)))
        browser = Browser(self, client)
        browser.send("/account/unlock", {"words": self.cast.members[slug].unlock})
        return browser

    def visitor(self) -> Browser:
        """Somebody who has come from nowhere."""
        return Browser(self, Client(raise_request_exception=False, SERVER_NAME="localhost"))

    def note(self, address: str, answer: HttpResponse, client: Client) -> None:
        """Keep what a browser, a proxy or a history would have seen, and the cookies' secrets."""
        self.wire.append((f"the address {address}", address))
        self.wire.append((f"the headers of {address}", str(dict(answer.headers))))
        cookies = (each.OutputString() for each in answer.cookies.values())
        self.wire.append((f"the cookies of {address}", "\n".join(cookies)))
        for name in (PERSONS_COOKIE, REPORTERS_COOKIE):
            held = client.cookies.get(name)
            keys = unlocking.keyring(secret=held.value, now=clock.now()) if held else None
            if held and keys is not None:
                self.keyrings[keys.holder] = keys
                self.secrets[f"{name} {len(self.secrets)}"] = held.value

    def opened(self) -> Iterator[bytes]:
        """Everything that is sealed and that somebody in the story can open."""
        for slug in self.cast.members:
            self.keyrings.setdefault(str(self.cast.person(slug)), self.cast.keys(slug))
        everything = list(Compartment.objects.values_list("id", flat=True))
        for keys in self.keyrings.values():
            kind = Kind.PERSON if keys.kind == PERSON else Kind.REPORTER
            who: dict[str, Any] = {"actor": Actor(kind=kind, id=keys.holder), "keys": keys}
            for place in queries.openable(**who, ids=everything):
                for body in queries.bodies(**who, compartment=place):
                    if isinstance(body, queries.Body):
                        yield f"{body.kind} {body.content}".encode() + body.attachment
                        file = attachments.opened(body)
                        if isinstance(file, attachments.Stored):
                            yield file.read()
                        yield from self._inside(body)

    def _inside(self, body: queries.Body) -> Iterator[bytes]:
        """A name within a body: for a second keeper, or for whoever asked to read it."""
        for held in (body.content.get(each) for each in ("inner", "released")):
            for keys in self.keyrings.values() if held else ():
                with suppress(CannotOpen):
                    yield keys.unseal(base64.b64decode(held))


Walk = Callable[[Story, Canary], None]


@dataclass(frozen=True, slots=True)
class Path:
    """One way in for words: the parameters of commands that it goes through."""

    name: str
    through: tuple[str, ...]
    walk: Walk
    is_kept: bool  # whether somebody who holds a grant can read it afterwards


STEPS: dict[str, Path] = {}


def goes_through(*parameters: str, is_kept: bool = True) -> Callable[[Walk], Walk]:
    """Register a path. Paths are walked in the order in which they are written."""

    def register(walk: Walk) -> Walk:
        name = walk.__name__.replace("_", " ")
        STEPS[name] = Path(name, parameters, walk, is_kept)
        return walk

    return register


def leads_nowhere(walk: Walk) -> Walk:
    """Register a path whose words are kept by nobody."""
    return goes_through(is_kept=False)(walk)
