"""What waits for somebody among learning reports."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor
from upheld.learning import queries
from upheld.vault.keyring import Keyring
from upheld.web.waiting import Waiting


def waits_for(actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """Reports to write on with, to read, or to release, oldest first. None has a due day."""
    found = queries.what_waits(actor=actor, keys=keys, today=today)
    return [
        Waiting(
            title=_title(each),
            href=reverse("casework-learning-report", args=[each.id]),
            due=None,
            late=False,
        )
        for each in found
    ]


def _title(line: queries.Waiting) -> str:
    said = {"title": line.title}
    if line.kind == "write":
        return _("Learning report to write: %(title)s") % said
    if line.kind == "approve":
        return _("Learning report to read first: %(title)s") % said
    return _("Learning report to read and release: %(title)s") % said
