"""Run every formula over rows made from published counts, and compare."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb

from upheld.practice import standard
from upheld.practice.measures import catalogue
from upheld.practice.measures.declared import Unit
from upheld.practice.measures.engine import Asked, Workbench
from upheld.practice.measures.published import explained, files
from upheld.practice.measures.published.formulas import FORMULAS
from upheld.practice.measures.published.shapes import Figure, Formula

HALF_OF_A_TENTH = 0.05
LEAST_SHARE = 0.99  # of the rows of a formula that must agree


@dataclass(frozen=True, slots=True)
class Difference:
    """A row in which our answer is further from the published figure than rounding could put it."""

    cell: str
    published: float
    ours: float | None
    numerator: float | None
    denominator: float | None
    because: str = ""  # the reason, where it is known


@dataclass(frozen=True, slots=True)
class Line:
    """One formula against one figure: `rows` had counts and a figure, `matched` agree."""

    formula: str
    measure: str
    file: str
    figure: str
    rows: int
    matched: int
    differences: tuple[Difference, ...]
    without: int  # rows of which a count or the figure is a marker, such as c or z

    @property
    def unexplained(self) -> int:
        """How many differences neither rounding explains nor a reason that was looked into."""
        return sum(not difference.because for difference in self.differences)

    def as_json(self) -> dict[str, object]:
        """What `check-published` prints."""
        return {
            "formula": self.formula,
            "file": self.file,
            "rows": self.rows,
            "matched": self.matched,
            "unexplained": self.unexplained,
            "measure": self.measure,
            "figure": self.figure,
            "without_figures": self.without,
            "explained": len(self.differences) - self.unexplained,
        }


def check(folder: Path) -> Iterator[Line]:
    """Every formula whose file is there, one line for each published figure."""
    found = files.known(folder)
    lait = files.lait_file(found)
    db = files.connected()
    for formula in FORMULAS:
        for path in files.of(formula, found):
            files.read_cells(db, formula, path)
            if not db.execute("select count(*) from cells").fetchall()[0][0]:
                continue
            _answer(db, formula)
            for figure in formula.figures:
                if figure.column:
                    yield _compared(db, formula, path.name, figure)
                elif lait is not None:
                    files.read_lait(db, lait, figure.lait)
                    yield _compared(db, formula, _both(path, lait), figure)


def _both(path: Path, lait: Path) -> str:
    return lait.name if path == lait else f"{path.name} + {lait.name}"


def _answer(db: duckdb.DuckDBPyConnection, formula: Formula) -> None:
    """Make `ours`: the measure's own expression over rows made from the cells."""
    years = db.execute("select min(year), max(year) from cells").fetchall()[0]
    first = date(years[0] - 1, *formula.year_ends) + timedelta(days=1)
    asked = Asked(first, date(years[1], *formula.year_ends))
    measure = catalogue.named(formula.measure)
    with tempfile.TemporaryDirectory(prefix="upheld-published-") as folder:
        paths = {
            name: [_written(db, name, statement, Path(folder))]
            for name, statement in formula.rows.items()
        }
        with Workbench(paths, asked) as bench:
            missing = measure.missing(bench)
            if missing:
                raise RuntimeError(f"{formula.name}: {missing}")
            answers = bench.answer(measure.expression(bench))
    db.register("answers_", answers)
    db.execute(
        f"create or replace temp table ours as select council as cell, {years[0]} + place as year, "
        "num, den from answers_"
    )
    db.unregister("answers_")


def _written(db: duckdb.DuckDBPyConnection, name: str, statement: str, folder: Path) -> Path:
    """Make the rows of a standard table; with the columns that the statement gives."""
    given = {column[0] for column in db.execute(f"{statement} limit 0").description or ()}
    schema = standard.TABLES[name].schema
    kinds = {"string": "varchar", "date32[day]": "date", "int64": "bigint", "double": "double"}
    columns = ", ".join(
        f"{field.name}::{kinds[str(field.type)]} as {field.name}"
        for field in schema
        if field.name in given
    )
    path = folder / f"{name}.parquet"
    db.execute(
        f"copy (select {columns} from ({statement})) to '{path}' (format parquet, "
        "row_group_size 200000)"
    )
    return path


COUNTS = """
select r.label, p.published, o.num, o.den, r.area, r.year
from published p join raw r on r.cell = p.cell
join (select distinct cell from cells) c on c.cell = p.cell
left join ours o on o.cell = p.cell and o.year = p.year
where p.published is not null order by r.label
"""


def _compared(
    db: duckdb.DuckDBPyConnection,
    formula: Formula,
    name: str,
    figure: Figure,
) -> Line:
    rows = db.execute(COUNTS).fetchall()
    every = db.execute("select count(*) from published").fetchall()[0][0]
    unit = catalogue.named(formula.measure).unit
    rounded = _Rounding(formula, [row[1] for row in rows])
    differences = tuple(
        found for row in rows if (found := rounded.difference(row, unit)) is not None
    )
    return Line(
        formula=formula.name,
        measure=formula.measure,
        file=name,
        figure=figure.column or figure.lait,
        rows=len(rows),
        matched=len(rows) - len(differences),
        differences=differences,
        without=every - len(rows),
    )


class _Rounding:
    """How exactly figures and counts were rounded, and so how far an answer may be off."""

    def __init__(self, formula: Formula, figures: list[float]) -> None:
        self._formula = formula.name
        self._counts = HALF_OF_A_TENTH if formula.decimal_counts else 0.0
        whole = all(figure == int(figure) for figure in figures)
        self._figure = 0.5 if whole and figures else HALF_OF_A_TENTH
        self._scale_of_days = 253.0 if formula.measure == "WL11" else 1.0

    def difference(self, row: tuple[object, ...], unit: Unit) -> Difference | None:
        """Nothing where the published figure lies where rounding could have put it."""
        cell, published, num, den, area, year = row
        factor = 100.0 if unit is Unit.PERCENT else 1.0
        if not isinstance(num, float) or not isinstance(den, float) or not den:
            return Difference(str(cell), float(str(published)), None, None, None)
        ours, given = factor * num / den, float(str(published))
        low, high = self._between(num, den, factor)
        if low - self._figure <= given + 1e-9 and given - 1e-9 <= high + self._figure:
            return None
        where = (str(area), int(str(year)))
        because = explained.reason(self._formula, where, given, (num, den))
        return Difference(str(cell), given, ours, num, den, because)

    def _between(self, num: float, den: float, factor: float) -> tuple[float, float]:
        per = self._counts * self._scale_of_days
        low = factor * max(num - self._counts, 0.0) / (den + per)
        high = factor * (num + self._counts) / max(den - per, 1e-9)
        return low, high


def as_json(difference: Difference) -> dict[str, object]:
    """A difference as plain values."""
    return asdict(difference)


def in_words(line: Line, *, listed: bool) -> str:
    """A line for a person, with each difference under it if asked."""
    share = 100 * line.matched / line.rows if line.rows else 0.0
    text = (
        f"{line.measure:<8} {line.formula}: {line.matched} of {line.rows} rows of {line.file}, "
        f"{line.figure} ({share:.1f}%); {line.unexplained} unexplained; "
        f"{line.without} rows without figures"
    )
    if not listed:
        return text
    return "\n".join(
        [
            text,
            *(
                f"    {one.cell}: published {one.published}, ours {one.ours} "
                f"({one.numerator} of {one.denominator}). {one.because}"
                for one in line.differences
            ),
        ]
    )
