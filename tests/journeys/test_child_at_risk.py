"""Somebody frightened for a child tonight, on a phone without scripts; and who hears of it."""

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

DUTY = "Duty manager of a neighbouring authority"
WHERE = "14 Harbour Road, top floor. CANARY-4D"
KNOW = "He came back tonight, and the plan says that he may not. CANARY-4D"
REACH = "Send a text after six. CANARY-4D"
WHAT = "The plan was changed without a meeting."
DONE = "We went there with the police at eight. The child is safe with her grandmother."


def test_a_child_at_risk_is_heard_of_by_somebody_outside_and_by_nobody_else(
    visitor: Visitor, common_demo: Demo
):
    phone = somebody(visitor, common_demo, PHONE)
    words = _tell(phone)

    _is_reviewed(at_work(visitor, common_demo, DUTY, PHONE))
    _receiver_sees_the_concern_alone(at_work(visitor, common_demo, "Monitoring officer", DESK))
    _reads_what_was_done(phone, words)
    assert "CANARY" not in "".join(phone.been_at)


def test_a_receiver_tests_the_duty_contact(visitor: Visitor, demo: Demo):
    receiver = at_work(visitor, demo, "Monitoring officer", DESK)

    receiver.go("/casework/duty/")
    keep_screenshot(receiver.page, "duty-contacts")
    receiver.press("Send a test")
    receiver.reads("The test has been sent")
    receiver.follow(re.compile("^Change the number"))
    receiver.fill("Number to ring, day and night", "at the office")
    receiver.press("Save the number")
    assert_error_links_resolve(receiver.page)
    receiver.fill("Number to ring, day and night", "01632 960 222")
    receiver.press("Save the number")
    receiver.reads("01632 960 222")

    duty = at_work(visitor, demo, DUTY, PHONE)
    duty.page.get_by_role("link", name="A test of").first.click()
    duty.press("Answer the test")
    duty.reads("Recorded", "Answered")


def _tell(phone: Person) -> str:
    phone.follow("Raise a concern")
    phone.follow("Start now")
    phone.reads("999", "(nine, nine, nine)", DUTY, "01632 960 111")
    keep_screenshot(phone.page, "risk-first")
    phone.choose("Yes")
    phone.press("Continue")
    phone.reads_heading("Where is the child, and how can you be reached?")
    keep_screenshot(phone.page, "risk-where")
    phone.fill("Where is the child?", WHERE)
    phone.choose("I do not know where the child is")
    phone.press("Continue")
    assert_error_links_resolve(phone.page)
    phone.main.get_by_label("I do not know where the child is").uncheck()
    phone.fill("What should the duty contact know?", KNOW)
    phone.fill("How can somebody safely reach you?", REACH)
    phone.press("Continue")
    phone.fill("What happened?", WHAT)
    phone.press("Continue")
    phone.choose("Do not ask who I am", "Senior post A")
    phone.press("Continue")
    phone.reads(WHERE, KNOW, REACH, DUTY)
    keep_screenshot(phone.page, "risk-check")
    words = phone.main.locator(".upheld-receipt").inner_text()
    phone.choose("I have written down my seven words")
    phone.press("Send")
    phone.reads_heading("Your concern has arrived")
    phone.reads("has gone to the duty contact", DUTY)
    keep_screenshot(phone.page, "risk-done")
    phone.press("Close it on this device")
    return words


def _is_reviewed(duty: Person) -> None:
    keep_screenshot(duty.page, "duty-home")
    duty.page.get_by_role("link", name="A child may be at risk").first.click()
    duty.reads(WHERE, KNOW, REACH, "Senior post A")
    assert WHAT not in duty.page.content()
    keep_screenshot(duty.page, "duty-alert")
    duty.press("I have read this")
    duty.follow("Say what was done")
    duty.press("Record it")
    assert_error_links_resolve(duty.page)
    duty.fill("What was done?", DONE)
    duty.press("Record it")
    duty.reads(DONE, "Done")
    keep_screenshot(duty.page, "duty-done")


def _receiver_sees_the_concern_alone(receiver: Person) -> None:
    receiver.page.get_by_role("link", name="A child may be at risk").first.click()
    receiver.reads(WHAT)
    for each in (WHERE, KNOW, REACH, DONE, "CANARY"):
        assert each not in receiver.page.content()
    receiver.go("/casework/duty/")
    assert "Told on" not in receiver.page.content()


def _reads_what_was_done(phone: Person, words: str) -> None:
    phone.go("/speak-up/return")
    phone.fill("Your seven words", words)
    phone.press("Continue")
    phone.reads_heading("Your concern")
    phone.reads("The child at risk", DONE)
    keep_screenshot(phone.page, "risk-thread")
