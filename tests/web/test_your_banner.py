"""Whoever has sent something under their receipt is told at the top that it has arrived."""

from __future__ import annotations

import pytest

from tests.rooms.concerns.scene import Reporter, raise_alone
from tests.web.markup import Page
from tests.web.test_your_concern import MINE, Back, come_back

STEPS = {
    "your-concern": ("", {"words": "Is there news?"}, "Your message has been sent"),
    "how-it-was": ("/how-it-was", {"taken": "partly"}, "how it was taken"),
    "treated-badly": ("/treated-badly", {"words": "They moved my desk."}, "within 7 days"),
    "since": ("/since", {"since": "no"}, "We have your answer"),
}


@pytest.fixture
def back(cast) -> Back:
    who = Reporter()
    raise_alone(who)
    return come_back(who)


def banner(page: str) -> str:
    found = Page(page).all(
        "div", **{"class": "govuk-notification-banner govuk-notification-banner--success"}
    )
    return " ".join(found[0].text.split()) if found else ""


@pytest.mark.parametrize("step", STEPS)
def test_what_was_sent_is_confirmed_on_the_page_of_the_concern(back, step):
    page, typed, said = STEPS[step]
    back.look()  # which gives the cookie that every form has
    cookies = set(back.client.cookies)

    sent = back.client.post(f"{MINE}{page}", typed)

    assert sent.headers["Location"] == f"{MINE}?done"
    assert said in banner(back.client.get(sent.headers["Location"]).text)
    assert set(back.client.cookies) == cookies
    assert banner(back.look()) == ""


def test_taking_a_reader_out_is_confirmed(back, cast):
    member = next(each for each in cast.members.values() if each.slug == "mo")

    sent = back.send("/readers", reader=str(member.person), sure="yes")

    assert "They have been taken out" in banner(back.client.get(sent.headers["Location"]).text)


def test_what_was_added_is_confirmed_where_more_can_be_added(back):
    sent = back.send("/add", words="There is a second date.")

    shown = back.client.get(sent.headers["Location"])

    assert sent.headers["Location"] == f"{MINE}/add?done"
    assert "We have added it" in banner(shown.text)
    assert "There is a second date." in shown.text
    assert banner(back.look("/add")) == ""


def test_the_newest_is_confirmed_and_not_what_came_before(back):
    back.send("/treated-badly", words="They moved my desk.")

    back.send("", words="Is there news?")

    assert "Your message has been sent" in banner(back.client.get(f"{MINE}?done").text)


@pytest.mark.parametrize("query", ["done", "done=treated-badly", "from=treated-badly", "<b>"])
def test_an_address_cannot_say_that_something_arrived_that_never_did(back, query):
    assert banner(back.client.get(f"{MINE}?{query}").text) == ""
