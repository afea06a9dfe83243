"""Who is acting: a person in a post, a reporter, the machine's clock, or anyone at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What sort of actor this is."""

    PERSON = "person"
    REPORTER = "reporter"
    MACHINE = "machine"
    ANYONE = "anyone"


class Role(StrEnum):
    """What a post may be trusted with. Roles hang on posts, never on accounts."""

    REGISTRAR = "registrar"  # keeps the register of people and posts
    RECEIVER = "receiver"  # first allowed to open a concern
    INDEPENDENT_HOLDER = "independent_holder"  # outside receiver of last resort
    CONVENER = "convener"  # lodges a collective concern, usually a union
    COMMISSIONER = "commissioner"  # asks for and pays for an investigation
    INVESTIGATOR = "investigator"
    NOTE_TAKER = "note_taker"
    KEEPER = "keeper"  # holds a share of recovery
    IDENTITY_KEEPER = "identity_keeper"  # the second of the two who open an identity
    DUTY_CONTACT = "duty_contact"  # outside the council: a child at risk now
    CUSTODIAN = "custodian"  # outside: counts what waits in escrow, never reads it
    HUMAN_RESOURCES = "human_resources"  # grievances, where a concern is also one
    IMPROVEMENT_LEAD = "improvement_lead"
    ACTION_OWNER = "action_owner"
    ASSURER = "assurer"  # judges proof, never their own
    CLOSER = "closer"  # decides closure: the improvement board
    DEMOCRATIC_SERVICES = "democratic_services"
    SCRUTINY = "scrutiny"  # a member of the scrutiny panel
    ANALYST = "analyst"
    CLOCK = "clock"  # what `tick` acts as; no person holds it


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody acting, as what, and what they must keep away from.

    `id` is a person's id, or a concern's own reporter id (never the key by which a
    receipt is looked up), or a machine's name; it is empty for anyone.
    `excluded_from` holds ids of matters in which this person's functions are removed.
    """

    kind: Kind
    id: str = ""
    post: str = ""
    post_title: str = ""
    roles: frozenset[Role] = frozenset()
    excluded_from: frozenset[str] = frozenset()

    def has(self, *roles: Role) -> bool:
        """Whether the acting post carries at least one of these roles."""
        return not self.roles.isdisjoint(roles)

    def is_excluded_from(self, matter: object) -> bool:
        """Whether a conflict removes this person's functions in the matter."""
        return str(matter) in self.excluded_from


ANYONE = Actor(kind=Kind.ANYONE)


def machine(name: str) -> Actor:
    """The clock or the installer: an actor with a role of its own and no other powers."""
    return Actor(kind=Kind.MACHINE, id=name, roles=frozenset({Role.CLOCK}))


def reporter(id: str) -> Actor:
    """Somebody who came back with a receipt."""
    return Actor(kind=Kind.REPORTER, id=id)
