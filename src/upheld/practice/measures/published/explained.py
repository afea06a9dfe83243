"""Rows in which a published figure does not follow from its published counts, each with a reason.

A row is explained only while figure and counts are those that were looked at: a change in either,
or in our formula, makes it unexplained again.

What the files show. Of the percentages of conferences and assessments in the DfE's local authority
interactive tool (LAIT), eleven of 2016 and 2017 do not follow from the counts of the DfE's own
series by council; every one of 2018 to 2022 does. The tool carries the counts of conferences by
length as well (10_ICPC, 15_ICPC, 20_ICPC, 21_ICPC), and they are those of the series, row by row:
so the tool's percentage is at odds with the tool's own counts, by whatever formula.

What is inferred, and stands in no file: the tool keeps the percentage of the first release of those
years, and takes its counts from the series, which councils have put right since.
"""

from __future__ import annotations

from dataclasses import dataclass

CONFERENCES = "conferences in 15 working days"
ASSESSMENTS = "assessments in 45 working days"
REVISED = (
    "The tool's percentage is not that of the counts in the DfE's series today ({numerator} of "
    "{denominator}). Counts that differ by {apart} in all would give it. Most likely it is from "
    "the first release of the year, before the council put its counts right."
)
HALF_OF_A_TENTH = 0.05


@dataclass(frozen=True, slots=True)
class Revised:
    """A figure that stayed when its counts were put right."""

    published: float
    numerator: int
    denominator: int

    def apart(self) -> int:
        """By how much in all the nearest counts differ that give the figure."""
        apart = 0
        while not any(self._gives(change, apart) for change in range(-apart, apart + 1)):
            apart += 1
        return apart

    def _gives(self, more: int, apart: int) -> bool:
        rest = apart - abs(more)
        shares = (
            100 * (self.numerator + more) / (self.denominator + other) for other in (-rest, rest)
        )
        return any(abs(share - self.published) <= HALF_OF_A_TENTH + 1e-9 for share in shares)

    def words(self) -> str:
        """The reason as sentences."""
        return REVISED.format(
            numerator=self.numerator, denominator=self.denominator, apart=self.apart()
        )


# By formula, code of the area and year.
REVISIONS = {
    (ASSESSMENTS, "883", 2017): Revised(93.5, 2289, 2444),
    (ASSESSMENTS, "891", 2017): Revised(94.4, 8620, 9126),
    (ASSESSMENTS, "909", 2017): Revised(90.8, 4046, 4452),
    (CONFERENCES, "343", 2016): Revised(93.8, 362, 385),
    (CONFERENCES, "353", 2017): Revised(37.6, 168, 444),
    (CONFERENCES, "394", 2016): Revised(65.7, 418, 638),
    (CONFERENCES, "835", 2017): Revised(82.2, 594, 721),
    (CONFERENCES, "846", 2016): Revised(63.6, 348, 544),
    (CONFERENCES, "852", 2016): Revised(61.8, 347, 555),
    (CONFERENCES, "876", 2017): Revised(82.4, 156, 188),
    (CONFERENCES, "921", 2016): Revised(57.1, 216, 375),
}


def reason(formula: str, cell: tuple[str, int], published: float, counts: object) -> str:
    """Why the row of an area and year differs, or nothing where that is not known."""
    known = REVISIONS.get((formula, *cell))
    if known is None or (known.published, (known.numerator, known.denominator)) != (
        published,
        counts,
    ):
        return ""
    return known.words()
