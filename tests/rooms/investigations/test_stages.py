"""Stages go one way, and the database holds what the commands promise."""

from __future__ import annotations

import itertools

import pytest
from django.db import IntegrityError, transaction

from upheld.investigations import states
from upheld.investigations.models import FullReport, HeadlineArea, Investigation
from upheld.investigations.states import AFTER, Stage
from upheld.kernel.decision import NotPossible
from upheld.ledger.guard import NOW_WRITING


@pytest.mark.parametrize(("now", "then"), itertools.product(Stage, Stage))
def test_only_the_next_stage_can_follow(now, then):
    order = list(Stage)
    if order.index(then) == order.index(now) + 1:
        states.require(now, then=then)
    else:
        with pytest.raises(NotPossible):
            states.require(now, then=then)


def test_every_stage_says_where_the_investigation_stands():
    for stage in Stage:
        with pytest.raises(NotPossible, match=r"[a-z]+\.$"):
            states.require_in(stage)
    assert set(AFTER) == set(Stage)


def _written(**fields):
    """Write past the commands, as a mistake of ours could."""
    token = NOW_WRITING.set("investigations")
    try:
        with transaction.atomic():
            Investigation.objects.filter(id=fields.pop("id")).update(**fields)
    finally:
        NOW_WRITING.reset(token)


@pytest.mark.parametrize(
    "fields",
    [
        {"stage": "commissioned"},
        {"stage": "elsewhere"},
        {"fee_pounds": 1},
        {"declared_on": "2020-01-01"},
        {"signed_off_on": "2020-01-01"},
        {"opened_on": "2020-01-01"},
    ],
    ids=lambda fields: next(iter(fields.items())),
)
def test_the_database_refuses_a_stage_without_what_belongs_to_it(scene, fields):
    scene.propose()
    with pytest.raises(IntegrityError):
        _written(id=scene.id, **fields)


def test_the_database_refuses_one_person_in_two_parts(scene):
    scene.propose()
    with pytest.raises(IntegrityError):
        _written(id=scene.id, certifier_id=scene.cast.person("investigator"))


def test_the_database_refuses_half_an_answer(scene):
    area = scene.agree().area()
    token = NOW_WRITING.set("investigations")
    try:
        with pytest.raises(IntegrityError), transaction.atomic():
            HeadlineArea.objects.filter(id=area.id).update(outcome="upheld")
    finally:
        NOW_WRITING.reset(token)


def test_no_report_stands_before_the_findings_are_signed_off(scene):
    scene.find_everything()
    assert not FullReport.objects.filter(investigation_id=scene.id).exists()
    scene.report()
    assert FullReport.objects.get(investigation_id=scene.id).issued_on == scene.at.date()
