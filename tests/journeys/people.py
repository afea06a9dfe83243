"""What somebody does at a screen, in the words that stand on the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page, expect

from tests.journeys.browser import Visitor, assert_accessible
from tests.journeys.demo import Demo

Words = str | re.Pattern[str]
_OF_ONE_THING = re.compile(r"[0-9a-f]{8}-[0-9a-f-]{27}")


@dataclass
class Person:
    """Somebody at a screen, who finds their way by what they read.

    Every page that they come to is looked over by axe, the first time that its like is seen:
    the same address but for its ids, under the same title.
    """

    page: Page
    looked_at: set[tuple[str, str]] = field(default_factory=set)
    been_at: list[str] = field(default_factory=list)

    @property
    def main(self) -> Locator:
        """The page itself, without what surrounds every page."""
        return self.page.get_by_role("main")

    @property
    def today(self) -> date:
        """The day on the demo's clock, as every page says."""
        words = self.page.locator(".upheld-example").inner_text()
        found = re.search(r"Its date is (\d+ \w+ \d{4})", words)
        assert found is not None
        return datetime.strptime(found[1], "%d %B %Y").date()  # noqa: DTZ007  A day has no zone.

    def go(self, address: str) -> None:
        """Type an address. Only what stands on paper is reached in this way: starts and homes."""
        self.page.goto(address)
        self.look()

    def enter(self, door: str) -> None:
        """Go through one of the doors above every page."""
        with self._onwards():
            self.page.get_by_role("banner").or_(self.page.get_by_role("navigation")).get_by_role(
                "link", name=door, exact=True
            ).first.click()

    def follow(self, way: Words, *, among: Locator | None = None) -> None:
        """Follow a link of the page, also one that looks like a button."""
        within = among or self.main
        looks_like = within.get_by_role("button", name=way, exact=True)
        links = within.get_by_role("link", name=way, exact=True).or_(looks_like)
        with self._onwards():
            self.main.locator("a").and_(links).first.click()

    def press(self, button: str) -> None:
        """Press a button of the page, not of the bar above it, and wait for the answer."""
        with self._onwards():
            self.main.get_by_role("button", name=button, exact=True).click()

    def fill(self, label: str, words: str) -> None:
        """Write beside a label."""
        self.main.get_by_label(label, exact=True).fill(words)

    def choose(self, *options: str, under: str = "") -> None:
        """Tick boxes, or choose one of several; `under` a question where others ask alike."""
        within = self.main.get_by_role("group", name=under) if under else self.main
        for option in options:
            within.get_by_label(option, exact=True).check()

    def date(self, question: str, day: date) -> None:
        """Write a day into its three fields."""
        within = self.main.get_by_role("group", name=question)
        for label, number in (("Day", day.day), ("Month", day.month), ("Year", day.year)):
            within.get_by_label(label, exact=True).fill(str(number))

    def reads(self, *words: Words) -> None:
        """All of this stands on the page."""
        for each in words:
            expect(self.main).to_contain_text(each)

    def reads_heading(self, words: Words) -> None:
        """The page has this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_contain_text(words)

    def saves(self, way: Words) -> Path:
        """Save a file that the page offers behind a link or a button."""
        button = self.main.get_by_role("button", name=way, exact=True)
        with self.page.expect_download() as saved:
            self.main.get_by_role("link", name=way, exact=True).or_(button).first.click()
        return saved.value.path()

    def look(self, *, again: bool = False) -> None:
        """See that nobody is shut out of this page, if its like has not been seen before."""
        self.been_at.append(self.page.url)
        path = _OF_ONE_THING.sub("…", urlsplit(self.page.url).path)
        kind = (path, self.page.title())
        if again or kind not in self.looked_at:
            self.looked_at.add(kind)
            assert_accessible(self.page)

    @contextmanager
    def _onwards(self) -> Iterator[None]:
        with self.page.expect_navigation():
            yield
        self.look()


def in_words(day: date) -> str:
    """A day as pages print it."""
    return f"{day.day} {day:%B %Y}"


def somebody(visitor: Visitor, demo: Demo, screen: dict[str, int]) -> Person:
    """Somebody who has never been here, before the demo's start page."""
    person = Person(visitor.at(screen, demo.url), visitor.looked_at)
    person.go("/")
    return person


def at_work(visitor: Visitor, demo: Demo, post: str, screen: dict[str, int]) -> Person:
    """Somebody of the demo, by their post's title: signed in, unlocked, and at home."""
    known = demo.person(post)
    person = somebody(visitor, demo, screen)
    person.follow("Sign in to your account")
    person.fill("Email address", known["email"])
    person.fill("Password", known["password"])
    person.press("Sign in")
    with person.page.expect_navigation():
        person.page.get_by_role("link", name="Unlock", exact=True).first.click()
    person.look()
    person.fill("Your six words", known["unlock"])
    person.press("Unlock")
    return person
