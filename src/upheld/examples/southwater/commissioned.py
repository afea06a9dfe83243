"""How the investigation began: proposed, commissioned with its papers, terms agreed.

Seed: the day of the commission, the fee, terms agreed with trade unions (S21-S35). Synthetic:
every word of a paper or a reason, and how the investigator was engaged.
"""

from __future__ import annotations

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.states import Controller, Procurement, Required
from upheld.people.states import Origin

from .found import made_up
from .told import Told
from .work import Work, there

FEE_POUNDS = 25_000

TERMS = """To look into each complaint under its heading and to answer every one.

To read case files, and to speak with those who raised the concern.

To report to the chief executive, who does not change what is found."""

TERMS_AGREED = f"""{TERMS}

To speak as well with managers who have not raised the concern."""

ASSESSMENT = b"""Data protection impact assessment (made up for this example).
What is read: case files, notes of interviews. Who reads it: the investigator alone.
"""

STATEMENT = b"""Statement of conflicts (made up for this example).
Neither the chief executive nor the monitoring officer is named in the concern or reports to
anybody who is.
"""

NO_ASSESSMENT = """This work changes no service and no rule for staff. What it recommends will \
be assessed when it is planned."""


def commission(cast: Cast, told: Told) -> None:
    proposed = commands.propose(
        actor=cast.actor("mo"),
        at=told.at(2020, 2, 10, 10),
        concern=there(told.concern),
        commissioner=cast.person("ceo"),
        investigator=cast.person("investigator"),
        certifier=cast.person("ia"),
        reasons=made_up("The concern is about senior posts, so somebody from outside must look."),
        keys=cast.keys("mo"),
        origin=Origin.SYNTHETIC,
    )
    told.investigation = proposed.id
    work = Work(cast, told)
    commands.declare_independence(
        **work.given(told.at(2020, 2, 10, 11)),
        words=made_up("I have never worked for this council and know nobody in its service."),
        keys=work.keys,
    )
    _required(cast, told)
    commands.commission(
        actor=cast.actor("ceo"),
        at=told.at(2020, 2, 10, 14),
        investigation=work.row(),
        fee_pounds=FEE_POUNDS,
        procurement=Procurement.QUOTES,
        controller_during=Controller.COUNCIL,
        controller_after=Controller.COUNCIL,
        origin=Origin.SEED,
    )
    commands.open_file(**work.given(told.at(2020, 2, 10, 16)), keys=work.keys)


def _required(cast: Cast, told: Told) -> None:
    """Two papers are laid; for the third the chief executive signs why there is none (made up)."""
    at, row = told.at(2020, 2, 10, 12), Work(cast, told).row()
    for kind, title, content in (
        (Required.DATA_PROTECTION, "Data protection impact assessment", ASSESSMENT),
        (Required.CONFLICTS, "Statement of conflicts", STATEMENT),
    ):
        commands.lay_required_paper(
            actor=cast.actor("mo"), at=at, investigation=row, kind=kind, title=title,
            file_name=f"{kind.value}.txt", content=content, keys=cast.keys("mo"),
        )  # fmt: skip
    commands.sign_reason_for_none(
        actor=cast.actor("ceo"), at=at, investigation=row, kind=Required.EQUALITY,
        reason=made_up(NO_ASSESSMENT), keys=cast.keys("ceo"),
    )  # fmt: skip


def agree_terms(cast: Cast, told: Told) -> None:
    """The second union asks for more, so the terms are drafted and agreed anew."""
    work = Work(cast, told)
    commands.draft_terms(
        **work.given(told.at(2020, 2, 12)), words=TERMS, keys=work.keys, origin=Origin.SYNTHETIC
    )
    _sign(cast, told, "union", 13)
    commands.draft_terms(
        **work.given(told.at(2020, 2, 17)),
        words=TERMS_AGREED,
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )
    for slug, day in (("union", 18), ("union-2", 19), ("ceo", 20)):
        _sign(cast, told, slug, day)


def _sign(cast: Cast, told: Told, slug: str, day: int) -> None:
    actor, id = cast.actor(slug), Work(cast, told).id
    commands.agree_terms(
        actor=actor,
        at=told.at(2020, 2, day),
        investigation=there(queries.investigation(actor=actor, id=id)),
        signature=there(queries.signature(actor=actor, investigation=id)),
    )
