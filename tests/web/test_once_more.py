"""Before nobody on duty is told of a child at risk, its reporter is asked once more."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.markup import Page
from tests.web.test_child_at_risk import NOBODY, REACH, SAID, WHERE, fill, send, words_of
from upheld.concerns.models import Concern, DutyAlert

ASKED = "Nobody on duty will be told of the child"
CHECK, TOGETHER = "/speak-up/check", "/speak-up/hold/together"


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


@pytest.fixture
def known(cast) -> set:
    return set(Concern.objects.values_list("id", flat=True))


@pytest.fixture
def struck(cast) -> dict:
    return {"kept": "on", "struck": [str(cast.post("duty"))]}


def raised(known):
    return list(Concern.objects.exclude(id__in=known))


def carried(page) -> dict:
    """What the page sends along when its button is pressed, and nothing was chosen on it."""
    found = [
        each for each in Page(page.text).all("input") if each.attributes.get("type") == "hidden"
    ]
    sent: dict[str, list[str]] = {}
    for each in found:
        sent.setdefault(str(each.attributes["name"]), []).append(str(each.attributes["value"]))
    sent.pop("csrfmiddlewaretoken", None)
    return sent


def test_whoever_strikes_everybody_on_duty_is_asked_before_anything_is_sent(visitor, struck, known):
    fill(visitor)

    asked = visitor.post(CHECK, struck)

    said = words_of(asked)
    assert ASKED in said
    assert "ring 999 (nine, nine, nine) yourself" in said
    assert "You have struck out everybody on duty" in said
    assert "Your concern goes to: Monitoring officer" in said
    for each in (WHERE, SAID, REACH):
        assert each in said
    assert raised(known) == []


def test_neither_yes_nor_no_sends_nothing(visitor, struck, known):
    fill(visitor)
    asked = visitor.post(CHECK, struck)

    again = visitor.post(CHECK, carried(asked))

    assert "Choose yes or no" in words_of(again)
    assert raised(known) == []


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_the_answer_decides_whether_the_place_stands_in_the_concern(
    visitor, struck, known, sign_in, answer
):
    alerts = DutyAlert.objects.count()
    fill(visitor)
    asked = visitor.post(CHECK, struck)

    done = visitor.post(CHECK, carried(asked) | {"told_here": answer}, follow=True)

    assert "Your concern has arrived" in words_of(done)
    [concern] = raised(known)
    receiver = words_of(sign_in("mo").get(f"/casework/concerns/{concern.id}/"))
    assert "Nobody on duty was told" in receiver
    assert "Visits were made up." in receiver
    for each in (WHERE, SAID, REACH):
        assert (each in receiver) is (answer == "yes")
    assert DutyAlert.objects.count() == alerts


def test_whoever_goes_back_finds_the_page_as_it_was_and_nothing_sent(visitor, struck, known):
    fill(visitor)
    asked = visitor.post(CHECK, struck)

    back = visitor.post(CHECK, carried(asked) | {"again": "yes"})

    assert "Check, write down your seven words" in words_of(back)
    [duty] = struck["struck"]
    assert f'value="{duty}" checked' in back.text
    assert raised(known) == []


def test_where_the_duty_contact_is_too_close_it_is_asked_too(visitor, cast, known):
    fill(visitor, posts=[cast.post("duty")])

    asked = visitor.post(CHECK, {"kept": "on"})

    assert "Everybody on duty may be too close" in words_of(asked)
    assert raised(known) == []


def test_where_nothing_was_written_for_them_there_is_nothing_to_choose(visitor, struck, known):
    fill(visitor, told=False)
    visitor.post("/speak-up/where", {"where": "", "where_unknown": "on"})
    asked = visitor.post(CHECK, struck)

    done = visitor.post(CHECK, carried(asked) | {"told_here": "no"}, follow=True)

    assert ASKED in words_of(asked)
    assert "Your concern has arrived" in words_of(done)


def test_raised_together_it_is_asked_as_well_and_the_number_goes_along(visitor, struck, known):
    fill(visitor)

    asked = visitor.post(TOGETHER, struck | {"count": "3"})
    done = visitor.post(TOGETHER, carried(asked) | {"told_here": "yes"})

    assert ASKED in words_of(asked)
    assert done.text.count("They work once.") == 3
    [concern] = raised(known)
    assert concern


def test_nobody_is_asked_where_somebody_on_duty_is_told(visitor, known):
    fill(visitor)

    done = visitor.post(CHECK, {"kept": "on"}, follow=True)

    assert "has gone to the duty contact" in words_of(done)
    assert len(raised(known)) == 1


def test_that_nobody_on_duty_was_told_is_said_to_the_reporter_and_to_the_receiver(
    visitor, cast, sign_in
):
    before = set(Concern.objects.values_list("id", flat=True))
    fill(visitor, posts=[cast.post("duty")])
    done = send(visitor, told_here="no")
    (concern,) = Concern.objects.exclude(id__in=before)

    thread = visitor.get("/speak-up/your-concern")
    receiver = sign_in("mo").get(f"/casework/concerns/{concern.id}/")

    for page in (done, thread, receiver):
        assert NOBODY in words_of(page)
    assert "ring 999" in words_of(thread)
    assert WHERE not in receiver.text
    assert REACH not in receiver.text


def test_where_somebody_on_duty_was_told_nobody_says_otherwise(visitor, sign_in):
    before = set(Concern.objects.values_list("id", flat=True))
    fill(visitor)
    done = send(visitor, told_here="yes")
    (concern,) = Concern.objects.exclude(id__in=before)

    receiver = sign_in("mo").get(f"/casework/concerns/{concern.id}/")

    for page in (done, visitor.get("/speak-up/your-concern"), receiver):
        assert NOBODY not in words_of(page)
    assert WHERE not in receiver.text
    assert "Said to be at risk on" in receiver.text
