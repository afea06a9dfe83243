"""The concern: lodged together, joined, acknowledged, decided, shared; in the end answered."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from tests.journeys.browser import keep_screenshot
from tests.journeys.chain import INVESTIGATOR, RECEIVER, UNION, Chain
from tests.journeys.people import Person, in_words

ATTESTED, PAPERS = 9, 2
WORDS = "Reviews of children on a plan are held late. We write for nine who chair them."
STATEMENT = "I was told to write down a review that nobody had held."
FEEDBACK = "Thank you. What you raised was upheld in part, and an action has come of it."


def lodge_together(chain: Chain) -> None:
    """A union lodges a concern for nine people, and prints words for those who join."""
    union = chain.turn(UNION)
    union.follow("All concerns that you can read")
    union.follow("Lodge a collective concern")
    union.fill("For how many people do you speak?", str(ATTESTED))
    union.fill("What do they say?", WORDS)
    union.fill("How many children’s cases does your schedule list?", "2")
    union.choose("No", under="Is a child at risk of harm right now?")
    union.choose("Senior post A", "Senior post B", under="Which posts is it about?")
    union.press("Check who will read it")
    union.reads(RECEIVER)
    union.press("Lodge the concern")
    union.reads(WORDS, "Attested by the convener")
    union.follow("Print joining words")
    union.fill("How many people will you give joining words to?", str(PAPERS))
    union.press("Make joining words")
    union.look(again=True)
    chain.joining_words = union.main.locator(".upheld-receipt").all_inner_texts()
    assert len(chain.joining_words) == PAPERS


def join_on_a_phone(chain: Chain) -> None:
    """One of the nine joins with the words on their paper, and keeps seven words of their own."""
    phone = chain.on_a_phone()
    phone.follow("Raise a concern")
    phone.follow("Join others with the joining words on your paper")
    phone.fill("The joining words on your paper", chain.joining_words[0])
    phone.press("Continue")
    phone.reads(WORDS, str(ATTESTED), RECEIVER)
    phone.fill("Something of your own to add", STATEMENT)
    chain.receipt = phone.main.locator(".upheld-receipt").inner_text()
    phone.choose("I have written down my seven words")
    keep_screenshot(phone.page, "chain-joining")
    phone.press("Join")
    phone.reads_heading("You have joined")
    chain.promise = phone.saves("Save the signed promise").read_text()
    phone.press("Close it on this device")


def acknowledge_and_decide(chain: Chain) -> None:
    """The monitoring officer reads it, answers, and decides that somebody must look into it."""
    receiver = chain.turn(RECEIVER)
    receiver.follow(_concern_of(chain))
    receiver.reads(WORDS, STATEMENT, "Senior post A", "Excluded")
    keep_screenshot(receiver.page, "chain-concern")
    receiver.follow("Acknowledge")
    receiver.fill("Your words to whoever raised this", "I have read it, and write again soon.")
    receiver.press("Acknowledge")
    receiver.follow("Decide what happens")
    receiver.choose("An investigation by somebody outside the line")
    receiver.fill("Your reasons", "It is serious, and nobody inside can look into it.")
    receiver.press("Record decision")
    receiver.follow("Share with an investigator")
    receiver.choose(INVESTIGATOR)
    receiver.fill("Why this person?", "Independent of the council, and in no conflict.")
    receiver.press("Share")
    receiver.reads(INVESTIGATOR)


def read_in_three_ways(chain: Chain) -> None:
    """The investigator reads all of it, the union no statement, and a named manager nothing."""
    investigator = chain.turn(INVESTIGATOR)
    investigator.follow("All concerns that you can read")
    investigator.follow(in_words(chain.today))
    investigator.reads(WORDS, STATEMENT)
    union = chain.turn(UNION)
    union.follow("All concerns that you can read")
    union.follow(in_words(chain.today))
    union.reads(WORDS)
    assert STATEMENT not in union.page.content()
    named = chain.turn("Senior post A")
    named.go(urlsplit(union.page.url).path)
    named.reads_heading("Page not found")


def write_to_each_other(chain: Chain) -> None:
    """Whoever joined asks something in their own thread, and is answered there."""
    phone = _come_back(chain)
    phone.fill("Write a message", "Will the managers be told who spoke?")
    phone.press("Send message")
    phone.reads("Will the managers be told who spoke?")
    phone.press("Close it on this device")
    receiver = chain.turn(RECEIVER)
    receiver.follow(_concern_of(chain))
    receiver.follow(re.compile("Write to this person"))
    receiver.fill("Your words to whoever raised this", "No. Only I can read this.")
    receiver.press("Send message")


def give_feedback(chain: Chain) -> None:
    """The monitoring officer says what came of it, and closes the concern."""
    receiver = chain.turn(RECEIVER)
    receiver.follow(_concern_of(chain))
    receiver.follow("Say what came of it")
    receiver.choose("Partly upheld: the evidence supports some of it")
    receiver.fill("Your words to those who raised this", FEEDBACK)
    receiver.press("Send answer")
    receiver.look(again=True)
    receiver.follow("Close")
    receiver.press("Close")
    receiver.reads("Closed")


def read_the_answer_and_the_log(chain: Chain) -> None:
    """Whoever joined comes back with the receipt: an answer, and proof that it is in the log."""
    phone = _come_back(chain)
    phone.reads(FEEDBACK, "No. Only I can read this.", str(ATTESTED))
    phone.reads("Our promise has been kept, and your concern is still in the log.")
    phone.look(again=True)
    keep_screenshot(phone.page, "chain-come-back")
    proof = phone.saves("Save the proof").read_text()
    assert proof.startswith("c2sp.org/tlog-proof@v1")
    phone.follow("Say how it was taken")
    phone.choose("Yes", under="Was your concern taken seriously?")
    phone.press("Send")
    phone.reads("Thank you for telling us how it was taken.")


def check_the_promise(chain: Chain) -> None:
    """Anybody can paste a promise and be told whether it was kept."""
    anybody = chain.anybody()
    anybody.enter("Check the log")
    anybody.follow("Check a promise or a proof")
    anybody.fill("Paste the promise or the proof here", chain.promise)
    anybody.press("Check")
    anybody.reads("Yes. It is in the log.")


def _come_back(chain: Chain) -> Person:
    phone = chain.on_a_phone()
    phone.follow("Enter your seven words")
    phone.fill("Your seven words", chain.receipt)
    phone.press("Continue")
    phone.reads_heading("Your concern")
    return phone


def _concern_of(chain: Chain) -> re.Pattern[str]:
    return re.compile(f"Concern of {in_words(chain.today)}")
