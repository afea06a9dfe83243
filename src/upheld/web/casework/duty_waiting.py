"""What waits for a duty contact, and for those who look after one."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns import queries
from upheld.concerns.alert_states import AlertState
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting
from upheld.web.words import day


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """Alerts without an answer; and, for a receiver, duty contacts who were never tested."""
    alerts = [
        Waiting(
            title=_title(each),
            href=reverse("casework-duty-alert", args=[each.id]),
            due=each.review_by,
            late=each.late,
            today=not each.is_test,
        )
        for each in queries.alerts(actor=actor, keys=keys, today=today)
        if each.state is not AlertState.REVIEWED
    ]
    untested = [
        Waiting(
            title=_("Test the duty contact: %(post)s") % {"post": each.post_title},
            href=reverse("casework-duty"),
        )
        for each in queries.duty_contacts(actor=actor, on=today)
        if not each.is_ready
    ]
    return [*alerts, *untested]


def _title(line: queries.AlertLine) -> str:
    said = {"day": day(line.received_on)}
    if line.is_test:
        return _("A test of %(day)s: answer it") % said
    return _("A child may be at risk. Told on %(day)s: say what was done") % said
