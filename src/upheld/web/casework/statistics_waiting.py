"""What waits to be entered, counted or written before a fixed day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns import queries
from upheld.concerns.queries import ToEnter
from upheld.kernel.actor import Actor
from upheld.web.waiting import Waiting
from upheld.web.words import day


def waits_for(actor: Actor, today: date) -> list[Waiting]:
    """Numbers and words that are due before they are published."""
    return [
        *_lines(
            queries.departures_to_enter(actor=actor, today=today),
            _("Enter who left in the quarter from %(day)s"),
            "casework-departures",
        ),
        *_lines(
            queries.codes_to_count(actor=actor, today=today),
            _("Count what was done about the concerns of the year from %(day)s"),
            "casework-count-codes",
        ),
        *_lines(
            queries.words_to_write(actor=actor, today=today),
            _("Write the yearly return for the year from %(day)s"),
            "casework-return-words",
        ),
    ]


def _lines(found: Iterable[ToEnter], title: str, name: str) -> list[Waiting]:
    return [
        Waiting(
            title=title % {"day": day(each.first_day)},
            href=reverse(name),
            due=each.public_from,
            late=each.late,
        )
        for each in found
        if not each.entered
    ]
