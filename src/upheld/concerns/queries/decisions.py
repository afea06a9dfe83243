"""What was decided about a concern, and again when things changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import words
from upheld.concerns.sealing import Kind
from upheld.concerns.states import Route
from upheld.vault.queries import Body


@dataclass(frozen=True, slots=True)
class Triage:
    """One decision. Why it was made is for receivers, and what was done for the child too.

    `in_force` is whether no later decision came instead of it.
    """

    body: UUID
    day: date
    route: Route
    route_words: str
    next_words: str
    reasons: str
    safety: str
    instead: bool
    in_force: bool


def decided(held: list[Body], lying: list[Body]) -> tuple[Triage, ...]:
    """Every decision, oldest first, from the concern's own bodies and from the desk's."""
    found = [each for each in held if each.kind == Kind.TRIAGE]
    why = {each.content["about"]: each.content for each in lying if each.kind == Kind.REASONS}
    replaced = [number for number, each in enumerate(found) if each.content.get("instead")]
    since = replaced[-1] if replaced else 0
    return tuple(
        _one(each, why.get(str(each.id), {}), in_force=number >= since)
        for number, each in enumerate(found)
    )


def _one(body: Body, why: dict[str, str], *, in_force: bool) -> Triage:
    route = Route(body.content["route"])
    return Triage(
        body=body.id,
        day=body.day,
        route=route,
        route_words=words.of_route(route),
        next_words=words.of_what_happens_next(route),
        reasons=why.get("words", ""),
        safety=why.get("safety", ""),
        instead=bool(body.content.get("instead")),
        in_force=in_force,
    )
