"""August 2020: what each source says, side by side, and what came of what it recommended.

The regulator's "largely manageable" and the investigator's "unrealistically high" stand as an
open conflict: nobody has ever reconciled them. Which day each was said, who agreed to a quotation
and the wording of the two recommendations are synthetic.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.learning import commands, queries
from upheld.learning.drafts import ClaimDraft, PointDraft, StandDraft
from upheld.learning.states import Answer, Basis, PointKind, SourceKind, Verdict
from upheld.people.states import Origin

from . import learning_grid_check
from .learning_earlier import INQUIRY_COMPLETED, SAID
from .told import Told

INSPECTED, REPORTED = date(2019, 11, 29), date(2020, 7, 31)
WRITTEN, AGREED, PUBLISHED = (2020, 8, 25), (2020, 8, 25, 14), (2020, 8, 26)
CONSENT = "The investigator, on 25 August 2020"
INQUIRY, INSPECTION = SourceKind.INQUIRY.value, SourceKind.INSPECTION.value
INVESTIGATION, STATEMENT = SourceKind.INVESTIGATION.value, SourceKind.STATEMENT.value


@dataclass(frozen=True)
class Heard:
    """One claim and where the sources stand, by kind."""

    text: str
    theme: str
    tone: PointKind
    stands: dict[str, StandDraft]


def _says(verdict: Verdict, on: date, quotation: str = "", **given: Any) -> StandDraft:
    said: dict[str, Any] = {
        "verdict": verdict,
        "on": on,
        "quotation": quotation,
        "origin": Origin.SEED,
    }
    return StandDraft(**(said | given))


SILENT = StandDraft(verdict=Verdict.SILENT, origin=Origin.SYNTHETIC)
CLAIMS = (
    Heard(
        "Caseloads were too high.",
        "caseload",
        PointKind.FAILING,
        {
            INQUIRY: _says(
                Verdict.AGREES,
                INQUIRY_COMPLETED,
                basis=Basis.ATTRIBUTED,
                attributed_to="the council's paper to its scrutiny panel of 27 August 2020",
            ),
            INSPECTION: _says(
                Verdict.CONFLICTS, INSPECTED, "substantially reduced and were largely manageable"
            ),
            INVESTIGATION: _says(Verdict.AGREES, REPORTED, "unrealistically high", consent=CONSENT),
        },
    ),
    Heard(
        "Staff were afraid to speak out.",
        "fear",
        PointKind.FAILING,
        {
            INQUIRY: _says(
                Verdict.AGREES,
                INQUIRY_COMPLETED,
                basis=Basis.ATTRIBUTED,
                attributed_to="the investigator",
            ),
            INSPECTION: SILENT,
            INVESTIGATION: _says(Verdict.AGREES, REPORTED),
        },
    ),
    Heard(
        "The workforce was stable.",
        "workforce",
        PointKind.STRENGTH,
        {
            INSPECTION: _says(
                Verdict.AGREES, INSPECTED, "a largely stable and relatively experienced"
            ),
            INVESTIGATION: _says(
                Verdict.CONFLICTS, REPORTED, basis=Basis.INFERRED, origin=Origin.SYNTHETIC
            ),
        },
    ),
    Heard(
        "Many children had no social worker of their own when the temporary teams were ended.",
        "caseload",
        PointKind.FAILING,
        {
            INSPECTION: SILENT,
            INVESTIGATION: _says(Verdict.AGREES, REPORTED),
            STATEMENT: _says(Verdict.CONFLICTS, SAID, "There is no unallocated work at present."),
        },
    ),
)
POINTS = (
    PointDraft(PointKind.JUDGEMENT, "Overall effectiveness: requires improvement to be good"),
    PointDraft(PointKind.STRENGTH, "The workforce at the front line is largely stable."),
    PointDraft(PointKind.STRENGTH, "Support for care leavers is much better."),
    PointDraft(PointKind.FAILING, "Progress since 2014 has been uneven and too slow."),
    PointDraft(PointKind.RECOMMENDATION, "Let children keep one social worker for longer."),
    PointDraft(PointKind.RECOMMENDATION, "Advise social workers better on work with children."),
)
DONE = (
    ("fear", "The inquiry was not shared with managers or staff, and the problems went on."),
    ("caseload", "Temporary teams were brought in, and were ended at Christmas 2019."),
)


def tell(cast: Cast, told: Told) -> None:
    """The investigator writes the grid, the receiver reads it, the chief executive publishes it."""
    _say_what_the_inspection_says(cast, told)
    investigation = told.investigation
    assert investigation is not None  # noqa: S101  An earlier chapter made it.
    for each in CLAIMS:
        _write(cast, told, investigation, each)
    for theme, words in DONE:
        commands.say_done(
            **_by(cast, "investigator", investigation),
            at=told.at(*WRITTEN),
            theme=theme,
            words=words,
            origin=Origin.SEED,
        )
    learning_grid_check.tell(cast, told)
    first = _by(cast, "mo", investigation)
    commands.agree_grid(
        **first,
        at=told.at(*AGREED),
        revision=first["grid"].revision,
        intruder=learning_grid_check.FIRST_READER,
    )
    second = _by(cast, "ceo", investigation)
    commands.publish_grid(
        **second,
        at=told.at(*PUBLISHED),
        revision=second["grid"].revision,
        intruder=learning_grid_check.SECOND_READER,
    )


def _write(cast: Cast, told: Told, investigation: UUID, given: Heard) -> None:
    who, keys = cast.actor("investigator"), cast.keys("investigator")
    claim = commands.add_claim(
        actor=who,
        at=told.at(*WRITTEN),
        investigation=investigations.investigation(actor=who, id=investigation),
        claim=ClaimDraft(
            given.text, given.theme, given.tone, publishable=True, origin=Origin.SYNTHETIC
        ),
        keys=keys,
    )
    for kind, stand in given.stands.items():
        commands.say_stand(
            **_by(cast, "investigator", investigation),
            at=told.at(*WRITTEN),
            claim=claim,
            source=_source(cast, "investigator", kind),
            stand=stand,
        )


def _say_what_the_inspection_says(cast: Cast, told: Told) -> None:
    """Strengths as well as failings; one recommendation is taken up, one has no answer yet."""
    acting: dict[str, Any] = {
        "actor": cast.actor("mo"),
        "keys": cast.keys("mo"),
        "at": told.at(*WRITTEN),
    }
    rows = [
        commands.add_point(**acting, source=_source(cast, "mo", INSPECTION), point=each)
        for each in POINTS
    ]
    taken_up = next(
        UUID(id)
        for id, name in queries.own_recommendations(actor=acting["actor"], keys=acting["keys"])
        if name.startswith("R4,")
    )
    commands.answer_recommendation(
        **acting,
        point=rows[4],
        answer=Answer.TAKEN_UP,
        taken_up_by=queries.passage(actor=acting["actor"], keys=acting["keys"], id=taken_up),
        words="A workforce that stays is what our fourth recommendation is about.",
    )


def _by(cast: Cast, slug: str, investigation: UUID) -> dict[str, Any]:
    who, keys = cast.actor(slug), cast.keys(slug)
    row = queries.grid(actor=who, keys=keys, investigation=investigation)
    return {"actor": who, "keys": keys, "grid": row}


def _source(cast: Cast, slug: str, kind: str) -> Any:
    """The source of a kind: of the two statements, the one that is no apology."""
    who, keys = cast.actor(slug), cast.keys(slug)
    found = next(
        each
        for each in queries.register(actor=who, keys=keys)
        if each.kind == kind and not each.is_apology
    )
    return queries.source(actor=who, keys=keys, id=found.id)
