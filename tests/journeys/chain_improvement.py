"""The improvement: answered, planned, promised, claimed, proved, judged and closed by others."""

from __future__ import annotations

import re
from datetime import timedelta

from tests.journeys.browser import keep_screenshot
from tests.journeys.chain import ASSURER, CLOSER, COMMISSIONER, LEAD, OWNER, RECEIVER, Chain
from tests.journeys.chain_learning import RECOMMENDED
from tests.journeys.people import Person

ANSWER = "The council accepts this and begins on Monday."
PLAN = "Plan on late reviews"
ACTION = "Keep a list of reviews that are due"
CLAIM = "The list is kept by business support since Monday."
WEAK = "The list is on the shared drive."
PROOF = "The list of four weeks is published. No review on it was late."
JUDGED = "I compared the list with ten files. Every review had been held in time."
CHANGED = "Children on a plan are seen in time. It is too early to say more."


def take_up_and_answer(chain: Chain) -> None:
    """The improvement lead takes the recommendation up; the chief executive answers it."""
    lead = chain.turn(LEAD)
    lead.follow(re.compile(f"Take up recommendation R1: {RECOMMENDED}"))
    lead.reads(RECOMMENDED)
    lead.press("Take up R1")
    lead.reads("Every published recommendation has been taken up.")
    commissioner = chain.turn(COMMISSIONER)
    commissioner.enter("Improvement")
    commissioner.follow(re.compile(f"Answer recommendation R1: {RECOMMENDED}"))
    commissioner.choose("Accept all of it")
    commissioner.fill("Why?", ANSWER)
    commissioner.press("Publish the answer")
    commissioner.reads(ANSWER)


def plan_and_promise(chain: Chain) -> None:
    """The lead starts a plan, promises an action with an owner and a test, and fixes the plan."""
    lead = chain.turn(LEAD)
    lead.follow(re.compile("Start the plan that answers recommendation R1"))
    lead.fill("What is the plan called?", PLAN)
    lead.press("Start the plan")
    lead.follow("Add an action")
    lead.fill("What will be done?", ACTION)
    lead.main.get_by_label("Which post owns it?", exact=True).select_option(label=OWNER)
    lead.date("By when?", chain.today + timedelta(days=60))
    lead.choose("A document or a thing that can be seen")
    lead.fill("How exactly will anybody know?", "The list of four weeks is published.")
    lead.press("Add the action")
    lead = chain.turn(LEAD)
    lead.follow(re.compile(f"Finish and fix the draft: {PLAN}"))
    lead.reads(ACTION)
    lead.follow("Fix the plan")
    lead.press("Fix and publish")
    lead.look(again=True)


def move_its_date(chain: Chain) -> None:
    """The lead moves the date; the original stays beside it."""
    lead = chain.turn(LEAD)
    lead.follow(PLAN)
    lead.follow(re.compile(ACTION))
    lead.follow("Move the date")
    lead.date("What is the new date?", chain.today + timedelta(days=70))
    lead.fill("Why does it move?", "Business support starts a week later.")
    lead.press("Move the date")
    lead.reads("Moved by 10 days")


def claim_and_prove(chain: Chain, proof: str) -> None:
    """The owner says what has been done, and puts forward what shows it."""
    owner = _at_the_action(chain, OWNER)
    owner.follow("Report progress")
    owner.fill("What has been done?", CLAIM)
    owner.press("Publish progress")
    owner.reads(CLAIM, "Nobody else has judged this met.")
    owner.follow("Put proof forward")
    owner.fill("What shows that the success test holds?", proof)
    owner.press("Put proof forward")
    owner.reads(proof)


def appoint(chain: Chain) -> None:
    """The monitoring officer appoints who judges, from those who are in no conflict."""
    receiver = chain.turn(RECEIVER)
    receiver.enter("Improvement")
    receiver.follow(re.compile(f"Appoint who judges the proof of .*{ACTION}"))
    receiver.follow("Appoint who judges")
    receiver.choose(ASSURER)
    receiver.press("Appoint")
    receiver.reads(ASSURER)


def judge(chain: Chain, judgement: str, reasons: str) -> None:
    """Somebody who does not own the action judges the proof."""
    assurer = chain.turn(ASSURER)
    assurer.follow(re.compile(f"Judge the proof of .*{ACTION}"))
    assurer.follow("Judge the proof")
    assurer.choose(judgement)
    assurer.fill("What did you look at, and what did you see?", reasons)
    assurer.press("Publish the judgement")
    assurer.reads(reasons)


def close(chain: Chain) -> None:
    """The board's chair closes the action on proof that was judged met, and on nothing else."""
    closer = chain.turn(CLOSER)
    closer.follow(re.compile(f"Close .*{ACTION}"))
    closer.follow("Close the action")
    closer.fill("What changed for children and staff?", CHANGED)
    closer.press("Close the action")
    closer.reads(CHANGED)
    closer.look(again=True)
    keep_screenshot(closer.page, "chain-action-closed")


def _at_the_action(chain: Chain, post: str) -> Person:
    person = chain.turn(post)
    person.follow(re.compile(ACTION))
    return person
