"""The whole check of a draft: what to hold it against is made once, drafts are then looked at."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from . import allowing, classes, counts, measured, patterns, reuse, tabulated, unknown
from .allowing import Allowed
from .differencing import Earlier
from .extracting import Extracted
from .flags import Flag, Kind, in_order
from .initials import Initials
from .naming import Watch
from .normalising import Words, words_of
from .policies import LEARNING_REPORT, CountPolicy
from .posts import Posts
from .refused import CannotRead
from .sources import Sources
from .watchlist import Row

_LONGEST_DRAFT, _LONGEST_WORD = 5_000_000, 5_000
_NO_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1}}}")
_BY_DECISION_ONLY = {Kind.NAME, Kind.POST, Kind.METADATA}


@dataclass(frozen=True, slots=True, repr=False)
class Result:
    """What a check found, and what it looked at."""

    flags: list[Flag]
    checked: dict[str, object]


class Check:
    """Everything that drafts are held against, made ready."""

    def __init__(
        self,
        rows: Sequence[Row],
        sealed: Mapping[str, str],
        *,
        allowed: Iterable[str] = (),
        published: Mapping[str, str] | None = None,
        policy: CountPolicy = LEARNING_REPORT,
        sources: Sources | None = None,
    ) -> None:
        """Read the watch-list, the sealed texts and what was published before.

        `sources` are those of the same sealed texts, where several checks are made with them.
        """
        self.rows = rows
        self.policy = policy
        self.cleared_by_hand = list(allowed)
        self.sources = sources or Sources(sealed)
        self.earlier = Earlier({**sealed, **(published or {})})
        self.published = list(published or {})
        self.watch, self.initials, self.posts = Watch(rows), Initials(rows), Posts(rows)
        self.allowed = Allowed([*self.cleared_by_hand, *allowing.public()])

    def draft(self, draft: Extracted, name: str) -> Result:
        """Look at one draft."""
        text, policy = draft.text, self.policy
        _require_text(text, name)
        words = words_of(text)
        cleared = self.allowed.cleared(words)
        found = [
            *self.watch.flags(words, self.allowed.cleared(words, longer=True)),
            *self.posts.flags(words),
            *reuse.flags(words, self.sources, cleared),
            *self.initials.flags(text),
            *counts.flags(words, policy),
            *tabulated.flags(text, policy, self.earlier.tables),
            *self.earlier.flags(words, policy),
            *patterns.flags(text),
            *classes.flags(text, lambda said: self.posts.of_few(said, policy.smallest_whole)),
            *self.sources.days.flags(text),
        ]
        found += _strangers(words, cleared, found)
        found += [_metadata(*each) for each in ((h.what, h.start, h.end) for h in draft.hidden)]
        kept = [each for each in found if _stays(each, cleared)]
        return Result(in_order(kept), self._checked(draft, words, name, len(found) - len(kept)))

    def _checked(
        self, draft: Extracted, words: Words, name: str, cleared: int
    ) -> dict[str, object]:
        posts = {each.title: each for each in self.posts.posts}.values()
        return {
            "draft": name,
            "format": draft.kind,
            "characters": len(draft.text),
            "words": len(words),
            "text_sha256": hashlib.sha256(draft.text.encode()).hexdigest(),
            "sources": self.sources.names,
            "source_words": len(self.sources.ids),
            "published": self.published,
            "watched_people": len({row.name for row in self.rows if row.name}),
            "watched_terms": self.watch.terms,
            "posts": len(posts),
            "posts_of_one_holder": sum(each.holders == 1 for each in posts),
            "allowed_phrases": len(self.cleared_by_hand),
            "cleared_by_allowed_phrases": cleared,
            "count_policy": self.policy.name,
            "count_threshold": self.policy.threshold,
            "kinds": [each.value for each in Kind],
            "recall_percent": measured.RECALL,
            "recall_of_drafts_not_seen_before_percent": measured.RECALL_AT_FIRST,
            "recall_of": "planted leaks of our own synthetic test corpus",
            "not_seen": measured.NOT_SEEN,
        }


def _require_text(text: str, name: str) -> None:
    """Refuse what nobody would print, and what would keep the check busy for hours."""
    if len(text) > _LONGEST_DRAFT:
        raise CannotRead(f"{name} is longer than five million letters. Give it in parts.")
    if _NO_WORD.search(text):
        raise CannotRead(f"{name} has a word of more than {_LONGEST_WORD} letters: it is no text.")


def _stays(flag: Flag, cleared: Callable[[int, int], bool]) -> bool:
    return flag.kind in _BY_DECISION_ONLY or not cleared(flag.start, flag.end)


def _metadata(what: str, start: int, end: int) -> Flag:
    return Flag(Kind.METADATA, start, end, f"The file holds this beside its pages: {what}.")


def _strangers(words: Words, cleared: Callable[[int, int], bool], found: list[Flag]) -> list[Flag]:
    """Unknown names, save those that are known after all: on the watch-list, or part of a post."""
    known = {Kind.NAME, Kind.POST, Kind.INITIALS, Kind.PATTERN}
    covered = sorted((each.start, each.end) for each in found if each.kind in known)
    starts = [start for start, _ in covered]

    def known_or_cleared(start: int, end: int) -> bool:
        at = bisect_right(starts, start)
        near = covered[max(0, at - 3) : at]
        return cleared(start, end) or any(a <= start and end <= b for a, b in near)

    return list(unknown.flags(words, known_or_cleared))
