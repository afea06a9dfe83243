"""The duty contact of an example: a number, and a test that was sent and answered.

Without them the service may not open, so every example's house has them from its first day.
"""

from __future__ import annotations

from datetime import datetime

from upheld.concerns import commands, queries
from upheld.examples.cast import Cast
from upheld.kernel.actor import machine
from upheld.kernel.calendar import day_of
from upheld.people import queries as people

DUTY, RECEIVER = "duty", "mo"
NUMBER = "01632 960 111"  # Ofcom keeps 01632 960 for drama; it rings nowhere


def set_up(cast: Cast, at: datetime) -> None:
    """Give the duty contact a number and a first test."""
    post = people.post_by_slug(DUTY)
    assert post is not None  # noqa: S101  It is one of the posts of every example.
    commands.set_duty_number(actor=cast.actor(RECEIVER), at=at, post=post, number=NUMBER)
    send_test(cast, at)
    answer_test(cast, at)


def send_test(cast: Cast, at: datetime) -> None:
    """A receiver sends a test, and the clock notes that the mail went out."""
    post = people.post_by_slug(DUTY)
    assert post is not None  # noqa: S101  As above.
    commands.send_duty_test(actor=cast.actor(RECEIVER), at=at, post=post, keys=cast.keys(RECEIVER))
    note_mailed(cast, at)


def note_mailed(cast: Cast, at: datetime) -> None:
    """What `tick` does within a minute: nothing is left to be mailed."""
    clock, duty = machine("tick"), cast.actor(DUTY)
    for each in queries.alerts(actor=duty, keys=cast.keys(DUTY), today=day_of(at)):
        row = queries.alert(actor=clock, id=each.id)
        if row is not None and row.to_mail:
            commands.note_alert_mailed(
                actor=clock, at=day_of(at), alert=row, persons=(cast.person(DUTY),)
            )


def answer_test(cast: Cast, at: datetime) -> None:
    """The duty contact answers every test that waits."""
    duty, keys = cast.actor(DUTY), cast.keys(DUTY)
    for each in queries.alerts(actor=duty, keys=keys, today=day_of(at)):
        row = queries.alert(actor=duty, id=each.id)
        if each.is_test and each.state == "waiting" and row is not None:
            commands.answer_duty_test(actor=duty, at=at, alert=row, keys=keys)
