"""Who may raise, read and test an alert about a child at risk."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny


def may_raise_alert(actor: Actor) -> Decision:
    """Anybody may say that a child is at risk; the alert is no part of what they raise."""
    if actor.kind is not Kind.REPORTER:
        return deny("Say that a child is at risk on the “Speak up” pages, without signing in.")
    return allow("Anybody may say that a child is at risk.")


def may_acknowledge_alert(actor: Actor) -> Decision:
    """Duty contacts alone."""
    return _is_duty_contact(actor)


def may_review_alert(actor: Actor) -> Decision:
    """Duty contacts alone say what was done."""
    return _is_duty_contact(actor)


def may_answer_test(actor: Actor) -> Decision:
    """Duty contacts alone answer a test."""
    return _is_duty_contact(actor)


def may_test_duty(actor: Actor) -> Decision:
    """Receivers and the registrar send tests and keep the numbers."""
    if not actor.has(Role.RECEIVER, Role.REGISTRAR):
        return deny("Only a receiver or the registrar looks after the duty contact.")
    return allow("You look after the duty contact.")


def may_note_mail(actor: Actor) -> Decision:
    """What went out by mail is noted by the clock."""
    if not actor.has(Role.CLOCK):
        return deny("Only the clock sends mail.")
    return allow("It is done every minute.")


def _is_duty_contact(actor: Actor) -> Decision:
    if not actor.has(Role.DUTY_CONTACT):
        return deny("Only a duty contact can do this.")
    return allow("You are a duty contact.")
