"""Before a concern about a child at risk goes without a word to anybody on duty: one more question.

What a reporter wrote for the duty contact goes nowhere where all of them are struck, or all are
too close to it. So nothing is sent until the reporter has read that and has answered.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from upheld.web.speak_up.checking import CheckPage
from upheld.web.speak_up.forms import CheckAndSend

ASKED, AGAIN = "asked", "again"


def may_send(request: HttpRequest, form: CheckAndSend) -> bool:
    """Whether the form is complete, and not on its way back to the page before."""
    return form.is_valid() and AGAIN not in request.POST


def is_due(form: CheckAndSend, page: CheckPage) -> bool:
    """Whether nobody on duty would be told, and the reporter has not answered for that yet."""
    said = form.cleaned_data
    if page.alert is None or page.alert.reaches_somebody(said["struck"]):
        return False
    return not said["told_here"]


def ask(request: HttpRequest, form: CheckAndSend, page: CheckPage, back: str) -> HttpResponse:
    """Say that nobody on duty will be told, and ask what is to become of what was written."""
    struck = form.cleaned_data["struck"]
    if ASKED in request.POST:
        form.add_error("told_here", _("Choose yes or no"))
    shown = {
        "form": form,
        "page": page,
        "back_to": back,
        "carried": _carried(form),
        "read_by": page.read_by(struck),
    }
    return render(request, "speak_up/nobody_on_duty.html", shown)


def _carried(form: CheckAndSend) -> list[tuple[str, str]]:
    """What was answered on the page before, to go along with the answer."""
    names = (name for name in form.fields if name != "told_here")
    typed = form.data
    assert isinstance(typed, QueryDict)  # noqa: S101  It is what a browser has sent.
    return [(name, each) for name in names for each in typed.getlist(name)]
