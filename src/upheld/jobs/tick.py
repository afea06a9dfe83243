"""All that happens by the clock: idempotent, safe to run every minute and to run twice."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sessions.models import Session

from upheld.concerns import commands as concerns
from upheld.concerns import queries as concern_queries
from upheld.jobs import files, mail
from upheld.kernel.actor import machine
from upheld.kernel.calendar import LONDON, day_of, in_words
from upheld.learning import opening_days
from upheld.ledger import publisher, queries, rewriting
from upheld.practice import arrivals, keeping
from upheld.vault import attachments, unlocking

PUBLISHING_HOUR = 2  # at night, when nobody's act stands next to its entry


def tick(*, now: datetime) -> list[str]:
    """Do what is due and answer with a line for each thing done."""
    told = mail.send(now=now)  # first: nothing that goes wrong below may hold it up
    ended = unlocking.sweep(now=now)
    Session.objects.filter(expire_date__lt=now).delete()
    return [
        *told,
        *([f"Ended {ended} unlocked sessions."] if ended else []),
        *_opened(now),
        *_nightly(now),
        *_rewritten(now),
        *files.start_if_due(),
    ]


def _opened(now: datetime) -> list[str]:
    """Learning reports whose day has come: those who raised it have read them before."""
    count = opening_days.open_due(actor=machine("tick"), at=now)
    return [f"Opened {count} learning reports to everybody."] if count else []


def _nightly(now: datetime) -> list[str]:
    last = queries.published_on()
    today = day_of(now)
    if now.astimezone(LONDON).hour < PUBLISHING_HOUR or (last is not None and last >= today):
        return []
    concerns.count_joined(actor=machine("tick"), at=now)
    concerns.forget_drafts(actor=machine("tick"), at=now)
    concerns.forget_held(actor=machine("tick"), at=now)
    if concern_queries.statistics_due(today=today):
        concerns.publish_statistics(actor=machine("tick"), at=now)
    attachments.sweep()
    keeping.sweep(now=now)
    arrivals.sweep()
    made = publisher.publish(at=now)
    if made is None:
        return []
    return [f"Published the log of {in_words(today)}: {made.size} entries."]


def _rewritten(now: datetime) -> list[str]:
    """Lay the tables down anew, once a night after publishing; tried again if somebody writes."""
    last, today = rewriting.rewritten_on(), day_of(now)
    if queries.published_on() != today or (last is not None and last >= today):
        return []
    if not rewriting.rewrite(on=today):
        return ["Somebody was writing: the tables are laid down anew at the next minute."]
    return ["Laid every table down anew in random order."]
