"""The right of reply: two senior posts read what is said of them, and answer.

Synthetic, all of it. The public record says that senior managers overrode what multi-agency
meetings had agreed (S47); which posts did, whether they were asked and what they answered is not
on it.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.states import Considered

from .found import made_up
from .told import Told
from .work import Work, there

SERVED = (2020, 7, 14)
REPLY_BY = date(2020, 7, 21)
SUPPORT = "The employee assistance line, day and night. It has no part in this. (Made up.)"

SAID = {
    "senior-a": made_up("You changed what a meeting of several agencies had agreed, alone."),
    "senior-b": made_up("You carried out a changed plan and did not ask who had changed it."),
}
GIST = made_up("The minutes say one thing; what was done afterwards in the case file is another.")
ANSWERS = {
    "senior-a": made_up("I changed plans where new facts had come in. I should have written why."),
    "senior-b": made_up("I was told that the meeting had been asked. I did not look."),
}
WEIGHED = {
    "senior-a": (
        Considered.NOT_CHANGED,
        made_up("No new fact is written down anywhere. The words about reasons go in the report."),
    ),
    "senior-b": (
        Considered.PARTLY_CHANGED,
        made_up("The report says now that this post was told the meeting had been asked."),
    ),
}


def tell(cast: Cast, told: Told) -> None:
    """14 to 23 July 2020: served on one day, answered, weighed, closed."""
    work = Work(cast, told)
    at = told.at(*SERVED)
    for slug, words in SAID.items():
        commands.draft_criticism(
            **work.given(at),
            person=cast.person(slug),
            post=cast.post(slug),
            words=words,
            gist=GIST,
            keys=work.keys,
        )
    served = commands.serve_criticism(
        **work.given(told.at(*SERVED, 11)), reply_by=REPLY_BY, support=SUPPORT, keys=work.keys
    )
    for slug in SAID:
        _answer(cast, told, slug)
    for packet in served:
        _weigh(cast, told, work, packet.id)
    commands.close_replies(**work.given(told.at(2020, 7, 23)), not_served={}, keys=work.keys)


def _answer(cast: Cast, told: Told, slug: str) -> None:
    mine: dict[str, Any] = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
    [found] = queries.my_packets(**mine)
    row = there(queries.packet_served(**mine, id=found.id))
    commands.open_packet(**mine, at=told.at(2020, 7, 15), packet=row)
    commands.reply(**mine, at=told.at(2020, 7, 20), packet=row, words=ANSWERS[slug])


def _weigh(cast: Cast, told: Told, work: Work, id: UUID) -> None:
    page = there(queries.packet_page(actor=work.actor, keys=work.keys, id=work.id, packet=id))
    slug = next(each for each in SAID if str(cast.person(each)) == page.packet.person)
    considered, reasons = WEIGHED[slug]
    commands.consider_replies(
        **work.given(told.at(2020, 7, 22)),
        packet=there(queries.packet(actor=work.actor, investigation=work.id, id=id)),
        considered=considered,
        reasons=reasons,
        keys=work.keys,
    )
