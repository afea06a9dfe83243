"""The investigator's own order: a plan with hours and pounds, and what passages give away.

Synthetic, all of it: of hours, of pounds beside the fee and of classes the public record says
nothing.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.states import PassageClass, Task

from .told import Told
from .work import Work

PLANNED = (
    (Task.TERMS, date(2020, 2, 21), 12, 0),
    (Task.INTERVIEWS, date(2020, 5, 1), 104, 900),
    (Task.DOCUMENTS, date(2020, 5, 29), 40, 0),
    (Task.CASES, date(2020, 6, 30), 84, 350),
    (Task.FINDINGS, date(2020, 7, 10), 48, 0),
    (Task.REPORT, date(2020, 7, 24), 30, 120),
)
LATER = ((Task.INTERVIEWS, date(2020, 5, 22), 118, 900), (Task.REPORT, date(2020, 7, 31), 30, 120))
WORKED = (
    (Task.TERMS, date(2020, 2, 21), "14.5", 0),
    (Task.INTERVIEWS, date(2020, 3, 31), "46", 410),
    (Task.INTERVIEWS, date(2020, 5, 16), "69.5", 380),
    (Task.DOCUMENTS, date(2020, 6, 2), "31", 0),
    (Task.CASES, date(2020, 6, 30), "88", 350),
    (Task.FINDINGS, date(2020, 7, 13), "52", 0),
)


def plan(cast: Cast, told: Told) -> None:
    """12 February 2020: by when, how long and for how much; in April two days slip."""
    work = Work(cast, told)
    for tasks, at in ((PLANNED, told.at(2020, 2, 12)), (LATER, told.at(2020, 4, 20))):
        for task, due_on, hours, pounds in tasks:
            commands.plan_task(
                **work.given(at), task=task, due_on=due_on, hours=Decimal(hours), pounds=pounds
            )


def note_what_it_took(cast: Cast, told: Told) -> None:
    """14 July 2020: what each task took until the findings."""
    work = Work(cast, told)
    for task, worked_on, hours, pounds in WORKED:
        commands.note_work(
            **work.given(told.at(2020, 7, 14)),
            task=task,
            worked_on=worked_on,
            hours=Decimal(hours),
            pounds=pounds,
        )


def classify(cast: Cast, told: Told) -> None:
    """30 July 2020: what the rules propose is kept, and the rest may be published."""
    work = Work(cast, told)
    passages = queries.report_passages(actor=work.actor, keys=work.keys, id=work.id)
    commands.classify_passages(
        **work.given(told.at(2020, 7, 30)),
        seen=0,
        settled={each.key: each.classes or (PassageClass.PUBLISHABLE,) for each in passages},
        keys=work.keys,
    )
