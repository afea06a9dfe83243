"""How pages say the codes of this room."""

from __future__ import annotations

from django.utils.translation import gettext as _

from .states import Judgement, Response, Stage, SuccessKind


def of_response(response: Response) -> str:
    """The body's answer to a recommendation."""
    return {
        Response.UNANSWERED: _("Not answered yet"),
        Response.ACCEPTED: _("Accepted"),
        Response.IN_PART: _("Accepted in part"),
        Response.IN_PRINCIPLE: _("Accepted in principle only"),
        Response.REJECTED: _("Rejected"),
    }[response]


def of_stage(stage: Stage) -> str:
    """Where an action stands."""
    return {
        Stage.DRAFT: _("Draft"),
        Stage.NOT_STARTED: _("Not started"),
        Stage.IN_PROGRESS: _("In progress"),
        Stage.READY: _("Proof to judge"),
        Stage.MET: _("Judged met"),
        Stage.PARTLY_MET: _("Judged partly met"),
        Stage.NOT_MET: _("Judged not met"),
        Stage.CLOSED: _("Closed"),
        Stage.REOPENED: _("Opened again"),
    }[stage]


def of_judgement(judgement: Judgement) -> str:
    """What an assurer said of one proof."""
    return {
        Judgement.WAITING: _("Not judged yet"),
        Judgement.MET: _("Judged met"),
        Judgement.PARTLY_MET: _("Judged partly met"),
        Judgement.NOT_MET: _("Judged not met"),
    }[judgement]


def of_success(kind: SuccessKind) -> str:
    """What kind of thing would show that an action worked."""
    return {
        SuccessKind.MEASURE: _("A number"),
        SuccessKind.ARTEFACT: _("A document or a thing that can be seen"),
        SuccessKind.ASSURANCE: _("Somebody from outside looks"),
        SuccessKind.EVENT: _("Something that happens once"),
        SuccessKind.RECURRING: _("Something that happens again and again"),
        SuccessKind.PULSE: _("What people answer when asked"),
    }[kind]


def of_event(event: str) -> str:
    """What happened to an action, by the name of the event; empty for any other event."""
    return {
        "improvement.action.added": _("Put into the plan"),
        "improvement.action.fixed": _("Date and success test fixed"),
        "improvement.progress.reported": _("Progress claimed"),
        "improvement.date.moved": _("Date moved"),
        "improvement.assurer.appointed": _("Assurer appointed"),
        "improvement.proof.submitted": _("Proof put forward"),
        "improvement.proof.judged": _("Proof judged"),
        "improvement.action.closed": _("Closed"),
        "improvement.action.reopened": _("Opened again"),
    }.get(event, "")
