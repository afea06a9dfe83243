"""Oversight: a meeting, a standing ask, an answer that rests on the action, and a verdict."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.journeys.browser import keep_screenshot
from tests.journeys.chain import CLERK, LEAD, PANEL, PANEL_CHAIR, TITLE, Chain
from tests.journeys.chain_improvement import ACTION, CHANGED, JUDGED, PROOF
from tests.journeys.chain_learning import FOUND, TOLD
from tests.journeys.people import in_words

ASK = "Report at every meeting how many reviews are late"
NOTED = "The panel thanks those who spoke up."
ANSWER = "The list is kept, and somebody else has judged the proof."
BETTER = "9 in 10 reviews were held in time in October 2021, after 6 in 10 in June 2021."


def ask_at_a_meeting(chain: Chain) -> None:
    """Democratic services record a meeting, what it asked for, and what it noted."""
    clerk = chain.turn(CLERK)
    clerk.follow("Call a meeting")
    clerk.choose(PANEL)
    clerk.date("On which day?", chain.today)
    clerk.choose("It is a special meeting")
    clerk.press("Call the meeting")
    clerk.follow("Record an ask")
    clerk.fill("Number of the resolution", "i")
    clerk.fill("What did the meeting ask for?", ASK)
    clerk.main.get_by_label("Which post must answer?", exact=True).select_option(label=LEAD)
    clerk.choose("At every meeting")
    clerk.date("By when is the answer wanted?", chain.today + timedelta(days=14))
    clerk.choose(TITLE)
    clerk.press("Record the ask")
    clerk = chain.turn(CLERK)
    clerk.follow("All meetings")
    clerk.follow(in_words(chain.today))
    clerk.reads(ASK)
    clerk.follow("Record a note")
    clerk.fill("What did the meeting note?", NOTED)
    clerk.choose(TITLE)
    clerk.press("Record the note")


def record_a_change(chain: Chain) -> None:
    """What became better or worse for children, with its source and its date."""
    clerk = chain.turn(CLERK)
    clerk.follow("Record a change for children")
    clerk.fill("What changed for children?", BETTER)
    clerk.choose("Better", under="Is that better or worse for children?")
    clerk.fill("Where does this come from?", "The council’s own count of reviews")
    clerk.date("To which day do the numbers go?", chain.today)
    clerk.choose(TITLE)
    clerk.press("Publish the change")


def answer_and_decide(chain: Chain) -> None:
    """The post that was asked answers with the action; the panel's chair accepts the answer."""
    lead = chain.turn(LEAD)
    lead.follow(re.compile(f"Answer the panel.*{ASK}"))
    lead.fill("Your answer", ANSWER)
    lead.main.get_by_role("checkbox", name=re.compile(ACTION)).check()
    lead.press("Give this answer")
    lead.reads(ANSWER)
    chair = chain.turn(PANEL_CHAIR)
    waiting = chair.main.get_by_role("listitem").filter(has_text=ASK)
    chair.follow("Decide whether to accept an answer", among=waiting)
    chair.reads(ANSWER)
    chair.choose("Yes, the panel accepts it")
    chair.fill("The panel’s reasons", "We checked the proof before the meeting.")
    chair.press("Record the verdict")
    chair.reads("Accepted")


def read_the_public_page(chain: Chain) -> None:
    """Anybody reads what was told, found, done and proved, starting with children."""
    anybody = chain.anybody()
    anybody.enter("Public record")
    anybody.follow(TITLE)
    sections = anybody.main.get_by_role("heading", level=2).all_inner_texts()
    assert sections[:5] == [
        "What changed for children",
        "What we were told",
        "What we found",
        "What we are doing",
        "Proof",
    ]
    anybody.reads(BETTER, TOLD, FOUND, "1 of 2", ACTION, PROOF, JUDGED, CHANGED, ASK, ANSWER)
    keep_screenshot(anybody.page, "chain-public-page")
    anybody.follow("Read the learning report from start to end")
    anybody.reads(TOLD, FOUND)
