"""That something has arrived, said at the top of a page: with no cookie that names it.

The address says only that something was sent, and not what: it stays in the browser's history.
What it was, the concern itself says; and only where it holds something of that kind from today,
so that nobody can make up an address that tells a reporter of what never happened.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from upheld.concerns.queries import ReporterPage, Said
from upheld.people import clock

DONE = "done"


def to_page(name: str) -> HttpResponse:
    """Go to a page under the receipt, which says that what was sent has arrived."""
    return redirect(f"{reverse(name)}?{DONE}")


def to_thread() -> HttpResponse:
    """Go back to one's own concern, which says the same."""
    return to_page("speak-up-thread")


def confirmed(request: HttpRequest, page: ReporterPage) -> str:
    """What has just arrived, in a sentence; empty where nothing has."""
    newest = page.continued.newest
    if DONE not in request.GET or newest is None or newest.day != clock.today():
        return ""
    return _words(newest.said)


def _words(said: Said) -> str:
    return {
        Said.MESSAGE: _("Your message has been sent. You can read it below."),
        Said.EXPERIENCE: _("Thank you. We have what you said about how it was taken."),
        Said.SINCE: _("Thank you. We have your answer."),
        Said.DETRIMENT: _(
            "We have what you told us about how you are treated. You are owed an answer within "
            "7 days."
        ),
        Said.STRUCK: _("They have been taken out. From now on they cannot open your concern."),
        Said.ADDED: _("We have added it. It stands at the end of this page. You can add more."),
    }[said]
