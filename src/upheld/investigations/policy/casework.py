"""Who may do what to an investigation. Pure functions of plain values.

Whether somebody is in conflict was settled when they were appointed, in a session that could
see the named posts. Here the appointment is checked, and every exclusion that the actor's own
session knows of.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

NOT_HERE = "This is no longer here. Go back and look again."
"""What somebody is told who may not know of an investigation: as of an unknown id."""


class Appointed(Protocol):
    """An investigation, of which a policy reads the matter and who was appointed to what."""

    matter: UUID
    receiver_id: UUID
    commissioner_id: UUID
    investigator_id: UUID
    certifier_id: UUID


class AskedToSign(Protocol):
    """A signature, of which a policy reads whose it is."""

    person_id: UUID
    post_id: UUID


class Given(Protocol):
    """A case that was given to one person outside, of which a policy reads to whom."""

    person_id: UUID
    post_id: UUID


class Named(Protocol):
    """A named recipient of the full report."""

    person_id: UUID


def may_propose(actor: Actor) -> Decision:
    """A receiver proposes; that their session opens the concern, the command checks."""
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return deny("Only a receiver of concerns can propose an investigation.")
    return allow("You receive concerns.")


def may_declare(actor: Actor, investigation: Appointed) -> Decision:
    """Only the investigator who was proposed can declare their independence."""
    return may_investigate(actor, investigation)


def may_commission(actor: Actor, investigation: Appointed) -> Decision:
    """The commissioner whom the receiver asked, after the conflict check."""
    if _must_not_know(actor, investigation, investigation.commissioner_id):
        return deny(NOT_HERE)
    if not actor.has(Role.COMMISSIONER):
        return deny("Only a commissioner can commission an investigation.")
    return allow("You were asked to commission this investigation.")


def may_prepare(actor: Actor, investigation: Appointed) -> Decision:
    """Whoever proposed the investigation, and whoever commissions it."""
    preparing = (investigation.receiver_id, investigation.commissioner_id)
    if _must_not_know(actor, investigation, *preparing):
        return deny(NOT_HERE)
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER, Role.COMMISSIONER):
        return deny("Only a receiver or a commissioner can do this.")
    return allow("You prepare the commission of this investigation.")


def may_replace_commissioner(actor: Actor, investigation: Appointed) -> Decision:
    """The receiver who proposed it, whose session can tell who is in conflict."""
    return _as_receiver(actor, investigation, "You proposed this investigation.")


def may_take_question(actor: Actor, investigation: Appointed) -> Decision:
    """The receiver of this investigation, to whom parents, carers and young people turn."""
    return _as_receiver(actor, investigation, "You receive questions about this investigation.")


def may_investigate(actor: Actor, investigation: Appointed) -> Decision:
    """The investigator who was appointed to this investigation, and no other."""
    if _must_not_know(actor, investigation, investigation.investigator_id):
        return deny(NOT_HERE)
    if not actor.has(Role.INVESTIGATOR):
        return deny("Only an investigator can do this.")
    return allow("You are the investigator of this matter.")


def may_agree_terms(actor: Actor, investigation: Appointed, signature: AskedToSign) -> Decision:
    """A party signs for itself, in the post from which the agreement was asked."""
    if _must_not_know(actor, investigation, signature.person_id):
        return deny(NOT_HERE)
    if actor.post != str(signature.post_id):
        return deny("Your agreement was asked for in another post. Change the post you act in.")
    return allow("Your agreement was asked for.")


def may_certify(actor: Actor, investigation: Appointed) -> Decision:
    """A second person certifies that nothing is left unanswered; never what the answers say."""
    if _must_not_know(actor, investigation, investigation.certifier_id):
        return deny(NOT_HERE)
    if not actor.has(Role.NOTE_TAKER, Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return deny("Only a note-taker or a receiver can certify that findings are complete.")
    return allow("You are the second person for this investigation.")


def may_do_outside(actor: Actor, investigation: Appointed, given: Given) -> Decision:
    """The one person to whom a case was given, in the post in which they were chosen."""
    if _must_not_know(actor, investigation, given.person_id):
        return deny(NOT_HERE)
    if actor.post != str(given.post_id):
        return deny("This was given to you in another post. Change the post you act in.")
    return allow("This case was given to you.")


def may_answer_safety(actor: Actor, investigation: Appointed) -> Decision:
    """Whoever is on duty outside the council; that they were told, the command checks."""
    if actor.is_excluded_from(investigation.matter) or not actor.has(Role.DUTY_CONTACT):
        return deny(NOT_HERE)
    return allow("You are on duty.")


def may_open_report(actor: Actor, investigation: Appointed, recipient: Named) -> Decision:
    """Whoever the report was issued to, and nobody on their behalf."""
    if _must_not_know(actor, investigation, recipient.person_id):
        return deny(NOT_HERE)
    return allow("This report was issued to you.")


def may_renew_report(actor: Actor, investigation: Appointed, recipient: Named) -> Decision:
    """Whoever issued it or has it on their desk, for somebody else and never for themselves."""
    known = (
        investigation.investigator_id,
        investigation.receiver_id,
        investigation.commissioner_id,
    )
    if _must_not_know(actor, investigation, *known):
        return deny(NOT_HERE)
    if actor.id == str(recipient.person_id):
        return deny("Nobody lets themselves open the report for longer. Ask the investigator.")
    return allow("You answer for this report.")


def _as_receiver(actor: Actor, investigation: Appointed, why: str) -> Decision:
    if _must_not_know(actor, investigation, investigation.receiver_id):
        return deny(NOT_HERE)
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER):
        return deny("Only a receiver of concerns can do this.")
    return allow(why)


def _must_not_know(actor: Actor, investigation: Appointed, *appointed: UUID) -> bool:
    excluded = actor.is_excluded_from(investigation.matter)
    return excluded or actor.id not in {str(each) for each in appointed}


def may_note_safety_mail(actor: Actor) -> Decision:
    """The clock, which sends the mail."""
    if actor.kind is not Kind.MACHINE:
        return deny("Only the clock notes what it has sent.")
    return allow("The clock sends mail.")
