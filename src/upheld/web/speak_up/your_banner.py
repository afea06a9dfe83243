"""That something has arrived, said at the top of a concern: with no cookie that names it.

The address says from which page somebody came, as the page's own address did. What it says
is believed only where the concern itself holds something of that kind from today, so that
nobody can make up an address that tells a reporter of what never happened.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns.queries import ReporterPage
from upheld.people import clock

FROM = "from"


class Sent(StrEnum):
    """From which page something was sent: the last word of its address."""

    MESSAGE = "your-concern"
    HOW_IT_WAS = "how-it-was"
    SINCE = "since"
    TREATED_BADLY = "treated-badly"
    READERS = "readers"


def to_thread(sent: Sent) -> HttpResponse:
    """Go back to one's own concern, which says that it has arrived."""
    return redirect(f"{reverse('speak-up-thread')}?{FROM}={sent.value}")


def confirmed(request: HttpRequest, page: ReporterPage) -> str:
    """What has just arrived, in a sentence; empty where nothing has."""
    try:
        sent = Sent(request.GET.get(FROM, ""))
    except ValueError:
        return ""
    return _words(sent) if clock.today() in _days(sent, page) else ""


def _days(sent: Sent, page: ReporterPage) -> Iterable[date]:
    part = page.continued
    return {
        Sent.MESSAGE: [each.day for each in page.messages if each.mine],
        Sent.HOW_IT_WAS: [each.day for each in part.experience],
        Sent.SINCE: [each.day for each in part.since],
        Sent.TREATED_BADLY: [each.day for each in part.detriments],
        Sent.READERS: list(part.struck_on),
    }[sent]


def _words(sent: Sent) -> str:
    return {
        Sent.MESSAGE: _("Your message has been sent. You can read it below."),
        Sent.HOW_IT_WAS: _("Thank you. We have what you said about how it was taken."),
        Sent.SINCE: _("Thank you. We have your answer."),
        Sent.TREATED_BADLY: _(
            "We have what you told us about how you are treated. You are owed an answer within "
            "7 days."
        ),
        Sent.READERS: _("They have been taken out. From now on they cannot open your concern."),
    }[sent]
