"""The duty contact's part: an alert in January 2020, and tests in the autumn of 2021.

Synthetic throughout: that children were at risk is in the seed (S3), that somebody outside
was told at once is what this product adds to it.
"""

from __future__ import annotations

from upheld.concerns import commands, queries
from upheld.concerns.submission import AtRisk
from upheld.examples import duty
from upheld.examples.cast import Cast

from .told import Told

WORDS = """Ten cases are in our schedule. In two of them a child is still at home with the person \
whom the meeting wanted to leave the house. Please look at those two today."""

REACH = """Ring the branch secretary on the union's own number, not at the council."""

DONE = """We looked at both children with the police on the same day. Plans to keep them safe \
were made by the evening. Nobody in the posts that you name was told who asked."""


def tell_alert(cast: Cast, told: Told) -> None:
    """27 and 28 January 2020: the convener's alert, read and reviewed within a working day."""
    way = queries.keys_of_alert(keys=cast.keys("union"), about=told.concern)
    commands.raise_alert(
        actor=way.actor,
        at=told.on(2020, 1, 27),
        told=AtRisk(
            words=WORDS,
            reach=REACH,
            where_unknown=True,
            named_posts=(cast.post("senior-a"), cast.post("senior-b")),
        ),
        receipt=way.receipt,
    )
    duty.note_mailed(cast, told.at(2020, 1, 27, 10))
    actor, keys = cast.actor(duty.DUTY), cast.keys(duty.DUTY)
    for each in queries.alerts(actor=actor, keys=keys, today=told.on(2020, 1, 27)):
        row = queries.alert(actor=actor, id=each.id)
        if row is not None and not each.is_test:
            commands.acknowledge_alert(
                actor=actor, at=told.at(2020, 1, 27, 11), alert=row, keys=keys
            )
            commands.review_alert(
                actor=actor, at=told.at(2020, 1, 28, 10), alert=row, words=DONE, keys=keys
            )


def tell_tests(cast: Cast, told: Told) -> None:
    """2 and 4 November 2021: a test that was answered, and one that waits for a visitor."""
    duty.send_test(cast, told.at(2021, 11, 2))
    duty.answer_test(cast, told.at(2021, 11, 2, 10))
    duty.send_test(cast, told.at(2021, 11, 4))
    told.open_for_you.append("As the duty contact: answer the test of 4 November 2021.")
