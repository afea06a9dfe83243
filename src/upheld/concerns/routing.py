"""Who may read a concern: a sum of the house, worked out before anything is sent.

What the house must know in order to decide, so it takes no actor and pages may not ask:
`queries.readers_of` shows a reporter the part that is theirs to see.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.kernel.actor import Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import conflicts, holders
from upheld.people.conflicts import Conflict
from upheld.vault import holders as vault_holders
from upheld.vault.holders import Holder

MOST_READERS = 5
"""Eight may hold a compartment: these, the convener, the receipt, and one investigator."""

KEEPERS = 3


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who would be able to read a concern, as the post through which they would."""

    person: str
    post: str
    post_title: str
    independent: bool
    suggest_striking: bool
    mentioned: bool  # in the words of whoever raises it


def excluded(named_posts: Iterable[UUID], *, received_on: date, today: date) -> dict[str, Conflict]:
    """Who must keep away from a concern about these posts, by person id."""
    return conflicts.excluded(named_posts=named_posts, dates=[received_on], today=today)


def possible_readers(
    *, named_posts: Iterable[UUID], somebody_else: bool, words: str, at: date | datetime
) -> list[Reader]:
    """Everybody without a conflict who can be given a concern about these posts.

    Where the reporter names somebody who is not on the list of posts, no sum can tell who
    is close to them, so the independent holder is offered and striking the rest suggested.
    Where no receiver is left, the independent holder receives.
    """
    day = day_of(at)
    away = conflicts.excluded(named_posts=named_posts, dates=[day], today=day)
    found = _in(Role.RECEIVER, away, at, words=words, suggest=somebody_else)
    if somebody_else or not found:
        found += _in(Role.INDEPENDENT_HOLDER, away, at, words=words)
    return found


def instead(*, named_posts: Iterable[UUID], at: date | datetime) -> list[Reader]:
    """Who receives where the reporter strikes everybody else: holders outside the council."""
    away = conflicts.excluded(named_posts=named_posts, dates=[day_of(at)], today=day_of(at))
    return _in(Role.INDEPENDENT_HOLDER, away, at)


def readers(
    *,
    named_posts: Iterable[UUID],
    somebody_else: bool,
    struck: Iterable[UUID],
    at: date | datetime,
) -> list[Reader]:
    """Who will read, once the reporter has struck whom they wish.

    Raises `NotPossible` where nobody is left who could read it.
    """
    named = tuple(named_posts)
    out = {str(each) for each in struck}
    possible = possible_readers(named_posts=named, somebody_else=somebody_else, words="", at=at)
    left = _without(out, possible)
    left = left or _without(out, instead(named_posts=named, at=at))
    if not left:
        raise NotPossible(_("Nobody would be left who can read this. Leave at least one reader."))
    return left[:MOST_READERS]


def keys_of(found: Iterable[Reader], at: date | datetime) -> tuple[Holder, ...]:
    """The public keys of readers."""
    return tuple(vault_holders.of_persons([each.person for each in found], at))


def keepers(named_posts: Iterable[UUID], at: date | datetime) -> tuple[Holder, ...]:
    """Three keepers without a conflict, any two of whom could recover; or none."""
    day = day_of(at)
    away = conflicts.excluded(named_posts=named_posts, dates=[day], today=day)
    persons = {each.person for each in holders.with_role(Role.KEEPER, on=day)}
    found = vault_holders.of_persons(sorted(persons - away.keys()), at)
    return tuple(found[:KEEPERS]) if len(found) >= KEEPERS else ()


def mentions(words: str, title: str) -> bool:
    """Whether somebody's words name a post, whatever the capitals and the spaces."""
    return f" {_plain(title)} " in f" {_plain(words)} "


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(re.findall(r"\w+", folded))


def _in(
    role: Role,
    away: dict[str, Conflict],
    at: date | datetime,
    *,
    words: str = "",
    suggest: bool = False,
) -> list[Reader]:
    free = {
        each.person: each
        for each in holders.with_role(role, on=day_of(at))
        if each.person not in away
    }
    with_keys = {each.id for each in vault_holders.of_persons(sorted(free), at)}
    named = {each.person for each in free.values() if mentions(words, each.post_title)}
    return [
        Reader(
            person=each.person,
            post=each.post,
            post_title=each.post_title,
            independent=role is Role.INDEPENDENT_HOLDER,
            suggest_striking=suggest or each.person in named,
            mentioned=each.person in named,
        )
        for each in free.values()
        if each.person in with_keys
    ]


def _without(struck: set[str], found: list[Reader]) -> list[Reader]:
    persons = {each.person for each in found if each.post in struck}
    return [each for each in found if each.person not in persons]
