"""Referred outside: keys registered before anybody needed one, and what went to Ofsted.

Seed: that the report was shared with Ofsted and with Social Work England (S146). Synthetic: what
was sent, when and why, and every word of what came back. Nobody is referred about.
"""

from __future__ import annotations

from datetime import date
from uuid import UUID

from upheld.concerns import queries as concerns
from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.commands import Chosen
from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody
from upheld.kernel.sealing import stranger

from .found import made_up
from .told import Told
from .work import Work, there

REGISTERED = (2020, 2, 11)
REFERRED = (2020, 8, 5)
ANSWER_BY = date(2020, 9, 2)
WORDS = made_up(
    "Children were without a worker when two teams ended. You may want to look at it when you "
    "come next."
)
ABOUT = "teams were ended"
RECEIVED = made_up("It came whole and was opened. Nothing is decided yet.")
ENDED = made_up("It was read before the next visit was planned. Nothing more follows from it.")


def register_keys(cast: Cast, told: Told) -> None:
    """11 February 2020: the keys of all four, so that no day says that one was needed.

    Nobody holds the other half of these keys: the bodies of this example are not there.
    """
    for body in OutsideBody:
        recipient = stranger()
        commands.register_body_key(
            actor=cast.actor("mo"),
            at=told.at(*REGISTERED),
            body=body,
            recipient=recipient,
            heard=concerns.recipient_fingerprint(recipient=recipient) or "",
            compared=Compared.TELEPHONE,
        )


def refer(cast: Cast, told: Told) -> None:
    """5 August 2020: one finding, held by investigator and receiver."""
    work, at = Work(cast, told), told.at(*REFERRED)
    page = there(queries.referrals_page(actor=work.actor, keys=work.keys, id=work.id))
    [number] = [int(each) for each, words in page.findings if ABOUT in words]
    commands.refer(
        **work.given(at),
        to=OutsideBody.OFSTED,
        chosen=Chosen(words=WORDS, findings=(number,)),
        answer_by=ANSWER_BY,
        is_shared=True,
        keys=work.keys,
    )


def tell_received(cast: Cast, told: Told) -> None:
    """1 September 2020: they have it."""
    _put_down(cast, told, (2020, 9, 1), CameBack.RECEIVED, RECEIVED)


def tell_ended(cast: Cast, told: Told) -> None:
    """12 February 2021: what came of it."""
    _put_down(cast, told, (2021, 2, 12), CameBack.ENDED, ENDED)


def _put_down(
    cast: Cast, told: Told, day: tuple[int, int, int], kind: CameBack, words: str
) -> None:
    work, at = Work(cast, told), told.at(*day)
    page = there(queries.referrals_page(actor=work.actor, keys=work.keys, id=work.id))
    [line] = page.referrals
    row = queries.referral(
        actor=work.actor, keys=work.keys, id=UUID(line.id), investigation=work.id
    )
    commands.record_what_came_back(
        **work.given(at), referral=there(row), kind=kind, words=words, keys=work.keys
    )
