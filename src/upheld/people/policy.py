"""Who may change the register. Pure functions of plain values."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

INSTALLER = "installer"
EXAMPLE = "example"


class HasId(Protocol):
    """A row of the register, of which a policy reads the id alone."""

    @property
    def id(self) -> UUID: ...


class Declared(Protocol):
    """A declared interest, of which a policy reads whose it is."""

    @property
    def person_id(self) -> UUID: ...


def may_install(actor: Actor) -> Decision:
    """Only the installer; that the house is empty, the command checks."""
    if actor.kind is not Kind.MACHINE or actor.id != INSTALLER:
        return deny("Only the installer can set up an empty house.")
    return allow("You are setting up an empty house.")


def may_tell_a_story(actor: Actor) -> Decision:
    """Only the teller of an example; that it is one, the command checks."""
    if actor.kind is not Kind.MACHINE or actor.id != EXAMPLE:
        return deny("Only an example has a clock that can be set.")
    return allow("You are telling an example.")


def may_keep_register(actor: Actor) -> Decision:
    """The registrar keeps the register of people and posts."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.REGISTRAR):
        return deny("Only the registrar can change the register of people and posts.")
    return allow("You are the registrar.")


def may_place(actor: Actor, person: HasId) -> Decision:
    """The registrar puts other people into posts, and never themselves."""
    if not (kept := may_keep_register(actor)):
        return kept
    if str(person.id) == actor.id:
        return deny("You cannot put yourself into a post. Ask another registrar.")
    return allow("You are the registrar, and this is somebody else.")


def may_give_role(actor: Actor, post: HasId) -> Decision:
    """The registrar trusts other posts with roles, and never their own."""
    if not (kept := may_keep_register(actor)):
        return kept
    if str(post.id) == actor.post:
        return deny("You cannot give your own post a role. Ask another registrar.")
    return allow("You are the registrar, and this is not your post.")


def may_declare(actor: Actor) -> Decision:
    """Everybody speaks for themselves."""
    if actor.kind is not Kind.PERSON:
        return deny("Only a person can declare an interest, and only their own.")
    return allow("This is your own declaration.")


def may_end_interest(actor: Actor, interest: Declared) -> Decision:
    """Only whoever declared an interest can end it."""
    if actor.kind is not Kind.PERSON or str(interest.person_id) != actor.id:
        return deny("You can only end an interest that you declared yourself.")
    return allow("You declared this interest.")


def may_change_texts(actor: Actor) -> Decision:
    """The registrar and the receivers choose the council's words on public pages."""
    if not actor.has(Role.REGISTRAR, Role.RECEIVER):
        return deny("Only the registrar or a receiver can change these words.")
    return allow("You keep the register or receive concerns.")
