"""A manager whom the concern names looks everywhere, and finds nothing."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from uuid import UUID

import pytest

from tests.journeys.browser import DESK, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

NAMED = ("Senior post A", "Senior post B")
PLACES = (
    "/account/",
    "/casework/",
    "/casework/concerns/",
    "/casework/investigations/",
    "/casework/learning/",
    "/improvement/",
    "/improvement/plans/",
    "/oversight/",
    "/oversight/meetings/",
)
# What the monitoring officer reads in these places: two concerns by day, and an investigation.
TRACES = ("27 January 2020", "1 November 2021", "31 attested", "Investigation proposed on")
NOWHERE = UUID("00000000-0000-4000-8000-000000000000")


@pytest.mark.parametrize("post", NAMED)
def test_a_named_manager_finds_no_trace_of_the_concern(
    visitor: Visitor, standing_demo: Demo, post: str
):
    manager = at_work(visitor, standing_demo, post, DESK)

    seen = {address: _text_of(manager, address) for address in PLACES}

    assert [(at, trace) for at, text in seen.items() for trace in TRACES if trace in text] == []
    keep_screenshot(manager.page, "named-manager")


def test_the_monitoring_officer_finds_every_trace_in_the_same_places(
    visitor: Visitor, standing_demo: Demo
):
    receiver = at_work(visitor, standing_demo, "Monitoring officer", DESK)

    seen = "".join(_text_of(receiver, address) for address in PLACES)

    assert [trace for trace in TRACES if trace not in seen] == []


def test_an_address_of_the_concern_answers_as_an_unknown_one_does(
    visitor: Visitor, standing_demo: Demo
):
    manager = at_work(visitor, standing_demo, NAMED[0], DESK)

    for place, id in _known_to_others(standing_demo):
        assert _answer(manager, place, id) == _answer(manager, place, NOWHERE)


def _known_to_others(demo: Demo) -> list[tuple[str, UUID]]:
    """Addresses that the manager may have seen over somebody's shoulder."""
    places = {
        "/casework/concerns/{}/": "concerns_concern",
        "/casework/concerns/{}/note": "concerns_concern",
        "/casework/concerns/{}/link": "concerns_concern",
        "/casework/concerns/{}/figures": "concerns_concern",
        "/casework/concerns/{}/also-about": "concerns_concern",
        "/casework/investigations/{}/": "investigations_investigation",
        "/casework/investigations/{}/progress": "investigations_investigation",
        "/casework/learning/{}": "learning_learningreport",
    }
    with closing(sqlite3.connect(demo.var / "upheld.sqlite3")) as database:
        found = [
            (place, UUID(row[0]))
            for place, table in places.items()
            for row in database.execute(f"SELECT id FROM {table}")  # noqa: S608  Names above.
        ]
    assert {place for place, _ in found} == set(places)
    return found


def _answer(manager: Person, place: str, id: UUID) -> tuple[int, str]:
    """The status and the page, without what differs from one visit to the next."""
    answered = manager.page.goto(place.format(id))
    assert answered is not None
    assert answered.status == 404
    manager.look()
    return answered.status, re.sub(r'nonce="[^"]+"|value="[^"]{64}"', "", manager.page.content())


def _text_of(person: Person, address: str) -> str:
    person.go(address)
    return person.page.locator("body").inner_text()
