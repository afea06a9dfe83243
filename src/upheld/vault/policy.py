"""Who may do what with keys and compartments.

Whether keys truly open a compartment cannot be said from plain values: the command proves
it by opening, and answers as if the compartment were not there.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

INSTALLER = "installer"


class HasHolder(Protocol):
    """Keys, as far as a policy looks at them: whose they are."""

    holder: str


class OfPerson(Protocol):
    """Offered keys, as far as a policy looks at them: whose they are."""

    person: UUID


def _is_installer(actor: Actor) -> bool:
    return actor.kind is Kind.MACHINE and actor.id == INSTALLER


def _with_own_keys(actor: Actor, keys: HasHolder) -> Decision:
    if actor.kind not in {Kind.PERSON, Kind.REPORTER}:
        return deny("Only a person or a reporter has keys of their own.")
    if keys.holder != actor.id:
        return deny("These keys are not yours. Unlock again with your own words.")
    return allow("These keys are yours.")


def may_offer_keys(actor: Actor, person: UUID) -> Decision:
    """A person, for themselves; the installer, for the first two holders."""
    if _is_installer(actor):
        return allow("The installer offers the keys of the first two holders.")
    if actor.kind is not Kind.PERSON or actor.id != str(person):
        return deny("You can only make keys for yourself.")
    return allow("These keys are your own.")


def may_countersign(actor: Actor, offered: OfPerson, keys: HasHolder) -> Decision:
    """Another holder; the installer, between the first two holders."""
    if keys.holder == str(offered.person):
        return deny("Somebody else must countersign these keys: they are your own.")
    if _is_installer(actor):
        return allow("The first two holders countersign each other.")
    if actor.kind is not Kind.PERSON:
        return deny("Only another holder can countersign keys.")
    return _with_own_keys(actor, keys)


def may_open_compartment(actor: Actor, keys: HasHolder) -> Decision:
    """A person or a reporter, who then holds it."""
    return _with_own_keys(actor, keys)


def may_seal_body(actor: Actor, keys: HasHolder) -> Decision:
    """Anybody with keys of their own: sealing into a compartment opens nothing."""
    return _with_own_keys(actor, keys)


def may_forget_files(actor: Actor) -> Decision:
    """A reporter, from their own draft, and the clock. The calling room looks whose it is."""
    if actor.kind not in {Kind.REPORTER, Kind.MACHINE}:
        return deny("Only the reporter who added a file can take it out, before sending.")
    return allow("It was not sent.")


def may_change_holders(actor: Actor, keys: HasHolder) -> Decision:
    """Somebody with keys of their own, which the command then proves to be a holder's."""
    return _with_own_keys(actor, keys)


def may_continue(actor: Actor, keys: HasHolder) -> Decision:
    """The same as rewriting its holders, which the command then does."""
    return _with_own_keys(actor, keys)


def may_take(actor: Actor) -> Decision:
    """A reporter, whose browser has made the keys. The command proves it by signatures."""
    if actor.kind is not Kind.REPORTER:
        return deny("Only a reporter’s own browser seals what it sends.")
    return allow("It was sealed before it came.")


def may_shred(actor: Actor, asked_by: str) -> Decision:
    """A keeper of recovery, when somebody else has asked for it. Nobody destroys alone."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.KEEPER):
        return deny("Only a keeper of recovery keys can carry out an erasure.")
    if actor.id == asked_by:
        return deny("Somebody else must carry this out: you asked for it yourself.")
    return allow("You are a keeper, and somebody else has asked.")


def may_keep_receipt(actor: Actor) -> Decision:
    """A reporter, or the convener who lodges for others."""
    if actor.kind not in {Kind.PERSON, Kind.REPORTER}:
        return deny("Only somebody who raises a concern gets a receipt.")
    return allow("You are raising a concern.")


def may_report_mismatch(actor: Actor) -> Decision:
    """Whoever tried to open the body."""
    if actor.kind not in {Kind.PERSON, Kind.REPORTER}:
        return deny("Only somebody who tried to open it can say that it does not match.")
    return allow("You tried to open it.")
