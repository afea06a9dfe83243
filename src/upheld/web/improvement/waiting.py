"""What waits for somebody in improvement, as lines of a list."""

from __future__ import annotations

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.improvement import queries
from upheld.improvement.queries import Task
from upheld.kernel.actor import Actor
from upheld.web.waiting import Waiting


def waits_for(actor: Actor, today: date) -> list[Waiting]:
    """Everything that waits for whoever is acting, nearest date first."""
    found = queries.what_waits(actor=actor, today=today)
    return [Waiting(_title(each), _address(each), each.due, each.late) for each in found]


def _title(line: queries.Waiting) -> str:
    said = {"ref": line.ref, "text": line.text}
    return {
        Task.ADOPT: _("Take up recommendation %(ref)s: %(text)s"),
        Task.ANSWER: _("Answer recommendation %(ref)s: %(text)s"),
        Task.START: _("Start the plan that answers recommendation %(ref)s: %(text)s"),
        Task.FIX: _("Finish and fix the draft: %(text)s"),
        Task.WORK: _("%(ref)s: %(text)s"),
        Task.APPOINT: _("Appoint who judges the proof of %(ref)s: %(text)s"),
        Task.JUDGE: _("Judge the proof of %(ref)s: %(text)s"),
        Task.CLOSE: _("Close %(ref)s, whose proof was judged met: %(text)s"),
    }[line.task] % said


def _address(line: queries.Waiting) -> str:
    if line.task is Task.ADOPT:
        return reverse("improvement-adopt")
    name = {
        Task.ANSWER: "improvement-answer",
        Task.START: "improvement-start-plan",
        Task.FIX: "improvement-plan",
    }.get(line.task, "improvement-action")
    return reverse(name, args=[line.id])
