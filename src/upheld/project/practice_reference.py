"""The reference page of the measures, made from their declarations."""

from __future__ import annotations

from collections.abc import Iterator

from upheld.practice import benchmarks, standard
from upheld.practice.measures import catalogue
from upheld.practice.measures.declared import Measure, Source
from upheld.practice.measures.local import settings

INTRODUCTION = """\
# Measures of the practice lens

Every measure is one declared object with one expression from the standard tables, so that it gives
the same answer on every engine. A percentage always comes with its n of N. What a store cannot
answer says "not measurable from this data, because …" and is never shown as nought. Read each
measure with its pair: a good figure of one can be bought with a bad one of the other. Where a
measure has several sources, the first that a store can fill is used.
"""


def lines() -> Iterator[str]:
    """The page."""
    yield INTRODUCTION
    yield "## All of them\n\n| id | measure | kind | better | value |\n|---|---|---|---|---|"
    for measure in catalogue.ALL:
        anchor = measure.id.lower().replace(":", "")
        yield (
            f"| [{measure.id}](#{anchor}) | {measure.name} | {measure.kind} | "
            f"{measure.polarity} | {measure.unit} |"
        )
    yield "\n## Local settings\n\nThe law sets none of these numbers where it says local.\n"
    yield "| setting | default | what it is | source |\n|---|---|---|---|"
    for setting in settings():
        yield f"| `{setting.name}` | {setting.default} | {setting.doc} | {setting.source} |"
    for measure in catalogue.ALL:
        yield from _one(measure)


def _one(measure: Measure) -> Iterator[str]:
    yield f'\n<a id="{measure.id.lower().replace(":", "")}"></a>\n'
    yield f"## {measure.id}: {measure.name}\n"
    yield f"- **Counts**: {measure.numerator}."
    yield f"- **Of**: {measure.denominator}."
    yield f"- **When**: {measure.time}."
    yield f"- **Basis**: {measure.basis}."
    yield f"- **Population**: {measure.population}; statistical year to {measure.year_ends}."
    yield f"- **Read with**: {measure.pair}, {catalogue.named(measure.pair).name.lower()}."
    for source in measure.sources:
        yield f"- **Source**: {_source(source)}."
    for definition in measure.definitions:
        years = f"since {definition.since}"
        if definition.until < 9999:  # noqa: PLR2004
            years = f"{definition.since} to {definition.until}"
        yield f"- **As published** ({years}): {definition.words} {definition.source}."
    for trap in measure.traps:
        yield f"- **Mind**: {trap}"
    if measure.settings:
        yield f"- **Local settings**: {', '.join(f'`{name}`' for name in measure.settings)}."
    yield from _england(measure)


def _source(source: Source) -> str:
    named = []
    for table, columns in source.needs.items():
        owned = " (ours)" if standard.TABLES[table].own else ""
        named.append(
            f"`{table}`{owned}" + (f" with {', '.join(f'`{c}`' for c in columns)}" * bool(columns))
        )
    return "; ".join(named)


def _england(measure: Measure) -> Iterator[str]:
    published = benchmarks.ENGLAND.get(measure.benchmark)
    if published is None:
        yield "- **England**: nothing is published of this population."
        return
    years = ", ".join(f"{year}: {value:g}" for year, value in sorted(published.years.items()))
    yield f"- **England**: {years} ({published.source})."
