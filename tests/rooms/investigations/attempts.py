"""Attempts of the wrong person, as a table of them takes them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

from tests.rooms.investigations.scene import Scene
from upheld.investigations import commands
from upheld.investigations.states import Task, WasExamined

Attempt = Callable[[Scene], object]


def by_commissioner(command, prepare, **given) -> Attempt:
    """The commissioner pays for the work; none of it is theirs to do."""

    def attempt(scene: Scene) -> object:
        made = prepare(scene)
        rows = {} if made is scene or made is None else made
        return command(**scene.by("ceo", keys=True), **rows, **given)

    return attempt


def _asked(scene: Scene) -> dict[str, object]:
    given = scene.open().by("mo", keys=True)
    asked = {"child": "A boy", "asker": "His aunt", "checked": "Papers"}
    return {"question": commands.take_child_question(**given, **asked)}


def _allegation(scene: Scene) -> dict[str, object]:
    return {"allegation": scene.agree().allegation()}


REFUSED_BESIDE: dict[str, Attempt] = {
    "investigations.take_child_question": lambda scene: commands.take_child_question(
        **scene.open().by("ceo", keys=True), child="A boy", asker="His aunt", checked="By phone"
    ),
    "investigations.look_up_child": by_commissioner(
        commands.look_up_child, _asked, examined=WasExamined.NO, words="He was not."
    ),
    "investigations.record_asker_told": by_commissioner(
        commands.record_asker_told, _asked, told_on=date(2020, 5, 1), words="By phone."
    ),
    "investigations.pin_timeline": by_commissioner(
        commands.pin_timeline, _allegation, child="C1", as_at=date(2019, 12, 31), why="To see."
    ),
    "investigations.plan_task": lambda scene: commands.plan_task(
        **scene.open().by("ceo"), task=Task.CASES, due_on=date(2020, 5, 1), hours=Decimal(5)
    ),
    "investigations.note_work": lambda scene: commands.note_work(
        **scene.open().by("ceo"), task=Task.CASES, worked_on=date(2020, 5, 1), hours=Decimal(5)
    ),
}
"""Of the plan, and of questions about a child."""
