"""A child at risk now: an alert to the duty contact, what was done, and tests of both."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.utils.translation import gettext as _

from upheld.concerns import alert_opening, alert_states, alerting, policy
from upheld.concerns.alert_states import AlertState
from upheld.concerns.events import (
    AlertAcknowledged,
    AlertRaised,
    AlertReviewed,
    DutyTestAnswered,
    DutyTestSent,
)
from upheld.concerns.models import DutyAlert, DutyTest
from upheld.concerns.sealing import Kind, put, put_entry, recipient_of
from upheld.concerns.submission import AtRisk
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived

GONE = "This is no longer here. Go back and look again."


@dataclass(frozen=True, slots=True)
class _Sender:
    """Who seals an alert, and with which keys."""

    actor: Actor
    at: date | datetime
    keys: Keyring
    own: Holder

    def lay(self, id: UUID, kind: Kind, content: dict[str, Any], to: Iterable[str]) -> DutyAlert:
        """Seal an alert to the persons on duty and lay its row."""
        persons, day = list(to), day_of(self.at)
        may_open = (self.own, *holders.of_persons(persons, self.at))
        compartment = vault.open_compartment(
            actor=self.actor, at=self.at, holders=may_open, keys=self.keys
        )
        body = put(
            actor=self.actor,
            at=self.at,
            into=compartment.id,
            kind=kind,
            content=content,
            keys=self.keys,
        )
        alert = DutyAlert(
            id=id,
            received_on=day,
            review_by=alert_states.review_by(day),
            compartment_id=compartment.id,
            body=body,
            to_mail=alerting.seal_to_mail(persons),
        )
        alert.save(force_insert=True)
        return alert


@command(policy.may_raise_alert)
def raise_alert(
    *, actor: Actor, at: date, told: AtRisk, receipt: Derived
) -> tuple[DutyAlert, AlertRaised]:
    """Tell the duty contacts, and nobody else, that a child is at risk now.

    It is no part of the concern that goes with it: no id and no key leads from one to the
    other, except for whoever holds the reporter's receipt. Raises `NotPossible` where it
    was sent already, or where nobody on duty is left who could be told.
    """
    id = UUID(actor.id)
    if DutyAlert.objects.filter(id=id).exists():
        raise NotPossible(_("This has been sent already."))
    to = alerting.recipients(named_posts=told.named_posts, struck=told.struck, at=at)
    if not to:
        raise NotPossible(_("Nobody on duty can be told from here. Please ring instead."))
    keys, own = reporter_keyring(receipt, actor.id), holders.of_reporter(receipt, actor.id)
    sender = _Sender(actor=actor, at=at, keys=keys, own=own)
    alert = sender.lay(id, Kind.ALERT, _content(told), (each.person for each in to))
    event = AlertRaised(
        alert=str(alert.id),
        body=str(alert.body),
        review_by=alert.review_by,
        seal_to=_sealed_to(actor, alert),
    )
    put_entry(event, actor=actor, at=at, into=alert.compartment_id, keys=keys)
    return alert, event


@command(policy.may_acknowledge_alert, record_refusals=True)
def acknowledge_alert(
    *, actor: Actor, at: datetime, alert: DutyAlert, keys: Keyring
) -> tuple[DutyAlert, AlertAcknowledged]:
    """Say that a duty contact has read an alert. Whoever raised it can see that."""
    _require_own(actor, at, alert, keys, kind=Kind.ALERT)
    alert_states.require(AlertState(alert.state), then=AlertState.READ)
    body = _say(actor, at, alert, keys, kind=Kind.ALERT_READ, then=AlertState.READ)
    event = AlertAcknowledged(alert=str(alert.id), body=str(body), seal_to=_sealed_to(actor, alert))
    return alert, event


@command(policy.may_review_alert, record_refusals=True)
def review_alert(
    *, actor: Actor, at: datetime, alert: DutyAlert, words: str, keys: Keyring
) -> tuple[DutyAlert, AlertReviewed]:
    """Say what was done. It may be said more than once; whoever raised it can read it."""
    _require_own(actor, at, alert, keys, kind=Kind.ALERT)
    if not words.strip():
        raise NotPossible("Say what was done, in a few words.")
    body = _say(actor, at, alert, keys, kind=Kind.ALERT_DONE, then=AlertState.REVIEWED, words=words)
    event = AlertReviewed(alert=str(alert.id), body=str(body), seal_to=_sealed_to(actor, alert))
    return alert, event


@command(policy.may_test_duty)
def send_duty_test(
    *, actor: Actor, at: datetime, post: Model, keys: Keyring
) -> tuple[DutyTest, DutyTestSent]:
    """Send a test to one duty contact, along the road that an alert takes."""
    to = [each.person for each in alerting.contacts(on=at) if each.post == str(post.pk)]
    on_duty = [each.id for each in holders.of_persons(to, at)]
    if not on_duty:
        raise NotPossible("This duty contact cannot open anything yet: nobody holds keys.")
    if actor.id in on_duty:
        raise NotPossible("Somebody else must test you.")
    own = holders.of_persons([actor.id], at)
    if not own:
        raise NotPossible("Your keys do not count yet. Ask another holder to countersign them.")
    test = DutyTest(post_id=post.pk, sent_on=day_of(at))
    test.save(force_insert=True)
    sender = _Sender(actor=actor, at=at, keys=keys, own=own[0])
    sender.lay(uuid.uuid4(), Kind.ALERT_TEST, {"test": str(test.id), "named_posts": []}, on_duty)
    return test, DutyTestSent(test=str(test.id), post=str(post.pk))


@command(policy.may_answer_test, record_refusals=True)
def answer_duty_test(
    *, actor: Actor, at: datetime, alert: DutyAlert, keys: Keyring
) -> tuple[DutyTest, DutyTestAnswered]:
    """Answer a test: a duty contact has got the mail, signed in, unlocked and read it."""
    found = _require_own(actor, at, alert, keys, kind=Kind.ALERT_TEST)
    alert_states.require(AlertState(alert.state), then=AlertState.READ)
    tests = DutyTest.objects.select_for_update()
    test = tests.filter(id=found.content["test"], answered_on=None).first()
    if test is None:
        raise NotPossible(GONE)
    _say(actor, at, alert, keys, kind=Kind.ALERT_READ, then=AlertState.REVIEWED)
    test.answered_by_id, test.answered_on = UUID(actor.id), day_of(at)
    test.save()
    return test, DutyTestAnswered(test=str(test.id), post=str(test.post_id))


def _content(told: AtRisk) -> dict[str, Any]:
    return {
        "where": told.where,
        "where_unknown": told.where_unknown,
        "reach": told.reach,
        "words": told.words,
        "named_posts": sorted(str(each) for each in set(told.named_posts)),
        "somebody_else": told.somebody_else,
    }


def _require_own(
    actor: Actor, at: datetime, alert: DutyAlert, keys: Keyring, *, kind: Kind
) -> alert_opening.OpenedAlert:
    """The alert as this duty contact may open it today; else it is not there."""
    found = alert_opening.opened(actor=actor, keys=keys, alerts=[alert], today=day_of(at))
    if not found or found[0].kind is not kind:
        raise NotPossible(GONE)
    return found[0]


def _say(
    actor: Actor,
    at: datetime,
    alert: DutyAlert,
    keys: Keyring,
    *,
    kind: Kind,
    then: AlertState,
    words: str = "",
) -> UUID:
    alert.state = then.value
    alert.save()
    return put(
        actor=actor,
        at=at,
        into=alert.compartment_id,
        kind=kind,
        content={"words": words},
        keys=keys,
    )


def _sealed_to(actor: Actor, alert: DutyAlert) -> tuple[str, ...]:
    return (recipient_of(actor, alert.compartment_id),)
