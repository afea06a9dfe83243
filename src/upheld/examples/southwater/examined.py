"""The 21 cases: all that the unions supplied, read twice in part, and each child followed up.

Seed: 21 cases, 13 upheld, none with a child at immediate risk when it was read, and that action
on the 21 was prioritised at once (S37, S42, S45, S46). Synthetic: everything else, also the one
case in which the investigator was not sure and told whoever was on duty.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from upheld.examples.cast import Cast
from upheld.investigations import commands
from upheld.investigations.commands import Followed, Frame
from upheld.investigations.states import Changed, Outcome, Selection, Told, WasExamined
from upheld.people.states import Origin

from .found import made_up
from .told import Told as Story
from .work import Work, there

CASES = 21
CASES_UPHELD = 13
CASES_UNDETERMINED = 2
READ_TWICE = 4
READER, REVIEWER = "auditor", "duty"


def examine(cast: Cast, told: Story) -> None:
    """The frame, the cases, a doubt about one child, a second reader, and the reviewer."""
    work = Work(cast, told)
    at = told.at(2020, 6, 22)
    frame = Frame(
        rule=Selection.ALL_SUPPLIED,
        source="The schedule that the convener sent with the concern",
        as_at=date(2020, 1, 27),
        total=CASES,
    )
    commands.state_frame(**work.given(at), frame=frame, keys=work.keys)
    cases = [_case(work, at, number) for number in range(CASES)]
    _doubt(cast, work, told)
    _read_again(cast, work, told, cases[:READ_TWICE])
    _follow_up(cast, work, told, cases)
    _asked_about(cast, work, told)


def _case(work: Work, at: Any, number: int) -> Any:
    return commands.examine_case(
        **work.given(at),
        pseudonym=f"Child {chr(ord('A') + number)}",
        outcome=_outcome_of(number),
        reasons=made_up("The file was read from referral to the last review."),
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )


def _outcome_of(number: int) -> Outcome:
    """13 of 21 upheld is on the record; how the other eight were answered is not."""
    if number < CASES_UPHELD:
        return Outcome.UPHELD
    if number < CASES - CASES_UNDETERMINED:
        return Outcome.NOT_UPHELD
    return Outcome.UNABLE_TO_DETERMINE


def _doubt(cast: Cast, work: Work, told: Story) -> None:
    """The file left open where one child slept. The answer came the same day: safe (S46)."""
    action = commands.open_safety_action(
        **work.given(told.at(2020, 6, 22, 11)),
        words=made_up("The file of Child F does not say where the child has slept since May."),
        where=made_up("I gave the child’s name by telephone."),
        keys=work.keys,
    )
    commands.answer_safety_action(
        actor=cast.actor(REVIEWER),
        at=told.at(2020, 6, 22, 16),
        investigation=work.row(),
        action=action,
        words=made_up("A social worker saw the child today. The child is safe with an aunt."),
        keys=cast.keys(REVIEWER),
    )


def _read_again(cast: Cast, work: Work, told: Story, cases: list[Any]) -> None:
    """The external auditor reads four of them, and disagrees about one."""
    readings = commands.ask_second_reader(
        **work.given(told.at(2020, 6, 23)),
        cases=cases,
        person=cast.person(READER),
        keys=work.keys,
    )
    for number, reading in enumerate(readings):
        agrees = number + 1 < READ_TWICE
        words = "I would have answered in the same way." if agrees else DISAGREES
        commands.answer_second_reading(
            actor=cast.actor(READER),
            at=told.at(2020, 6, 30),
            investigation=work.row(),
            given=reading,
            agrees=agrees,
            words=made_up(words),
            keys=cast.keys(READER),
        )


DISAGREES = "The plan was changed late, but the meeting was told of it. I would say partly upheld."


def _follow_up(cast: Cast, work: Work, told: Story, cases: list[Any]) -> None:
    """Every child is followed up by somebody from another authority."""
    rows = commands.hand_over_cases(
        **work.given(told.at(2020, 6, 24)),
        cases=cases,
        person=cast.person(REVIEWER),
        due_on=date(2020, 7, 24),
        keys=work.keys,
    )
    for number, row in enumerate(rows):
        commands.record_follow_up(
            actor=cast.actor(REVIEWER),
            at=told.at(2020, 7, 8),
            investigation=there(work.row()),
            given=row,
            followed=_followed(number),
            keys=cast.keys(REVIEWER),
        )


def _asked_about(cast: Cast, work: Work, told: Story) -> None:
    """A mother asks whether her son was one of them, and is told that he was and what changed."""
    receiver = {"actor": cast.actor("mo"), "keys": cast.keys("mo"), "investigation": work.row()}
    question = commands.take_child_question(
        **receiver,
        at=told.at(2020, 7, 9),
        child=made_up("A boy of eleven, whom the file calls Child C."),
        asker=made_up("His mother, who came to the civic offices."),
        checked=made_up("She showed her passport and his birth certificate."),
    )
    commands.look_up_child(
        **work.given(told.at(2020, 7, 10)),
        question=question,
        examined=WasExamined.YES,
        words=made_up(
            "He was one of them. The plan was changed in July, and she was at the meeting."
        ),
        keys=work.keys,
    )
    commands.record_asker_told(
        **receiver,
        at=told.at(2020, 7, 14),
        question=question,
        told_on=date(2020, 7, 14),
        words=made_up("She was told at home. She asked for the apology in writing, and got it."),
    )


def _followed(number: int) -> Followed:
    changed = number < CASES_UPHELD
    not_told = number == 0
    return Followed(
        changed=Changed.CHANGED if changed else Changed.NO_NEED,
        child=Told.TOLD,
        parents=Told.NOT_TOLD if not_told else Told.TOLD,
        officer=Told.TOLD,
        words=made_up("A new plan was agreed." if changed else "The plan is sound and kept to."),
        remedy=made_up("The family got an apology in writing.") if changed else "",
        why_not=made_up("Telling the father would put the child at risk.") if not_told else "",
    )
