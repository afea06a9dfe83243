"""Reading the published files: known by their columns, each cell a number or a marker."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import duckdb

from upheld.practice import calendar
from upheld.practice.measures.published.shapes import LAIT, Formula

FIRST_AREA, LAST_AREA = 201, 969  # codes of single councils; the LAIT file has regions beyond


def known(folder: Path) -> dict[Path, list[str]]:
    """The CSV files of a folder and its sub-folders, and of the LAIT file beside it."""
    paths = sorted(folder.rglob("*.csv"))
    found = {path: _header(path) for path in paths}
    if not any(_is_lait(columns) for columns in found.values()):
        beside = {path: _header(path) for path in sorted(folder.resolve().parent.glob("*.csv"))}
        found |= {path: columns for path, columns in beside.items() if _is_lait(columns)}
    return found


def _is_lait(columns: list[str]) -> bool:
    return set(LAIT) <= set(columns)


def _header(path: Path) -> list[str]:
    with path.open(encoding="utf-8-sig", newline="", errors="replace") as opened:
        return next(csv.reader(opened), [])


def of(formula: Formula, files: dict[Path, list[str]]) -> Iterator[Path]:
    """The files that a formula is checked against."""
    return (path for path, columns in files.items() if set(formula.columns) <= set(columns))


def lait_file(files: dict[Path, list[str]]) -> Path | None:
    """The LAIT file, where there is one."""
    return next((path for path, columns in files.items() if _is_lait(columns)), None)


def connected() -> duckdb.DuckDBPyConnection:
    """A DuckDB with the calendar of working days."""
    db = duckdb.connect()
    db.execute("set preserve_insertion_order = false")
    days = calendar.working_days()
    db.register("days_", days)
    db.register("numbers_", calendar.last_days(days))
    db.execute("create table calendar as select * from days_")
    db.execute("create table numbered as select * from numbers_")
    return db


def read_cells(db: duckdb.DuckDBPyConnection, formula: Formula, path: Path) -> None:
    """Make `cells`: what rows are made from, and `published`: figures in the file itself.

    `cells` has `cell, area, year, spring, num, den` or, from bands, `band, low, high, count`.
    """
    # Short names of cells keep the rows that are made of them small.
    db.execute(
        f"create or replace temp table raw as select 'k' || row_number() over () as cell, "
        f"* exclude (cell), cell as label from ({_raw(formula, path)})"
    )
    if formula.latest:
        db.execute(f"delete from raw where year <= (select max(year) from raw) - {formula.latest}")
    counts = _banded(formula) if formula.bands else _plain(formula)
    db.execute(
        "create or replace temp table cells as select *, make_date(year, 3, 31) as spring "
        f"from ({counts})"
    )
    figures = [figure.column for figure in formula.figures if figure.column]
    for figure in figures:
        column = "percent_" if formula.pivot else figure
        db.execute(
            f'create or replace temp table published as select cell, try_cast("{column}" as '
            f"double) as published, year from raw"
        )


def _raw(formula: Formula, path: Path) -> str:
    source = f"read_csv('{str(path).replace(chr(39), chr(39) * 2)}', all_varchar = true)"
    if formula.columns == LAIT:
        return _lait_wide(formula, source)
    year = (
        "case when length(time_period) = 6 then 2000 + right(time_period, 2)::int "
        "else left(time_period, 4)::int end"
    )
    area = f"select *, {year} as year, old_la_code as area, old_la_code || '|' || new_la_code"
    rows = (
        f"{area} || '|' || time_period as cell from {source} "
        f"where geographic_level = 'Local authority' and {formula.where}"
    )
    if formula.pivot is None:
        return rows
    name, these, every, count = formula.pivot
    return f"""
select cell, any_value(area) as area, any_value(year) as year,
  max(case when "{name}" = '{these}' then "{count}" end) as num_,
  max(case when "{name}" = '{every}' then "{count}" end) as den_,
  max(case when "{name}" = '{these}' then "{formula.percent}" end) as percent_
from ({rows}) group by cell"""


def _lait_wide(formula: Formula, source: str) -> str:
    names = [band for band, *_ in formula.bands] or [formula.num, formula.den]
    wide = ", ".join(
        f"max(case when measure_short = '{name}' then value end) as \"{name}\"" for name in names
    )
    return f"""
select la_code || '|' || year as cell, la_code as area, left(year, 4)::int as year, {wide}
from {source} where try_cast(la_code as int) between {FIRST_AREA} and {LAST_AREA} group by all"""


def _plain(formula: Formula) -> str:
    num, den = ("num_", "den_") if formula.pivot else (formula.num, formula.den)
    kind = "double" if formula.decimal_counts else "bigint"
    weight = f'try_cast("{num}" as {"double" if formula.decimal_counts else kind})'
    return f"""
select * from (
  select cell, area, year, {weight} as num, try_cast("{den}" as {kind}) as den from raw
) where num is not null and den > 0 and num >= 0"""


def _banded(formula: Formula) -> str:
    """Bands in time, and the rest. One or more that are hidden follow where all others are known:
    together they are then put into the first of them."""
    parts = [
        f"select cell, area, year, {place} as band, {low} as low, {high} as high, "
        f'{high} <= {formula.limit} as in_time, try_cast("{name}" as bigint) as count, '
        f'try_cast("{formula.total}" as bigint) as total from raw'
        for place, (name, low, high) in enumerate(formula.bands)
    ]
    return f"""
with bands as ({" union all ".join(parts)}),
known as (
  select cell, area, year, total, coalesce(sum(count) filter (in_time), 0) as in_time,
    count(*) filter (in_time and count is null) as hidden,
    sum(count) filter (not in_time) as late,
    count(*) filter (not in_time and count is null) as late_hidden,
    min(band) filter (in_time and count is null) as first_hidden
  from bands group by all
),
whole as (
  select *, case when hidden = 0 then 0 when late_hidden = 0 then total - late - in_time end as more
  from known where total > 0
),
usable as (select * from whole where more >= 0 and in_time + more <= total)
select b.cell, b.area, b.year, b.band::varchar as band, b.low, b.high, true as timely,
  coalesce(b.count, 0) + case when b.band = u.first_hidden then u.more else 0 end as count
from bands b join usable u on u.cell = b.cell where b.in_time
union all
select cell, area, year, 'rest', {formula.limit + 1}, {formula.limit + 25}, false,
  total - in_time - more from usable"""


def read_lait(db: duckdb.DuckDBPyConnection, path: Path, name: str) -> None:
    """Make `published` from one measure of the LAIT file, met with the cells by area and year."""
    source = f"read_csv('{str(path).replace(chr(39), chr(39) * 2)}', all_varchar = true)"
    db.execute(
        "create or replace temp table published as select distinct c.cell, try_cast(l.value as "
        f"double) as published, c.year from {source} l join (select distinct "
        "cell, area, year from raw) c on c.area = l.la_code and c.year = left(l.year, 4)::int "
        f"where l.measure_short = '{name}'"
    )
