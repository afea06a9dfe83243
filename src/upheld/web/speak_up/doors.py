"""Other doors to the same four pages, in the words of those who come through them.

The door is kept with the answers, sealed; it changes what a page says and decides nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from upheld.concerns.states import Door
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import drafts


@dataclass(frozen=True, slots=True)
class DoorPage:
    """What a start page says to those who come through one door."""

    title: str
    lead: str
    examples: tuple[str, ...]
    also: tuple[str, ...]


@for_audience(Audience.REPORTER)
def door(request: HttpRequest, door: str) -> HttpResponse:
    """A start page in somebody's own words; its button begins the same four pages."""
    page = page_of(door)
    if page is None:
        raise Http404
    if request.method == "POST":
        return drafts.keep(request, "speak-up-risk", {"door": door})
    return render(request, "speak_up/door.html", {"page": page})


def page_of(code: str) -> DoorPage | None:
    """The words for one door; None for a door that there is not, and for that of staff."""
    made = {
        Door.CARER.value: _carers,
        Door.YOUNG_PERSON.value: _young_people,
        Door.ADVOCATE.value: _advocates,
        Door.COURT.value: _courts,
        Door.PARTNER.value: _partners,
        Door.PUBLIC.value: _public,
    }.get(code)
    return made() if made else None


def links() -> list[tuple[str, str]]:
    """Every other door, as the start page lists them."""
    return [
        (each.value, found.title) for each in Door if (found := page_of(each.value)) is not None
    ]


def _carers() -> DoorPage:
    return DoorPage(
        title=_("For foster carers"),
        lead=_("You see more of a child’s life than anybody here. If something is wrong, say so."),
        examples=(
            _("Visits that were not made, or were written up and not made."),
            _("A plan or a payment that changes without you, or a child who is moved."),
            _("Being told that speaking up could cost you the placement."),
        ),
        also=(
            _("Whoever you name cannot read what you write, and nor can those who work for them."),
            _("Fostering charities give free advice, also on allegations against carers."),
        ),
    )


def _young_people() -> DoorPage:
    return DoorPage(
        title=_("For children and young people"),
        lead=_(
            "You can tell us if a social worker, a home or the council does not treat you right."
        ),
        examples=(
            _("Nobody comes to see you, or nobody listens."),
            _("Something was written about you that is not true."),
            _("Somebody told you not to tell."),
        ),
        also=(
            _("You can do this with somebody you trust. An advocate is free and on your side."),
            _("You can ring Childline at any hour: 0800 1111. It is free."),
            _("You do not have to use your name. We do not ask your age."),
        ),
    )


def _advocates() -> DoorPage:
    return DoorPage(
        title=_("For advocates, and for whoever writes for a child"),
        lead=_(
            "You can write down what a child tells you, in the child’s own words and with them."
        ),
        examples=(
            _("A child tells you that nobody comes, or that nobody listens."),
            _("What the child wants does not stand in the plan, or stands in it wrongly."),
            _("A child was told not to speak to you."),
        ),
        also=(
            _("Say in your words who speaks: “the child says”, or “I saw”."),
            _("Ask the child who should not read it. You can strike them out together."),
            _("Decide together who keeps the seven words: whoever has them can read everything."),
        ),
    )


def _courts() -> DoorPage:
    return DoorPage(
        title=_("For courts, guardians and lawyers"),
        lead=_("For worries about how the service works. A case goes on in its court."),
        examples=(
            _("Statements that do not fit the records, again and again."),
            _("Orders that are not carried out, or evidence that comes too late to be tested."),
            _("A social worker who was told what to recommend."),
        ),
        also=(
            _("Do not send papers that the court has not allowed you to share."),
            _("A child’s case number is enough. Leave names out."),
        ),
    )


def _partners() -> DoorPage:
    return DoorPage(
        title=_("For schools, health, police and other partners"),
        lead=_("If escalating in the usual way changed nothing, or you fear to try it."),
        examples=(
            _("Referrals that are turned away, or come back without an answer."),
            _("Decisions of a meeting that were set aside afterwards."),
            _("Pressure not to escalate, or not to write something down."),
        ),
        also=(_("This does not replace a referral. Your own safeguarding lead can raise it too."),),
    )


def _public() -> DoorPage:
    return DoorPage(
        title=_("For parents, relatives and everybody else"),
        lead=_("You can tell us what is wrong with the way children’s services work."),
        examples=(
            _("A child is not safe, and nobody acts."),
            _("You were not told the truth, or nobody answers."),
            _("Something that you saw, as a neighbour or as somebody who helps."),
        ),
        also=(
            _("To have a decision about your own family changed, complain. You can do both."),
            _("To report that a child is being harmed, ring the council or 999."),
        ),
    )
