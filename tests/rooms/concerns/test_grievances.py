"""A concern that is also a grievance: human resources see what is shared with them, and no more."""

from __future__ import annotations

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Grievance
from upheld.concerns.states import GrievanceStep, Route
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import obligations

from .scene import NOON, TODAY, by, page

TOLD = "Somebody was moved to another team after they spoke."


@pytest.fixture
def shared(cast, raised) -> Grievance:
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    commands.triage(**by(cast, "mo", raised), route=Route.GRIEVANCE, reasons="They agree.")
    person = cast.person("hr-adviser")
    return commands.share_grievance(**by(cast, "mo", raised), person=person, words=TOLD)


def seen(cast, slug):
    given = {"actor": cast.actor(slug), "keys": cast.keys(slug), "today": TODAY}
    return queries.grievances(**given)


def take(cast, slug, row, step=GrievanceStep.MEETING):
    given = {"actor": cast.actor(slug), "at": NOON, "keys": cast.keys(slug)}
    commands.handle_grievance(**given, grievance=row, step=step, words="It was held.")


def test_human_resources_read_what_was_shared_and_not_the_concern(cast, raised, shared):
    (line,) = seen(cast, "hr-adviser")

    assert (line.id, line.words) == (shared.id, TOLD)
    assert {each.kind for each in line.clocks} == {"meet-about-grievance", "decide-grievance"}
    assert page(cast, "hr-adviser", raised) is None
    assert (
        queries.concerns(actor=cast.actor("hr-adviser"), keys=cast.keys("hr-adviser"), today=TODAY)
        == []
    )


@pytest.mark.parametrize("slug", ["hr", "senior-a", "auditor", "investigator", "union"])
def test_nobody_else_finds_it(cast, shared, slug):
    assert shared.id not in {each.id for each in seen(cast, slug)}


def test_each_step_discharges_its_own_clock(cast, raised, shared):
    take(cast, "hr-adviser", shared)
    done = {each.kind: each.discharged_on for each in obligations.about(raised.id)}
    assert done["meet-about-grievance"] == TODAY
    assert done["decide-grievance"] is None

    take(cast, "mo", shared, GrievanceStep.OUTCOME)

    (line,) = seen(cast, "mo")
    assert line.next is None
    assert len(line.steps) == 2


def test_somebody_without_a_grant_records_nothing(cast, shared):
    with pytest.raises(NotPermitted, match="no longer here"):
        take(cast, "auditor", shared)


def test_it_is_shared_only_with_human_resources_in_no_conflict(cast, raised):
    for slug in ("hr", "ceo"):
        with pytest.raises(NotPossible, match="human resources"):
            commands.share_grievance(
                **by(cast, "mo", raised), person=cast.person(slug), words="Something."
            )
