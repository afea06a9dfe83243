"""Which field of ours a column of a file is: a finding names it as its file does."""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from upheld.practice.readers import cin, ssda903_modules
from upheld.practice.standard import TABLES


def field_of(column: str | None, tables: Set[str]) -> str:
    """The field that a column stands for in a load with these tables, or the column as it is."""
    heading = column or ""
    plain = heading.strip().lower().replace(" ", "_")
    own = {
        field.name.partition("_")[2]: field.name
        for name in sorted(tables & set(TABLES))
        if TABLES[name].own
        for field in TABLES[name].fields
    }
    return _by_source().get(heading) or _by_name().get(plain) or own.get(plain) or heading


@cache
def _by_name() -> dict[str, str]:
    return {field.name: field.name for table in TABLES.values() for field in table.fields}


@cache
def _by_source() -> dict[str, str]:
    """Names of the census, and of the return by a field of ours with the same code set."""
    by_codes: dict[str, str] = {}
    for table in TABLES.values():
        for field in table.fields:
            if field.codes:
                by_codes.setdefault(field.codes, field.name)
    of_return = {
        field.name: by_codes[field.codes]
        for module in ssda903_modules.MODULES
        for field in module.fields
        if field.codes in by_codes
    }
    return of_return | {theirs: ours for ours, theirs in cin.HEADINGS.items()}
