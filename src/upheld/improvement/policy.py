"""Who may do what to a plan. Plain functions of plain values.

A conflict in the matter takes away deciding, planning and judging; it never takes away the
work itself, so a new director of the service can own actions in it.
"""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision, allow, deny


class AboutAMatter(Protocol):
    """Anything that grew from one concern."""

    matter: UUID


class Owned(Protocol):
    """An action: owned by a post, perhaps with an assurer."""

    matter: UUID
    owner_post_id: UUID
    assurer: UUID | None


class Submitted(Protocol):
    """A proof: put forward by somebody, and perhaps judged."""

    by_person: UUID
    judge: UUID | None


def _leads(actor: Actor, what: str) -> Decision:
    if actor.kind is not Kind.PERSON or not actor.has(Role.IMPROVEMENT_LEAD):
        return deny(f"Only the improvement lead can {what}.")
    return allow("You are the improvement lead.")


def _leads_in(actor: Actor, about: AboutAMatter, what: str) -> Decision:
    if actor.is_excluded_from(about.matter):
        return deny(f"You cannot {what} in this matter.")
    return _leads(actor, what)


def may_adopt(actor: Actor) -> Decision:
    """The improvement lead."""
    return _leads(actor, "take up a recommendation")


def may_respond(actor: Actor, recommendation: AboutAMatter) -> Decision:
    """A commissioner with no conflict in the matter."""
    if not actor.has(Role.COMMISSIONER):
        return deny("Only the chief executive or an alternate can answer a recommendation.")
    if actor.is_excluded_from(recommendation.matter):
        return deny("You cannot answer a recommendation of this matter.")
    return allow("You answer for the council.")


def may_start_plan(actor: Actor, recommendation: AboutAMatter) -> Decision:
    """The improvement lead, with no conflict in the matter."""
    return _leads_in(actor, recommendation, "start a plan")


def may_add_action(actor: Actor, plan: AboutAMatter) -> Decision:
    """The improvement lead, with no conflict in the matter."""
    return _leads_in(actor, plan, "add an action")


def may_baseline(actor: Actor, plan: AboutAMatter) -> Decision:
    """The improvement lead, with no conflict in the matter."""
    return _leads_in(actor, plan, "fix a plan")


def may_fix(actor: Actor, action: AboutAMatter) -> Decision:
    """The improvement lead, with no conflict in the matter."""
    return _leads_in(actor, action, "fix an action")


def may_report(actor: Actor, action: Owned) -> Decision:
    """Whoever is in the post that owns the action."""
    if not actor.has(Role.ACTION_OWNER) or actor.post != str(action.owner_post_id):
        return deny("Only the post that owns this action can report on it.")
    return allow("Your post owns this action.")


def may_move_date(actor: Actor, action: Owned) -> Decision:
    """The improvement lead with no conflict in the matter, who must not own the action."""
    if actor.post == str(action.owner_post_id):
        return deny("Nobody can move the date of their own action.")
    return _leads_in(actor, action, "move a date")


def may_appoint(actor: Actor, action: AboutAMatter) -> Decision:
    """A receiver without a conflict, in an unlocked session that shows who has one."""
    if not actor.has(Role.RECEIVER):
        return deny("Only the receiver of the concern can appoint who judges proof.")
    if actor.is_excluded_from(action.matter):
        return deny("You cannot appoint anybody in this matter.")
    return allow("You can see who is in conflict.")


def may_judge(actor: Actor, action: Owned, proof: Submitted) -> Decision:
    """The appointed assurer, who neither owns the action nor put the proof forward."""
    if not actor.has(Role.ASSURER) or actor.id != str(action.assurer):
        return deny("Only the person appointed to judge this proof can judge it.")
    if actor.post == str(action.owner_post_id) or actor.id == str(proof.by_person):
        return deny("Nobody can judge proof of their own work.")
    if actor.is_excluded_from(action.matter):
        return deny("You cannot judge proof in this matter.")
    return allow("You were appointed to judge this proof.")


def may_close(actor: Actor, action: Owned, proof: Submitted) -> Decision:
    """The improvement board's chair, who neither did the work nor judged its proof."""
    if not actor.has(Role.CLOSER):
        return deny("Only the improvement board can close an action.")
    if actor.id in {str(action.assurer), str(proof.judge), str(proof.by_person)}:
        return deny("Whoever did the work or judged its proof cannot also close it.")
    if actor.post == str(action.owner_post_id):
        return deny("Nobody can close an action that their own post owns.")
    if actor.is_excluded_from(action.matter):
        return deny("You cannot close an action of this matter.")
    return allow("You decide for the improvement board.")


def may_reopen(actor: Actor, action: AboutAMatter) -> Decision:
    """The improvement board's chair, with no conflict in the matter."""
    if not actor.has(Role.CLOSER):
        return deny("Only the improvement board can open an action again.")
    if actor.is_excluded_from(action.matter):
        return deny("You cannot open an action of this matter again.")
    return allow("You decide for the improvement board.")
