"""What time it is, in an example and elsewhere."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from tests.rooms.people.scene import NOON, House
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPossible
from upheld.people import clock, commands

TELLER = machine("example")
STORY_DAY = date(2020, 1, 27)


def test_outside_an_example_the_clock_shows_real_time(nobody: None) -> None:
    assert abs(clock.now() - datetime.now(UTC)) < timedelta(minutes=1)  # noqa: TID251
    assert clock.example() is None
    assert not clock.demo_sign_in_allowed()


def test_an_examples_clock_shows_the_storys_day_and_runs_on(nobody: None) -> None:
    commands.start_story(actor=TELLER, at=NOON, name="Southwater")
    commands.set_story_date(actor=TELLER, at=NOON, day=STORY_DAY)

    first, second = clock.now(), clock.now()

    assert clock.example() == clock.Example(name="Southwater", today=STORY_DAY)
    assert clock.today() == STORY_DAY
    assert first < second
    assert clock.demo_sign_in_allowed()


@pytest.mark.parametrize("day", [date(2020, 1, 1), date(2020, 7, 1), date(2024, 2, 29)])
def test_the_story_day_is_a_day_in_london_in_winter_and_in_summer(nobody: None, day: date) -> None:
    commands.start_story(actor=TELLER, at=NOON, name="Southwater")
    commands.set_story_date(actor=TELLER, at=NOON, day=day)

    assert clock.today() == day


def test_a_house_with_people_never_becomes_an_example(house: House) -> None:
    house.person()

    with pytest.raises(NotPossible, match="Only an empty database"):
        commands.start_story(actor=TELLER, at=NOON, name="Southwater")
    with pytest.raises(NotPossible, match="Only an example"):
        commands.set_story_date(actor=TELLER, at=NOON, day=STORY_DAY)
    assert not clock.demo_sign_in_allowed()


def test_a_story_is_started_once_and_has_a_name(nobody: None) -> None:
    with pytest.raises(NotPossible, match="needs a name"):
        commands.start_story(actor=TELLER, at=NOON, name=" ")
    commands.start_story(actor=TELLER, at=NOON, name="Southwater")
    with pytest.raises(NotPossible, match="already tells"):
        commands.start_story(actor=TELLER, at=NOON, name="Northwater")
