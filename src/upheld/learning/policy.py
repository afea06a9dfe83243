"""Who may write, read and release a learning report. Pure functions of plain values."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Decision, allow, deny

# What somebody with a conflict hears is what they would hear of an unknown id.
_NOT_HERE = "This is no longer here. Go back and look again."


class Investigated(Protocol):
    """An investigation, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...
    @property
    def investigator_id(self) -> UUID: ...


class Written(Protocol):
    """A learning report, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...
    @property
    def author(self) -> UUID: ...
    @property
    def first_reader(self) -> UUID | None: ...


class OfMatter(Protocol):
    """A source of evidence, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...


def may_start(actor: Actor, investigation: Investigated) -> Decision:
    """The investigator of this investigation, and nobody else."""
    if actor.is_excluded_from(investigation.matter):
        return deny(_NOT_HERE)
    if not actor.has(Role.INVESTIGATOR) or actor.id != str(investigation.investigator_id):
        return deny("Only the investigator can start the learning report.")
    return allow("You are the investigator.")


def may_change(actor: Actor, report: Written) -> Decision:
    """The author, acting as an investigator."""
    if actor.is_excluded_from(report.matter):
        return deny(_NOT_HERE)
    if not actor.has(Role.INVESTIGATOR) or actor.id != str(report.author):
        return deny("Only the author can change or submit a learning report.")
    return allow("You are the author of this report.")


def may_approve(actor: Actor, report: Written) -> Decision:
    """A receiver who did not write it."""
    if actor.is_excluded_from(report.matter):
        return deny(_NOT_HERE)
    if actor.id == str(report.author):
        return deny("You wrote this report, so two other people must read it.")
    if not actor.has(Role.RECEIVER):
        return deny("Only a receiver can be the first to read a learning report.")
    return allow("You are a receiver and did not write this report.")


def may_release(actor: Actor, report: Written) -> Decision:
    """A commissioner who neither wrote it nor read it first."""
    if actor.is_excluded_from(report.matter):
        return deny(_NOT_HERE)
    if actor.id == str(report.author):
        return deny("You wrote this report, so two other people must read it.")
    if report.first_reader is not None and actor.id == str(report.first_reader):
        return deny("You were the first reader. The second must be somebody else.")
    if not actor.has(Role.COMMISSIONER):
        return deny("Only a commissioner can release a learning report.")
    return allow("You are a commissioner, and somebody else read it first.")


def may_say_shared(actor: Actor, source: OfMatter) -> Decision:
    """A receiver or a commissioner: those who can see to it that it is shared."""
    if actor.is_excluded_from(source.matter):
        return deny(_NOT_HERE)
    if not actor.has(Role.RECEIVER, Role.COMMISSIONER):
        return deny("Only a receiver or a commissioner can say that it was shared.")
    return allow("You can see to it that it is shared.")
