"""Who may work with children's data, and who may read what it says. Plain functions of values."""

from __future__ import annotations

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny

# Boards, panels and those who answer for a service: sums of the whole council, never a child.
READERS = frozenset(
    {
        Role.COMMISSIONER,
        Role.INVESTIGATOR,  # to pin what a measure says beside an allegation
        Role.IMPROVEMENT_LEAD,
        Role.ACTION_OWNER,
        Role.ASSURER,
        Role.CLOSER,
        Role.DEMOCRATIC_SERVICES,
        Role.SCRUTINY,
    }
)
# Of these, those who put things right also see which service and which team.
SEE_PARTS = frozenset({Role.IMPROVEMENT_LEAD, Role.ACTION_OWNER})


def may_work_with_data(actor: Actor) -> Decision:
    """An analyst: a person in a post that is trusted with children's data."""
    if actor.kind is not Kind.PERSON or not actor.has(Role.ANALYST):
        return deny("Only an analyst can work with children’s data.")
    return allow("You are an analyst.")


def may_record_load(actor: Actor) -> Decision:
    """An analyst, or the clock for a file that was taken in before."""
    return may_load_by_the_clock(actor) or may_work_with_data(actor)


def may_load_by_the_clock(actor: Actor) -> Decision:
    """The clock: files that wait are read by a job, so that nobody's page waits for them."""
    if actor.kind is not Kind.MACHINE or not actor.has(Role.CLOCK):
        return deny("Only the clock reads the files that wait.")
    return allow("You are the clock.")


def may_read_measures(actor: Actor) -> Decision:
    """An analyst, and in sums alone: boards, panels, investigators, and those who answer."""
    if may_work_with_data(actor):
        return allow("You are an analyst.")
    if actor.kind is not Kind.PERSON or not actor.has(*READERS):
        return deny("Measures are for analysts, boards, panels and those who answer for a service.")
    return allow("Your post reads measures, without small numbers.")


def may_freeze_for_all(actor: Actor) -> Decision:
    """Whoever reads measures, or records what was said in public; small numbers are left out."""
    if may_read_measures(actor) or (actor.kind is Kind.PERSON and actor.has(Role.RECEIVER)):
        return allow("You may set a figure beside what was said in public.")
    return deny("Your post does not set figures beside what was said in public.")


def may_open_timeline(actor: Actor) -> Decision:
    """An analyst, or an investigator, who pins it sealed beside an allegation."""
    if may_work_with_data(actor):
        return allow("You are an analyst.")
    if actor.kind is not Kind.PERSON or not actor.has(Role.INVESTIGATOR):
        return deny("Only an investigator can open the timeline of a child.")
    return allow("You investigate, and may see the records of a child whose case you examine.")


def may_read_parts(actor: Actor) -> Decision:
    """Those who may see a measure by service and by team: analysts and those who own actions."""
    if may_work_with_data(actor) or (actor.kind is Kind.PERSON and actor.has(*SEE_PARTS)):
        return allow("Your post reads measures of services and teams.")
    return deny("Your post reads measures of the whole council.")
