"""The plan: days, hours and pounds, which everybody with a part in the investigation sees."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.states import Task
from upheld.kernel.decision import NotPossible

DUE = date(2030, 5, 1)


def _page(scene, slug="investigator"):
    return queries.plan_page(actor=scene.cast.actor(slug), id=scene.id)


def _line(page, task):
    return next(each for each in page.lines if each.task.value == task)


def _planned(scene, **changes):
    given = {"task": Task.INTERVIEWS, "due_on": DUE, "hours": Decimal("40.5"), "pounds": 200}
    return commands.plan_task(**scene.work_without_keys(**(given | changes)))


def _worked(scene, **changes):
    given = {"task": Task.INTERVIEWS, "worked_on": scene.at.date(), "hours": Decimal("7.25")}
    return commands.note_work(**scene.work_without_keys(**(given | changes)))


def test_the_first_day_stays_however_often_a_task_is_planned(scene):
    scene.open()
    _planned(scene)
    _planned(scene, due_on=DUE + timedelta(days=10), hours=Decimal(60))
    line = _line(_page(scene), "interviews")
    assert (line.first_due_on, line.due_on, line.slipped) == (DUE, DUE + timedelta(days=10), 10)
    assert (line.hours, line.pounds) == (Decimal(60), 200)
    assert not line.is_late(line.due_on)
    assert line.is_late(line.due_on + timedelta(days=1))


def test_what_it_took_is_added_up_and_set_right_by_another_record(scene):
    scene.open()
    _worked(scene)
    _worked(scene, hours=Decimal(2), pounds=35)
    _worked(scene, hours=Decimal("-0.25"))
    _worked(scene, task=Task.FINDINGS, hours=Decimal(1))
    page = _page(scene)
    assert _line(page, "interviews").spent_hours == Decimal(9)
    assert (page.spent_hours, page.spent_pounds) == (Decimal(10), 35)
    with pytest.raises(NotPossible, match="more than was recorded"):
        _worked(scene, hours=Decimal(-10))


def test_a_done_task_is_never_late(scene):
    scene.open()
    _planned(scene, task=Task.OPEN_FILE, due_on=scene.at.date())
    assert not _line(_page(scene), "open-file").is_late(date(2040, 1, 1))


@pytest.mark.parametrize("slug", ["ceo", "mo", "ia"])
def test_everybody_with_a_part_sees_the_plan_and_nobody_else(scene, slug):
    scene.open()
    _planned(scene)
    assert _page(scene, slug).hours == Decimal("40.5")
    assert _page(scene, "s151") is None


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"hours": Decimal(-1)}, "less than nothing"),
        ({"pounds": -1}, "less than nothing"),
    ],
)
def test_nothing_is_planned_to_take_less_than_nothing(scene, changes, why):
    scene.open()
    with pytest.raises(NotPossible, match=why):
        _planned(scene, **changes)


def test_work_was_done_by_today_and_took_something(scene):
    scene.open()
    with pytest.raises(NotPossible, match="until today"):
        _worked(scene, worked_on=scene.at.date() + timedelta(days=1))
    with pytest.raises(NotPossible, match="how many"):
        _worked(scene, hours=Decimal(0))


def test_nothing_is_planned_before_the_commission(scene):
    scene.propose()
    with pytest.raises(NotPossible):
        _planned(scene)
