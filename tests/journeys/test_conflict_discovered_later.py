"""A conflict is discovered later: a concern leaves one screen, and reaches another."""

from __future__ import annotations

import re

import pytest

from tests.journeys.browser import DESK, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import at_work

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

OPEN = re.compile("Concern of 1 November 2021")
WORDS = "Review conferences for children on a plan are being held late"


def test_a_receiver_finds_that_it_is_about_their_own_post(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow(OPEN)
    receiver.reads(WORDS)
    address = receiver.page.url
    receiver.follow("Acknowledge")
    receiver.fill("Your words to whoever raised this", "I have read it.")
    receiver.press("Acknowledge")
    receiver.follow("It is also about somebody else")
    receiver.main.get_by_label("Which post is it also about?").select_option(
        label="Monitoring officer"
    )
    receiver.fill("How do you know?", "A document names my post.")
    receiver.press("Record")

    receiver.reads_heading("What waits for you")
    assert receiver.main.get_by_text(OPEN).count() == 0
    receiver.go(address)
    receiver.reads_heading("Page not found")

    auditor = at_work(visitor, common_demo, "External auditor", DESK)
    auditor.follow(OPEN)
    auditor.reads(WORDS, "Monitoring officer, because the concern is about Monitoring officer")
    readers = auditor.page.get_by_role("heading", name="Who can read this").locator("..")
    assert "External auditor" in readers.inner_text()
    assert "Monitoring officer" not in readers.inner_text()
    keep_screenshot(auditor.page, "conflict-later-auditor")


def test_an_investigator_who_declares_an_interest_is_left_out_at_the_next_unlock(
    visitor: Visitor, common_demo: Demo
):
    investigator = at_work(visitor, common_demo, "Independent investigator", DESK)
    investigator.follow("All concerns that you can read")
    investigator.follow("27 January 2020")
    address = investigator.page.url
    investigator.enter("Your account")
    investigator.follow("Declare an interest")
    investigator.main.get_by_label("Which post is it about?").select_option(label="Senior post A")
    investigator.choose("The post, whoever holds it")
    investigator.press("Declare")
    investigator.go(address)
    investigator.reads_heading("Page not found")

    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.go(address)

    readers = receiver.page.get_by_role("heading", name="Who can read this").locator("..")
    assert "Independent investigator" not in readers.inner_text()
    receiver.reads("Independent investigator, because they declared that they are close to")
    keep_screenshot(receiver.page, "conflict-later-left-out")
