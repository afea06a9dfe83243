"""Ways off the main road: what can be done from a home, and the whole chain does not come past."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.journeys.browser import DESK, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import at_work

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

LATER = "Notes of two more meetings have come to light."
STOOD_DOWN = "The panel asks for this in another way now."
REOPENED = "The board has not met since the summer."


def test_what_is_known_later_stands_beside_a_finding(visitor: Visitor, common_demo: Demo):
    investigator = at_work(visitor, common_demo, "Independent investigator", DESK)

    investigator.follow("All investigations in which you have a part")
    investigator.follow("Investigation proposed on 10 February 2020")
    investigator.follow("Documents")
    investigator.follow(re.compile("^Document 1:"))
    original = investigator.saves("Open the original")
    investigator.follow("Findings")
    investigator.follow("Add later evidence to area 1")
    investigator.fill("What do you want to record?", LATER)
    investigator.press("Add")

    assert b"Planning meeting" in original.read_bytes()
    investigator.reads(LATER, "The findings are signed off and do not change.")
    keep_screenshot(investigator.page, "later-evidence")


def test_a_closed_action_is_opened_again_and_keeps_its_closure(visitor: Visitor, common_demo: Demo):
    closer = at_work(visitor, common_demo, "Independent chair of the improvement board", DESK)

    closer.follow("Action plan on the learning report")
    closer.follow(re.compile("R2.1 Set up a practitioners"))
    closer.follow("Open it again")
    closer.date("By when is proof owed again?", date(2022, 1, 31))
    closer.fill("What no longer holds?", REOPENED)
    closer.press("Open it again")

    closer.reads(REOPENED, "Closed by")
    keep_screenshot(closer.page, "action-opened-again")


def test_a_panel_is_set_up_and_an_ask_is_stood_down(visitor: Visitor, common_demo: Demo):
    clerk = at_work(visitor, common_demo, "Democratic support officer", DESK)
    clerk.follow("Call a meeting")
    clerk.follow("Add a panel or board")
    clerk.fill("What is its name?", "Corporate Parenting Panel")
    clerk.choose("A scrutiny panel of elected members")
    clerk.press("Add it")
    clerk.reads("Corporate Parenting Panel")

    chair = at_work(visitor, common_demo, "Chair of the Children and Families Scrutiny Panel", DESK)
    chair.follow(re.compile("Share Ofsted's feedback"))
    chair.follow("Stand this ask down")
    chair.fill("The panel’s reasons", STOOD_DOWN)
    chair.press("Stand it down")
    chair.reads("Stood down", STOOD_DOWN)


def test_somebody_declares_an_interest_and_makes_keys_that_another_vouches_for(
    visitor: Visitor, common_demo: Demo
):
    somebody = at_work(visitor, common_demo, "Head of human resources", DESK)
    somebody.follow("Declare an interest")
    somebody.main.get_by_label("Which post is it about?").select_option(label="Senior post B")
    somebody.choose("The person who holds this post now, wherever they go")
    somebody.press("Declare")
    somebody.press("End this interest")
    somebody.follow("Make keys, or vouch for somebody’s keys")
    somebody.follow("Make your keys")
    somebody.choose("I understand that new keys do not open what my old keys opened")
    somebody.press("Make my keys")
    somebody.follow("I have written them down")
    fingerprint = somebody.main.locator("dd").inner_text()

    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.enter("Your account")
    receiver.follow("Make keys, or vouch for somebody’s keys")
    receiver.reads("Head of human resources", fingerprint)
    receiver.press("Vouch for these keys")
    receiver.reads("You have vouched for these keys.")
