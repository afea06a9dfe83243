"""What a path holds, found out from its content."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from upheld.practice.readers import (
    annex_a,
    cells,
    cin,
    csvs,
    csww,
    declared,
    latest,
    opening,
    ssda903,
    ssda903_modules,
    workbook,
    xml,
)
from upheld.practice.readers.findings import NotReadable, SeveralLoads
from upheld.practice.readers.sources import WORDS, Batch, Found, Part, Source

NOTHING = (
    "{} holds nothing that can be read: no Annex A workbook, no Standard Safeguarding Dataset, no "
    "census in XML, no SSDA903 return and no local records. {}"
)
SEVERAL = "{} holds several things: {}. Load each by itself: one load is one source on one day."
SEVERAL_DAYS = "{} holds one source on several days: {}. Load each by itself."
STRANGE_XML = "{} is XML, but no census that is read here: its collection is called “{}”."
LACKING = "{} looks like the table {}, but lacks the column {}. Nothing was loaded."
ASIDE = "{} was left aside: its headings are those of no table that is known."
BINARY = "{} was left aside: it is neither a table of words, nor XML, nor a workbook."
NO_LISTS = "{} is a workbook, but no sheet of it holds a list of Annex A."
NO_DAY = "{} does not say on which day it is true. Say it with --as-of, such as 2025-03-31."


@dataclass(frozen=True)
class Guess:
    """What one part seems to be, with what its reader needs."""

    source: Source
    part: Part
    detail: Any


@dataclass(frozen=True)
class Asked:
    """What the person who loads has said beside the path."""

    today: datetime.date
    as_of: datetime.date | None = None
    headings: Mapping[str, str] | None = None  # of a council's confirmed mapping


def recognise(path: Path, spelling: cells.Spelling, asked: Asked) -> Found:
    """Find out what a file or folder holds. Raises `NotReadable` with a sentence."""
    notes: list[str] = []
    guesses = [g for part in opening.parts(path) for g in _guess(part, asked, notes)]
    if not guesses:
        raise NotReadable(NOTHING.format(path.name or path, " ".join(notes)).strip())
    kinds = {guess.source for guess in guesses} - {Source.OWN} or {Source.OWN}
    if len(kinds) > 1:
        several = " and ".join(sorted(f"{WORDS[kind]}" for kind in kinds))
        raise NotReadable(SEVERAL.format(path.name or path, several))
    _one_day(path, guesses)
    found = MAKERS[next(iter(kinds))](guesses, spelling, asked)
    found.notes += notes
    return found


def _one_day(path: Path, guesses: list[Guess]) -> None:
    """Refuse a folder with censuses or returns of several days, and say which they are."""
    days: dict[str, list[Path | None]] = {}
    modules: dict[str, set[Path | None]] = {}
    for guess in guesses:
        where = guess.part.path
        if guess.source in {Source.CIN, Source.CSWW}:
            days.setdefault(guess.detail.get("ReferenceDate", ""), []).append(where)
        elif guess.source is Source.SSDA903 and where is not None:
            days.setdefault(where.parent.name, [where.parent])
            modules.setdefault(guess.detail[0].name, set()).add(where.parent)
    again = not modules or any(len(folders) > 1 for folders in modules.values())
    if len(days) > 1 and again:
        paths = [place for places in days.values() for place in places if place is not None]
        told = SEVERAL_DAYS.format(path.name or path, ", ".join(sorted(days)))
        raise SeveralLoads(told, sorted(paths))


def _guess(part: Part, asked: Asked, notes: list[str]) -> Iterator[Guess]:
    start = part.start(4096)
    if start.startswith(opening.ZIP):
        book = workbook.read(part)
        lists, told = annex_a.sheets(part, book, asked.headings)
        notes += told
        if lists:
            yield Guess(Source.ANNEX_A, part, lists)
        else:
            notes.append(NO_LISTS.format(part.name))
    elif start.startswith(opening.PARQUET):
        yield from _declared(part, declared.headings_of_parquet(part), None, notes)
    elif start.lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0").startswith(b"<"):
        if strange := opening.disguised(start):
            raise NotReadable(strange.format(part.name))
        yield _census(part)
    elif b"\0" in start and part.encoding != "utf-16":
        notes.append(BINARY.format(part.name))
    else:
        sheet = csvs.open_sheet(part)
        module = ssda903_modules.module_of(sheet.headings)
        if module:
            yield Guess(Source.SSDA903, part, (module, sheet))
        else:
            yield from _declared(part, sheet.headings, sheet, notes)


def _declared(
    part: Part, headings: tuple[str, ...], sheet: csvs.Sheet | None, notes: list[str]
) -> Iterator[Guess]:
    fits = declared.fields_for(headings)
    if fits:
        table, fields = fits
        yield Guess(Source.OWN if table.own else Source.SSD, part, (table, fields, sheet))
        return
    near = declared.nearly(headings)
    if near:
        raise NotReadable(LACKING.format(part.name, near[0].name, ", ".join(near[1])))
    notes.append(ASIDE.format(part.name))


def _census(part: Part) -> Guess:
    facts = xml.facts(part, "Header")
    collection = facts.get("Collection", "").strip().upper()
    if collection not in {"CIN", "CSWW"}:
        raise NotReadable(STRANGE_XML.format(part.name, collection or xml.root(part)))
    return Guess(Source.CIN if collection == "CIN" else Source.CSWW, part, facts)


def _of_census(guesses: list[Guess], spelling: cells.Spelling, asked: Asked) -> Found:
    census = [guess for guess in guesses if guess.source is not Source.OWN]
    facts = census[0].detail
    told = latest.day_of(facts.get("ReferenceDate"))
    as_of = asked.as_of or told
    if as_of is None:
        raise NotReadable(NO_DAY.format(census[0].part.name))

    def read() -> Iterator[Batch]:
        for guess in census:
            if guess.source is Source.CIN:
                yield from cin.read(guess.part, spelling)
            else:
                day = latest.day_of(guess.detail.get("ReferenceDate")) or as_of
                yield from csww.read(guess.part, day.year, spelling)
        yield from _read_own(guesses, spelling)

    council = (facts.get("LEA") or "").strip() or None
    return Found(census[0].source, _parts(guesses), read, as_of, council)


def _of_903(guesses: list[Guess], spelling: cells.Spelling, asked: Asked) -> Found:
    sheets = [guess.detail for guess in guesses if guess.source is Source.SSDA903]
    as_of = asked.as_of or latest.end_of_year(sheets, asked.today)
    if as_of is None:
        raise NotReadable(NO_DAY.format("The return"))

    def read() -> Iterator[Batch]:
        yield from ssda903.read(sheets, as_of.year, spelling)
        yield from _read_own(guesses, spelling)

    return Found(Source.SSDA903, _parts(guesses), read, as_of)


def _of_annex_a(guesses: list[Guess], spelling: cells.Spelling, asked: Asked) -> Found:
    sheets = [s for guess in guesses if guess.source is Source.ANNEX_A for s in guess.detail]
    as_of = asked.as_of or latest.in_lists(sheets, asked.today) or asked.today

    def read() -> Iterator[Batch]:
        yield from annex_a.read(sheets, as_of.isoformat(), spelling)
        yield from _read_own(guesses, spelling)

    return Found(Source.ANNEX_A, _parts(guesses), read, as_of)


def _of_declared(guesses: list[Guess], spelling: cells.Spelling, asked: Asked) -> Found:
    ssd = [guess for guess in guesses if guess.source is Source.SSD]
    as_of = (
        asked.as_of
        or latest.in_tables([(g.part, g.detail) for g in ssd], asked.today)
        or asked.today
    )

    def read() -> Iterator[Batch]:
        for guess in ssd:
            yield from _read_declared(guess, spelling)
        yield from _read_own(guesses, spelling)

    return Found(Source.SSD if ssd else Source.OWN, _parts(guesses), read, as_of)


def _read_own(guesses: list[Guess], spelling: cells.Spelling) -> Iterator[Batch]:
    for guess in guesses:
        if guess.source is Source.OWN:
            yield from _read_declared(guess, spelling)


def _read_declared(guess: Guess, spelling: cells.Spelling) -> Iterator[Batch]:
    table, fields, sheet = guess.detail
    if sheet is None:
        return declared.read_parquet(guess.part, table, fields, spelling)
    return declared.read_csv(sheet, table, fields, spelling)


def _parts(guesses: list[Guess]) -> tuple[Part, ...]:
    return tuple(guess.part for guess in guesses)


MAKERS = {
    Source.CIN: _of_census,
    Source.CSWW: _of_census,
    Source.SSDA903: _of_903,
    Source.ANNEX_A: _of_annex_a,
    Source.SSD: _of_declared,
    Source.OWN: _of_declared,
}
