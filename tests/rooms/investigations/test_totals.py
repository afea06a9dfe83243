"""What may be said in public of the children: nothing too early, and nothing too small."""

from __future__ import annotations

import pytest

from tests.rooms.concerns.scene import Reporter, by, raise_alone
from tests.rooms.investigations.scene import Scene
from upheld.concerns import commands as concerns
from upheld.concerns.states import Route
from upheld.investigations import commands, queries
from upheld.investigations.states import Changed


@pytest.fixture
def alone(cast, noon) -> Scene:
    """The only investigation of a matter."""
    concern = raise_alone(Reporter())
    concerns.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    concerns.triage(**by(cast, "mo", concern), route=Route.INVESTIGATE, reasons="It is serious.")
    shared = {"person": cast.person("investigator"), "reason": "You will look into it."}
    concerns.share(**by(cast, "mo", concern), **shared)
    return Scene(cast=cast, concern=concern.id, at=noon).agree()


def _totals(scene):
    return queries.followed_up(matter=scene.row().matter)


def _follow(scene, counts):
    cases = [scene.case() for _ in range(sum(counts.values()))]
    _finish(scene)
    rows = scene.hand_over(*cases)
    codes = [code for code, count in counts.items() for _ in range(count)]
    for row, code in zip(rows, codes, strict=True):
        yield scene.follow_up(row, changed=code)


def _finish(scene):
    area = scene.area()
    scene.find(scene.allegation(area))
    scene.answer(area)
    scene.close_replies()
    commands.sign_off_findings(**scene.by("ia"))
    commands.issue_report(**scene.work(summary="In short."))


def test_no_number_is_shown_while_one_child_is_waited_for(alone):
    steps = _follow(alone, {Changed.CHANGED: 6})
    for _ in range(5):
        next(steps)
        assert _totals(alone).parts == ()
        assert not _totals(alone).is_complete
    next(steps)
    assert dict(_totals(alone).parts)["changed"] == 6


def test_a_small_number_hides_every_part(alone):
    list(_follow(alone, {Changed.CHANGED: 6, Changed.TOO_LATE: 1}))
    assert {count for _code, count in _totals(alone).parts} == {None}


def test_of_no_case_nothing_is_said(alone):
    _finish(alone)
    assert _totals(alone) is None


def test_nothing_is_said_before_the_report(alone):
    alone.case()
    assert _totals(alone) is None
