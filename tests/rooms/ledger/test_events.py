from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime
from enum import StrEnum
from importlib import import_module, util
from typing import ClassVar
from zoneinfo import ZoneInfo

import pytest
from django.apps import apps

from upheld.ledger.digests import WIDTH
from upheld.ledger.events import EVENTS, Event, SealedEvent, as_text

OF_EVERY_ENTRY = 4  # event, at, actor, acting-post


def every_event():
    for config in apps.get_app_configs():
        name = f"{config.name}.events"
        if config.name.startswith("upheld.") and util.find_spec(name):
            import_module(name)
    return dict(EVENTS)


def test_every_event_of_the_house_fits_into_an_entry():
    for kind in every_event().values():
        facts = [each for each in fields(kind) if each.metadata.get("fact", True)]
        assert len(facts) <= WIDTH - OF_EVERY_ENTRY, kind.name


def test_every_event_of_the_house_says_what_it_is_about_by_a_field_that_it_has():
    for kind in every_event().values():
        held = {each.name for each in fields(kind)}
        named = {o.about for o in (*kind.opens, *kind.discharges)} | {o.due for o in kind.opens}
        if kind.about:
            named.add(kind.about)
        assert named <= held, kind.name


@pytest.mark.parametrize("name", ["event", "at", "actor"])
def test_an_event_cannot_use_the_names_of_every_entry(name):
    with pytest.raises(TypeError, match="belong to every entry"):
        type("Wrong", (Event,), {"__annotations__": {name: "str"}})


class Outcome(StrEnum):
    MET = "met"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (date(2026, 3, 2), "2026-03-02"),
        (datetime(2026, 7, 2, 12, 30, tzinfo=UTC), "2026-07-02T12:30:00+00:00"),
        (
            datetime(2026, 7, 2, 12, 30, tzinfo=ZoneInfo("Europe/London")),
            "2026-07-02T11:30:00+00:00",
        ),
        (("b", "a"), "a b"),
        (frozenset({date(2026, 3, 2), date(2025, 3, 2)}), "2025-03-02 2026-03-02"),
        (Outcome.MET, "met"),
        (7, "7"),
    ],
)
def test_a_fact_is_written_the_same_way_on_every_machine(value, text):
    assert as_text(value) == text


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        as_text(datetime(2026, 7, 2, 12, 30))  # noqa: DTZ001  That is the point.


def test_empty_facts_are_left_out_and_seeds_are_no_facts():
    @dataclass(frozen=True, slots=True, kw_only=True)
    class Nothing(SealedEvent):
        """An event without a name is registered nowhere."""

        about: ClassVar[str] = "thing"
        thing: str
        day: date | None = None

    event = Nothing(thing="t", seal_to=("age1recipient",))
    assert event.facts() == {"thing": "t"}
    assert "age1recipient" not in repr(event)
    assert len(event.seed) == 32
