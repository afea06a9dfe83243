"""The commands `measures`, `measure`, `compare` and `check-published` of `upheld practice`."""

from __future__ import annotations

import argparse
import csv
import datetime
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from upheld.kernel.calendar import months_after
from upheld.kernel.spreadsheets import harmless
from upheld.practice import benchmarks
from upheld.practice.measures import catalogue
from upheld.practice.measures.computing import Answer, answers
from upheld.practice.measures.declared import Measure, Unit
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.periods import By, Every
from upheld.practice.measures.published import checking
from upheld.practice.store import Store, Unknown
from upheld.practice.store.manifest import told_until
from upheld.project.practice_saying import none_yet, say, say_json

COLUMNS = (
    "measure",
    "period",
    "ends",
    "by",
    "unit",
    "numerator",
    "denominator",
    "value",
    "quality",
)


def describe(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add the commands to the parser."""
    listed = commands.add_parser("measures", parents=[shared], help="list all measures")
    listed.add_argument("--variants", action="store_true", help="with their variants")
    listed.set_defaults(run=run_measures)

    one = commands.add_parser(
        "measure",
        parents=[shared, _asking()],
        help="work out measures for any period and unit",
        description="Prints numerator, denominator and value for each period and unit. What the "
        "data cannot answer says why, and is never nought.",
    )
    one.add_argument("ids", nargs="+", metavar="ID", help="such as AS01, or `all`")
    one.add_argument("--csv", action="store_true", help="as CSV, for a spreadsheet")
    one.set_defaults(run=run_measure)

    compare = commands.add_parser(
        "compare", parents=[shared, _asking()], help="set a measure beside England's figure"
    )
    compare.add_argument("ids", nargs="+", metavar="ID")
    compare.add_argument("--benchmarks", action="store_true", help="England's figure by year")
    compare.set_defaults(run=run_compare)

    published = commands.add_parser(
        "check-published",
        parents=[shared],
        help="run our formulas over rows made from published counts, and compare",
    )
    published.add_argument("folder", type=Path, metavar="DIR", help="where the files lie")
    published.add_argument("--list", action="store_true", help="print each row that differs")
    published.set_defaults(run=run_check)


def _asking() -> argparse.ArgumentParser:
    asking = argparse.ArgumentParser(add_help=False)
    day = datetime.date.fromisoformat
    asking.add_argument("--from", dest="first", type=day, metavar="DATE", help="the first day")
    asking.add_argument("--to", dest="last", type=day, metavar="DATE", help="the last day")
    asking.add_argument("--every", choices=[e.value for e in Every], default=Every.YEAR.value)
    asking.add_argument("--by", choices=[by.value for by in By], default=By.COUNCIL.value)
    asking.add_argument("--council", metavar="NAME", help="of one council only")
    return asking


def run_measures(asked: argparse.Namespace) -> int:
    """List the measures."""
    for measure in catalogue.ALL if asked.variants else catalogue.main():
        if asked.json:
            say_json(as_json(measure))
        else:
            say(f"{measure.id:<14} {measure.name} ({measure.unit}, {measure.kind})")
    return 0


def as_json(measure: Measure) -> dict[str, object]:
    """A measure as plain values."""
    return {
        "id": measure.id,
        "name": measure.name,
        "kind": measure.kind,
        "numerator": measure.numerator,
        "denominator": measure.denominator,
        "time": measure.time,
        "basis": measure.basis,
        "polarity": measure.polarity.value,
        "unit": measure.unit.value,
        "pair": measure.pair,
        "traps": list(measure.traps),
        "settings": list(measure.settings),
        "variant_of": measure.variant_of or None,
    }


def run_measure(asked: argparse.Namespace) -> int:
    """Work measures out."""
    with _bench(asked) as bench:
        found = (answer for measure in _named(asked.ids) for answer in answers(bench, measure))
        if asked.csv:
            writer = csv.writer(sys.stdout)
            writer.writerow(COLUMNS)
            for answer in found:
                told = answer.as_json()
                writer.writerow([harmless(told[column]) for column in COLUMNS])
            return 0
        for answer in found:
            if asked.json:
                say_json(answer.as_json())
            else:
                say(in_words(answer))
    return 0


def in_words(answer: Answer) -> str:
    """An answer on one line, always with n of N; a median of so many days says of how many."""
    if answer.period is None:
        return f"{answer.measure}  {answer.quality}"
    line = f"{answer.measure}  {answer.period} to {answer.ends}  {answer.unit}  {_value(answer)}"
    if answer.denominator is None:
        return line
    part = "" if _in_days(answer) else f"{answer.numerator:g} "
    return f"{line}  ({part}of {answer.denominator:g}; {answer.quality})"


def _value(answer: Answer) -> str:
    if answer.value is None:
        return "nobody to count"
    unit = catalogue.named(answer.measure).unit
    if unit is Unit.COUNT:
        return f"{answer.value:,.0f}"
    return (
        f"{answer.value:.1f}{'%' if unit is Unit.PERCENT else ' days' if _in_days(answer) else ''}"
    )


def _in_days(answer: Answer) -> bool:
    return catalogue.named(answer.measure).unit in {Unit.MEDIAN, Unit.NINTH_TENTH}


def run_compare(asked: argparse.Namespace) -> int:
    """Set answers beside England's figures, only where both are about the same thing."""
    with _bench(asked) as bench:
        for measure in _named(asked.ids):
            for answer in answers(bench, measure):
                found = benchmarks.beside(measure, answer.period, answer.ends, By(answer.by))
                if asked.json:
                    told = answer.as_json() | {
                        "benchmark": found.value,
                        "source": found.source or None,
                        "because": found.because or None,
                    }
                    say_json(told)
                    continue
                england = (
                    f"no benchmark: {found.because}"
                    if found.value is None
                    else f"England {found.value:g} ({found.source})"
                )
                say(f"{in_words(answer)}  {england}")
    return 0


def run_check(asked: argparse.Namespace) -> int:
    """Compare our formulas with published figures; 1 if a formula is right in fewer than 99%."""
    lines = 0
    enough = True
    for line in checking.check(asked.folder):
        lines += 1
        enough = enough and line.matched >= checking.LEAST_SHARE * line.rows
        told = line.as_json()
        if asked.list:
            told["differences"] = [checking.as_json(one) for one in line.differences]
        if asked.json:
            say_json(told)
        else:
            say(checking.in_words(line, listed=asked.list))
        sys.stdout.flush()
    if not lines:
        raise Unknown(f"There is no file in {asked.folder} whose columns are known.")
    return 0 if enough else 1


def _named(ids: list[str]) -> Iterator[Measure]:
    if ids == ["all"]:
        yield from catalogue.main()
        return
    try:
        yield from [catalogue.named(id) for id in ids]
    except KeyError as no:
        raise Unknown(str(no.args[0])) from no


@contextmanager
def _bench(asked: argparse.Namespace) -> Iterator[Workbench]:
    store = Store(asked.store)
    loads = store.loads(asked.council)
    if not loads:
        raise Unknown(none_yet(store, asked.council))
    last = asked.last or told_until(loads)
    first = asked.first or months_after(last + datetime.timedelta(days=1), -12)
    tables = {name for load in loads for name in load.tables}
    histories = {
        name: [path for _, path in store.series(name, asked.council)] for name in sorted(tables)
    }
    try:
        wanted = Asked(first, last, Every(asked.every), By(asked.by))
        wanted.periods()
    except ValueError as no:
        raise Unknown(str(no)) from no
    paths = store.picture(asked.council)
    with Workbench(paths, wanted, histories=histories) as bench:
        yield bench
