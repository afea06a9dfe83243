"""Taking down a call about a child at risk now: who is asked what, and who is told."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client

from upheld.concerns.models import DutyAlert

from .test_child_at_risk import (
    NOBODY,
    REACH,
    RING,
    SAID,
    WHERE,
    newest,
    newest_or_none,
    words_of,
)


@pytest.fixture
def before(cast) -> set:
    return set(DutyAlert.objects.values_list("id", flat=True))


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


def test_a_caller_whose_words_are_taken_down_is_heard_of_by_the_duty_contact(
    cast, sign_in, visitor, before
):
    receiver, once = sign_in("mo"), str(uuid.uuid4())
    typed = {
        "origin": "phone",
        "risk": "yes",
        "door": "foster-carers",
        "posts": [str(cast.post("senior-a"))],
        "once": once,
        "words": "Nobody visits her.",
        "known_as": "anonymous",
    }
    read = receiver.post("/casework/take-down", typed | {"write": "yes"}).text
    receipt = re.search(r'class="upheld-receipt">([^<]+)<', read)[1]
    sent = typed | {"receipt": receipt, "read_back": "on", "handed_over": "on", "send": "yes"}
    for _twice in range(2):
        receiver.post("/casework/take-down", sent)

    alert = newest(before)
    assert "Senior post A" in words_of(sign_in("duty").get(f"/casework/duty/{alert.id}"))
    assert receiver.get(f"/casework/duty/{alert.id}").status_code == 404
    visitor.post("/speak-up/return", {"receipt": receipt})
    assert "The child at risk" in words_of(visitor.get("/speak-up/your-concern"))


def taken_down(cast, receiver, **more):
    """A call taken down as far as the page that is read back; what was typed, and that page."""
    typed = {
        "origin": "phone",
        "risk": "yes",
        "door": "foster-carers",
        "posts": [str(cast.post("senior-a"))],
        "once": str(uuid.uuid4()),
        "words": "Nobody visits her.",
        "known_as": "anonymous",
        "where": WHERE,
        "alert_words": SAID,
        "reach": REACH,
    } | more
    read = receiver.post("/casework/take-down", typed | {"write": "yes"})
    receipt = re.search(r'class="upheld-receipt">([^<]+)<', read.text)[1]
    return typed | {"receipt": receipt, "read_back": "on", "handed_over": "on"}, words_of(read)


def test_a_caller_is_asked_where_the_child_is_and_the_duty_contact_reads_it(cast, sign_in, before):
    receiver = sign_in("mo")
    typed, read_back = taken_down(cast, receiver)
    first = {each: typed[each] for each in ("origin", "risk", "door", "posts")}
    asked = words_of(receiver.post("/casework/take-down", first))
    receiver.post("/casework/take-down", typed | {"send": "yes"})

    assert RING in asked
    assert "Where is the child?" in asked
    assert "How can somebody safely reach the caller?" in asked
    assert asked.count("Duty manager of a neighbouring authority") > 1  # read out, and strikeable
    for said in (WHERE, SAID, REACH, "Duty manager of a neighbouring authority"):
        assert said in read_back
    duty = words_of(sign_in("duty").get(f"/casework/duty/{newest(before).id}"))
    for said in (WHERE, SAID, REACH):
        assert said in duty
        assert said not in receiver.get(f"/casework/concerns/{typed['once']}/").text


def test_where_a_caller_strikes_all_on_duty_nothing_is_lost_without_asking(cast, sign_in, before):
    receiver = sign_in("mo")
    typed, read_back = taken_down(cast, receiver, strike=[str(cast.post("duty"))])

    unasked = words_of(receiver.post("/casework/take-down", typed | {"send": "yes"}))
    receiver.post("/casework/take-down", typed | {"send": "yes", "told_here": "put-in"})

    assert "Nobody on duty will be told. Ring 999" in read_back
    assert "Ask the caller, then choose yes or no" in unasked
    concern = words_of(receiver.get(f"/casework/concerns/{typed['once']}/"))
    for said in (WHERE, SAID, REACH, NOBODY):
        assert said in concern
    assert newest_or_none(before) is None


def test_no_caller_is_asked_where_a_child_is_who_is_not_at_risk(cast, sign_in):
    given = {"origin": "phone", "risk": "no", "door": "staff", "posts": ["do-not-know"]}

    asked = words_of(sign_in("mo").post("/casework/take-down", given))

    assert "What happened?" in asked
    assert "Where is the child?" not in asked
