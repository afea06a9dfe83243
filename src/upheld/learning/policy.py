"""Who may write, read and release a learning report. Pure functions of plain values."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

from .states import CopyFor

# What somebody with a conflict hears is what they would hear of an unknown id.
_NOT_HERE = "This is no longer here. Go back and look again."


class Investigated(Protocol):
    """An investigation, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...
    @property
    def investigator_id(self) -> UUID: ...


class Parted(Investigated, Protocol):
    """An investigation with its other two parts."""

    @property
    def receiver_id(self) -> UUID: ...
    @property
    def commissioner_id(self) -> UUID: ...


class Written(Protocol):
    """A learning report, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...
    @property
    def author(self) -> UUID: ...
    @property
    def first_reader(self) -> UUID | None: ...


class Bears(Protocol):
    """A source of evidence, as far as a policy looks at it."""

    @property
    def matters(self) -> tuple[UUID, ...]: ...


class Released(Protocol):
    """A released report, as far as a policy looks at it."""

    @property
    def is_open(self) -> bool: ...


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


def may_change_correction(actor: Actor, correction: Written) -> Decision:
    """The author of the report."""
    return may_change(actor, correction)


def may_agree_correction(actor: Actor, correction: Written) -> Decision:
    """A receiver who did not write the report."""
    return may_approve(actor, correction)


def may_publish_correction(actor: Actor, correction: Written) -> Decision:
    """A commissioner who neither wrote the report nor read the correction first."""
    return may_release(actor, correction)


class Received(Protocol):
    """An investigation, as far as a decision on its report looks at it."""

    @property
    def id(self) -> UUID: ...
    @property
    def receiver_id(self) -> UUID: ...


class Drawn(Protocol):
    """A learning report with the investigation that it is drawn from."""

    @property
    def matter(self) -> UUID: ...
    @property
    def investigation_id(self) -> UUID: ...


def may_exempt(actor: Actor, report: Drawn, investigation: Received | None) -> Decision:
    """The receiver of the matter that the report is drawn from, and nobody else."""
    if actor.is_excluded_from(report.matter):
        return deny(_NOT_HERE)
    if investigation is None or investigation.id != report.investigation_id:
        return deny(_NOT_HERE)
    if not actor.has(Role.RECEIVER) or actor.id != str(investigation.receiver_id):
        return deny("Only the receiver of this matter decides what is exempt.")
    return allow("You are the receiver of this matter.")


REGISTERS = (Role.RECEIVER, Role.COMMISSIONER, Role.INVESTIGATOR)
"""Who keeps the register of sources."""


def may_record_source(actor: Actor, investigation: Parted | None) -> Decision:
    """A receiver, a commissioner or an investigator; to a matter, one with a part in it."""
    if investigation is not None:
        return may_bring(actor, investigation)
    if not actor.has(*REGISTERS):
        return deny("Only a receiver, a commissioner or an investigator records a source.")
    return allow("You may record what was said before.")


def may_bring(actor: Actor, investigation: Parted) -> Decision:
    """The investigator, the receiver or the commissioner of the investigation it bears on."""
    if actor.is_excluded_from(investigation.matter):
        return deny(_NOT_HERE)
    parts = (
        investigation.investigator_id,
        investigation.receiver_id,
        investigation.commissioner_id,
    )
    if not actor.has(*REGISTERS) or actor.id not in {str(each) for each in parts}:
        return deny(_NOT_HERE)
    return allow("You have a part in this investigation.")


def may_say_shared(actor: Actor, source: Bears) -> Decision:
    """A receiver or a commissioner whom no conflict keeps from a matter that it bears on."""
    if any(actor.is_excluded_from(each) for each in source.matters):
        return deny(_NOT_HERE)
    if not actor.has(Role.RECEIVER, Role.COMMISSIONER):
        return deny("Only a receiver or a commissioner can say that it was shared.")
    return allow("You can see to it that it is shared.")


def may_open_release(actor: Actor, published: Released) -> Decision:
    """The clock, on the day that was fixed at release."""
    if not actor.has(Role.CLOCK):
        return deny("A released report opens by the clock.")
    return allow("The day has come.")


def may_add_point(actor: Actor, source: Bears) -> Decision:
    """Whoever keeps the register and has no conflict in a matter that the source bears on."""
    if any(actor.is_excluded_from(each) for each in source.matters):
        return deny(_NOT_HERE)
    if not actor.has(*REGISTERS):
        return deny("Only those who keep the register write down what a source says.")
    return allow("You keep the register of sources.")


def may_pin_figure(actor: Actor, source: Bears) -> Decision:
    """Whoever keeps the register and has no conflict in a matter that the source bears on."""
    if any(actor.is_excluded_from(each) for each in source.matters):
        return deny(_NOT_HERE)
    if not actor.has(*REGISTERS):
        return deny("Only those who keep the register set a figure beside a statement.")
    return allow("You keep the register of sources.")


def may_answer_earlier(actor: Actor, point: Bears) -> Decision:
    """Whoever keeps the register and has no conflict in a matter that its source bears on."""
    if any(actor.is_excluded_from(each) for each in point.matters):
        return deny(_NOT_HERE)
    if not actor.has(*REGISTERS):
        return deny("Only those who keep the register say what became of a recommendation.")
    return allow("You keep the register of sources.")


def may_keep_themes(actor: Actor) -> Decision:
    """Whoever keeps the register of sources."""
    if not actor.has(*REGISTERS):
        return deny("Only those who keep the register change its themes.")
    return allow("You keep the register of sources.")


def may_triangulate(actor: Actor, investigation: Investigated) -> Decision:
    """The investigator of this investigation, and nobody else."""
    return may_start(actor, investigation)


def may_write_grid(actor: Actor, grid: Written) -> Decision:
    """The author of the grid, acting as an investigator."""
    return may_change(actor, grid)


def may_agree_grid(actor: Actor, grid: Written) -> Decision:
    """A receiver who did not write the grid."""
    return may_approve(actor, grid)


def may_publish_grid(actor: Actor, grid: Written) -> Decision:
    """A commissioner who neither wrote the grid nor read it first."""
    return may_release(actor, grid)


class Copied(Protocol):
    """An embargoed copy, as far as a policy looks at it."""

    @property
    def matter(self) -> UUID: ...
    @property
    def made_for(self) -> str: ...
    @property
    def given_by(self) -> UUID: ...


class HeldBy(Protocol):
    """Open keys, of which a policy reads whose they are."""

    @property
    def holder(self) -> str: ...


def may_agree_copy(actor: Actor, report: Drawn, investigation: Received | None) -> Decision:
    """The receiver of the matter, whose keys alone say who lodged the concern."""
    if not may_exempt(actor, report, investigation):
        return deny(_NOT_HERE)
    return allow("You are the receiver of this matter.")


def may_address_copies(actor: Actor, report: Written) -> Decision:
    """The author, who served those who are criticised."""
    if not may_change(actor, report):
        return deny(_NOT_HERE)
    return allow("You are the author of this report.")


def may_stop_copy(actor: Actor, copy: Copied) -> Decision:
    """Whoever agreed with the union, and nobody in their place."""
    theirs = copy.made_for == CopyFor.UNION and actor.id == str(copy.given_by)
    if actor.is_excluded_from(copy.matter) or not theirs or not actor.has(Role.RECEIVER):
        return deny(_NOT_HERE)
    return allow("You agreed to this.")


def may_open_copy(actor: Actor, copy: Copied, keys: HeldBy) -> Decision:
    """Somebody with their own keys; that these open the copy and it is theirs, the command checks.

    A union reads as a union, free of conflict. From whoever is criticised a conflict takes nothing.
    """
    if actor.kind is not Kind.PERSON or actor.id != keys.holder:
        return deny(_NOT_HERE)
    if copy.made_for == CopyFor.UNION and (
        actor.is_excluded_from(copy.matter) or not actor.has(Role.CONVENER)
    ):
        return deny(_NOT_HERE)
    return allow("This copy is for you.")
