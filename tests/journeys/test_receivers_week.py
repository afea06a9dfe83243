"""A receiver's week: what waits, risk first, a decision, notes, a check, a search, locked keys."""

from __future__ import annotations

import re

import pytest

from tests.journeys.browser import PHONE, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

OPEN = re.compile("Concern of 1 November 2021")
OLD = re.compile("Concern of 27 January 2020")
NOTE, CORRECTION = "Ring the union on Monday.", "On Tuesday."
LONG = "A long answer, written while the keys locked by themselves."


def test_a_receivers_week(visitor: Visitor, demo: Demo):
    receiver = at_work(visitor, demo, "Monitoring officer", PHONE)
    receiver.reads("Safe today?", "In conflict?", "There is 1 thing that you have not read.")
    keep_screenshot(receiver.page, "week-what-waits")
    _read_and_decide(receiver)
    _write_notes(receiver)
    _ask(receiver)
    _link(receiver)
    _search(receiver)
    _write_while_keys_lock(receiver, demo)


def _read_and_decide(receiver: Person) -> None:
    receiver.follow(OPEN)
    receiver.reads("Who can read this", "Conflict check, made again just now")
    receiver.follow("Acknowledge")
    receiver.fill("Your words to whoever raised this", "I have read it.")
    receiver.press("Acknowledge")
    receiver.reads("Write to them again, whether or not there is news")
    receiver.follow("Decide what happens")
    receiver.choose("The grievance procedure")
    receiver.fill("Your reasons", "They asked for it.")
    receiver.press("Record decision")
    receiver.reads("What happens next", "Meet about the grievance")
    receiver.follow("Decide again")
    receiver.choose("An investigation by somebody outside the line", "It comes as well")
    receiver.fill("Your reasons", "A document came.")
    receiver.press("Add decision")
    receiver.reads("What was decided later", "As well")
    keep_screenshot(receiver.page, "week-decided")


def _write_notes(receiver: Person) -> None:
    receiver.follow("Write a note")
    receiver.fill("Your note", NOTE)
    receiver.press("Keep the note")
    receiver.reads(NOTE)
    receiver.follow(re.compile("Correct this note"))
    receiver.reads(NOTE)
    receiver.fill("Your note", CORRECTION)
    receiver.press("Keep the note")
    receiver.reads(NOTE, "Corrected below", CORRECTION)


def _ask(receiver: Person) -> None:
    receiver.follow("Ask whether anything bad has happened")
    receiver.press("Ask")
    receiver.reads("Asked whether anything bad has happened", "No word from them since")


def _link(receiver: Person) -> None:
    receiver.follow("Link with another concern")
    others = receiver.main.get_by_role("group", name="Which other concern?")
    others.get_by_label("27 January 2020, Answered, Senior post A, Senior post B").check()
    receiver.choose("Raised before, and not put right")
    receiver.fill("Why?", "The same meetings.")
    receiver.press("Link")
    receiver.reads("Raised before, and not put right", "The same meetings.")
    receiver.follow(re.compile("concern of 27 January 2020"))
    receiver.reads("Raised again later")


def _search(receiver: Person) -> None:
    receiver.go("/casework/")
    receiver.follow("Look for words in what you have open")
    receiver.fill("Words to look for", "union on MONDAY")
    receiver.press("Look")
    receiver.reads("What was found", "A note")
    assert "MONDAY" not in receiver.page.url
    keep_screenshot(receiver.page, "week-search")


def _write_while_keys_lock(receiver: Person, demo: Demo) -> None:
    """The keys lock while somebody writes; the six words are asked for, and nothing is lost."""
    receiver.go("/casework/")
    receiver.follow(OPEN)
    receiver.follow("Write a message")
    receiver.fill("Your words to whoever raised this", LONG)
    receiver.page.context.clear_cookies(name="unlock")
    receiver.press("Send message")
    receiver.reads_heading("Your keys have locked")
    keep_screenshot(receiver.page, "week-unlock-here")
    receiver.fill("Your six words", demo.person("Monitoring officer")["unlock"])
    receiver.press("Unlock and go on")
    receiver.reads(LONG)
