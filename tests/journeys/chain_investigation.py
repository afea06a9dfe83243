"""The investigation: commissioned, agreed, heard, found, certified, and reported."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.journeys.browser import keep_screenshot
from tests.journeys.chain import (
    COMMISSIONER,
    INVESTIGATOR,
    RECEIVER,
    SECOND_PERSON,
    SECOND_UNION,
    UNION,
    Chain,
)
from tests.journeys.people import Person, in_words

AREA = "Reviews are held late"
ALLEGATION = "That reviews were written down which nobody had held"
FOUND = "Two of the reviews that were looked at had not been held."
OBSERVED = "Nobody keeps a list of reviews that are due."
MINUTES = "Minutes of the meetings of May"
SUBJECT = "Senior post A"
SUBJECT_SINCE = "Senior post A, in post since 1 April 2018"
SAID = "You wrote down two reviews and had not held them."
REPLY = "I held them by telephone and should have said so."
SUMMARY = "One of two cases was upheld."


def propose(chain: Chain) -> None:
    """The monitoring officer proposes who commissions, investigates and certifies."""
    receiver = chain.turn(RECEIVER)
    receiver.follow(re.compile(f"Concern of {in_words(chain.today)}"))
    receiver.follow("Propose an investigation")
    receiver.fill("Why is an investigation needed?", "It is about senior posts.")
    receiver.choose(INVESTIGATOR, under="Who should investigate?")
    receiver.choose(COMMISSIONER, under="Who should commission it?")
    receiver.choose(SECOND_PERSON, under="Who should certify that nothing is left unanswered?")
    receiver.press("Propose")
    receiver.reads_heading("Investigation proposed")


def commission(chain: Chain) -> None:
    """The investigator says what ties they have; the chief executive commissions."""
    investigator = chain.turn(INVESTIGATOR)
    investigator.follow(re.compile("Declare your independence"))
    investigator.fill("What ties do you have to this council and its people?", "None.")
    investigator.press("Declare")
    _papers(chain)
    commissioner = chain.turn(COMMISSIONER)
    commissioner.follow(re.compile("Commission an investigation"))
    commissioner.reads("None.", "You do not see the concern.")
    commissioner.fill("Fee in pounds, for the investigation and all reports", "9000")
    commissioner.choose("Quotes from several people")
    commissioner.choose("The council", under="Who answers in law")
    commissioner.choose("The council", under="Who answers for it after")
    commissioner.press("Commission")
    commissioner.reads("£9,000")


def _papers(chain: Chain) -> None:
    """Each paper that a commission needs is laid, or somebody signs why there is none."""
    for kind in ("Data protection impact assessment", "Equality impact assessment"):
        _no_paper(chain, kind)
    _no_paper(chain, "Statement of conflicts")


def _no_paper(chain: Chain, kind: str) -> None:
    commissioner = chain.turn(COMMISSIONER)
    commissioner.follow(re.compile("Commission an investigation"))
    commissioner.reads("What must be there first")
    commissioner.follow("Lay the paper, or sign why there is none")
    commissioner.follow("Sign why there is none")
    commissioner.choose(kind)
    commissioner.fill("Why is there none?", "The one of last year covers this work.")
    commissioner.press("Sign")
    commissioner.reads("The one of last year covers this work.")


def agree_terms(chain: Chain) -> None:
    """The investigator opens the file and drafts terms; three parties agree them."""
    investigator = chain.turn(INVESTIGATOR)
    investigator.follow(re.compile("Open the file of your investigation"))
    investigator.press("Open the file")
    investigator = chain.turn(INVESTIGATOR)
    investigator.follow(re.compile("Draft terms of reference"))
    investigator.fill("The terms of reference", "To answer every complaint, one by one.")
    investigator.press("Put to every party")
    for post in (UNION, SECOND_UNION, COMMISSIONER):
        party = chain.turn(post)
        party.follow(re.compile("Agree terms of reference"))
        party.reads("To answer every complaint, one by one.")
        party.press("I agree these terms")
        party.reads("Nothing here waits for you.")


def hear_and_read(chain: Chain) -> None:
    """An area, an allegation, an interview, a document, and two cases that add up themselves."""
    file = _file(chain)
    file.follow("Headline areas and allegations")
    file.follow("Add a headline area")
    file.fill("What is this headline area called?", AREA)
    file.press("Add")
    file.follow("Add an allegation")
    file.fill("What is said to have happened?", ALLEGATION)
    file.choose("Not mapped yet")
    file.press("Add")
    file.reads("Every complaint must land in one.")
    file.look(again=True)
    file.follow("Place allegation 1")
    file.choose(f"1. {AREA}")
    file.press("Place")
    _interview(chain, file)
    _document(chain, file)
    _cases(file)


def find(chain: Chain) -> None:
    """A finding, an observation, and an answer to the area as a whole."""
    file = _file(chain)
    file.follow("Findings, and an answer to each area")
    file.follow("Answer allegation 1")
    file.choose("Upheld", under="What does the evidence show?")
    file.fill("What you found", FOUND)
    file.fill("Your reasons", "The notes say so, and so does the interview.")
    file.choose("More likely than not")
    file.fill("Evidence for it", "Document 1\nInterview 1")
    file.choose("Senior post A")
    file.press("Record the finding")
    file.reads(FOUND, "Document 1, Interview 1")
    file.follow("Add an observation to area 1")
    file.fill("What do you want to record?", OBSERVED)
    file.press("Add")
    file.follow("Answer area 1 as a whole")
    file.choose("Upheld", under="What is the answer to this area as a whole?")
    file.fill("Your reasons", "Its one allegation was upheld.")
    file.press("Record the answer")
    file.reads(OBSERVED)
    file.look(again=True)


def let_them_reply(chain: Chain) -> None:
    """Whoever is criticised reads it first and answers; the investigator weighs it."""
    file = _file(chain)
    file.follow("Right of reply of those who are criticised")
    file.follow("Write a passage")
    file.main.get_by_label("Of whom?").select_option(label=SUBJECT_SINCE)
    file.fill("What is said of them?", SAID)
    file.fill("The gist of what shows it", "The notes say one thing and the file another.")
    file.press("Keep the passage")
    file.follow("Passage 1")
    file.reads("Nothing was flagged.")
    keep_screenshot(file.page, "chain-passage")
    file = _file(chain)
    file.follow("Right of reply of those who are criticised")
    file.follow("Serve everybody")
    file.reads(SAID)
    file.date("By when should they reply?", chain.today + timedelta(days=14))
    keep_screenshot(file.page, "chain-serve")
    file.fill("Who supports them?", "A helpline that has no part in this.")
    file.press("Serve everybody today")
    subject = chain.turn(SUBJECT)
    subject.follow("See what waits for you")
    subject.follow(re.compile("Something is said of your work"))
    assert SAID not in subject.page.content()
    subject.press("Read it")
    subject.reads(SAID)
    keep_screenshot(subject.page, "chain-said-of-me")
    subject.follow("Write your reply")
    subject.fill("Your reply", REPLY)
    subject.press("Send your reply")
    subject.reads(REPLY)
    _weigh(chain)


def _weigh(chain: Chain) -> None:
    file = _file(chain)
    file.follow("Right of reply of those who are criticised")
    file.follow("Packet 1")
    file.reads(REPLY)
    file.follow("Say what you did about it")
    file.choose("I changed nothing")
    file.fill("Your reasons", "What the reply says is in the finding already.")
    file.press("Record")
    file.follow("Replies")
    file.follow("Close the right of reply")
    file.press("Everybody criticised could reply")
    keep_screenshot(file.page, "chain-replies")
    file.look(again=True)


def certify(chain: Chain) -> None:
    """A second person certifies that nothing is left unanswered, and is shown no word of it."""
    second = chain.turn(SECOND_PERSON)
    second.follow(re.compile("Sign off findings"))
    assert FOUND not in second.page.content()
    second.press("I certify that nothing is left unanswered")


def report(chain: Chain) -> None:
    """The full report is issued, and one of its two recipients opens it."""
    file = chain.turn(INVESTIGATOR)
    file.follow(re.compile("Issue the full report"))
    file.fill("Summary", SUMMARY)
    file.press("Issue the report")
    reader = chain.turn(COMMISSIONER)
    reader.follow(re.compile("A full report was issued to you"))
    reader.press("Open version 1")
    reader.reads(SUMMARY, FOUND, OBSERVED, MINUTES, "1 of 2")
    keep_screenshot(reader.page, "chain-full-report")


def _interview(chain: Chain, file: Person) -> None:
    file.follow("Interviews")
    file.follow("Record an interview")
    file.date("When was it held?", chain.today)
    file.choose("Somebody who raised the concern")
    file.fill("Note of the interview", "Nobody met, and yet there is a note of the meeting.")
    file.press("Record")
    file.look(again=True)
    file.follow("Interview 1")
    file.follow("Add to this interview")
    file.choose("A correction")
    file.fill("Words", "The note is of the second meeting.")
    file.press("Add")
    file.reads("A correction", "The note is of the second meeting.")
    file.look(again=True)


def _document(chain: Chain, file: Person) -> None:
    file.follow("Documents")
    file.follow("Ask for a document")
    file.fill("What did you ask for?", MINUTES)
    file.fill("Whom did you ask?", "A team")
    file.date("By when should it come?", chain.today)
    file.press("Record the request")
    file.follow("Record what came of request 1")
    file.choose("They say that there is none")
    file.fill("What was said", "Nobody kept them.")
    file.press("Record")
    file.reads(MINUTES, "Nobody kept them.")
    file.follow("Keep a document")
    file.fill("What is this document?", "Notes of two reviews")
    file.fill("Where did it come from, and when?", "From the case file, today")
    file.main.get_by_label("The document", exact=True).set_input_files(
        {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"A made-up note.\n"}
    )
    file.press("Seal")
    file.reads("Document 1: Notes of two reviews")
    file.look(again=True)


def _cases(file: Person) -> None:
    file.follow("Cases")
    for child, outcome in (("Child A", "Upheld"), ("Child B", "Not upheld")):
        file.follow("Record a case")
        file.fill("Pseudonym of the child", child)
        file.choose(outcome)
        file.fill("Your reasons", "Read from referral to the last review.")
        file.press("Record")
    file.reads("Concerns upheld in 1 of 2 (50%)")
    file.look(again=True)


def _file(chain: Chain) -> Person:
    """The investigator before the task list of the investigation."""
    investigator = chain.turn(INVESTIGATOR)
    investigator.follow(re.compile("Your investigation is under way"))
    return investigator
