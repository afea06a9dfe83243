"""The learning report: written, traced to its findings, read by two people, and public."""

from __future__ import annotations

import re
from datetime import date

from tests.journeys.browser import keep_screenshot
from tests.journeys.chain import COMMISSIONER, INVESTIGATOR, RECEIVER, TITLE, Chain
from tests.journeys.people import Person, in_words

SLUG = "late-reviews-2021"
DRAFT = "Reviews happen too late."
TOLD = "Nine people who chair reviews told us that reviews are held late."
FOUND = "Reviews were written down that nobody had held."
RECOMMENDED = "Keep one list of reviews that are due, and read it every week."
AUDIT = "Audit of reviews"


def write(chain: Chain) -> None:
    """The investigator writes what may be published, each finding with what it comes from."""
    author = chain.turn(INVESTIGATOR)
    author.follow("All investigations in which you have a part")
    author.follow(f"Investigation proposed on {in_words(chain.today)}")
    author.follow("Start a learning report")
    author.fill("What is the title of the learning report?", TITLE)
    author.press("Start")
    author.reads_heading(TITLE)
    _passage(author, "What people told us", DRAFT)
    _passage(author, "What was found: upheld or partly upheld", FOUND, from_finding=True)
    _passage(author, "A recommendation", RECOMMENDED, from_finding=True)


def name_an_earlier_source(chain: Chain) -> None:
    """What an audit had said before, with evidence from people who never heard of it again."""
    author = chain.turn(INVESTIGATOR)
    author.follow(re.compile("Learning report to write"))
    author.follow("Record an earlier source")
    author.choose("An audit")
    author.fill("What is it called?", AUDIT)
    author.fill("When was it, in words?", "Completed September 2019")
    author.choose("People gave evidence to it")
    author.date("When was it completed?", date(2019, 9, 30))
    author.press("Record source")
    author.reads(AUDIT)


def correct_and_submit(chain: Chain) -> None:
    """The author writes a passage again, lets the cases be published, and asks two readers."""
    author = chain.turn(INVESTIGATOR)
    author.follow(re.compile("Learning report to write"))
    author.follow(f"Write passage {_number(author, DRAFT)} again")
    author.fill("The words", TOLD)
    author.press("Save passage")
    author.reads(TOLD)
    author.press(f"Let passage {_number(author, 'Cases examined')} be published")
    author.look(again=True)
    keep_screenshot(author.page, "chain-learning-report")
    author.press("Submit to two readers")


def read_and_release(chain: Chain) -> None:
    """The monitoring officer reads it first; the chief executive reads it and releases it."""
    first = chain.turn(RECEIVER)
    first.follow(re.compile("Learning report to read first"))
    first.follow("Read and agree")
    first.reads(TOLD, FOUND, RECOMMENDED)
    first.choose("I have read every passage that may be published")
    first.press("I agree to its release")
    second = chain.turn(COMMISSIONER)
    second.follow(re.compile("Learning report to read and release"))
    second.follow("Read and release")
    second.choose("I have read every passage that may be published")
    second.fill("What is the last part of its public address?", SLUG)
    second.press("Release to the public")
    second.reads(TOLD, FOUND, RECOMMENDED)


def say_that_it_was_shared(chain: Chain) -> None:
    """The monitoring officer has seen to it that those who gave evidence hear of the audit."""
    receiver = chain.turn(RECEIVER)
    receiver.follow("All learning reports that you can open")
    receiver.follow(TITLE)
    receiver.follow(f"Say that this was shared: {AUDIT}")
    receiver.date("On which day was it shared with those who gave evidence?", chain.today)
    receiver.press("Record the day")
    receiver.reads(AUDIT)


def _passage(author: Person, kind: str, words: str, *, from_finding: bool = False) -> None:
    author.follow("Add a passage")
    author.choose(kind)
    author.fill("The words", words)
    if from_finding:
        findings = author.main.get_by_role("group", name="Which findings does it come from?")
        findings.get_by_role("checkbox").first.check()
    author.choose("This passage may be published")
    author.press("Save passage")
    author.reads(words)


def _number(author: Person, words: str) -> str:
    """The number that a passage with these words has on the author's page."""
    card = author.main.locator(".govuk-summary-card").filter(has_text=words)
    return card.get_by_role("heading").inner_text().split(".")[0]
