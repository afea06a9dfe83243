"""The way out: at once, to a page that tells nobody anything, with nothing left open behind it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.vault.models import Unlocked
from upheld.web.unlocked import PERSONS_COOKIE, REPORTERS_COOKIE

SignIn = Callable[..., Client]


@pytest.fixture
def reporter(told: Told) -> Client:
    """Somebody who has come back with a receipt."""
    client = Client()
    client.post("/speak-up/return", {"receipt": next(iter(told.receipts.values()))})
    assert client.get("/speak-up/your-concern").status_code == 200
    return client


def stolen(client: Client) -> Client:
    """Another browser with every cookie of this one."""
    other = Client()
    for name, cookie in client.cookies.items():
        if cookie.value:
            other.cookies[name] = cookie.value
    return other


def test_one_press_leads_away_and_says_nothing_of_where_from(reporter: Client) -> None:
    answer = reporter.get("/leave")

    assert answer.status_code == 302
    assert answer["Location"] == settings.UPHELD_LEAVE_TO
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]


def test_the_browser_is_asked_to_forget(reporter: Client) -> None:
    given = {name for name, each in reporter.cookies.items() if each.value}
    assert REPORTERS_COOKIE in given

    answer = reporter.get("/leave")

    assert answer["Clear-Site-Data"] == '"cookies", "storage"'
    assert {name for name, each in answer.cookies.items() if each["max-age"] == 0} >= given


def test_a_reporters_session_is_gone_from_the_server_as_well(reporter: Client) -> None:
    copied = stolen(reporter)
    before = Unlocked.objects.count()

    reporter.get("/leave")

    assert Unlocked.objects.count() == before - 1
    for browser in (reporter, copied):
        assert browser.get("/speak-up/your-concern")["Location"] == "/speak-up/return"


def test_a_draft_that_was_begun_is_shut(db: None) -> None:
    client = Client()
    client.post("/speak-up/what-happened", {"words": "Visits were written up."})
    assert "Visits were written up." in client.get("/speak-up/what-happened").text
    copied = stolen(client)

    client.get("/leave")

    for browser in (client, copied):
        assert "Visits were written up." not in browser.get("/speak-up/what-happened").text


def test_somebody_at_work_is_signed_out_and_locked(cast: Cast, sign_in: SignIn) -> None:
    person = sign_in("mo")
    assert "Concern of" in person.get("/casework/").text
    copied = stolen(person)

    person.get("/leave")

    assert not Session.objects.exists()
    assert not Unlocked.objects.filter(kind="person").exists()
    for browser in (person, copied):
        assert browser.get("/casework/").status_code == 302
    assert PERSONS_COOKIE in copied.cookies


def test_whoever_was_only_reading_leaves_too(db: None) -> None:
    answer = Client().get("/leave")

    assert answer.status_code == 302
    assert not Session.objects.exists()
