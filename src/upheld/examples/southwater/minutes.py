"""What the panel's minutes and the published statistics say, as the story uses them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from upheld.oversight.states import AskKind, Direction


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a meeting resolved to ask."""

    number: str
    text: str
    kind: AskKind
    due: date | None
    condition: str = ""


AUGUST, OCTOBER, DECEMBER = date(2020, 8, 27), date(2020, 10, 1), date(2020, 12, 3)
FEBRUARY, JUNE, NOVEMBER = date(2021, 2, 11), date(2021, 6, 17), date(2021, 11, 4)
JANUARY = date(2022, 1, 27)

RESOLVED: dict[date, tuple[Resolution, ...]] = {
    AUGUST: (
        Resolution(
            "i",
            "Circulate the updated governance chart, including the panel's role",
            AskKind.ONE_OFF,
            OCTOBER,
        ),
        Resolution(
            "ii",
            "Report progress of the Ofsted plan, with specific reference to the learning report's "
            "action plan, at each future meeting",
            AskKind.STANDING,
            OCTOBER,
        ),
        Resolution(
            "iii",
            "Report the key outcomes of the meetings under points 2, 3, 8 and 9 of "
            "recommendation 2",
            AskKind.ONE_OFF,
            OCTOBER,
        ),
    ),
    OCTOBER: (
        Resolution("i", "A recommended dataset to monitor the plan", AskKind.ONE_OFF, DECEMBER),
        Resolution("ii", "The Line of Sight document", AskKind.ONE_OFF, DECEMBER),
        Resolution(
            "iii", "Share Ofsted's feedback", AskKind.CONDITIONAL, None, "if it is available"
        ),
    ),
    DECEMBER: (
        Resolution("i", "The plan returns with a presentation of data", AskKind.ONE_OFF, FEBRUARY),
    ),
}

CHANGED: tuple[tuple[Direction, str], ...] = (
    (
        Direction.BETTER,
        (
            "More assessments of children's needs were done in time (45 working days): 85.6% in "
            "the year to March 2021, 65.3% in the year before."
        ),
    ),
    (
        Direction.WORSE,
        (
            "More children came back into the service within a year: 28.0% of referrals in the "
            "year to March 2021, 22.9% in the year before."
        ),
    ),
    (
        Direction.WORSE,
        (
            "Fewer child protection plans were reviewed in time: 63.3% in the year to March 2021, "
            "65.0% in the year before."
        ),
    ),
)
