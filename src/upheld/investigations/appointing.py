"""Who can be appointed to an investigation, and who reads its terms: sums of the house.

The conflict check of an appointment needs the named posts, so it happens in a receiver's session
that has the concern open, and leaves nothing behind but the appointment. Pages may not import
this module: `queries.proposal_page` shows a receiver whom they can choose.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import exclusions
from upheld.concerns import queries as concerns
from upheld.concerns.states import Route
from upheld.kernel.actor import Actor, Role
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.people import conflicts, holders
from upheld.people.holders import PostHolder
from upheld.vault import holders as vault_holders
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring

from .models import Investigation
from .writing import holders_of_keys

MOST_READERS = 8
"""A compartment has eight stanzas, whoever holds it."""

DIFFERENT_HANDS = 3

CERTIFIERS = (Role.NOTE_TAKER, Role.RECEIVER, Role.INDEPENDENT_HOLDER)


@dataclass(frozen=True, slots=True)
class OpenedConcern:
    """What an appointment needs of a concern that a receiver has open."""

    matter: UUID
    received_on: date
    attested: int | None
    cases: int | None
    is_routed_here: bool
    in_conflict: frozenset[str]

    def for_the_brief(self, reasons: str) -> dict[str, Any]:
        """What the commissioner and the investigator are told: numbers, a day and the reasons."""
        return {
            "reasons": reasons,
            "received_on": self.received_on.isoformat(),
            "attested": self.attested,
            "cases": self.cases,
        }


@dataclass(frozen=True, slots=True)
class Appointed:
    """Three different people without a conflict, each in the post they act in."""

    commissioner: PostHolder
    investigator: PostHolder
    certifier: PostHolder

    def persons(self) -> dict[str, str]:
        """Who was appointed to what."""
        return {
            "commissioner": self.commissioner.person,
            "investigator": self.investigator.person,
            "certifier": self.certifier.person,
        }

    def columns(self) -> dict[str, str]:
        """The persons and posts, as an investigation keeps them."""
        return {
            "commissioner_id": self.commissioner.person,
            "commissioner_post_id": self.commissioner.post,
            "investigator_id": self.investigator.person,
            "investigator_post_id": self.investigator.post,
            "certifier_id": self.certifier.person,
            "certifier_post_id": self.certifier.post,
        }


def opened(*, actor: Actor, keys: Keyring, concern: UUID, today: date) -> OpenedConcern:
    """The concern, opened and to be investigated.

    Raises `NotPossible` where these keys do not open it, a conflict keeps the actor away, or
    nobody has decided yet that it is to be investigated.
    """
    found = opened_or_none(actor=actor, keys=keys, concern=concern, today=today)
    if found is None:
        raise NotPossible("This is no longer here. Go back and look again.")
    if not found.is_routed_here:
        raise NotPossible("Decide on the concern's page that it is to be investigated first.")
    return found


def opened_or_none(
    *, actor: Actor, keys: Keyring, concern: UUID, today: date
) -> OpenedConcern | None:
    """The concern, if these keys open it and no conflict keeps the actor away."""
    page = concerns.concern_page(actor=actor, keys=keys, id=concern, today=today)
    if page is None or not page.may_handle:
        return None
    away = conflicts.excluded(named_posts=page.named_posts, dates=[page.received_on], today=today)
    return OpenedConcern(
        matter=page.matter,
        received_on=page.received_on,
        attested=page.attested,
        cases=page.cases,
        is_routed_here=Route.INVESTIGATE in page.routes,
        in_conflict=frozenset(away),
    )


def free_in(*roles: Role, on: date, away: frozenset[str]) -> list[PostHolder]:
    """Everybody in one of these roles who is in no conflict, each once, by post."""
    found: dict[str, PostHolder] = {}
    for role in roles:
        for each in holders.with_role(role, on=on):
            if each.person not in away:
                found.setdefault(each.person, each)
    return sorted(found.values(), key=lambda each: (each.post_title, each.person))


def appointed(
    opened: OpenedConcern,
    receiver: str,
    commissioner: UUID,
    investigator: UUID,
    certifier: UUID,
    *,
    on: date,
) -> Appointed:
    """The three who were chosen. Raises `NotPossible` for a conflict or a wrong post."""
    if len({commissioner, investigator, certifier}) < DIFFERENT_HANDS:
        raise NotPossible(
            "The commissioner, the investigator and the second person must be three people."
        )
    if receiver in {str(commissioner), str(investigator)}:
        raise NotPossible("You cannot propose yourself as commissioner or investigator.")
    away = opened.in_conflict
    return Appointed(
        commissioner=_one_of(free_in(Role.COMMISSIONER, on=on, away=away), commissioner),
        investigator=_one_of(free_in(Role.INVESTIGATOR, on=on, away=away), investigator),
        certifier=_one_of(free_in(*CERTIFIERS, on=on, away=away), certifier),
    )


def alternates(investigation: Investigation, *, away: frozenset[str], on: date) -> list[PostHolder]:
    """Who could commission in the place of whoever does: in no conflict, and in no other part."""
    parts = {
        str(investigation.commissioner_id),
        str(investigation.investigator_id),
        str(investigation.certifier_id),
        str(investigation.receiver_id),
    }
    return free_in(Role.COMMISSIONER, on=on, away=away | parts)


def alternate(
    investigation: Investigation, person: UUID, *, away: frozenset[str], on: date
) -> PostHolder:
    """The one who was chosen. Raises `NotPossible` for a conflict or another part."""
    return _one_of(alternates(investigation, away=away, on=on), person)


def _one_of(free: list[PostHolder], person: UUID) -> PostHolder:
    # One sentence for both: a receiver who tries names out learns no more than the list shows.
    for each in free:
        if each.person == str(person):
            return each
    raise NotPossible("This person cannot be appointed here. Choose somebody from the list.")


def unions(on: date) -> list[PostHolder]:
    """Everybody who speaks for a union: all of them, so that no list says who raised a concern."""
    return holders.with_role(Role.CONVENER, on=on)


def readers_of_terms(
    investigation: Investigation, at: datetime, *, actor: Actor, keys: Keyring
) -> tuple[Holder, ...]:
    """Those who agree the terms and those who must keep to them, as far as they have keys.

    A union's officer who is in conflict is left out, and never learns that there is an
    investigation. The investigator has the concern open, so their session can tell. Raises
    `NotPossible` where it has not been shared with them: nobody could then tell.
    """
    must = holders_of_keys(
        [investigation.investigator_id, investigation.commissioner_id, investigation.receiver_id],
        at,
    )
    known = {each.id for each in must}
    try:
        away = exclusions.persons(
            actor=actor, keys=keys, matter=investigation.matter, today=day_of(at)
        )
    except NotPossible as unread:
        raise NotPossible(
            "Ask the receiver to share the concern with you first. Who may read the terms of "
            "reference depends on whom it is about."
        ) from unread
    others = [each.person for each in unions(day_of(at)) if each.person not in known | away]
    return (*must, *vault_holders.of_persons(others, at))[:MOST_READERS]
