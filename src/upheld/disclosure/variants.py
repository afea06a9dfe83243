"""The forms in which a name turns up: whole, in part, short, by initials, otherwise spelt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product

from . import lexicon
from .normalising import folded
from .watchlist import Row

_TITLES = lexicon.word_set("titles.txt")
_PARTICLES = lexicon.word_set("particles.txt")
# What somebody is called in a file in place of a name. Only the whole of it gives anybody away.
_PSEUDONYMS = lexicon.word_set("pseudonyms.txt")
_PIECES = re.compile(r"[^\W_]+(?:['\u2019`][^\W_]+)*")
_SHORTEST_ALONE = 2


@dataclass(frozen=True, slots=True, repr=False)
class Variant:
    """One form of a name: its words, what it is, and whether letters alone stand for it."""

    words: tuple[str, ...]
    what: str
    whole: bool = False


@dataclass(frozen=True, slots=True, repr=False)
class Name:
    """A name in its parts, as folded words."""

    given: tuple[str, ...]
    surname: tuple[str, ...]

    @property
    def first(self) -> str:
        return self.given[0] if self.given else ""


def pieces(name: str) -> list[str]:
    """The words of a name, small and Latin."""
    return [each for each in (folded(part) for part in _PIECES.findall(name)) if each]


def parsed(name: str) -> Name:
    """Take a name apart. `Surname, Given` is understood; particles belong to the surname."""
    if name.count(",") == 1:
        last, first = name.split(",")
        name = f"{first} {last}"
    units = [each for each in name.split() if pieces(each)]
    while len(units) > 1 and folded(units[0].rstrip(".")) in _TITLES:
        units.pop(0)
    if len(units) == 1:
        return Name((), tuple(pieces(units[0])))
    at = len(units) - 1
    while at > 1 and folded(units[at - 1]) in _PARTICLES:
        at -= 1
    given = [piece for unit in units[:at] for piece in pieces(unit)]
    return Name(tuple(given), tuple(piece for unit in units[at:] for piece in pieces(unit)))


def is_pseudonym(name: str) -> bool:
    """Say whether this stands in place of a name, such as Child R7."""
    words = pieces(name)
    return bool(words) and (
        words[0] in _PSEUDONYMS or any(letter.isdigit() for word in words for letter in word)
    )


def variants(row: Row) -> Iterator[Variant]:
    """Yield every form in which a row's name and aliases are looked for."""
    for called in filter(None, (row.name, *row.aliases)):
        if is_pseudonym(called):
            yield Variant(tuple(pieces(called)), "a pseudonym of the file", whole=True)
        elif called == row.name:
            yield from _of_name(parsed(called))
        else:
            yield from _of_alias(called, parsed(row.name) if row.name else None)


def _of_name(name: Name) -> Iterator[Variant]:
    surnames = list(_surnames(name))
    first = name.first
    if not first:
        yield from (Variant(each, "a name on the list") for each in surnames)
        return
    firsts = {first, *short_forms(first), *spellings(first)}
    for given, surname in product(sorted(firsts), surnames):
        yield Variant((given, *surname), "the whole name", whole=True)
        yield Variant((*surname, given), "the whole name", whole=True)
    for surname in surnames:
        yield Variant((*name.given, *surname), "the whole name", whole=True)
        for before in {first[0], "".join(each[0] for each in name.given)}:
            yield Variant((before, *surname), "initial and surname", whole=True)
            yield Variant((*surname, before), "surname and initial", whole=True)
        yield Variant(surname, "the surname alone")
    yield Variant((first,), "the given name alone")
    if len(name.given) > 1:
        yield Variant(name.given, "the given names alone", whole=True)
    yield from (Variant((each,), "a short form of the given name") for each in short_forms(first))
    yield from (Variant((each,), "another spelling of the given name") for each in spellings(first))


def _surnames(name: Name) -> Iterator[tuple[str, ...]]:
    """The surname whole, without its particles, in its halves, and in other spellings."""
    yield name.surname
    bare = tuple(each for each in name.surname if each not in _PARTICLES)
    if bare and bare != name.surname:
        yield bare
    if len(bare) > 1:
        yield from ((each,) for each in bare if len(each) > _SHORTEST_ALONE)
    for each in bare:
        yield from ((other,) for other in spellings(each))


def _of_alias(alias: str, of: Name | None) -> Iterator[Variant]:
    words = tuple(pieces(alias))
    if not words:
        return
    yield Variant(words, "an alias on the list", whole=len(words) > 1)
    if of and len(words) == 1:
        for surname in _surnames(of):
            yield Variant((*words, *surname), "alias and surname", whole=True)
    elif len(words) > 1:
        for each in words:
            if len(each) > _SHORTEST_ALONE and each not in _PARTICLES | _TITLES:
                yield Variant((each,), "part of an alias on the list")


def initials(row: Row) -> set[str]:
    """Initials of two letters or more, in the orders in which people write them."""
    if not row.name or is_pseudonym(row.name):
        return set()
    name = parsed(row.name)
    if not name.given:
        return set()
    bare = [each for each in name.surname if each not in _PARTICLES] or list(name.surname)
    first, given = name.given[0][0], "".join(each[0] for each in name.given)
    last = "".join(each[0] for each in bare)
    whole = "".join(each[0] for each in name.surname)
    made = {first + last, given + last, first + last[-1], given + last[-1], first + last[0]}
    made |= {first + whole, _with_apostrophe(row.name, first), _capitals(row.name)}
    return {each for each in made if len(each) > 1}


def _capitals(name: str) -> str:
    """Every capital of a name in order: D.M.G. for Dorcas McGrath."""
    ordered = " ".join(reversed(name.split(","))) if name.count(",") == 1 else name
    units = [each for each in ordered.split() if folded(each.rstrip(".")) not in _TITLES]
    if name.isupper():
        return ""
    return folded("".join(each for unit in units for each in unit if each.isupper()))


def _with_apostrophe(name: str, first: str) -> str:
    """M.O. for O'Rourke is found above; this gives M.O.R., as some write it."""
    found = re.search(r"\b(\w)['\u2019](\w)\w+\W*$", name)
    return first + folded(found.group(1) + found.group(2)) if found else ""


def surname_letter(row: Row) -> str:
    """The first letter of the surname, for `Ms K.`; empty where there is none."""
    if not row.name or is_pseudonym(row.name):
        return ""
    surname = parsed(row.name).surname
    return surname[0][0] if surname else ""


def short_forms(given: str) -> set[str]:
    """Nicknames of a given name, and what it may be short for."""
    return _mates("nicknames.txt").get(given, set())


def spellings(name: str) -> set[str]:
    """Other spellings of a name that came from another alphabet, or has several in this one."""
    found = set(_mates("spellings.txt").get(name, set()))
    found |= {name.replace(a, b) for a, b in (("ae", "a"), ("oe", "o"), ("ue", "u")) if a in name}
    if name.startswith("mac"):
        found.add("mc" + name[3:])
    elif name.startswith("mc"):
        found.add("mac" + name[2:])
    return {each for each in found if len(each) > _SHORTEST_ALONE} - {name}


@cache
def _mates(file: str) -> dict[str, set[str]]:
    mates: dict[str, set[str]] = {}
    for line in lexicon.lines(file):
        together = line.split()
        for each in together:
            mates.setdefault(each, set()).update(set(together) - {each})
    return mates


def watched_words(rows: Iterable[Row]) -> dict[str, str]:
    """Give single words of names, with what each is: those in which slips are looked for."""
    return {
        each.words[0]: each.what
        for row in rows
        for each in variants(row)
        if len(each.words) == 1 and not each.whole
    }
