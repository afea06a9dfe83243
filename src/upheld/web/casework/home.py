"""The first page of casework: what waits for me, by clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from upheld.concerns import queries
from upheld.kernel.actor import Actor, Role
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import (
    concerns_waiting,
    duties,
    duty_waiting,
    escrow_waiting,
    grievances,
    investigations_referrals,
    investigations_waiting,
    keepers_waiting,
    learning_waiting,
    statistics_waiting,
)
from upheld.web.casework.opened import needs_keys
from upheld.web.improvement import waiting as improvement_waiting
from upheld.web.oversight import waiting as oversight_waiting
from upheld.web.unlocked import keys_of
from upheld.web.waiting import Waiting


@dataclass(frozen=True, slots=True)
class Section:
    """What waits in one room, or a sentence that says what would."""

    title: str
    lines: list[Waiting]
    empty: str


@for_audience(Audience.CASEWORK)
@needs_keys
def home(request: HttpRequest) -> HttpResponse:
    """What waits for whoever is acting. Locked, it says nothing but how to unlock."""
    actor, keys, today = actor_of(request), keys_of(request), clock.today()
    assert keys is not None  # noqa: S101  `needs_keys` has looked.
    shown = {
        "sections": [*_in_casework(actor, keys, today), *_elsewhere(actor, today)],
        "has_duties": bool(duties.of_actor(actor)),
        "may_lodge": actor.has(Role.CONVENER),
        "may_search": actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER),
    }
    return render(request, "casework/home.html", shown)


def _in_casework(actor: Actor, keys: Keyring, today: date) -> list[Section]:
    """What waits in casework, room by room. A child at risk comes first."""
    concerns = concerns_waiting.waits_for(actor, keys, today)
    given = investigations_waiting.given_to(actor, keys, today)
    return [
        *_at_risk(actor, keys, today, [*concerns, *given]),
        Section(
            _("Concerns"),
            [
                *(each for each in concerns if not each.today),
                *keepers_waiting.waits_for(actor, keys, today),
                *escrow_waiting.waits_for(actor, keys, today),
                *grievances.waits_for(actor, keys, today),
            ],
            _("No concern waits for you. One appears here when you can read it and owe an answer."),
        ),
        Section(
            _("Investigations"),
            [
                *investigations_waiting.waits_for(actor, keys, today),
                *investigations_referrals.waits_for(actor, keys, today),
                *(each for each in given if not each.today),
            ],
            _("No investigation waits for you."),
        ),
        Section(
            _("Learning reports"),
            learning_waiting.waits_for(actor, keys, today),
            _("No learning report waits for you."),
        ),
    ]


def _at_risk(actor: Actor, keys: Keyring, today: date, concerns: list[Waiting]) -> list[Section]:
    """A child at risk comes first, for a duty contact and for a receiver."""
    found = Section(
        _("A child at risk now"),
        [*(e for e in concerns if e.today), *duty_waiting.waits_for(actor, keys, today)],
        _("Nothing waits. When somebody says that a child is at risk now, it appears here."),
    )
    return [found] if found.lines or queries.is_duty_contact(actor=actor) else []


def _elsewhere(actor: Actor, today: date) -> list[Section]:
    """What waits above casework, where anything does."""
    found = (
        Section(_("Numbers"), statistics_waiting.waits_for(actor, today), ""),
        Section(_("Improvement"), improvement_waiting.waits_for(actor, today), ""),
        Section(_("Oversight"), oversight_waiting.waits_for(actor, today), ""),
    )
    return [each for each in found if each.lines]
