"""February 2021: what the panel heard later, and the report issued again because of it.

Seed: what the panel heard on 11 February 2021. Synthetic: that the report was issued again.
"""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.people.states import Origin

from .found import LATER, made_up, sentence
from .told import Told
from .work import Work, there

HEARD, ISSUED_AGAIN = (2021, 2, 11), (2021, 2, 15)
UNTIL = date(2022, 7, 31)

SUMMARY = """Most of what was complained of was upheld. In none of the cases was a child at \
immediate risk when it was read. Two headings were not upheld, and one in part. Since then an \
analysis of referrals has become known; it stands under the third heading and changes no \
finding. (The outcomes are from the public record; these words are made up.)"""
WHY = made_up("The panel heard in February 2021 of an analysis that was not there before.")


def tell(cast: Cast, told: Told) -> None:
    """What became known stands beside area 3 and edits nothing; then the report is issued again."""
    work = Work(cast, told)
    page = there(queries.matrix_page(actor=work.actor, keys=work.keys, id=work.id))
    area = there(queries.area(actor=work.actor, investigation=work.id, id=UUID(page.areas[2].id)))
    commands.add_later_evidence(
        **work.given(told.at(*HEARD)), area=area, words=sentence(LATER.text), facts=LATER.facts,
        keys=work.keys, origin=Origin.PUBLIC,
    )  # fmt: skip
    commands.issue_later_version(
        **work.given(told.at(*ISSUED_AGAIN)),
        summary=SUMMARY,
        why=WHY,
        keys=work.keys,
        expires_on=UNTIL,
    )
    open_report(cast, told, "ceo", date(2021, 2, 16))
    open_report(cast, told, "mo", date(2021, 2, 17), earlier=1)


def open_report(cast: Cast, told: Told, slug: str, day: date, *, earlier: int = 0) -> None:
    """Somebody to whom the newest version was issued opens it, or compares it with an earlier."""
    actor, id = cast.actor(slug), there(told.investigation)
    mine: dict[str, Any] = {"actor": actor, "investigation": id, "on": day}
    commands.open_report(
        actor=actor,
        at=told.at(day.year, day.month, day.day),
        investigation=there(queries.investigation(actor=actor, id=id)),
        recipient=there(queries.recipient(**mine)),
        earlier=queries.recipient(**mine, version=earlier) if earlier else None,
    )
