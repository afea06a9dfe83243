"""What a duty contact reads, what others may know of duty, and what a reporter sees of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import alert_opening, alerting, routing
from upheld.concerns.alert_opening import OpenedAlert
from upheld.concerns.alert_states import AlertState
from upheld.concerns.alerting import AlertKeys
from upheld.concerns.models import DutyAlert, DutyTest
from upheld.concerns.sealing import Kind
from upheld.kernel.actor import Actor, Role
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .before_sending import ReaderLine
from .thread import believed, doubted, of_kind, titles_of

LOOKS_AFTER_DUTY = (Role.RECEIVER, Role.REGISTRAR)


@dataclass(frozen=True, slots=True)
class DutyNumberLine:
    """Whom to ring for a child at risk: a post, and its number."""

    post_title: str
    number: str


@dataclass(frozen=True, slots=True)
class DutyContactLine:
    """A duty contact as those who look after it see it. `waits` is a test without an answer."""

    post: str
    post_title: str
    number: str
    has_keys: bool
    tested_on: date | None
    test_waits_since: date | None
    is_ready: bool


@dataclass(frozen=True, slots=True)
class AlertLine:
    """An alert in a duty contact's list."""

    id: UUID
    received_on: date
    review_by: date
    state: AlertState
    is_test: bool
    late: bool


@dataclass(frozen=True, slots=True)
class Said:
    """What a duty contact said was done."""

    day: date
    words: str


@dataclass(frozen=True, slots=True)
class AlertPage:
    """One alert as a duty contact reads it."""

    line: AlertLine
    where: str
    where_unknown: bool
    reach: str
    words: str
    named: tuple[str, ...]
    somebody_else: bool
    readers: tuple[str, ...]
    read_on: date | None
    said: tuple[Said, ...]
    doubted: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class OwnAlert:
    """What whoever raised an alert sees of it: who has it, and what was done."""

    told: tuple[str, ...]
    review_by: date
    read_on: date | None
    said: tuple[Said, ...]


def duty_numbers(*, actor: Actor, on: date) -> list[DutyNumberLine]:
    """Whom to ring: those on duty who have a number. Everybody may ask."""
    found = {(each.post_title, each.number) for each in alerting.contacts(on=on) if each.number}
    return [DutyNumberLine(*each) for each in sorted(found)]


def is_open(*, actor: Actor, on: date) -> bool:
    """Whether concerns can be taken: somebody on duty is there and has answered a test."""
    return alerting.is_ready(on=on)


def is_duty_contact(*, actor: Actor) -> bool:
    """Whether alerts are for this person to read."""
    return actor.has(Role.DUTY_CONTACT)


def looks_after_duty(*, actor: Actor) -> bool:
    """Whether this person tests the duty contacts and keeps their numbers."""
    return actor.has(*LOOKS_AFTER_DUTY)


def duty_contacts(*, actor: Actor, on: date) -> list[DutyContactLine]:
    """The duty contacts, for those who look after them."""
    if not actor.has(*LOOKS_AFTER_DUTY):
        return []
    waiting: dict[str, date] = {}
    for post, sent in (
        DutyTest.objects.filter(answered_on=None)
        .order_by("-sent_on")
        .values_list("post_id", "sent_on")
    ):
        waiting[str(post)] = sent
    return [
        DutyContactLine(
            post=each.post,
            post_title=each.post_title,
            number=each.number,
            has_keys=each.has_keys,
            tested_on=each.tested_on,
            test_waits_since=waiting.get(each.post),
            is_ready=each.is_ready,
        )
        for each in alerting.contacts(on=on)
    ]


def duty_readers_of(
    *, actor: Actor, named_posts: Iterable[UUID], words: str, at: date
) -> list[ReaderLine]:
    """The duty contacts who would be told of a child at risk, as posts to be struck or left."""
    found = alerting.recipients(named_posts=named_posts, at=at)
    lines = []
    for each in found:
        mentioned = routing.mentions(words, each.post_title)
        lines.append(
            ReaderLine(
                post=each.post,
                title=each.post_title,
                independent=True,
                suggest_striking=mentioned,
                mentioned=mentioned,
            )
        )
    return lines


def keys_of_alert(*, keys: Keyring, about: object) -> AlertKeys:
    """As whom somebody raises the alert that goes with what they raise; keys say who."""
    return alerting.keys_of_alert(keys, about)


def own_alert(*, actor: Actor, keys: Keyring, about: object, today: date) -> OwnAlert | None:
    """The alert that somebody raised with a concern of this id; None where there was none."""
    if actor.id != keys.holder:
        return None
    way = alerting.keys_of_alert(keys, about)
    row = DutyAlert.objects.filter(id=way.actor.id).first()
    if row is None:
        return None
    held = believed(vault.bodies(actor=way.actor, keys=way.keys, compartment=row.compartment_id))
    holders = vault.holders_of(actor=way.actor, keys=way.keys, compartment=row.compartment_id)
    return OwnAlert(
        told=titles_of([each for each in holders if each != way.actor.id], today),
        review_by=row.review_by,
        read_on=next((each.day for each in of_kind(held, Kind.ALERT_READ)), None),
        said=_said(held),
    )


def alerts(*, actor: Actor, keys: Keyring, today: date) -> list[AlertLine]:
    """What a duty contact can open: children before tests, by the day by which it is to be done.

    What is done comes after that, the newest first.
    """
    rows = DutyAlert.objects.order_by("received_on", "id")
    found = alert_opening.opened(actor=actor, keys=keys, alerts=rows, today=today)
    lines = [_line(each, today) for each in found]
    done = [each for each in lines if each.state is AlertState.REVIEWED]
    waiting = [each for each in lines if each.state is not AlertState.REVIEWED]
    return sorted(waiting, key=lambda each: (each.is_test, each.review_by)) + done[::-1]


def alert_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> AlertPage | None:
    """One alert, for a duty contact who holds it and is free of conflict; else None."""
    rows = DutyAlert.objects.filter(id=id)
    found = alert_opening.opened(actor=actor, keys=keys, alerts=rows, today=today)
    if not found:
        return None
    row, content = found[0].alert, found[0].content
    everything = vault.bodies(actor=actor, keys=keys, compartment=row.compartment_id)
    held = believed(everything)
    holders = vault.holders_of(actor=actor, keys=keys, compartment=row.compartment_id)
    titles = people.post_titles(found[0].named_posts)
    return AlertPage(
        line=_line(found[0], today),
        where=content.get("where", ""),
        where_unknown=bool(content.get("where_unknown")),
        reach=content.get("reach", ""),
        words=content.get("words", ""),
        named=tuple(sorted(titles.values())),
        somebody_else=bool(content.get("somebody_else")),
        readers=titles_of(holders, today),
        read_on=next((each.day for each in of_kind(held, Kind.ALERT_READ)), None),
        said=_said(held),
        doubted=doubted(everything),
    )


def alert(*, actor: Actor, id: UUID) -> DutyAlert | None:
    """The row of an alert, to hand to a command: for duty contacts, and for the clock."""
    if not actor.has(Role.DUTY_CONTACT, Role.CLOCK):
        return None
    return DutyAlert.objects.filter(id=id).first()


def _line(found: OpenedAlert, today: date) -> AlertLine:
    row, state = found.alert, AlertState(found.alert.state)
    return AlertLine(
        id=row.id,
        received_on=row.received_on,
        review_by=row.review_by,
        state=state,
        is_test=found.kind is Kind.ALERT_TEST,
        late=state is not AlertState.REVIEWED and today > row.review_by,
    )


def _said(held: list[vault.Body]) -> tuple[Said, ...]:
    return tuple(Said(each.day, each.content["words"]) for each in of_kind(held, Kind.ALERT_DONE))
