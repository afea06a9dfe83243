"""Whether somebody on duty would hear at once of a child at risk: in sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from django.conf import settings

from upheld.concerns import alert_states, alerting
from upheld.concerns.alerting import Contact
from upheld.kernel.calendar import day_of
from upheld.people import addresses

NOBODY = (
    "Nobody is on duty for a child at risk, so no concern can be raised. Add a post outside the "
    "council: `upheld createperson … --role duty_contact`."
)


def faults(now: datetime) -> Iterator[str]:
    """What is missing until one duty contact is configured, and was tested not long ago."""
    found = alerting.contacts(on=now)
    missing = {each.post_title: list(_missing(each, now)) for each in found}
    if not found:
        yield NOBODY
    elif all(missing.values()):
        for sentences in missing.values():
            yield from sentences


def _missing(contact: Contact, now: datetime) -> Iterator[str]:
    title = contact.post_title
    if contact.person not in addresses.of_persons([contact.person]):
        yield f"{title}: has no account, so no mail reaches them."
    if not contact.has_keys:
        yield f"{title}: has no keys that count. They make them under “Your account”."
    if not contact.number:
        yield f"{title}: has no number to ring. A receiver sets it at /casework/duty/."
    within = settings.UPHELD_DUTY_TEST_DAYS
    if contact.tested_on is None:
        yield f"{title}: was never tested. A receiver sends a test at /casework/duty/."
    elif not alert_states.is_recent(contact.tested_on, today=day_of(now), within=within):
        yield (
            f"{title}: last answered a test more than {within} days ago. "
            "A receiver sends a new one at /casework/duty/."
        )
