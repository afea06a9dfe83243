"""August 2020: the draft is held against the file, and each flag is written away or answered.

Synthetic, all of it: the public record says nothing of how the words were cleared.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from upheld.examples.cast import Cast
from upheld.learning import commands, queries
from upheld.learning.dispositions import Disposition, Stands
from upheld.learning.drafts import Draft
from upheld.learning.intruder import Intruder
from upheld.learning.queries import CheckPage, FlagLine, LearningReport
from upheld.learning.states import Kind
from upheld.learning.watching import Watch

from .found import made_up
from .told import Told

CHECKED = (2020, 8, 6)
LEAK = (
    "The interim service lead on an agency contract told us that plans were changed after the "
    "meeting."
)
REWRITTEN = "People told us that plans were changed after a meeting had agreed them."
"""The leak named somebody: one person held that post. These words come from more than one."""

WATCH = Watch(posts="Interim service lead on an agency contract = 1\nHead of service = 1")

DECIDED = Disposition(
    stands=Stands.DECIDED,
    reason=made_up("Whoever commissioned, inquired or investigated answers for it by their post."),
    whose="Monitoring officer",
    on=date(2020, 8, 5),
    everywhere=True,
)
ANSWERS: dict[str, Disposition] = {
    "13 of 21": Disposition(
        stands=Stands.PUBLIC,
        reason=made_up("The council's paper gives the same number, and no child is told apart."),
        whose="The council's paper to the scrutiny panel",
    ),
    "one complaint": Disposition(
        stands=Stands.MISTAKEN, reason=made_up("It counts a letter, and no people.")
    ),
    "one of them": Disposition(
        stands=Stands.MISTAKEN, reason=made_up("It counts two reports, and no people.")
    ),
}

COPIED = Disposition(
    stands=Stands.PUBLIC,
    reason=made_up(
        "The full report says it in these words, and the council's paper says the same."
    ),
    whose="The council's paper to its scrutiny panel",
)
"""The headline areas are quoted from the complaint, and findings are told as they were made."""

FIRST_READER = Intruder(
    insider=made_up("I got as far as “somebody who chaired meetings”. There were many of them."),
    public=made_up("The numbers of complainants in the press. They stand here with who said them."),
    few=made_up("The operations officer is one person. It was decided to print that post."),
    family=made_up("No. No case is described, and no child's age, school or street is in it."),
)
SECOND_READER = Intruder(
    insider=made_up("Not far: every sentence could come from several of those who were heard."),
    public=made_up("The council's own paper. It says no more than this report."),
    few=made_up("The post that commissioned the inquiry, which is printed on purpose."),
    family=made_up("A family that complained may guess that its case was read. Others cannot."),
)


def tell(cast: Cast, told: Told) -> None:
    """A leak is blocked and written in another way; what is left is answered for."""
    who: dict[str, Any] = {"actor": cast.actor("investigator"), "keys": cast.keys("investigator")}
    at = told.at(*CHECKED)
    report = _report(who, told)
    commands.keep_watch(**who, at=at, report=report, watch=WATCH)
    leak = commands.add_passage(
        **who, at=at, report=report, kind=Kind.TOLD, draft=Draft(LEAK), publishable=True
    )
    _check(who, told)
    found = [each.text for each in _page(who, told).flags]
    assert any(each in LEAK for each in found)  # noqa: S101  It is why the check is there.
    commands.rewrite_passage(
        **who, at=told.at(*CHECKED, 11), report=report, passage=leak, draft=Draft(REWRITTEN)
    )
    commands.mark_publishable(
        actor=who["actor"],
        at=told.at(*CHECKED, 11),
        report=report,
        passage=leak,
        publishable=False,
    )
    _check(who, told)
    while waiting := [each for each in _page(who, told).flags if not each.stands]:
        commands.answer_flag(
            **who,
            at=told.at(*CHECKED, 15),
            report=report,
            flag=waiting[0].number,
            disposition=_answer(waiting[0]),
        )


def _answer(flag: FlagLine) -> Disposition:
    if flag.kind == "reuse":
        return COPIED
    return DECIDED if flag.kind == "single-holder-post" else ANSWERS[flag.text]


def _check(who: dict[str, Any], told: Told) -> None:
    at = told.at(*CHECKED, 10)
    report = _report(who, told)
    looked = queries.look(**who, id=report.id, today=at.date())
    assert looked is not None  # noqa: S101  The investigator is the author.
    commands.keep_check(**who, at=at, report=report, looked=looked)


def _page(who: dict[str, Any], told: Told) -> CheckPage:
    assert told.learning_report is not None  # noqa: S101  It was started in this chapter.
    page = queries.check_page(**who, id=told.learning_report)
    assert page is not None  # noqa: S101  The author holds it.
    return page


def _report(who: dict[str, Any], told: Told) -> LearningReport:
    assert told.learning_report is not None  # noqa: S101  It was started in this chapter.
    row = queries.report(**who, id=told.learning_report)
    assert row is not None  # noqa: S101  The author holds it.
    return row
