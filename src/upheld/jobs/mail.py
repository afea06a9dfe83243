"""Mail that says nothing: one notice a working day, and one at once to the duty contact.

The notice is the same for everybody who can sign in, on every working day, whether or not
anything waits, so that getting it, or reading it, says nothing. No mail carries content, an id, a
picture or a link of its own. What a mail server does not take is tried again the next minute.
"""

from __future__ import annotations

import fcntl
import smtplib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from email.utils import make_msgid
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _
from django.utils.translation import override

from upheld.concerns import commands, mailing
from upheld.investigations import commands as investigations
from upheld.investigations import mailing as investigations_mailing
from upheld.kernel.actor import Actor, machine
from upheld.kernel.calendar import LONDON, day_of, is_working_day
from upheld.people import addresses

CLOCK: Actor = machine("tick")
WAITS_FOR_NOBODY = (
    "An alert waits that nobody can be told of by mail: no duty contact has an account. "
    "Run `upheld check`."
)
NOT_TAKEN = "The mail server did not take {count} of {all} mails. They are tried again."


class Post:
    """One connection to the mail server; says who was told."""

    def __init__(self) -> None:
        self.asked = 0
        self.told: list[UUID] = []

    def send(self, to: dict[str, str], subject: str, body: str) -> tuple[UUID, ...]:
        """Send the same words to each, one mail each. Says whose mail the server took."""
        self.asked += len(to)
        taken: list[UUID] = []
        connection = get_connection()
        try:
            if to:
                connection.open()
            for person, address in to.items():
                if _taken(connection, address, subject, body):
                    taken.append(UUID(person))
        except (smtplib.SMTPException, OSError):
            pass  # said below, by the number that is missing
        finally:
            with _whatever_it_says():
                connection.close()
        self.told += taken
        return tuple(taken)


def send(*, now: datetime) -> list[str]:
    """Send what is due, once. Answers with a line for each thing that went out or did not."""
    if not settings.UPHELD_MAIL_HOST:
        return []
    with _alone() as first, override(settings.LANGUAGE_CODE):
        return [*_alerts(now), *_notices(now)] if first else []


def _alerts(now: datetime) -> Iterator[str]:
    """Tell each duty contact once, however many alerts and safety actions wait for them."""
    alerts, actions = mailing.alerts_to_mail(), investigations_mailing.actions_to_mail()
    whom = [*(each.persons for each in alerts), *(each.persons for each in actions)]
    persons = sorted({person for several in whom for person in several})
    to = addresses.of_persons(persons)
    post = Post()
    told = set(post.send(to, alert_subject(), alert_body()))
    on: dict[str, Any] = {"actor": CLOCK, "at": day_of(now)}
    for alert in alerts:
        if theirs := _among(alert.persons, told):
            commands.note_alert_mailed(**on, alert=alert.row, persons=theirs)
    for action in actions:
        if theirs := _among(action.persons, told):
            investigations.note_safety_mailed(**on, action=action.row, persons=theirs)
    if (alerts or actions) and not to:
        yield WAITS_FOR_NOBODY
    yield from _said(post, "Told {count} of those on duty by mail.")


def _among(persons: Iterable[str], told: set[UUID]) -> tuple[UUID, ...]:
    return tuple(UUID(each) for each in persons if UUID(each) in told)


def _notices(now: datetime) -> Iterator[str]:
    """The day's notice, at its hour or as soon as the server takes it, on working days."""
    today = day_of(now)
    if not is_working_day(today) or now.astimezone(LONDON).hour < settings.UPHELD_NOTICE_HOUR:
        return
    had = mailing.had_notice(on=today)
    to = mailing.told_daily(on=today)
    post = Post()
    left = {person: address for person, address in to.items() if person not in had}
    if told := post.send(left, notice_subject(), notice_body()):
        commands.note_notices_sent(actor=CLOCK, at=today, persons=told)
    yield from _said(post, "Sent the notice of the day to {count} people.")


def alert_subject() -> str:
    """What the duty contact's mail is about, for anybody who sees it."""
    return _("Please sign in now")


def alert_body() -> str:
    """The same words for every alert, and for every test."""
    return _(
        "Something waits for the duty contact. Please sign in now and unlock to see what it is:\n"
        "\n"
        "%(site)s\n"
        "\n"
        "This mail says no more, on purpose. Nobody reads answers to it.\n"
    ) % {"site": settings.UPHELD_SITE}


def notice_subject() -> str:
    """The same every working day."""
    return _("Your notice for today")


def notice_body() -> str:
    """The same for everybody, every working day, whether or not anything waits."""
    return _(
        "Please sign in and unlock to see whether anything waits for you:\n"
        "\n"
        "%(site)s\n"
        "\n"
        "Everybody who can sign in here gets this mail on every working day, whether or\n"
        "not anything waits. It says no more, on purpose. Nobody reads answers to it.\n"
    ) % {"site": settings.UPHELD_SITE}


def _taken(connection: BaseEmailBackend, address: str, subject: str, body: str) -> bool:
    """Whether the server took one mail. One address that it refuses does not stop the others."""
    sender = settings.DEFAULT_FROM_EMAIL
    # Without one of ours, the name of this machine would stand in the message's id.
    own = {"Message-ID": make_msgid(domain=sender.rpartition("@")[2].strip("<> "))}
    mail = EmailMessage(subject, body, sender, [address], connection=connection)
    mail.extra_headers = HEADERS | own
    try:
        return bool(mail.send())
    except (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError):
        return False


HEADERS = {
    # No machine should answer, and none should ask whether it was read.
    "Auto-Submitted": "auto-generated",
    "X-Auto-Response-Suppress": "All",
}


def _said(post: Post, line: str) -> Iterable[str]:
    if post.told:
        yield line.format(count=len(post.told))
    if missing := post.asked - len(post.told):
        yield NOT_TAKEN.format(count=missing, all=post.asked)


@contextmanager
def _whatever_it_says() -> Iterator[None]:
    try:
        yield
    except (smtplib.SMTPException, OSError):
        return


@contextmanager
def _alone() -> Iterator[bool]:
    """Whether no other run is sending on this machine: two would send everything twice."""
    settings.VAR.mkdir(parents=True, exist_ok=True, mode=0o700)
    with (settings.VAR / "mail.lock").open("w") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
            return
        yield True
