"""Posts that one person held: the post is then a name, in whatever order its words stand.

A phrase of the draft is held against every post on the list. It gives somebody away when it names
all words of a post with one holder, or when all posts that it could mean have one holder together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from . import lexicon
from .flags import Flag, Kind
from .normalising import POSSESSIVE, Words, folded, words_of
from .persons import PERSON
from .watchlist import Row

_SMALL = frozenset(
    ["of", "for", "in", "on", "at", "and", "an", "a", "the", "to", "with", "within", "by"]
)
_DETERMINERS = frozenset(
    ["the", "a", "an", "his", "her", "their", "our", "its", "this", "that", "each", "every"]
)
_DEFINITE = frozenset(["the", "then", "former", "our", "new", "previous", "current", "outgoing"])
_ALONE = frozenset(
    ["director", "chair", "chairman", "chairwoman", "leader", "principal", "chief", "headteacher"]
)
# What whoever leads a meeting does there: the chair of that meeting, not one on the list.
_IN_THE_CHAIR = frozenset(
    ["welcomed", "opened", "closed", "thanked", "invited", "reminded", "introduced", "summarised"]
)
# Without one of these words it is another post: whom the assistant director works for.
_UNDER = frozenset(["assistant", "deputy", "vice", "associate"])
_PLAIN_BEFORE = _DETERMINERS | _SMALL | lexicon.word_set("before-a-post.txt")
_SPLIT = re.compile(r"[,(;\u2013\u2014/]| - ")
_HEAD_BEFORE = re.compile(r"\s(?:of|for|in|at|to|with|on)\s", re.IGNORECASE)
_STOP = re.compile(r"[.;:!?|]\s|[.;:!?|]$|\n\s*\n")
_A_PERSON = re.compile(PERSON, re.IGNORECASE)
_TITLE_WORD = r"[^\W_]+(?:['\u2019]\w+)*"
_MOST = 12
_LEAST_ACRONYM = 3


@dataclass(frozen=True, slots=True, repr=False)
class Post:
    """A post as the set of its words, with the one that says what kind of post it is."""

    words: frozenset[str]
    core: frozenset[str]
    head: str
    bare: bool
    holders: int
    title: str


def stem(form: str) -> str:
    """A word without the s of its plural or possessive."""
    long_enough = len(form) > _LEAST_ACRONYM and not form.endswith(("ss", "us", "is"))
    return form[:-1] if long_enough and form.endswith("s") else form


def post_of(row: Row, said: str = "") -> Post:
    """Take the title of a post apart, as it stands on the list or as it is said otherwise."""
    title = said or row.post
    core, *_ = (each for each in _SPLIT.split(title) if each.strip())
    leading = _leading(core)
    before = [stem(folded(each)) for each in re.findall(_TITLE_WORD, leading)]
    return Post(
        words=_content(title),
        core=_content(core),
        head=before[-1] if before else "",
        bare=len(before) == 1 and leading != core,
        holders=row.holders,
        title=row.post,
    )


def _leading(core: str) -> str:
    """What stands before `of` or `for`, unless that is no person: out of hours duty manager."""
    leading = _HEAD_BEFORE.split(core)[0]
    ends = [(each.split() or [""])[-1] for each in (leading, core)]
    first, last = (_A_PERSON.fullmatch(each) for each in ends)
    return core if last and not first else leading


def _content(title: str) -> frozenset[str]:
    found = words_of(title).forms
    return frozenset(
        stem(each) for each in found if each not in _SMALL and (len(each) > 1 or each.isdigit())
    )


def _said_otherwise(title: str) -> Iterator[str]:
    """The same title with one part written out, shortened, or called by its other name."""
    plain = f" {' '.join(folded(each) for each in re.findall(_TITLE_WORD, title))} "
    for together in _ways_of_saying():
        for part in together:
            if f" {part} " in plain:
                for other in together:
                    yield plain.replace(f" {part} ", f" {other} ").strip()


class Posts:
    """All posts on the list. Rows with the same words are one post, with the larger number."""

    def __init__(self, rows: Sequence[Row]) -> None:
        """Keep posts by the word that says what kind they are, and by their abbreviations."""
        posts: dict[frozenset[str], Post] = {}
        acronyms: dict[str, set[frozenset[str]]] = {}
        for row in rows:
            if not row.post:
                continue
            post = post_of(row)
            same = posts.get(post.words)
            if same is None or same.holders < post.holders:
                posts[post.words] = post
            for short in _acronyms(row.post):
                acronyms.setdefault(short, set()).add(post.words)
            for said in _said_otherwise(row.post):
                other = post_of(row, said)
                posts.setdefault(other.words, other)
        self.posts = list(posts.values())
        self.vocabulary = frozenset(word for post in self.posts for word in post.words)
        self.heads: dict[str, list[Post]] = {}
        for post in self.posts:
            self.heads.setdefault(post.head, []).append(post)
        self.acronyms = {
            short: sum(posts[each].holders for each in meant) for short, meant in acronyms.items()
        }

    def flags(self, words: Words) -> Iterator[Flag]:
        """Every place where the draft names a post that one person held."""
        for place, form in enumerate(words.forms):
            if form in self.acronyms and self._is_acronym(words, place):
                yield self._flag(words, place, place, "an abbreviation of it")
            kind = stem(form)
            if kind not in self.heads or _is_plural(words, place, kind):
                continue
            first, last = self._phrase(words, place)
            how = self._meant(words, first, last, kind)
            if how:
                yield self._flag(words, first, last, how)

    def of_few(self, said: str, fewer_than: int) -> bool:
        """Whether words for a group mean a post on the list that only so few people held."""
        forms = {stem(each) for each in words_of(said).forms} - _SMALL
        meant = [
            post
            for kind in forms & self.heads.keys()
            for post in self.heads[kind]
            if post.words <= forms or len(post.words & forms) > 1
        ]
        return bool(meant) and _holders(meant) < fewer_than

    def _is_acronym(self, words: Words, place: int) -> bool:
        written = words.raw(place)
        letters = sum(each.isupper() for each in written)
        if self.acronyms[words.forms[place]] != 1 or letters < len(words.forms[place]) - 1:
            return False
        before = words.forms[place - 1] if place else ""
        return len(words.forms[place]) >= _LEAST_ACRONYM or before in _DEFINITE

    def _phrase(self, words: Words, place: int) -> tuple[int, int]:
        """The words around a place that belong to some post, with small words between them."""
        first = last = place
        while (further := self._step(words, last, 1)) is not None and further - place < _MOST:
            last = further
        while (further := self._step(words, first, -1)) is not None and place - further < _MOST:
            first = further
        return first, last

    def _step(self, words: Words, place: int, way: int) -> int | None:
        """The next word of a post from here, over at most three small words."""
        between: list[str] = []
        at = place
        while 0 <= at + way < len(words):
            gap = words.gap(min(at, at + way))
            if _STOP.search(gap):
                return None
            at += way
            form = words.forms[at]
            if stem(form) in self.vocabulary:
                return None if _breaks(between[::way]) else at
            if form not in _SMALL or len(between) > 1 + 1:
                return None
            between.append(("," if "," in gap else "") + form)
        return None

    def _meant(self, words: Words, first: int, last: int, kind: str) -> str:
        """How the phrase names a post of one holder; empty if it names none."""
        said = {stem(each) for each in words.forms[first : last + 1]} - _SMALL
        if not said:  # a post that is called by a letter, such as Senior post A
            return ""
        of_kind = self.heads[kind]
        if any(post.words <= said for post in of_kind if post.holders == 1):
            return "all of its words"
        if any(post.words <= said for post in of_kind):
            return ""
        if any(post.core <= said for post in of_kind if self._only_core(post)):
            return "the main part of it"
        alone = len(said) == 1
        possible = [
            post
            for post in of_kind
            if said <= post.words and (post.bare or not alone) and not _UNDER & (post.words - said)
        ]
        if _holders(possible) != 1 or _goes_on(words, first, last):
            return ""
        before = words.forms[first - 1] if first else ""
        if not alone:
            return "part of it, and no other post on the list fits"
        after = words.forms[last + 1] if last + 1 < len(words) else ""
        short = kind in _ALONE and before in _DEFINITE and after not in _IN_THE_CHAIR
        return "what it is called for short" if short else ""

    def _only_core(self, post: Post) -> bool:
        """Whether the part of a title before the comma names one holder by itself."""
        same = [each for each in self.posts if post.core <= each.words]
        return len(post.core) > 1 and _holders(same) == 1

    @staticmethod
    def _flag(words: Words, first: int, last: int, how: str) -> Flag:
        why = f"One person held this post, so that the post is a name ({how})."
        return Flag(Kind.POST, words.starts[first], words.ends[last], why)


def _holders(posts: list[Post]) -> int:
    """How many people held these posts, each post once however it is said."""
    return sum({each.title: each.holders for each in posts}.values())


def _breaks(between: list[str]) -> bool:
    """Whether small words join two posts and not the parts of one: `and the`, `to the`, a comma."""
    joined = [each.lstrip(",") for each in between]
    listed = any(each.startswith(",") for each in between) or "and" in joined or "to" in joined
    return (listed and bool(_DETERMINERS & set(joined))) or "by" in joined


def _goes_on(words: Words, first: int, last: int) -> bool:
    """Whether the phrase says more than the list does: a fostering manager, head of repairs."""
    before = words.forms[first - 1] if first else "the"
    if not _STOP.search(words.gap(first - 1) if first else ". ") and before not in _PLAIN_BEFORE:
        return True
    after = words.forms[last + 1] if last + 1 < len(words) else ""
    return after in {"of", "for"} and not _STOP.search(words.gap(last))


def _is_plural(words: Words, place: int, kind: str) -> bool:
    """Managers are several; a manager's is one."""
    return words.forms[place] != kind and not POSSESSIVE.search(words.raw(place))


@cache
def _ways_of_saying() -> list[list[str]]:
    lines = lexicon.lines("posts-said-otherwise.txt")
    return [[each.strip() for each in line.split("=")] for line in lines]


def _acronyms(title: str) -> set[str]:
    """First letters of a title and of its main part, with and without its small words."""
    made = set()
    core = next(each for each in _SPLIT.split(title) if each.strip())
    for part in (title, core, _HEAD_BEFORE.split(core)[0]):
        every = [folded(each) for each in re.findall(_TITLE_WORD, part)]
        made.add("".join(each[0] for each in every))
        made.add("".join(each[0] for each in every if each not in _SMALL))
    return {each for each in made if len(each) > 1}
