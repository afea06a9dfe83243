"""What goes out by mail, noted so that it goes out once; and the number that people ring."""

from __future__ import annotations

import re
from datetime import date, datetime
from uuid import UUID

from django.db.models import Model

from upheld.concerns import alerting, policy
from upheld.concerns.alert_states import LONGEST_NUMBER
from upheld.concerns.events import AlertMailed, DutyNumberSet, NoticesSent
from upheld.concerns.models import DutyAlert, DutyNumber, NoticeSent
from upheld.concerns.sealing import recipient_of
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command

FEWEST_DIGITS = 3
_NUMBER = re.compile(r"\+?[0-9]+( [0-9]+)*")


@command(policy.may_note_mail)
def note_alert_mailed(
    *, actor: Actor, at: date, alert: DutyAlert, persons: tuple[UUID, ...]
) -> tuple[DutyAlert, AlertMailed]:
    """Note who has been told by mail that something waits. Dated by day: the hour is nobody's."""
    told = {str(each) for each in persons}
    left = [each for each in alerting.open_to_mail(alert.to_mail) if each not in told]
    alert.to_mail = alerting.seal_to_mail(left)
    alert.save()
    event = AlertMailed(
        alert=str(alert.id),
        told=len(told),
        seal_to=(recipient_of(actor, alert.compartment_id),),
    )
    return alert, event


@command(policy.may_note_mail)
def note_notices_sent(
    *, actor: Actor, at: date, persons: tuple[UUID, ...]
) -> tuple[int, NoticesSent]:
    """Note who has had the notice of this day. Those of earlier days are forgotten."""
    today = day_of(at)
    NoticeSent.objects.filter(day__lt=today).delete()
    NoticeSent.objects.bulk_create(NoticeSent(person_id=each, day=today) for each in persons)
    return len(persons), NoticesSent(on=today, count=len(persons))


@command(policy.may_test_duty)
def set_duty_number(
    *, actor: Actor, at: datetime, post: Model, number: str
) -> tuple[DutyNumber, DutyNumberSet]:
    """Set the number on which a duty contact is rung. Everybody who speaks up sees it."""
    given = " ".join(number.split())
    if not _NUMBER.fullmatch(given) or len(given) > LONGEST_NUMBER:
        raise NotPossible("Write the number with digits and spaces, such as 01632 960 111.")
    if sum(each.isdigit() for each in given) < FEWEST_DIGITS:
        raise NotPossible("This number is too short to ring.")
    if str(post.pk) not in {each.post for each in alerting.contacts(on=at)}:
        raise NotPossible("Nobody in this post is a duty contact today.")
    kept, _made = DutyNumber.objects.update_or_create(
        post_id=post.pk, defaults={"number": given, "set_on": day_of(at)}
    )
    return kept, DutyNumberSet(post=str(post.pk))
