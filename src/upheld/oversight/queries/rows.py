"""The rows that a view hands to a command. All of it is a public record."""

from __future__ import annotations

from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.oversight.models import Answer, Ask, Body, Meeting


def body(*, actor: Actor, id: UUID) -> Body | None:
    """A panel or board."""
    return Body.objects.filter(id=id).first()


def body_by_slug(*, actor: Actor, slug: str) -> Body | None:
    """A panel or board by its short name."""
    return Body.objects.filter(slug=slug).first()


def meeting(*, actor: Actor, id: UUID) -> Meeting | None:
    """A meeting."""
    return Meeting.objects.filter(id=id).first()


def ask(*, actor: Actor, id: UUID) -> Ask | None:
    """An ask."""
    return Ask.objects.filter(id=id).first()


def answer(*, actor: Actor, id: UUID) -> Answer | None:
    """An answer."""
    return Answer.objects.filter(id=id).first()


def waiting_answer(*, actor: Actor, ask: UUID) -> Answer | None:
    """The oldest answer to an ask that the panel has not yet decided on."""
    return Answer.objects.filter(ask=ask, verdict="waiting").order_by("number").first()
