"""The pages of a disclosure check, the same for a learning report and for a grid."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.kernel.decision import Refused
from upheld.learning.dispositions import Disposition
from upheld.learning.queries import CheckPage
from upheld.learning.watching import Watch
from upheld.web.refusals import refusal_on

from .learning_release_forms import STANDS, AnswerFlag, WhatToLookFor


@dataclass(frozen=True, slots=True)
class Places:
    """The names of the addresses of a check, and whence one comes to it."""

    back: str
    check: str
    run: str
    watch: str
    flag: str
    called: str | Promise


REPORT = Places(
    back="casework-learning-report",
    check="casework-learning-check",
    run="casework-learning-run",
    watch="casework-learning-watch",
    flag="casework-learning-flag",
    called="",
)
GRID = Places(
    back="casework-grid",
    check="casework-grid-check",
    run="casework-grid-run",
    watch="casework-grid-watch",
    flag="casework-grid-flag",
    called=_l("What each source says"),
)


def show(request: HttpRequest, page: CheckPage, places: Places) -> HttpResponse:
    """The newest check, each flag in its sentence."""
    return render(request, "casework/learning/check.html", _shown(page, places))


def run(
    request: HttpRequest, page: CheckPage, places: Places, *, keep: Callable[[], int]
) -> HttpResponse:
    """Hold the words against the file now. `keep` says how much was flagged."""
    mine(page)
    try:
        count = keep()
    except Refused as no:
        messages.error(request, str(no))
    else:
        said = _("Checked. Things to look at: %(count)s.") % {"count": count}
        messages.success(request, said)
    return redirect(places.check, page.id)


def flag(
    request: HttpRequest,
    page: CheckPage,
    number: int,
    places: Places,
    *,
    answer: Callable[[Disposition], object],
) -> HttpResponse:
    """Say why something that was flagged may stand."""
    mine(page)
    line = next((each for each in page.flags if each.number == number), None)
    if line is None or not line.fitting:
        raise Http404
    form = AnswerFlag(request.POST if request.method == "POST" else None, fitting=line.fitting)
    if form.is_valid():
        with refusal_on(form):
            answer(form.disposition())
            messages.success(request, _("Answer kept"))
            return redirect(places.check, page.id)
    shown = {"form": form, "flag": line} | _shown(page, places)
    return render(request, "casework/learning/flag.html", shown)


def watch(
    request: HttpRequest, page: CheckPage, places: Places, *, keep: Callable[[Watch], object]
) -> HttpResponse:
    """What to look for besides the file, and which words are cleared."""
    kept = mine(page).own.content()
    form = WhatToLookFor(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        with refusal_on(form):
            keep(form.watch())
            messages.success(request, _("Kept. Check the words again."))
            return redirect(places.check, page.id)
    shown = {"form": form} | _shown(page, places)
    return render(request, "casework/learning/watch.html", shown)


def mine(page: CheckPage) -> CheckPage:
    """A check that this person may run. For everybody else there is no such page."""
    if not page.may_change:
        raise Http404
    return page


def _shown(page: CheckPage, places: Places) -> dict[str, object]:
    return {"page": page, "places": places, "stands": STANDS}
