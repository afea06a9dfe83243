"""Somebody on a bus with a phone: raises a concern, comes back, and checks that it is there."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import (
    DESK,
    PHONE,
    WITHOUT_SCRIPTS,
    Visitor,
    assert_error_links_resolve,
    keep_screenshot,
)
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work, in_words, somebody

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

WHAT_HAPPENED = "Two reviews were written up without anybody having met the child. CANARY-7Q"
FILE = {"name": "notes.txt", "mimeType": "text/plain", "buffer": b"Two dates. CANARY-7Q\n"}
MORE = "There is a third review now. CANARY-7Q"


def test_a_concern_is_raised_and_its_reporter_comes_back(visitor: Visitor, demo: Demo):
    phone = somebody(visitor, demo, PHONE)

    words = _raise(phone)
    _put_away(phone)
    _come_back(phone, words)
    _write_and_wait(phone)
    _leave_in_a_hurry(phone)
    _is_read(at_work(visitor, demo, "Monitoring officer", DESK))
    assert "CANARY" not in "".join(phone.been_at)


def test_one_of_those_who_joined_reads_the_answer_and_the_proof(
    visitor: Visitor, standing_demo: Demo
):
    phone = somebody(visitor, standing_demo, PHONE)
    receipt = next(
        words for what, words in standing_demo.told["receipts"].items() if "joined" in what
    )

    phone.follow("Enter your seven words")
    phone.fill("Your seven words", receipt)
    phone.press("Continue")

    phone.reads_heading("Your concern")
    phone.reads("31", "12", "upheld in 13 of them")
    phone.reads("No. Only I can read what you wrote here.")
    phone.reads("Our promise has been kept, and your concern is still in the log.")
    keep_screenshot(phone.page, "reporter-answered")
    assert phone.saves("Save the proof").read_text().startswith("c2sp.org/tlog-proof@v1")


def _raise(phone: Person) -> str:
    phone.follow("Raise a concern")
    keep_screenshot(phone.page, "reporter-start")
    phone.follow("Start now")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.choose("No")
    phone.press("Continue")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.fill("What happened?", WHAT_HAPPENED)
    phone.main.get_by_label("A file, if you have one").set_input_files(FILE)
    phone.press("Continue")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.choose("Do not ask who I am", "Senior post A")
    phone.press("Continue")
    return _check_and_send(phone)


def _check_and_send(phone: Person) -> str:
    phone.reads_heading("Check, write down your seven words, and send")
    phone.reads(WHAT_HAPPENED, "notes.txt", "Monitoring officer")
    keep_screenshot(phone.page, "reporter-check")
    words = phone.main.locator(".upheld-receipt").inner_text()
    assert len(words.split()) == 7
    phone.press("Send")
    assert_error_links_resolve(phone.page)
    phone.choose("I have written down my seven words")
    phone.press("Send")
    phone.reads_heading("Your concern has arrived")
    keep_screenshot(phone.page, "reporter-done")
    assert words not in phone.page.content()
    return words


def _put_away(phone: Person) -> None:
    promise = phone.saves("Save the signed promise").read_text()
    assert "/log/promise/v1" in promise
    assert "CANARY" not in promise
    phone.press("Close it on this device")
    phone.go("/speak-up/your-concern")
    phone.reads_heading("Come back with your seven words")


def _come_back(phone: Person, words: str) -> None:
    phone.fill("Your seven words", "not the words of any receipt here")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.fill("Your seven words", f"  {words.upper()} \n")
    phone.press("Continue")
    phone.reads_heading("Your concern")
    keep_screenshot(phone.page, "reporter-thread")


def _write_and_wait(phone: Person) -> None:
    phone.fill("Write a message", MORE)
    phone.press("Send message")
    phone.reads(MORE, "It goes into the log tonight.")
    phone.look(again=True)


def _leave_in_a_hurry(phone: Person) -> None:
    """One press leads away; afterwards neither going back nor the address shows anything."""
    phone.page.get_by_role("button", name="Exit this page").click()
    phone.page.wait_for_url("**/cookies")
    assert phone.page.context.cookies() == []
    phone.page.go_back()
    expect(phone.page.get_by_text(MORE)).to_have_count(0)
    phone.go("/speak-up/your-concern")
    phone.reads_heading("Come back with your seven words")


def _is_read(receiver: Person) -> None:
    """The monitoring officer finds it at home, and opens the file as it was sent."""
    receiver.follow(re.compile(f"Concern of {in_words(receiver.today)}"))
    receiver.reads(WHAT_HAPPENED, MORE)
    assert receiver.saves("Open the file “notes.txt” as it was sent").read_bytes() == FILE["buffer"]
