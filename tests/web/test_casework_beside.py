"""Beside an investigation: its plan, questions about a child, and the word to reporters."""

from __future__ import annotations

import re

import pytest

from tests.web.investigation_chain import text, url
from upheld.people import clock


def _day(name: str, day: int, month: int, year: int) -> dict[str, int]:
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def test_the_plan_is_seen_by_the_commissioner_and_changed_by_the_investigator(sign_in, told):
    investigator, commissioner = sign_in("investigator"), sign_in("ceo")
    plan = url("casework-plan", told.investigation)
    assert "22 May 2020 (first planned for 1 May 2020)" in text(commissioner.get(plan))
    asked = {"task": "sign-off", "hours": "40.5", "pounds": "200"}
    address = url("casework-plan-task", told.investigation)
    assert commissioner.get(address).status_code == 404
    assert investigator.post(address, asked | _day("due_on", 1, 5, 2030)).status_code == 302
    assert investigator.post(address, asked | _day("due_on", 9, 5, 2030)).status_code == 302
    taken = {"task": "sign-off", "hours": "7.25", "pounds": ""} | _day("worked_on", 1, 7, 2020)
    work = url("casework-plan-work", told.investigation)
    assert investigator.post(work, taken).status_code == 302
    page = text(commissioner.get(plan))
    assert "9 May 2030 (first planned for 1 May 2030)" in page
    assert "7.25 / 40.5" in page
    assert "£0 / £200" in page
    assert sign_in("senior-a").get(plan).status_code == 404


def test_what_was_typed_wrongly_into_the_plan_is_said_and_kept(sign_in, told):
    typed = {"task": "interviews", "hours": "many", "pounds": "-3"} | _day("due_on", 31, 2, 2030)
    page = text(sign_in("investigator").post(url("casework-plan-task", told.investigation), typed))
    assert "Enter a real date" in page
    assert "There is a problem" in page


def test_a_parent_is_answered_through_the_two_who_may_know(sign_in, told):
    receiver, investigator = sign_in("mo"), sign_in("investigator")
    asked = {"child": "A girl of nine", "asker": "Her father", "checked": "Passport"}
    sent = receiver.post(url("casework-child-take", told.investigation), asked)
    assert sent.status_code == 302
    assert "Somebody asks about a child: answer" in text(investigator.get(url("casework-home")))
    page = investigator.get(url("casework-children", told.investigation)).content.decode()
    [question] = re.findall(r"children/([0-9a-f-]{36})/answer", page)
    answer = url("casework-child-look-up", told.investigation, question)
    assert "A girl of nine" in text(investigator.get(answer))
    investigator.post(answer, {"examined": "no", "words": "She was not one of them."})
    assert "Tell whoever asked about a child" in text(receiver.get(url("casework-home")))
    told_address = url("casework-child-told", told.investigation, question)
    assert "She was not one of them." in text(receiver.get(told_address))
    today = clock.today()
    home = {"words": "By letter."} | _day("told_on", today.day, today.month, today.year)
    done = receiver.post(told_address, home)
    assert done.status_code == 302, text(done)
    assert "By letter." in text(investigator.get(url("casework-children", told.investigation)))


@pytest.mark.parametrize("slug", ["ceo", "ia", "dcs", "senior-a", "union"])
def test_nobody_else_finds_out_that_a_parent_asked(sign_in, told, slug):
    client = sign_in(slug)
    assert client.get(url("casework-children", told.investigation)).status_code == 404
    home = text(client.get(url("casework-investigation", told.investigation)))
    assert "Questions about a child" not in home


def test_the_public_page_says_how_to_ask_and_asks_for_nothing(client, told):
    page = client.get(url("public-my-child"))
    assert "Was my child one of them?" in text(page)
    assert "<form" not in page.content.decode().split("<main")[1].split("</main>")[0]


def test_the_word_to_reporters_begins_with_how_far_the_investigation_has_come(sign_in, told):
    page = text(sign_in("mo").get(url("casework-message", told.concern)))
    assert "The full report of the investigation has been written and handed over." in page
    assert "You will hear from us again by" in page
