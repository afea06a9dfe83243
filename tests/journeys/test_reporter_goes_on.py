"""Somebody comes back with their words, goes on at their own pace, and is read and answered."""

from __future__ import annotations

import re

import pytest

from tests.journeys.browser import (
    DESK,
    PHONE,
    WITHOUT_SCRIPTS,
    Visitor,
    assert_error_links_resolve,
    keep_screenshot,
)
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work, somebody

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

FILE = {"name": "nine-families.txt", "mimeType": "text/plain", "buffer": b"A, B, C\n"}
BADLY = "My agency contract was ended with a week’s notice. CANARY-8R"


def test_a_reporter_goes_on_at_their_own_pace(visitor: Visitor, demo: Demo):
    phone = somebody(visitor, demo, PHONE)
    words = next(w for what, w in demo.told["receipts"].items() if "joined" not in what)

    _come_back(phone, words)
    _answer(phone)
    _add(phone)
    _say_how_they_are_treated(phone)
    _keep_the_days(phone)
    _say_who_they_are(phone)
    _is_answered(at_work(visitor, demo, "Monitoring officer", DESK))
    phone.go("/speak-up/your-concern")
    phone.reads("I have spoken to the agency.")
    _take_a_reader_out(phone)
    _withdraw(phone)
    assert "CANARY" not in "".join(phone.been_at)


def _come_back(phone: Person, words: str) -> None:
    phone.follow("Enter your seven words")
    numbered = "\n".join(f"{n}. {each}" for n, each in enumerate(words.split(), start=1))
    phone.fill("Your seven words", numbered)
    phone.press("Continue")
    phone.reads_heading("Your concern")
    keep_screenshot(phone.page, "going-on-thread")


def _answer(phone: Person) -> None:
    phone.follow("Answer a few questions")
    phone.reads("Not answered")
    phone.follow("What is it about?")
    phone.press("Save")
    assert_error_links_resolve(phone.page)
    phone.choose("Too many cases, or cases that nobody has")
    phone.press("Save")
    phone.follow("Which children is it about?")
    phone.choose("I do not know")
    phone.press("Save")
    phone.reads("Answered on")
    keep_screenshot(phone.page, "going-on-questions")
    phone.follow("Back to your concern")
    phone.reads("2 of 8 answered")


def _add(phone: Person) -> None:
    phone.follow("Add words or a file")
    phone.press("Add it")
    assert_error_links_resolve(phone.page)
    phone.fill("What do you want to add?", "Nine families. CANARY-8R")
    phone.main.get_by_label("A file, if you have one").set_input_files(FILE)
    phone.press("Add it")
    phone.reads("Nine families.", "nine-families.txt")
    phone.go("/speak-up/your-concern")


def _say_how_they_are_treated(phone: Person) -> None:
    phone.follow("Say that you are treated badly for it")
    phone.fill("What has happened to you?", BADLY)
    phone.press("Send")
    phone.reads("You are owed an answer within 7 days")
    phone.follow("Say that you are treated badly for it")
    phone.reads(BADLY)
    phone.go("/speak-up/your-concern")
    phone.reads("Answer that you are treated badly for it")


def _keep_the_days(phone: Person) -> None:
    phone.follow("Days to come back, promise and proof")
    keep_screenshot(phone.page, "going-on-days")
    assert "/log/promise/v1" in phone.saves("Save the signed promise").read_text()
    assert phone.saves("Save the proof").read_text().startswith("c2sp.org/tlog-proof@v1")
    phone.follow("What to do then")
    phone.reads_heading("If you have lost your seven words")
    phone.go("/speak-up/your-concern")


def _say_who_they_are(phone: Person) -> None:
    _open_more(phone)
    phone.follow("Say who you are")
    phone.choose("By name: everybody who looks into it")
    phone.fill("Your name, and how to reach you", "Ana Bell")
    phone.press("Continue")
    phone.reads_heading("This cannot be taken back")
    keep_screenshot(phone.page, "going-on-sure")
    phone.press("Yes, say who I am")


def _is_answered(receiver: Person) -> None:
    receiver.follow(re.compile("Concern of 1 November 2021"))
    receiver.reads(BADLY, "Nine families.", "Ana Bell", "Too many cases")
    keep_screenshot(receiver.page, "going-on-received")
    receiver.follow("Answer about how they are treated")
    receiver.fill("Your words to whoever raised this", "I have spoken to the agency.")
    receiver.press("Send the answer")
    receiver.reads("I have spoken to the agency.")


def _take_a_reader_out(phone: Person) -> None:
    phone.follow("See who can read it, and take somebody out")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.choose("Monitoring officer")
    phone.press("Continue")
    phone.reads_heading("What was read stays read")
    phone.press("Yes, take them out")
    phone.reads("They have been taken out.")
    phone.follow("See who can read it, and take somebody out")
    phone.reads("External auditor")


def _withdraw(phone: Person) -> None:
    phone.go("/speak-up/your-concern")
    _open_more(phone)
    phone.follow("Withdraw it")
    phone.reads("It is not deleted.")
    phone.press("Withdraw it")
    phone.reads("You withdrew this on")


def _open_more(phone: Person) -> None:
    phone.main.get_by_text("More that you can do").click()
