"""Deciding what happens with a concern: risk first, then the route, and again when things change.

The reporter is told the route alone. The reasons lie on the receivers' desk.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.concerns import desk, policy, seconding
from upheld.concerns import house_periods as periods
from upheld.concerns.events import ConcernTriaged, RouteDecidedAgain
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.sealing import Kind, put
from upheld.concerns.seconding import Step
from upheld.concerns.states import Obligation, Risk, Route, State
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring

from .handling import checked, move, next_update, sealed_to
from .statistics import seal_code


@command(policy.may_triage, record_refusals=True)
def triage(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    route: Route,
    reasons: str,
    keys: Keyring,
    safety: str = "",
) -> tuple[Concern, ConcernTriaged]:
    """Decide what happens with a concern, with reasons. The reporter is told the route.

    `safety` is what was done for the child. Raises `NotPossible` without it where a child may
    be at risk, and for no further action there unless a second keeper has agreed to it.
    """
    found = checked(actor, at, concern, keys)
    if found.content["risk"] == Risk.YES:
        seconding.require_few_words(
            safety,
            "First say what was done so that the child is safe today: whom you rang, when, "
            "and what they said.",
        )
    move(concern, State.DECIDED)
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    said = _decide(found, Route(route), reasons, **same, safety=safety)
    return concern, ConcernTriaged(**said)


@command(policy.may_decide_again, record_refusals=True)
def decide_again(
    *,
    actor: Actor,
    at: datetime,
    concern: Concern,
    route: Route,
    instead: bool,
    reasons: str,
    keys: Keyring,
) -> tuple[Concern, RouteDecidedAgain]:
    """Add a decision when things have changed, as well as the one before or instead of it."""
    found = checked(actor, at, concern, keys)
    if State(concern.state) not in {State.DECIDED, State.ANSWERED}:
        raise NotPossible("Nothing has been decided yet, or this concern is closed.")
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    said = _decide(found, Route(route), reasons, **same, instead=instead)
    return concern, RouteDecidedAgain(**said)


def _decide(
    found: Opened,
    route: Route,
    reasons: str,
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
    safety: str = "",
    instead: bool = False,
) -> dict[str, Any]:
    """Tell the route, lay the reasons on the desk: what the event says of a decision."""
    if not reasons.strip():
        raise NotPossible("Write a few words.")
    concern = found.concern
    same: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    if route is Route.NO_FURTHER_ACTION and seconding.needs_two(found):
        seconding.take(**same, found=found, step=Step.NO_FURTHER_ACTION)
    told = {"route": route.value, "instead": instead}
    body = put(**same, into=concern.compartment_id, kind=Kind.TRIAGE, content=told)
    why = {"about": str(body), "words": reasons, "safety": safety}
    desk.lay(**same, found=found, kind=Kind.REASONS, content=why)
    acted = route is not Route.NO_FURTHER_ACTION
    seal_code(actor=actor, at=at, concern=concern, acted=acted, matter=found.matter)
    meeting_by, outcome_by = _grievance_days(concern, route, day_of(at))
    return {
        "concern": str(concern.id),
        "route": route,
        "body": str(body),
        "update_by": next_update(concern, day_of(at)),
        "meeting_by": meeting_by,
        "outcome_by": outcome_by,
        "seal_to": sealed_to(actor, concern),
    }


def _grievance_days(concern: Concern, route: Route, today: date) -> tuple[date | None, date | None]:
    """By when a grievance is met about and decided, where the route makes it one now."""
    owed = {each.kind for each in obligations.about(concern.id)}
    if route is not Route.GRIEVANCE or Obligation.GRIEVANCE_MEETING in owed:
        return None, None
    ours = periods.house()
    return ours.grievance_meeting.after(today), ours.grievance_outcome.after(today)
