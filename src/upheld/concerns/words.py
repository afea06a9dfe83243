"""How pages say the codes of this room."""

from __future__ import annotations

from django.utils.translation import gettext as _

from upheld.people.conflicts import Reason

from .states import (
    Again,
    Door,
    GrievanceStep,
    KnownAs,
    Link,
    Obligation,
    Origin,
    Outcome,
    Risk,
    Route,
    State,
    Stays,
    Taken,
)


def of_state(state: State) -> str:
    """Where a concern stands."""
    return {
        State.RECEIVED: _("Received"),
        State.ACKNOWLEDGED: _("Acknowledged"),
        State.DECIDED: _("Decided"),
        State.ANSWERED: _("Answered"),
        State.WITHDRAWN: _("Withdrawn by whoever raised it"),
        State.CLOSED: _("Closed"),
    }[state]


def of_risk(risk: Risk) -> str:
    """Whether a child is at risk now."""
    return {
        Risk.YES: _("Yes, a child may be at risk now"),
        Risk.NO: _("No"),
        Risk.UNKNOWN: _("The reporter does not know"),
    }[risk]


def of_known_as(known_as: KnownAs) -> str:
    """How the reporter wants to be known."""
    return {
        KnownAs.NAMED: _("By name"),
        KnownAs.CONFIDENTIAL: _("In confidence"),
        KnownAs.ANONYMOUS: _("Not at all"),
    }[known_as]


def of_door(door: str) -> str:
    """As whom somebody speaks; nothing for staff, and for whoever did not say."""
    said = {
        Door.CARER.value: _("A foster carer"),
        Door.YOUNG_PERSON.value: _("A child or young person, or somebody who speaks up for them"),
        Door.ADVOCATE.value: _("An advocate, or somebody who writes for a child"),
        Door.COURT.value: _("A court, or somebody who works with one"),
        Door.PARTNER.value: _("A partner agency"),
        Door.PUBLIC.value: _("A member of the public"),
    }
    return said.get(door, "")


def of_origin(origin: str) -> str:
    """How a concern came that a receiver took down; nothing for one that came by itself."""
    said = {
        Origin.PHONE.value: _("By telephone"),
        Origin.LETTER.value: _("By letter"),
        Origin.IN_PERSON.value: _("In person"),
    }
    return said.get(origin, "")


def of_route(route: Route) -> str:
    """What is done with a concern."""
    return {
        Route.INVESTIGATE: _("An investigation by somebody outside the line"),
        Route.SAFEGUARDING: _("Children's safeguarding, or the designated officer"),
        Route.GRIEVANCE: _("The grievance procedure"),
        Route.POLICE: _("The police"),
        Route.REGULATOR: _("A regulator"),
        Route.NO_FURTHER_ACTION: _("No further action"),
    }[route]


def of_what_happens_next(route: Route) -> str:
    """What a route sets in motion, for the receiver who chooses it."""
    return {
        Route.INVESTIGATE: _(
            "Next, share the concern with an investigator without a conflict, and propose the "
            "investigation. Its commissioner is checked for conflicts too."
        ),
        Route.SAFEGUARDING: _(
            "Next, ring children’s services’ front door the same day; where it is about somebody "
            "who works with children, tell the designated officer within one working day."
        ),
        Route.GRIEVANCE: _(
            "Next, ask whoever raised it whether they agree, then tell human resources only what "
            "they need to know. The grievance’s own days begin now."
        ),
        Route.POLICE: _(
            "Next, ring the police on 101, or 999 in danger, and note the reference. Ask them "
            "before anybody is told or interviewed."
        ),
        Route.REGULATOR: _(
            "Next, make a sealed bundle for the regulator from this page, and note the day on "
            "which it was received."
        ),
        Route.NO_FURTHER_ACTION: _(
            "Next, answer those who raised it and give them the reason. They can go to a "
            "prescribed person, and your answer must say so."
        ),
    }[route]


def of_link(link: Link) -> str:
    """How another concern stands to this one."""
    return {
        Link.EARLIER: _("Raised before, and not put right"),
        Link.LATER: _("Raised again later: this one was not put right"),
        Link.SIMILAR: _("About something similar"),
        Link.LED_BY: _("Handled together: the other one leads"),
        Link.LEADS: _("Handled together: this one leads"),
    }[link]


def of_step(step: GrievanceStep) -> str:
    """A step of the grievance procedure."""
    return {
        GrievanceStep.MEETING: _("The meeting was held"),
        GrievanceStep.OUTCOME: _("The outcome was given in writing"),
    }[step]


def of_second(step: str) -> str:
    """What a second keeper is asked to agree to."""
    return {
        "close": _("Close a concern in which a child was said to be at risk"),
        "no-further-action": _("Do nothing further about a child who was said to be at risk"),
        "lift-hold": _("Lift a legal hold"),
    }[step]


def of_outcome(outcome: Outcome) -> str:
    """What came of it."""
    return {
        Outcome.UPHELD: _("Upheld: the evidence supports it"),
        Outcome.PARTLY_UPHELD: _("Partly upheld: the evidence supports some of it"),
        Outcome.NOT_UPHELD: _("Not upheld: the evidence does not support it"),
        Outcome.UNABLE_TO_DETERMINE: _("The evidence could not settle it"),
        Outcome.NO_FINDING: _("No finding was made"),
    }[outcome]


def of_taken(taken: Taken) -> str:
    """How a reporter says that it was taken."""
    return {
        Taken.SERIOUSLY: _("It was taken seriously"),
        Taken.PARTLY: _("It was taken seriously in part"),
        Taken.NOT_SERIOUSLY: _("It was not taken seriously"),
    }[taken]


def of_again(again: Again) -> str:
    """Whether a reporter would speak up again."""
    return {
        Again.YES: _("They would speak up again"),
        Again.NO: _("They would not speak up again"),
        Again.UNSURE: _("They do not know whether they would speak up again"),
    }[again]


def of_obligation(kind: str) -> str:
    """What is owed to whoever raised a concern."""
    return {
        "see-to-child": _("See that the child is safe, that same day"),
        Obligation.ACKNOWLEDGE.value: _("Say that somebody has read it"),
        Obligation.DECIDE.value: _("Say what happens with it"),
        Obligation.FEEDBACK.value: _("Say what came of it"),
        Obligation.UPDATE.value: _("Write to them again, whether or not there is news"),
        Obligation.DETRIMENT_CHECK.value: _("Ask whether anything bad has happened to them"),
        Obligation.GRIEVANCE_MEETING.value: _("Meet about the grievance"),
        Obligation.GRIEVANCE_OUTCOME.value: _("Say what was decided about the grievance"),
        Obligation.DETRIMENT.value: _("Answer that somebody is treated badly for it"),
        Obligation.REVIEW_ALERT.value: _("Say what was done about a child at risk"),
    }[kind]


def of_promise(kind: str) -> str:
    """The same as `of_obligation`, said to whoever it is owed to."""
    return {
        Obligation.UPDATE.value: _("Write to you again, whether or not there is news"),
        Obligation.DETRIMENT_CHECK.value: _("Ask whether anything bad has happened to you"),
        Obligation.DETRIMENT.value: _("Answer that you are treated badly for it"),
    }.get(kind) or of_obligation(kind)


def of_reason(reason: Reason, *, post: str) -> str:
    """Why somebody may not read a concern; `post` is the title of the named post."""
    said = {
        Reason.NAMED: _("because the concern is about %(post)s"),
        Reason.IN_LINE: _("because they report to %(post)s"),
        Reason.DIRECT_MANAGER: _("because they manage %(post)s"),
        Reason.DIRECTOR: _("because they direct the service of %(post)s"),
        Reason.INTEREST: _("because they declared that they are close to %(post)s"),
    }
    return said[reason] % {"post": post}


def of_departure() -> str:
    """Why somebody who is in no conflict may no longer read a concern."""
    return _("because they no longer hold a post that receives or investigates")


def of_named(title: str) -> str:
    """That a receiver recorded whom a concern is also about."""
    return _("It is also about %(post)s.") % {"post": title}


def you() -> str:
    """Whoever asks."""
    return _("You")


def of_safe(risk: Risk, *, decided: bool) -> str:
    """The answer to a receiver's first question: is every child safe today?"""
    if risk is Risk.YES and decided:
        return _("A child was said to be at risk; what was done stands with the decision")
    return {
        Risk.YES: _("A child may be at risk"),
        Risk.NO: _("No child is said to be at risk"),
        Risk.UNKNOWN: _("Not known: ask"),
    }[risk]


def of_place(kind: str) -> str:
    """Where words were found."""
    return {
        "concern": _("What it says"),
        "statement": _("A statement of somebody who joined"),
        "note": _("A note"),
        "named": _("A note"),
        "link": _("A link with another concern"),
        "reasons": _("Reasons for a decision"),
        "feedback": _("What came of it"),
    }.get(kind, _("A message"))


def of_what_stays(stays: Stays) -> str:
    """What is not destroyed with a concern, and why."""
    return {
        Stays.GRIEVANCE: _("A grievance that another receiver shared: only they can ask for it."),
        Stays.EXPORTED: _("What went to a regulator: it is with them."),
        Stays.ALERT: _(
            "An alert that a child is at risk: it names no concern, so nobody here can say which "
            "one is its own. The duty contact outside keeps it."
        ),
        Stays.LAW: _(
            "Requests under the law about it: the council must be able to show what it answered."
        ),
    }[stays]
