"""Commands in any order: nothing is ever left unanswered, and no report comes early.

Each example is a walk of steps as somebody might press them, allowed or not. After every step
what must always hold is looked at in the tables. `UPHELD_MANY_EXAMPLES=200` draws more.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress

from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.rooms.investigations.scene import ENGAGED, Scene
from upheld.investigations import commands, completeness, queries
from upheld.investigations.models import (
    Allegation,
    Finding,
    FullReport,
    HeadlineArea,
    RequiredPaper,
    SafetyAction,
    SecondReading,
)
from upheld.investigations.states import SETTLED, Required, Stage
from upheld.kernel.decision import NotPermitted, NotPossible

EXAMPLES = int(os.environ.get("UPHELD_MANY_EXAMPLES", "6"))


class Walk:
    """One investigation, and what somebody can try with it."""

    def __init__(self, scene: Scene) -> None:
        self.scene = Scene(cast=scene.cast, concern=scene.concern, at=scene.at)
        self.scene.propose()

    def declare(self) -> None:
        commands.declare_independence(**self.scene.work(words="I have no ties."))

    def paper(self) -> None:
        given = RequiredPaper.objects.filter(investigation_id=self.scene.id)
        kinds = [each for each in Required if not given.filter(kind=each.value).exists()]
        self.scene.reason_for_none(kinds[0] if kinds else Required.EQUALITY)

    def commission(self) -> None:
        commands.commission(**self.scene.by("ceo"), **ENGAGED)

    def open_file(self) -> None:
        commands.open_file(**self.scene.work())

    def draft(self) -> None:
        self.scene.draft()

    def sign(self) -> None:
        for slug in ("union", "union-2", "ceo"):
            _there(self.scene.signature(slug))
            self.scene.sign(slug)

    def area(self) -> None:
        self.scene.area()

    def allege(self) -> None:
        self.scene.allegation(HeadlineArea.objects.filter(investigation_id=self.scene.id).first())

    def place(self) -> None:
        loose = Allegation.objects.filter(investigation_id=self.scene.id, area=None).first()
        area = HeadlineArea.objects.filter(investigation_id=self.scene.id).first()
        commands.place_allegation(
            **self.scene.work_without_keys(), allegation=_there(loose), area=_there(area)
        )

    def find(self) -> None:
        answered = Finding.objects.values("allegation_id")
        rows = Allegation.objects.filter(investigation_id=self.scene.id).exclude(id__in=answered)
        self.scene.find(_there(rows.first()))

    def answer(self) -> None:
        rows = HeadlineArea.objects.filter(investigation_id=self.scene.id, outcome="")
        self.scene.answer(_there(rows.first()))

    def case(self) -> None:
        self.scene.second(self.scene.case())

    def read_again(self) -> None:
        rows = SecondReading.objects.filter(investigation_id=self.scene.id, agrees=None)
        self.scene.agrees(_there(rows.first()))

    def alarm(self) -> None:
        self.scene.alarm()

    def made_safe(self) -> None:
        rows = SafetyAction.objects.filter(investigation_id=self.scene.id, answered_on=None)
        self.scene.made_safe(_there(rows.first()))

    def close_replies(self) -> None:
        self.scene.close_replies()

    def sign_off(self) -> None:
        commands.sign_off_findings(**self.scene.by("ia"))

    def report(self) -> None:
        commands.issue_report(**self.scene.work(summary="In short."))


def _there(row):
    if row is None:
        raise NotPossible("There is none.")
    return row


STEPS: list[Callable[[Walk], None]] = [
    step for name, step in vars(Walk).items() if not name.startswith("_")
]
IN_ORDER = [
    *(Walk.declare, Walk.paper, Walk.paper, Walk.paper, Walk.commission, Walk.open_file),
    *(Walk.draft, Walk.sign, Walk.area, Walk.allege, Walk.find, Walk.answer),
    *(Walk.close_replies, Walk.sign_off, Walk.report),
]


@st.composite
def walks(draw):
    """The shortest way, with other steps thrown in anywhere and some of its own left out."""
    steps = [each for each in IN_ORDER if draw(st.integers(0, 9))]
    for _ in range(draw(st.integers(0, 8))):
        steps.insert(draw(st.integers(0, len(steps))), draw(st.sampled_from(STEPS)))
    return steps


def _always(scene: Scene, signed: list[tuple[object, ...]]) -> None:
    row = scene.row()
    stage, of_it = Stage(row.stage), {"investigation_id": scene.id}
    reported = FullReport.objects.filter(**of_it).exists()
    assert reported is (stage is Stage.REPORTED)
    if stage is not Stage.PROPOSED:
        kinds = set(RequiredPaper.objects.filter(**of_it).values_list("kind", flat=True))
        assert kinds == {each.value for each in Required}
    if stage not in SETTLED:
        return
    assert completeness.terms_are_agreed(scene.id)
    assert not Allegation.objects.filter(**of_it, area=None).exists()
    assert not HeadlineArea.objects.filter(**of_it, outcome="").exists()
    answered = Finding.objects.filter(**of_it).order_by("id")
    assert answered.count() == Allegation.objects.filter(**of_it).count() > 0
    assert not SecondReading.objects.filter(**of_it, agrees=None).exists()
    frozen = tuple(answered.values_list("id", "revision", "outcome", "body_id"))
    signed.append(frozen)
    assert signed[0] == frozen


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=walks())
def test_no_order_of_steps_leaves_anything_unanswered_or_reports_early(scene, steps):
    before = transaction.savepoint()
    try:
        walk, signed = Walk(scene), []
        for step in steps:
            with suppress(NotPossible, NotPermitted):
                step(walk)
            _always(walk.scene, signed)
    finally:
        transaction.savepoint_rollback(before)


def test_the_shortest_way_reaches_the_report(scene):
    walk = Walk(scene)
    for step in IN_ORDER:
        step(walk)
    assert walk.scene.row().stage == Stage.REPORTED
    page = queries.report_page(actor=scene.cast.actor("ceo"), id=walk.scene.id, on=scene.at.date())
    assert page.versions[0].issued_on == scene.at.date()
