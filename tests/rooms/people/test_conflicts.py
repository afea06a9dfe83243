"""Who must keep away, in cases that people would tell each other."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rooms.people.scene import NOON, TODAY, House
from upheld.ledger.guard import NOW_WRITING
from upheld.people import commands
from upheld.people.conflicts import Conflict, Reason, excluded
from upheld.people.models import Line, Person, Post, Tenure

THEN = date(2019, 6, 3)
LEFT = date(2019, 9, 30)
AFTER = date(2019, 10, 1)


@pytest.fixture
def council(house: House) -> Council:
    return Council(house)


class Council:
    """A chief executive; a director and, below her, a head and two seniors; an officer aside."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.posts: dict[str, Post] = {}
        self.people: dict[str, Person] = {}
        above = {
            "chief": None,
            "director": "chief",
            "head": "director",
            "senior": "head",
            "worker": "senior",
            "officer": "chief",
            "outsider": None,
        }
        for slug, manager in above.items():
            self.posts[slug] = house.post(slug, directs=slug == "director")
            self.people[slug] = house.held(self.posts[slug])
            if manager:
                house.line(self.posts[slug], self.posts[manager])

    def excluded(self, *named: str, dates: tuple[date, ...] = (THEN,)) -> dict[str, Reason]:
        """Who must keep away, by the post that they held first."""
        found = self.conflicts(*named, dates=dates)
        names = {str(person.id): slug for slug, person in self.people.items()}
        return {names[person]: conflict.reason for person, conflict in found.items()}

    def conflicts(self, *named: str, dates: tuple[date, ...] = (THEN,)) -> dict[str, Conflict]:
        return excluded(
            named_posts=[self.posts[each].id for each in named], dates=dates, today=TODAY
        )

    def moves(self, slug: str, to: str, since: date = AFTER) -> None:
        """Somebody leaves their post, and comes into another that is new or vacant."""
        registrar = self.house.registrar
        tenure = Tenure.objects.get(person=self.people[slug], post=self.posts[slug])
        commands.end_tenure(actor=registrar, at=NOON, tenure=tenure, ends=LEFT)
        if to not in self.posts:
            self.posts[to] = self.house.post(to)
        self.house.put(self.people[slug], self.posts[to], since)


def test_a_named_senior_is_kept_away_with_all_below_the_direct_manager_and_the_director(
    council: Council,
) -> None:
    assert council.excluded("senior") == {
        "senior": Reason.NAMED,
        "worker": Reason.IN_LINE,
        "head": Reason.DIRECT_MANAGER,
        "director": Reason.DIRECTOR,
    }


def test_when_the_director_is_named_everybody_who_reports_to_her_must_keep_away(
    council: Council,
) -> None:
    assert council.excluded("director") == {
        "director": Reason.NAMED,
        "head": Reason.IN_LINE,
        "senior": Reason.IN_LINE,
        "worker": Reason.IN_LINE,
        "chief": Reason.DIRECT_MANAGER,
    }


def test_when_everybody_reports_to_the_named_director_only_those_outside_are_left(
    council: Council,
) -> None:
    for slug in ("officer", "outsider"):
        council.house.line(council.posts[slug], council.posts["director"], date(2020, 1, 1))
    council.house.line(council.posts["director"], None, date(2020, 1, 1))
    friend = council.house.held(council.house.post("auditor"))

    found = council.conflicts("director")

    everybody = {str(person.id) for person in council.people.values()}
    assert set(found) == everybody
    assert str(friend.id) not in found


def test_higher_managers_are_left_out_only_if_they_are_named(council: Council) -> None:
    assert "chief" not in council.excluded("senior")
    assert council.excluded("senior", "chief")["chief"] is Reason.NAMED


def test_where_no_director_stands_above_the_services_director_must_keep_away(
    council: Council,
) -> None:
    assert council.excluded("outsider") == {
        "outsider": Reason.NAMED,
        "director": Reason.DIRECTOR,
    }


def test_a_conflict_follows_the_person_into_another_post(council: Council) -> None:
    council.moves("senior", to="elsewhere")
    council.posts["assistant"] = council.house.post("assistant")
    council.people["assistant"] = council.house.held(council.posts["assistant"])
    council.house.line(council.posts["assistant"], council.posts["elsewhere"])
    council.house.line(council.posts["elsewhere"], council.posts["officer"])

    found = council.excluded("senior")

    assert found["senior"] is Reason.NAMED
    assert found["assistant"] is Reason.IN_LINE
    assert found["officer"] is Reason.DIRECT_MANAGER


def test_a_successor_is_named_too_but_not_whoever_left_before_the_events(
    council: Council,
) -> None:
    council.moves("senior", to="elsewhere")
    council.people["successor"] = council.house.held(council.posts["senior"], AFTER)

    today_too = council.excluded("senior")
    only_after = council.excluded("senior", dates=(date(2019, 11, 1),))

    assert today_too["senior"] is today_too["successor"] is Reason.NAMED
    assert only_after["successor"] is Reason.NAMED
    assert "senior" not in only_after


def test_a_vacant_post_that_is_named_still_keeps_its_line_away(council: Council) -> None:
    council.moves("senior", to="elsewhere")

    found = council.excluded("senior", dates=(date(2019, 11, 1),))

    assert found == {
        "worker": Reason.IN_LINE,
        "head": Reason.DIRECT_MANAGER,
        "director": Reason.DIRECTOR,
    }


def test_a_declared_interest_keeps_somebody_away_in_both_directions(council: Council) -> None:
    house, people = council.house, council.people
    commands.declare_interest(
        actor=house.acting(people["officer"]), at=NOON, about_person=people["senior"]
    )
    assert council.excluded("senior")["officer"] is Reason.INTEREST

    commands.declare_interest(
        actor=house.acting(people["senior"]), at=NOON, about_post=council.posts["outsider"]
    )
    assert council.excluded("senior")["outsider"] is Reason.INTEREST


def test_an_interest_that_ended_before_the_events_does_not_count(council: Council) -> None:
    me = council.house.acting(council.people["officer"])
    interest = commands.declare_interest(actor=me, at=NOON, about_post=council.posts["senior"])
    commands.end_interest(actor=me, at=NOON, interest=interest)

    assert council.excluded("senior")["officer"] is Reason.INTEREST
    later = date(2020, 6, 1)
    found = excluded(named_posts=[council.posts["senior"].id], dates=[later], today=later)
    assert str(council.people["officer"].id) not in found


def test_a_ring_of_lines_traps_nobody(council: Council) -> None:
    # The command refuses a ring. Two at once could still close one, so the sum must end.
    writing = NOW_WRITING.set("people")
    Line.objects.filter(post=council.posts["director"]).update(reports_to=council.posts["worker"])
    NOW_WRITING.reset(writing)

    assert set(council.excluded("senior")) == {"senior", "worker", "head", "director"}


def test_nobody_is_kept_away_where_nobody_is_named(council: Council) -> None:
    assert council.excluded() == {}


def test_each_conflict_says_why_in_words(council: Council) -> None:
    found = council.conflicts("senior")

    assert found[str(council.people["senior"].id)] == Conflict(
        person=str(council.people["senior"].id),
        reason=Reason.NAMED,
        post=str(council.posts["senior"].id),
        words="Holds, or held at the time, a post that is named.",
    )
    assert all(conflict.words for conflict in found.values())
