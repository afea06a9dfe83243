"""Who must keep away from a matter, and why: worked out from posts, lines and interests.

A conflict removes a function (to receive, triage, commission, assure, or see sources) in
one matter. It follows the person when the post changes, and it never takes away a
person's own access as reporter, signatory or convener, nor their work elsewhere.

What the house must know in order to decide, so it takes no actor and pages may not ask.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _

from .models import Interest, Line, Post, Tenure, in_force

Edges = Mapping[UUID, frozenset[UUID]]


class Reason(StrEnum):
    """Why somebody must keep away, strongest first."""

    NAMED = "named"
    IN_LINE = "in-line"
    DIRECT_MANAGER = "direct-manager"
    DIRECTOR = "director"
    INTEREST = "interest"


@dataclass(frozen=True, slots=True)
class Conflict:
    """One person's conflict: the strongest reason, and the post through which it comes."""

    person: str
    reason: Reason
    post: str
    words: str


@dataclass(frozen=True, slots=True)
class _Day:
    """Who held which post, and which post reported to which, on one day."""

    date: date
    holders: Edges  # post: persons
    held: Edges  # person: posts
    above: Edges  # post: posts that it reports to
    below: Edges  # post: posts that report to it


@dataclass(slots=True)
class _Found:
    """Reasons found so far. The strongest is kept, whatever the order of finding."""

    conflicts: dict[UUID, tuple[Reason, UUID]] = field(default_factory=dict)

    def add(self, reason: Reason, persons: Iterable[UUID], post: UUID) -> None:
        order = list(Reason)
        for person in persons:
            known = self.conflicts.get(person)
            if known is None or order.index(reason) < order.index(known[0]):
                self.conflicts[person] = (reason, post)

    def of_reason(self, reason: Reason) -> set[UUID]:
        return {person for person, (why, _post) in self.conflicts.items() if why is reason}


def excluded(
    *, named_posts: Iterable[UUID], dates: Iterable[date], today: date
) -> dict[str, Conflict]:
    """Who must keep away, by person id, each with the strongest reason.

    `dates` are the days of the events; `today` always counts as well. Whoever held a
    named post on one of these days stays named wherever they sit now, and on each day
    every post that such a person held is treated as a named post is: those below it in
    line, its direct manager, and the director above it must keep away too.
    """
    named = frozenset(named_posts)
    if not named:
        return {}
    days = [_on(day) for day in sorted({*dates, today})]
    found = _Found()
    for day in days:
        for post in named:
            found.add(Reason.NAMED, day.holders.get(post, ()), post)
    directors = frozenset(Post.objects.filter(directs_service=True).values_list("id", flat=True))
    touched: set[UUID] = set()
    persons = found.of_reason(Reason.NAMED)
    for day in days:
        posts = named.union(*(day.held.get(person, ()) for person in persons))
        touched |= posts
        _around(posts, day, directors, found)
    _interests(touched, days, found)
    return _in_words(found)


def register_of(person: UUID, *, on: date) -> list[str]:
    """What the register says of one person that a conflict could come from, in a fixed order."""
    interests = Interest.objects.filter(Q(ended_on=None) | Q(ended_on__gte=on), person=person)
    tenures = Tenure.objects.filter(in_force(on), person=person)
    ids = [*interests.values_list("id", flat=True), *tenures.values_list("id", flat=True)]
    return sorted(map(str, ids))


def _around(posts: frozenset[UUID], day: _Day, directors: frozenset[UUID], found: _Found) -> None:
    """On one day: those below in line, the direct manager, and the service's director."""
    for post in sorted(posts):
        for below in _reach(post, day.below):
            found.add(Reason.IN_LINE, day.holders.get(below, ()), post)
        for manager in day.above.get(post, ()):
            found.add(Reason.DIRECT_MANAGER, day.holders.get(manager, ()), post)
        for director in _directors_above(post, day.above, directors):
            found.add(Reason.DIRECTOR, day.holders.get(director, ()), post)


def _directors_above(post: UUID, above: Edges, directors: frozenset[UUID]) -> frozenset[UUID]:
    """The directing posts above in line; where the line names none, every directing post."""
    if post in directors:
        return frozenset()
    return (_reach(post, above) & directors) or directors


def _interests(posts: set[UUID], days: list[_Day], found: _Found) -> None:
    """Interests declared about those concerned, and by them.

    An interest is older than its declaration, so one declared after the events counts;
    one that had ended before the first of them does not.
    """
    declared = Interest.objects.filter(
        Q(ended_on=None) | Q(ended_on__gte=days[0].date), declared_on__lte=days[-1].date
    )
    named = found.of_reason(Reason.NAMED)
    for each in declared.order_by("id"):
        if each.about_post_id in posts or each.about_person_id in named:
            found.add(Reason.INTEREST, [each.person_id], each.about_post_id or min(posts))
        if each.person_id in named and each.about_person_id:
            found.add(Reason.INTEREST, [each.about_person_id], min(posts))
        if each.person_id in named and each.about_post_id:
            for day in days:
                found.add(
                    Reason.INTEREST, day.holders.get(each.about_post_id, ()), each.about_post_id
                )


def _on(day: date) -> _Day:
    tenures = list(Tenure.objects.filter(in_force(day)).values_list("post_id", "person_id"))
    lines = list(Line.objects.filter(in_force(day)).values_list("post_id", "reports_to_id"))
    return _Day(
        date=day,
        holders=_edges(tenures),
        held=_edges((person, post) for post, person in tenures),
        above=_edges(lines),
        below=_edges((above, post) for post, above in lines),
    )


def _edges(pairs: Iterable[tuple[UUID, UUID]]) -> Edges:
    gathered: dict[UUID, set[UUID]] = defaultdict(set)
    for start, end in pairs:
        gathered[start].add(end)
    return {start: frozenset(ends) for start, ends in gathered.items()}


def _reach(start: UUID, edges: Edges) -> frozenset[UUID]:
    """Everything that can be reached from a post, without the post. A ring does not trap it."""
    seen = {start}
    waiting = [start]
    while waiting:
        for each in edges.get(waiting.pop(), ()):
            if each not in seen:
                seen.add(each)
                waiting.append(each)
    return frozenset(seen - {start})


def _in_words(found: _Found) -> dict[str, Conflict]:
    words = {
        Reason.NAMED: _("Holds, or held at the time, a post that is named."),
        Reason.IN_LINE: _("Reports, or reported at the time, to somebody who is named."),
        Reason.DIRECT_MANAGER: _("Manages, or managed at the time, somebody who is named."),
        Reason.DIRECTOR: _("Directs, or directed at the time, the service."),
        Reason.INTEREST: _("Close to somebody who is named, by a declared interest."),
    }
    return {
        str(person): Conflict(
            person=str(person), reason=reason, post=str(post), words=words[reason]
        )
        for person, (reason, post) in found.conflicts.items()
    }
