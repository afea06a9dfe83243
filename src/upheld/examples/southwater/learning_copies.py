"""August 2020: the union and the two posts criticised read the report before everybody else.

Synthetic: whether anybody was given an embargoed copy is not on the public record.
"""

from __future__ import annotations

from typing import Any

from upheld.examples.cast import Cast
from upheld.investigations import queries as investigations
from upheld.learning import commands, queries
from upheld.learning.states import CopyForm

from .found import made_up
from .told import Told
from .work import there

GIVEN = (2020, 8, 17)
OPENED = (2020, 8, 19)
TERMS = made_up("The branch secretary alone reads it, and tells nobody before the day.")
TO_THEM = made_up("Please keep it to yourself until the day. Tell me at once if it is wrong.")


def tell_giving(cast: Cast, told: Told) -> None:
    """The receiver agrees with the union; the investigator addresses whoever was served."""
    id, at = there(told.learning_report), told.at(*GIVEN)
    mo: dict[str, Any] = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    commands.agree_copy(
        **mo,
        at=at,
        report=there(queries.report(**mo, id=id)),
        investigation=investigations.investigation(actor=mo["actor"], id=there(told.investigation)),
        person=cast.person("union"),
        terms=TERMS,
    )
    author: dict[str, Any] = {
        "actor": cast.actor("investigator"),
        "keys": cast.keys("investigator"),
    }
    page = there(queries.copies_page(**author, id=id, today=at.date()))
    commands.address_copies(
        **author,
        at=at,
        report=there(queries.report(**author, id=id)),
        packets=tuple(each.packet for each in page.waiting),
        words=TO_THEM,
    )


def tell_opening(cast: Cast, told: Told) -> None:
    """Released, and not yet for others: two of the three open theirs."""
    at = told.at(*OPENED)
    for slug, form in (("union", CopyForm.PDF), ("senior-a", CopyForm.PAGE)):
        mine: dict[str, Any] = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
        [found] = queries.my_copies(**mine)
        commands.open_copy(
            **mine, at=at, copy=there(queries.copy_to_open(**mine, id=found.id)), form=form
        )
