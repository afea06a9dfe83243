"""What a reporter's own browser asks and sends where it seals a concern itself.

The four pages are the same. The script keeps the answers in its memory and steps through
them; here come only the posts that the concern is about, public halves, and ciphertext.
"""

from __future__ import annotations

import base64
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from upheld.concerns import commands, queries
from upheld.concerns.queries import Arrived
from upheld.concerns.sealed import Outline, ToSign
from upheld.kernel.actor import reporter
from upheld.kernel.decision import Refused
from upheld.ledger import promises
from upheld.people import clock
from upheld.people import queries as people
from upheld.vault.taking import NOT_WHOLE
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import forms, sealed_reading, sealed_words
from upheld.web.speak_up.checking import CheckPage

STEPS = ("speak-up-risk", "speak-up-what", "speak-up-known")
SCRIPT_ASKS = ("check", "outline", "send", "done", "challenge", "open", "report", "message")


@for_audience(Audience.REPORTER)
@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """What the script needs before it begins: addresses, the site's salt, and words to show."""
    return JsonResponse(
        {
            "salt": settings.UPHELD_SITE_SALT,
            "list": static("js/words.txt"),
            "steps": [reverse(each) for each in STEPS],
            "urls": {
                each: reverse(f"speak-up-sealed-{each}")
                for each in (
                    "check",
                    "outline",
                    "send",
                    "done",
                    "challenge",
                    "open",
                    "report",
                    "message",
                )
            },
            "today": clock.today().isoformat(),
            "words": sealed_words.for_script(),
        }
    )


@for_audience(Audience.REPORTER)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """The check page with gaps, which the script fills: here nobody knows what stands in them."""
    chosen = request.POST.getlist("posts")
    known = {each.id for each in people.posts(actor=reporter(""), on=clock.today())}
    about = tuple(UUID(each) for each in chosen if each in known)
    page = _with_gaps(about, somebody_else=forms.SOMEBODY_ELSE in chosen)
    if page.nobody_can_read:
        return render(request, "speak_up/nobody_can_read.html", {"page": page})
    form = forms.CheckAndSend(initial={"struck": page.suggested}, readers=page.choices)
    return render(request, "speak_up/check.html", {"form": form, "page": page})


@for_audience(Audience.REPORTER)
@require_POST
def outline(request: HttpRequest) -> HttpResponse:
    """To whom to seal, and what the reporter's key must sign."""
    try:
        told = sealed_reading.outline_of(sealed_reading.json_of(request.body))
        found = queries.what_to_sign(
            actor=reporter(str(told.concern)), outline=told, at=clock.today()
        )
    except (ValueError, KeyError):
        return _refused(NOT_WHOLE, 400)
    except Refused as no:
        return _refused(str(no), 409)
    return JsonResponse(_as_json(found))


@for_audience(Audience.REPORTER)
@require_POST
def send(request: HttpRequest) -> HttpResponse:
    """Take in a concern that was sealed in the browser. Sending it twice changes nothing."""
    try:
        sealed = sealed_reading.sealed_of(request)
    except (ValueError, KeyError):
        return _refused(NOT_WHOLE, 400)
    actor = reporter(str(sealed.outline.concern))
    try:
        commands.send_sealed(actor=actor, at=clock.today(), sealed=sealed)
    except Refused as no:
        arrived = queries.arrived(actor=actor, outline=sealed.outline)
        return _promise(arrived) if arrived else _refused(str(no), 409)
    return _promise(_arrived(actor.id, sealed.outline))


@for_audience(Audience.REPORTER)
@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """It has arrived: the same page for everybody on one day."""
    return render(
        request, "speak_up/sealed_done.html", {"clocks": queries.owed_from(clock.today())}
    )


def _with_gaps(about: tuple[UUID, ...], *, somebody_else: bool) -> CheckPage:
    nobody, today = reporter(""), clock.today()
    readers = queries.readers_of(
        actor=nobody, named_posts=about, somebody_else=somebody_else, words="", at=today
    )
    instead = queries.readers_instead(actor=nobody, named_posts=about, at=today)
    gaps = {name: sealed_words.gap(name) for name in sealed_words.GAPS}
    return CheckPage(
        **gaps,
        about=(sealed_words.gap("about"),),
        readers=tuple(readers),
        instead=instead,
        alert=None,
        can_wait=True,  # the script knows the answer, and takes the way out where it is not so
    )


def _as_json(found: ToSign) -> dict[str, Any]:
    return {
        "holders": [{"recipient": each.recipient, "title": each.title} for each in found.holders],
        "keepers": list(found.keepers),
        "second_keepers": [
            {"id": id, "recipient": recipient} for id, recipient in found.second_keepers
        ],
        "listed": _text(found.listed),
        "routed": _text(found.routed),
        "entry": _text(found.entry),
        "identity_listed": _text(found.identity_listed) if found.identity_listed else None,
    }


def _arrived(id: str, outline: Outline) -> Arrived:
    found = queries.arrived(actor=reporter(id), outline=outline)
    if found is None:  # the command has just kept it
        raise LookupError("What was kept is not there.")
    return found


def _promise(arrived: Arrived) -> JsonResponse:
    return JsonResponse({"promise": promises.promise(arrived.digest, on=arrived.day)})


def _refused(words: str, status: int) -> JsonResponse:
    return JsonResponse({"error": words}, status=status)


def _text(signed: bytes) -> str:
    return base64.b64encode(signed).decode()
