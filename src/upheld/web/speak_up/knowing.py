"""What to know before speaking up: rights, other ways, and how this service compares.

What the law says is dated and sourced here, and a test fails a year after anybody last looked.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from upheld.kernel.actor import ANYONE
from upheld.people import queries
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up.comparing import COMPARED

CHECKED_ON = date(2026, 11, 22)
"""When somebody last held these pages against their sources. The law changes: look every year."""


@dataclass(frozen=True, slots=True)
class Right:
    """One thing that the law gives somebody who speaks up, and where it says so."""

    title: str | Promise
    words: str | Promise
    source: str | Promise


RIGHTS: tuple[Right, ...] = (
    Right(
        _("You are protected when you speak up"),
        _(
            "If you tell the right person about a danger, a crime, a broken duty or a cover-up, "
            "and it matters to others, your employer may not punish you for it. You need good "
            "reason to believe it. You do not have to prove it."
        ),
        _("Employment Rights Act 1996, sections 43A to 43H and 47B"),
    ),
    Right(
        _("Agency workers count too"),
        _(
            "It does not matter who pays you. Agency workers, trainees, student social workers "
            "and people on short contracts have the same protection, from the first day."
        ),
        _("Employment Rights Act 1996, section 43K"),
    ),
    Right(
        _("No agreement can stop you"),
        _(
            "If you signed an agreement that says you must keep quiet, it does not count against "
            "speaking up in this way. That part of it has no force."
        ),
        _("Employment Rights Act 1996, section 43J"),
    ),
    Right(
        _("Losing your job for it is unfair"),
        _(
            "If you are dismissed because you spoke up, the dismissal is unfair, however short "
            "a time you have worked there."
        ),
        _("Employment Rights Act 1996, section 103A"),
    ),
    Right(
        _("You can go to a regulator"),
        _(
            "The law protects you there too, even if you have told nobody at work. "
            "“Other ways to speak up” lists them."
        ),
        _("Employment Rights Act 1996, section 43F, and the Prescribed Persons Order 2014"),
    ),
)

LIMITS: tuple[Right, ...] = (
    Right(
        _("To claim that you were treated badly or dismissed"),
        _(
            "Count three months less one day from the day it happened, and ring Acas before that "
            "day. A law of 2025 makes it six months; the start was planned for October 2026. We "
            "could not check whether it holds for you, so keep to the shorter time and ask Acas."
        ),
        _("Employment Rights Act 1996, sections 48 and 111; Employment Rights Act 2025"),
    ),
    Right(
        _("To ask a tribunal to keep your job going until it decides"),
        _("You have seven days from the day your job ended. Get advice on the first of them."),
        _("Employment Rights Act 1996, section 128"),
    ),
)

REGULATORS: tuple[Right, ...] = (
    Right(
        _("Ofsted"),
        _("How a council looks after children, and homes, fostering and adoption agencies."),
        _("Prescribed person for children’s social care"),
    ),
    Right(
        _("Social Work England"),
        _("Whether a social worker is fit to do the job."),
        _("Prescribed person for its own functions"),
    ),
    Right(
        _("The Children’s Commissioner"),
        _("The rights and interests of children, above all of those in care."),
        _("Prescribed person for its own functions"),
    ),
    Right(
        _("The council’s external auditor"),
        _("How public money is used and accounted for."),
        _("Prescribed person for local public audit"),
    ),
    Right(
        _("The Information Commissioner"),
        _("How information about people is kept and shared."),
        _("Prescribed person for data protection"),
    ),
    Right(
        _("The Health and Safety Executive"),
        _("Danger to health and safety at work."),
        _("Prescribed person for health and safety at work"),
    ),
    Right(
        _("The Equality and Human Rights Commission"),
        _("Breaches of equality and human rights law."),
        _("Prescribed person for equality and human rights"),
    ),
)


@for_audience(Audience.REPORTER)
def rights(request: HttpRequest) -> HttpResponse:
    """What the law gives somebody who speaks up, and the time limits."""
    page = {"rights": RIGHTS, "limits": LIMITS, "checked_on": CHECKED_ON, "texts": _texts()}
    return render(request, "speak_up/rights.html", page)


@for_audience(Audience.REPORTER)
def other_ways(request: HttpRequest) -> HttpResponse:
    """Regulators, unions, charities, phone, letter and in person."""
    page = {"regulators": REGULATORS, "checked_on": CHECKED_ON, "texts": _texts()}
    return render(request, "speak_up/other_ways.html", page)


@for_audience(Audience.REPORTER)
def how_we_compare(request: HttpRequest) -> HttpResponse:
    """What the EU's directive and the ISO guideline ask for, and what happens here."""
    page = {"compared": COMPARED, "checked_on": CHECKED_ON}
    return render(request, "speak_up/how_we_compare.html", page)


def _texts() -> dict[str, str]:
    return queries.texts(actor=ANYONE, language=get_language() or "en-gb")
