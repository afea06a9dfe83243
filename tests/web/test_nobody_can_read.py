"""Where nobody could be given a concern, no page offers to send it, and other ways are named."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.web.test_child_at_risk import REACH, WHERE, fill, words_of
from upheld.concerns.models import Concern, DutyAlert
from upheld.kernel.actor import ANYONE
from upheld.people import clock
from upheld.people import queries as people

CHECK, TOGETHER, SEALED = "/speak-up/check", "/speak-up/hold/together", "/speak-up/sealed/check"


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


@pytest.fixture
def every_post(cast) -> list[str]:
    return [each.id for each in people.posts(actor=ANYONE, on=clock.today())]


def is_dead_end(page) -> bool:
    said = words_of(page)
    return (
        "Nothing has been sent, and nobody has been told" in said
        and 'href="/speak-up/other-ways"' in page.text
        and 'href="/speak-up/how-known"' in page.text
        and ">Send<" not in page.text.replace("\n", "").replace(" ", "")
        and "upheld-receipt" not in page.text
    )


@pytest.mark.parametrize("risk", ["yes", "no"])
def test_the_check_page_offers_no_send_and_gives_the_words_back(visitor, every_post, risk):
    before = (Concern.objects.count(), DutyAlert.objects.count())

    page = fill(visitor, posts=every_post, risk=risk)
    pressed = visitor.post(CHECK, {"kept": "on"})

    assert is_dead_end(page)
    assert is_dead_end(pressed)
    assert is_dead_end(visitor.get(TOGETHER))
    assert "Visits were made up." in words_of(page)
    assert (Concern.objects.count(), DutyAlert.objects.count()) == before
    for each in (WHERE, REACH, "ring 999 (nine, nine, nine)"):
        assert (each in words_of(page)) is (risk == "yes")


def test_the_page_that_a_script_fills_says_the_same(visitor, every_post):
    assert is_dead_end(visitor.post(SEALED, {"posts": every_post}))


def test_where_somebody_can_read_it_the_page_sends(visitor, cast):
    page = fill(visitor, posts=[str(cast.post("senior-a"))])

    assert not is_dead_end(page)
    assert "upheld-receipt" in page.text
