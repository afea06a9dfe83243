"""The conflict set of any organisation is what a slow and plain reading of the rule says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.rooms.people.scene import NOON, House, registrar
from upheld.kernel.decision import NotPossible
from upheld.people import commands
from upheld.people.conflicts import Reason, excluded
from upheld.people.models import Interest, Line, Post, Tenure

FIRST = date(2020, 1, 6)
SPAN = 8
LARGEST = 6

ordinals = st.integers(0, LARGEST - 1)
days = st.integers(0, SPAN - 1).map(lambda n: FIRST + timedelta(days=n))
spans = st.tuples(days, st.none() | st.integers(0, SPAN))


@dataclass(frozen=True)
class Organisation:
    """What somebody might have entered in the register, in the order of entering."""

    directing: set[int]
    tenures: list[tuple[int, int, tuple[date, int | None], bool]]
    lines: list[tuple[int, int, date]]
    interests: list[tuple[int, int, bool, date, int | None]]


organisations = st.builds(
    Organisation,
    directing=st.sets(ordinals, max_size=2),
    tenures=st.lists(st.tuples(ordinals, ordinals, spans, st.booleans()), max_size=10),
    lines=st.lists(st.tuples(ordinals, ordinals, days), max_size=10),
    interests=st.lists(
        st.tuples(ordinals, ordinals, st.booleans(), days, st.none() | st.integers(0, SPAN)),
        max_size=3,
    ),
)


def at(day: date) -> object:
    return NOON.replace(year=day.year, month=day.month, day=day.day)


def enter(house: House, drawn: Organisation) -> list[Post]:
    """Enter it all by commands. What the house refuses is left out."""
    posts = [house.post(f"post-{n}", directs=n in drawn.directing) for n in range(LARGEST)]
    persons = [house.person() for _ in range(LARGEST)]
    for person, post, (starts, length), acting in drawn.tenures:
        ends = None if length is None else starts + timedelta(days=length)
        with suppress(NotPossible):
            house.put(persons[person], posts[post], starts, ends, acting=acting)
    for post, manager, since in drawn.lines:
        with suppress(NotPossible):
            house.line(posts[post], posts[manager], since)
    for person, other, about_post, on, length in drawn.interests:
        about = {"about_post": posts[other]} if about_post else {"about_person": persons[other]}
        me = house.acting(persons[person])
        with suppress(NotPossible):
            interest = commands.declare_interest(actor=me, at=at(on), **about)
            if length is not None:
                commands.end_interest(
                    actor=me, at=at(on + timedelta(days=length)), interest=interest
                )
    return posts


class Oracle:
    """The rule of the house, read word by word over every person, post and day."""

    def __init__(self, named: set[UUID], on: set[date]) -> None:
        self.posts = {each.id: each for each in Post.objects.all()}
        self.tenures, self.lines = list(Tenure.objects.all()), list(Line.objects.all())
        self.interests = list(Interest.objects.all())
        self.named, self.days = named, on
        self.persons = (
            {each.person_id for each in self.tenures}
            | {each.person_id for each in self.interests}
            | {each.about_person_id for each in self.interests if each.about_person_id}
        )
        self.accused = {
            person
            for person in self.persons
            if any(self.holds(person, post, day) for post in named for day in on)
        }

    def holds(self, person: UUID, post: UUID, day: date) -> bool:
        return any(
            each.person_id == person
            and each.post_id == post
            and each.starts <= day <= (each.ends or date.max)
            for each in self.tenures
        )

    def reports(self, low: UUID, high: UUID, day: date) -> bool:
        return any(
            each.post_id == low
            and each.reports_to_id == high
            and each.starts <= day <= (each.ends or date.max)
            for each in self.lines
        )

    def is_below(self, low: UUID, high: UUID, day: date, steps: int = LARGEST) -> bool:
        return steps > 0 and any(
            self.reports(low, each, day)
            and (each == high or self.is_below(each, high, day, steps - 1))
            for each in self.posts
        )

    def touched(self, day: date) -> set[UUID]:
        """Posts named, and posts that somebody accused holds that day."""
        return self.named | {
            post
            for post in self.posts
            if any(self.holds(person, post, day) for person in self.accused)
        }

    def scenes(self, person: UUID) -> Iterator[tuple[UUID, UUID, date]]:
        """Every day, with a post that this person holds and a post that is touched."""
        for day in self.days:
            for post in self.posts:
                if self.holds(person, post, day):
                    for other in self.touched(day):
                        yield post, other, day

    def directs(self, mine: UUID, post: UUID, day: date) -> bool:
        if not self.posts[mine].directs_service or self.posts[post].directs_service:
            return False
        above = [
            each
            for each, row in self.posts.items()
            if row.directs_service and self.is_below(post, each, day)
        ]
        return mine in above or not above

    def is_close(self, person: UUID) -> bool:
        touched = set().union(*(self.touched(day) for day in self.days))
        for each in self.interests:
            counts = each.declared_on <= max(self.days) and (
                each.ended_on is None or each.ended_on >= min(self.days)
            )
            mine = each.person_id == person and (
                each.about_person_id in self.accused or each.about_post_id in touched
            )
            theirs = each.person_id in self.accused and (
                each.about_person_id == person
                or any(
                    each.about_post_id and self.holds(person, each.about_post_id, day)
                    for day in self.days
                )
            )
            if counts and (mine or theirs):
                return True
        return False

    def reason(self, person: UUID) -> Reason | None:
        scenes = list(self.scenes(person))
        if person in self.accused:
            return Reason.NAMED
        if any(self.is_below(mine, post, day) for mine, post, day in scenes):
            return Reason.IN_LINE
        if any(self.reports(post, mine, day) for mine, post, day in scenes):
            return Reason.DIRECT_MANAGER
        if any(self.directs(mine, post, day) for mine, post, day in scenes):
            return Reason.DIRECTOR
        return Reason.INTEREST if self.is_close(person) else None


@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    drawn=organisations,
    named=st.sets(ordinals, min_size=1, max_size=2),
    dates=st.sets(days, max_size=3),
    today=days,
)
def test_the_conflict_set_is_what_the_rule_says_of_every_person(
    nobody: None, drawn: Organisation, named: set[int], dates: set[date], today: date
) -> None:
    before = transaction.savepoint()
    try:
        posts = enter(House(registrar=registrar()), drawn)
        ids = {posts[each].id for each in named}
        oracle = Oracle(ids, {*dates, today})

        found = excluded(named_posts=ids, dates=dates, today=today)

        expected = {str(each): why for each in oracle.persons if (why := oracle.reason(each))}
        assert {person: each.reason for person, each in found.items()} == expected
    finally:
        transaction.savepoint_rollback(before)
