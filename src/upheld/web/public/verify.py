"""The log for anyone: what it is, its files, and whether something is in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _l
from django.views.decorators.http import require_safe

from upheld.kernel.actor import ANYONE
from upheld.learning import queries as learning
from upheld.ledger import checkpoints, tiles
from upheld.ledger import queries as ledger
from upheld.people import clock
from upheld.web.audience import Audience, for_audience
from upheld.web.public import pasted

CHECKPOINT = "checkpoint"
LONGEST_NAME = 60  # of a file of the log; a tile's path for 10^15 entries is shorter
A_YEAR = 31_536_000
# What of the log anybody may see opened. Everything else is absent here, vault and people first.
PUBLIC_EVENTS = (
    *("oversight.", "improvement."),
    *("learning.report.released", "learning.correction.published"),
)
ABOUT_PERSONS = {"assurer", "person"}


class Paste(forms.Form):
    """What somebody was given to keep."""

    text = forms.CharField(
        label=_l("Paste the promise or the proof here"),
        help_text=_l("All of it, from its first line to its last."),
        widget=forms.Textarea(attrs={"rows": 10, "autocomplete": "off", "spellcheck": "false"}),
        max_length=20_000,
        strip=False,
        error_messages={"required": _l("Paste the promise or the proof")},
    )


@for_audience(Audience.ANYONE)
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """What the checkpoint is, how to check it, and who has witnessed it."""
    newest = ledger.checkpoint()
    shown = {
        "checkpoint": newest,
        "published_on": ledger.published_on(),
        "vkey": checkpoints.signer().vkey if newest else "",
        "files": request.build_absolute_uri(reverse("verify-files")),
    }
    return render(request, "public/verify.html", shown)


@for_audience(Audience.REPORTER)
def check(request: HttpRequest) -> HttpResponse:
    """Whether a promise was kept, or a proof is still true."""
    form = Paste(request.POST if request.method == "POST" else None)
    found = None
    if form.is_valid():
        found = pasted.look_up(form.cleaned_data["text"], today=clock.today())
    return render(request, "public/verify_check.html", {"form": form, "found": found})


@for_audience(Audience.ANYONE)
@require_safe
def files(request: HttpRequest) -> HttpResponse:
    """The address of every file of the log, one to a line, for a program that fetches them."""
    newest = ledger.checkpoint()
    if newest is None:
        raise Http404
    names = [CHECKPOINT, *(tiles.path_of(*place) for place in tiles.layout(newest.size))]
    addresses = (request.build_absolute_uri(reverse("verify-log", args=[n])) for n in names)
    return HttpResponse("".join(f"{each}\n" for each in addresses), content_type="text/plain")


@for_audience(Audience.ANYONE)
@require_safe
def log_file(request: HttpRequest, name: str) -> HttpResponse:
    """One file of the published log. What is not the name of one is not looked for."""
    if name != CHECKPOINT and (len(name) > LONGEST_NAME or tiles.place_of(name) is None):
        raise Http404
    try:
        content = (Path(settings.UPHELD_LOG_DIR) / name).read_bytes()
    except OSError as no:
        raise Http404 from no
    if name == CHECKPOINT:
        answer = HttpResponse(content, content_type="text/plain; charset=utf-8")
        answer["Cache-Control"] = "no-cache"
    else:
        answer = HttpResponse(content, content_type="application/octet-stream")
        answer["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return answer


@for_audience(Audience.ANYONE)
@require_safe
def key(request: HttpRequest) -> HttpResponse:
    """The public key of the log, as programs read it."""
    if ledger.checkpoint() is None:
        raise Http404
    return HttpResponse(f"{checkpoints.signer().vkey}\n", content_type="text/plain; charset=utf-8")


@for_audience(Audience.ANYONE)
@require_safe
def evidence(request: HttpRequest, id: UUID) -> HttpResponse:
    """One public entry with its proof, as `upheld-verify --evidence` reads it."""
    held = ledger.evidence(actor=ANYONE, opening=id)
    shown = held["shown"] if held else {}
    event = shown["event"]["value"] if "event" in shown else ""
    if not event.startswith(PUBLIC_EVENTS):
        raise Http404
    if event.startswith("learning.") and not _is_open(shown):
        raise Http404  # its matter is nobody's before the day from which everybody reads it
    names = shown.keys() - ABOUT_PERSONS
    file = ledger.evidence(actor=ANYONE, opening=id, names=names)
    if not file or not file["proof"]:
        raise Http404  # until tonight there is nothing to check it against
    answer = JsonResponse(file, json_dumps_params={"indent": 2})
    answer["Content-Disposition"] = f'attachment; filename="evidence-{id}.json"'
    return answer


def _is_open(shown: dict[str, Any]) -> bool:
    """Whether the report that a public entry speaks of can be read by everybody."""
    return learning.published(UUID(shown["matter"]["value"])) is not None
