"""What waits for somebody among learning reports."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor
from upheld.learning import queries
from upheld.learning.states import CopyFor
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting
from upheld.web.words import day


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What is overdue to those who gave evidence, and reports to write, to read or to release."""
    found = queries.what_waits(actor=actor, keys=keys, today=today)
    return [
        *_overdue(actor, keys, today),
        *_corrections(actor, keys),
        *early(actor, keys, CopyFor.UNION),
        *(
            Waiting(
                title=_title(each),
                href=reverse("casework-learning-report", args=[each.id]),
                due=None,
                late=False,
            )
            for each in found
        ),
    ]


def early(actor: Actor, keys: Keyring, made_for: CopyFor) -> list[Waiting]:
    """Copies of released reports, which stand here until everybody can read them."""
    return [
        Waiting(
            title=_("Read a report before everybody else, who can from %(day)s: %(title)s")
            % {"day": day(each.until), "title": each.title},
            href=reverse("casework-copy", args=[each.id]),
        )
        for each in queries.my_copies(actor=actor, keys=keys)
        if each.made_for is made_for and not each.is_open
    ]


def _overdue(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    return [
        Waiting(
            title=_("Overdue to those who gave evidence: %(title)s") % {"title": each.title},
            href=reverse("casework-source", args=[each.id]),
            due=each.share_by,
            late=True,
        )
        for each in queries.overdue(actor=actor, keys=keys, today=today)
    ]


def _corrections(actor: Actor, keys: Keyring) -> list[Waiting]:
    return [
        Waiting(
            title=_("Correction of a learning report: %(title)s") % {"title": each.title},
            href=reverse("casework-learning-corrections", args=[each.id]),
            due=None,
            late=False,
        )
        for each in queries.corrections_waiting(actor=actor, keys=keys)
    ]


def _title(line: queries.Waiting) -> str:
    said = {"title": line.title}
    if line.kind == "write":
        return _("Learning report to write: %(title)s") % said
    if line.kind == "approve":
        return _("Learning report to read first: %(title)s") % said
    return _("Learning report to read and release: %(title)s") % said
