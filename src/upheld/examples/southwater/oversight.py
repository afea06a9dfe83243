"""What the scrutiny panel asked, what it was answered, and what changed for children.

Meetings and resolutions follow the public minutes. The answers, and the panel's verdicts
on them, are synthetic. The figures are published statistics of a real council.
"""

from __future__ import annotations

from datetime import date

from upheld.examples.cast import Cast
from upheld.oversight import commands
from upheld.oversight.states import BodyKind, Verdict

from .minutes import (
    AUGUST,
    CHANGED,
    DECEMBER,
    FEBRUARY,
    JANUARY,
    JUNE,
    NOVEMBER,
    OCTOBER,
)
from .panel import PANEL, answer, call, decide, matter, note, resolve
from .told import Told

PUBLISHED = "Department for Education, published statistics of a council"
STANDING = "2020-08-27 ii"


def tell_august(cast: Cast, told: Told) -> None:
    """The special meeting, 213 days after the concern: three resolutions."""
    clerk = cast.actor("dem-services")
    for slug, title, kind in (
        (PANEL, "Children and Families Scrutiny Panel", BodyKind.SCRUTINY_PANEL),
        ("improvement-board", "Improvement board", BodyKind.IMPROVEMENT_BOARD),
    ):
        commands.set_up_body(actor=clerk, at=told.at(2020, 7, 1), slug=slug, title=title, kind=kind)
    call(cast, told, AUGUST, special=True, origin="seed")
    resolve(cast, told, AUGUST)


def tell_october(cast: Cast, told: Told) -> None:
    """The standing ask falls due for the first time, and is answered without proof."""
    call(cast, told, OCTOBER)
    answer(
        cast,
        told,
        "2020-08-27 i",
        (2020, 9, 22),
        "The chart went to every member of the panel on 21 September 2020. The panel's own place "
        "in it is marked.",
    )
    decide(cast, told, "2020-08-27 i", (2020, 10, 1), (Verdict.ACCEPTED, "Received, and clear."))
    answer(
        cast,
        told,
        STANDING,
        (2020, 9, 24),
        "The practitioners' board has been set up. Work on every other action has begun.",
        actions=("R2.1",),
    )
    reasons = (
        "“Has begun” is not progress that we can check. Show the proof of each action, or say "
        "that there is none."
    )
    decide(cast, told, STANDING, (2020, 10, 1), (Verdict.NOT_ACCEPTED, reasons))
    resolve(cast, told, OCTOBER)


def tell_december(cast: Cast, told: Told) -> None:
    """The standing ask again: this time with proof that a member can check."""
    call(cast, told, DECEMBER)
    answer(
        cast,
        told,
        STANDING,
        (2020, 11, 25),
        "One of ten actions is closed, on proof that somebody outside the service judged met: "
        "R2.1, the practitioners' board. For R2.2 the proof was judged not met. The other eight "
        "have no proof yet.",
        actions=("R2.1", "R2.2"),
    )
    reasons = "We checked the proof of R2.1 against the published log before the meeting."
    decide(cast, told, STANDING, (2020, 12, 3), (Verdict.ACCEPTED, reasons))
    dataset = "2020-10-01 i"
    answer(
        cast,
        told,
        dataset,
        (2020, 11, 26),
        "Twelve measures are proposed, each with its definition and its source.",
    )
    decide(cast, told, dataset, (2020, 12, 3), (Verdict.ACCEPTED, "Agreed as the first set."))
    resolve(cast, told, DECEMBER)


def tell_february(cast: Cast, told: Told) -> None:
    """Data at last, and later evidence beside a finding that was not upheld."""
    call(cast, told, FEBRUARY)
    for asked, words in (
        ("2020-12-03 i", "The presentation is in the papers. Timeliness is getting better."),
        (STANDING, "Still one of ten actions is closed on proof. Three more are under way."),
    ):
        answer(cast, told, asked, (2021, 2, 3), words, actions=("R3.1",))
        decide(cast, told, asked, (2021, 2, 11), (Verdict.ACCEPTED, "Noted, with the caseloads."))
    note(
        cast,
        told,
        FEBRUARY,
        "Analysis of referrals showed that some cases had been closed too early.",
        "This is later evidence beside headline area 3. It is not evidence that cases were "
        "closed deliberately.",
    )


def tell_2021(cast: Cast, told: Told) -> None:
    """A meeting without an answer, what changed for children, and an answer that waits."""
    call(cast, told, JUNE)
    call(cast, told, NOVEMBER)
    answer(
        cast,
        told,
        STANDING,
        (2021, 10, 28),
        "One of ten actions is closed on proof. Two have passed their date: caseloads, and the "
        "review of business support. Proof of the quarterly assessment waits to be judged.",
        actions=("R2.1", "R3.1", "R3.2", "R5.1"),
    )
    note(cast, told, NOVEMBER, "Some measures must wait for the new case system.")
    _changes(cast, told)
    call(cast, told, JANUARY, called=NOVEMBER, origin="synthetic")
    told.open_for_you.append(
        "As the chair of the scrutiny panel: accept, or do not accept, the answer to the standing "
        "ask of 27 August 2020 (resolution ii)."
    )


def _changes(cast: Cast, told: Told) -> None:
    for direction, words in CHANGED:
        commands.record_change(
            actor=cast.actor("dem-services"),
            at=told.at(2021, 11, 4, 16),
            matter=matter(told),
            words=words,
            direction=direction,
            source=PUBLISHED,
            as_at=date(2021, 3, 31),
            origin="public",
        )
