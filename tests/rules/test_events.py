"""Every event has a name, a sentence and room in the log; it carries no free text."""

from __future__ import annotations

import re
from dataclasses import fields

import pytest

from upheld.ledger.digests import WIDTH
from upheld.ledger.events import EVENTS
from upheld.project.reference import load_rooms, sentence

load_rooms()
STANDING_FIELDS = 4  # event, at, actor, post
FREE_TEXT = {"words", "text", "reason", "reasons", "title", "name", "email", "summary", "message"}


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_is_named_after_its_room_and_told_in_a_sentence(name):
    event = EVENTS[name]
    assert re.fullmatch(r"[a-z]+(\.[a-z-]+){1,3}", name)
    assert name.split(".")[0] == event.__module__.split(".")[1]
    assert sentence(event).endswith(".")


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_an_event_fits_into_an_entry_and_holds_no_free_text(name):
    facts = [each.name for each in fields(EVENTS[name]) if each.metadata.get("fact", True)]
    assert len(facts) + STANDING_FIELDS <= WIDTH
    assert FREE_TEXT.isdisjoint(facts)


@pytest.mark.parametrize("name", sorted(EVENTS))
def test_what_an_event_is_about_and_what_it_opens_are_its_own_fields(name):
    event = EVENTS[name]
    held = {each.name for each in fields(event)}
    for opened in event.opens:
        assert {opened.about, opened.due} <= held
    for discharged in event.discharges:
        assert discharged.about in held
    if event.about:
        assert event.about in held


def test_every_obligation_that_is_opened_can_be_discharged():
    opened = {each.kind for event in EVENTS.values() for each in event.opens}
    discharged = {each.kind for event in EVENTS.values() for each in event.discharges}
    assert opened == discharged
