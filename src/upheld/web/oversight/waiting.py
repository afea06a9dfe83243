"""What waits for somebody in oversight, as lines of a list: asks of their post, and verdicts."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor
from upheld.oversight import queries
from upheld.web.waiting import Waiting


def waits_for(actor: Actor, today: date) -> list[Waiting]:
    """Asks to answer and answers to decide on, nearest date first."""
    return [
        Waiting(_title(each), _address(each), each.ask.due, each.ask.late)
        for each in queries.what_waits(actor=actor, today=today)
    ]


def _title(line: queries.Waiting) -> str:
    said = {"text": line.ask.text}
    if line.kind == "answer":
        return _("Answer the panel: %(text)s") % said
    return _("Decide whether to accept an answer: %(text)s") % said


def _address(line: queries.Waiting) -> str:
    name = "oversight-answer" if line.kind == "answer" else "oversight-decide"
    return reverse(name, args=[line.ask.id])
