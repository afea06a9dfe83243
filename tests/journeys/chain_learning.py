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
LEAK = "The interim service lead on an agency contract told us that reviews were made up."
KEPT_BACK = "Nine people, whose posts are known, wrote the reviews down."
SAID_WIDER = "Several people told us that reviews were made up."
INSIDER = "You worked there and want to know who spoke. How far do you get, and from what?"
WHY = re.compile("^Say why flag")


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
    author.choose("Anybody may know of it, but what it says is confidential")
    author.fill("What is it called?", AUDIT)
    author.fill("When was it, in words?", "Completed September 2019")
    author.choose("People gave evidence to it")
    author.date("When was it completed?", date(2019, 9, 30))
    author.press("Record source")
    author.reads(AUDIT)


def correct(chain: Chain) -> None:
    """The author writes a passage again and lets the cases be published."""
    author = chain.turn(INVESTIGATOR)
    author.follow(re.compile("Learning report to write"))
    author.follow(f"Write passage {_number(author, DRAFT)} again")
    author.fill("The words", TOLD)
    author.press("Save passage")
    author.reads(TOLD)
    author.press(f"Let passage {_number(author, 'Cases examined')} be published")
    author.look(again=True)
    keep_screenshot(author.page, "chain-learning-report")


def block_a_leak_and_submit(chain: Chain) -> None:
    """A sentence gives somebody away; the check says so, and it is written in another way."""
    author = _back(chain)
    _passage(author, "What people told us", LEAK)
    author.follow("Check what could give somebody away")
    author.follow("Say what to look for")
    author.fill("Posts to look for, one on each line", "Interim service lead on agency contract")
    author.press("Keep these lists")
    author.press("Check against the file")
    author.reads("A post that one person held", "Write a wider post")
    author.look(again=True)
    keep_screenshot(author.page, "chain-learning-check")
    author = _back(chain)
    author.follow(f"Write passage {_number(author, LEAK)} again")
    author.fill("The words", SAID_WIDER)
    author.press("Save passage")
    author.follow("Check what could give somebody away")
    author.reads("The words have changed since")
    author.press("Check against the file")
    _answer_what_is_left(author)
    author = _back(chain)
    kind = "What was found: upheld or partly upheld"
    _passage(author, kind, KEPT_BACK, from_finding=True, published=False)
    _say_where_each_comes_from(author)
    author.press("Submit to two readers")


def _back(chain: Chain) -> Person:
    author = chain.turn(INVESTIGATOR)
    author.follow(re.compile("Learning report to write"))
    return author


def _answer_what_is_left(author: Person) -> None:
    """Each flag that is left gets a reason; two people will read every one."""
    while (waiting := author.main.get_by_role("link", name=WHY)).count():
        waiting.first.click()
        author.main.get_by_role("radio").first.check()
        author.fill("Your reason, in words", "I looked at it, and it points at nobody.")
        author.fill("Where is it public, who agreed, or which post decided?", "The receiver")
        author.date("When was it agreed or decided?", date(2021, 1, 4))
        author.choose("The same reason counts wherever these words were flagged")
        author.press("Keep the answer")


def _say_where_each_comes_from(author: Person) -> None:
    """A recommendation is new; everything else comes from the first passage of the full report."""
    cards = author.main.locator(".govuk-summary-card")
    silent = cards.filter(has_text="Says not where it comes from")
    while silent.count():
        is_new = RECOMMENDED in silent.first.inner_text()
        author.follow(re.compile("^Say where passage"), among=silent.first)
        if is_new:
            author.choose("It sums up other passages of this report")
            author.fill("Why it is written anew, in your words", "What we ask for is our own.")
        else:
            asked = "Which passages of the full report does it come from?"
            author.main.get_by_role("group", name=asked).get_by_role("checkbox").first.check()
        author.press("Keep where it comes from")


def _decide_what_stays_locked(receiver: Person) -> None:
    """One passage stays locked: the receiver says why, and which passage sums it up."""
    receiver.follow(re.compile("See what stays locked, and why"))
    receiver.reads("Confidential appendix", KEPT_BACK, "Decision needed")
    receiver.follow(re.compile("^Decide about passage"))
    receiver.choose("Paragraph 2: it is likely to show who somebody is")
    receiver.fill("What speaks for publishing it?", "Everybody may know how often it happened.")
    receiver.fill("What speaks against it?", "Nine people could be found by their posts.")
    receiver.choose("It stays locked: withholding it serves the public more")
    weighed = "Why does the one weigh more than the other?"
    receiver.fill(weighed, "What was done is published. Who told us stays with us.")
    asked = "Your reason, as you would give it to somebody who asks for the passage"
    receiver.fill(asked, "It is likely to show who gave evidence.")
    receiver.choose("What remains does not mislead")
    receiver.fill("If it does not mislead: why not?", "The finding itself is published.")
    receiver.look(again=True)
    receiver.press("Keep the decision")
    receiver.reads("What remains does not mislead, because")
    receiver.look(again=True)
    keep_screenshot(receiver.page, "chain-learning-withheld")


def read_and_release(chain: Chain) -> None:
    """The monitoring officer reads it first; the chief executive reads it and releases it."""
    first = chain.turn(RECEIVER)
    first.follow(re.compile("Learning report to read first"))
    _decide_what_stays_locked(first)
    first = chain.turn(RECEIVER)
    first.follow(re.compile("Learning report to read first"))
    first.follow("Read and agree")
    first.reads(TOLD, FOUND, RECOMMENDED)
    _answer_as_an_intruder(first)
    first.press("I agree to its release")
    second = chain.turn(COMMISSIONER)
    second.follow(re.compile("Learning report to read and release"))
    second.follow("Read and release")
    _answer_as_an_intruder(second)
    second.fill("What is the last part of its public address?", SLUG)
    second.date("From which day can everybody read it?", chain.today)
    second.press("Release to the public")
    second.reads(TOLD, FOUND, RECOMMENDED)


def _answer_as_an_intruder(reader: Person) -> None:
    reader.fill(INSIDER, "Not far: any of nine people could have said it.")
    reader.fill("What could be matched with something public?", "Nothing that I know of.")
    reader.fill("What fits one person alone, or only a few?", "Nothing that is left.")
    reader.fill("Could a child or a family know themselves in it?", "No.")
    reader.choose("I have read everything that may be published, every flag and every answer")


def say_that_it_was_shared(chain: Chain) -> None:
    """The monitoring officer has seen to it that those who gave evidence hear of the audit."""
    receiver = chain.turn(RECEIVER)
    receiver.follow(f"Overdue to those who gave evidence: {AUDIT}")
    receiver.reads("Overdue", "It fell due on 28 October 2019")
    receiver.follow("Say that it was shared")
    receiver.date("On which day was it shared with those who gave evidence?", chain.today)
    receiver.press("Record the day")
    receiver.reads(AUDIT)


def _passage(
    author: Person, kind: str, words: str, *, from_finding: bool = False, published: bool = True
) -> None:
    author.follow("Add a passage")
    author.choose(kind)
    author.fill("The words", words)
    if from_finding:
        findings = author.main.get_by_role("group", name="Which findings does it come from?")
        findings.get_by_role("checkbox").first.check()
    if published:
        author.choose("This passage may be published")
    author.press("Save passage")
    author.reads(words)


def _number(author: Person, words: str) -> str:
    """The number that a passage with these words has on the author's page."""
    card = author.main.locator(".govuk-summary-card").filter(has_text=words)
    return card.get_by_role("heading").inner_text().split(".")[0]
