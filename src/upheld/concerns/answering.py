"""Which answers fit what was done with a concern: a sum of the house, for commands and pages."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .opening import Opened
from .sealing import Kind
from .states import Outcome, Route

_NOBODY_LOOKED = frozenset({Route.NO_FURTHER_ACTION})
_NAMES_ONE = re.compile(
    r"prescribed person|Ofsted|Social Work England|Care Inspectorate|"
    r"person rhagnodedig|pherson rhagnodedig|berson rhagnodedig",
    re.IGNORECASE,
)


def outcomes(routes: Collection[Route]) -> tuple[Outcome, ...]:
    """What can be said to have come of it: a finding only where somebody looked into it."""
    if not routes or set(routes) - _NOBODY_LOOKED:
        return tuple(Outcome)
    return (Outcome.NO_FINDING,)


def must_name_prescribed(routes: Collection[Route]) -> bool:
    """Whether the answer must say that they can go to a prescribed person."""
    return Route.NO_FURTHER_ACTION in routes


def prescribed_sentence() -> str:
    """The sentence that is offered where the answer must have it."""
    return _(
        "You can take this to a prescribed person, such as Ofsted or Social Work England. "
        "They are outside the council and can look into it without us."
    )


def in_force(*, actor: Actor, keys: Keyring, found: Opened) -> tuple[Route, ...]:
    """The routes that were decided and that no later decision has replaced."""
    place = found.concern.compartment_id
    held = vault.bodies(actor=actor, keys=keys, compartment=place, kind=Kind.TRIAGE.value)
    routes: list[Route] = []
    for each in held:
        if isinstance(each, Body) and each.author not in found.outsiders:
            kept = [] if each.content.get("instead") else routes
            routes = [*kept, Route(each.content["route"])]
    return tuple(dict.fromkeys(routes))


def require_fit(
    *, actor: Actor, keys: Keyring, found: Opened, outcome: Outcome, words: str
) -> None:
    """Raise `NotPossible` for an answer that does not fit what was done."""
    routes = in_force(actor=actor, keys=keys, found=found)
    if not routes:
        return  # nothing was decided yet, which the state says better
    if Outcome(outcome) not in outcomes(routes):
        raise NotPossible(
            "Nobody has looked into it, so nothing can be said to be upheld or not. "
            "Choose “No finding was made”."
        )
    if must_name_prescribed(routes) and not _NAMES_ONE.search(words):
        raise NotPossible(
            "Nothing more is done with it, so your answer must say that they can go to a "
            "prescribed person. Name one, such as Ofsted or Social Work England."
        )
