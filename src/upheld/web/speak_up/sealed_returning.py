"""Coming back in the reporter's own browser: it proves who asks, and gets ciphertext.

The seven words never leave the browser. A challenge is good for two minutes, in the browser
that asked for it, for one purpose. No list is kept of those that were used: it would be a
list of the moments at which reporters came back.
"""

from __future__ import annotations

import base64
import hashlib
import secrets

from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.concerns import commands, queries
from upheld.concerns.queries import SealedThread
from upheld.kernel.actor import Actor
from upheld.kernel.decision import Refused
from upheld.learning import queries as learning
from upheld.people import clock
from upheld.vault.outside import SealedPlace
from upheld.vault.taking import NOT_WHOLE
from upheld.web.audience import Audience, for_audience
from upheld.web.speak_up import sealed_reading
from upheld.web.speak_up.sealed_words import gap

GOOD_FOR = 120  # seconds
MOST_BYTES = 1024 * 1024
"""A larger body, which is a file, stays here: the page shows that there is one."""

_OPEN = b"upheld/sealed-open/v1\n"
_REPORT = b"upheld/sealed-report/v1\n"
_MESSAGE = b"upheld/sealed-message/v1\n"


@for_audience(Audience.REPORTER)
@require_POST
def challenge(request: HttpRequest) -> HttpResponse:
    """Something fresh for the receipt's own key to sign."""
    return JsonResponse({"challenge": _signer(request).sign(secrets.token_urlsafe(16))})


@for_audience(Audience.REPORTER)
@require_POST
def open_sealed(request: HttpRequest) -> HttpResponse:
    """A concern as ciphertext, for whoever proves that they hold its receipt."""
    try:
        held = sealed_reading.json_of(request.body)
        actor = _who(request, held, _OPEN)
    except (ValueError, KeyError):
        return JsonResponse({"error": NOT_WHOLE}, status=400)
    found = queries.sealed_thread(actor=actor, today=clock.today()) if actor else None
    if actor is None or found is None:
        return JsonResponse({"error": _nothing()}, status=409)
    return JsonResponse(_as_json(request, actor, found))


@for_audience(Audience.REPORTER)
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """The learning report about a matter, for whoever holds a receipt and knows its id.

    The id stands sealed in each of its concerns and in no address, so only the browser that
    opened one can name it.
    """
    try:
        held = sealed_reading.json_of(request.body)
        matter = sealed_reading.id_of(held["matter"])
        actor = _who(request, held, _REPORT + f"{matter}\n".encode())
    except (ValueError, KeyError):
        return JsonResponse({"error": NOT_WHOLE}, status=400)
    if actor is None:
        return JsonResponse({"error": _nothing()}, status=409)
    found = learning.for_those_who_raised_it(actor=actor, matter=matter)
    if found is None:
        return JsonResponse({})
    shown = {"report": found, "in_browser": True}
    return JsonResponse(
        {
            "notice": render_to_string("speak_up/_your_report.html", shown, request),
            "page": render_to_string("speak_up/your_report.html", shown, request),
        }
    )


@for_audience(Audience.REPORTER)
@require_POST
def message(request: HttpRequest) -> HttpResponse:
    """Take in a message that was sealed in the browser."""
    try:
        held = sealed_reading.json_of(request.body)
        blob = sealed_reading.blob_of(held["message"])
        number = sealed_reading.number_of(held["number"])
        digest = hashlib.sha256(blob.sealed).hexdigest()
        actor = _who(request, held, _MESSAGE + f"{blob.id}\n{number}\n{digest}\n".encode())
        row = queries.concern(actor=actor, id=sealed_reading.id_of(actor.id)) if actor else None
    except (ValueError, KeyError):
        return JsonResponse({"error": NOT_WHOLE}, status=400)
    if actor is None or row is None:
        return JsonResponse({"error": _nothing()}, status=409)
    try:
        commands.send_sealed_message(
            actor=actor, at=clock.today(), concern=row, message=blob, number=number
        )
    except Refused as no:
        return JsonResponse({"error": str(no)}, status=409)
    return JsonResponse({})


def _who(request: HttpRequest, held: dict[str, object], purpose: bytes) -> Actor | None:
    """Who asks, if the challenge is fresh and the receipt's own key has signed it."""
    asked = str(held["challenge"])
    try:
        _signer(request).unsign(asked, max_age=GOOD_FOR)
    except BadSignature:
        return None
    return queries.who_proves(
        key=sealed_reading.key_of(held["key"]),
        said=purpose + asked.encode(),
        signature=sealed_reading.signature_of(held["signature"]),
    )


def _signer(request: HttpRequest) -> TimestampSigner:
    """Good in one browser alone: the secret of its forms goes into the signature."""
    visitor = hashlib.sha256(str(request.META.get("CSRF_COOKIE", "")).encode()).hexdigest()
    return TimestampSigner(salt=f"upheld.sealed.challenge.{visitor}")


def _nothing() -> str:
    return _(
        "Your browser found nothing to open with these words. Check each word. Or press "
        "“Continue”, and our server looks for them."
    )


def _as_json(request: HttpRequest, actor: Actor, found: SealedThread) -> dict[str, object]:
    page = {"found": found, "gap": gap}
    return {
        "page": render_to_string("speak_up/sealed_thread.html", page, request),
        "concern": actor.id,
        "number": found.next_number,
        "places": [_place(each) for each in found.places],
    }


def _place(found: SealedPlace) -> dict[str, object]:
    return {
        "id": str(found.id),
        "recipient": found.recipient,
        "grants": base64.b64encode(found.grants).decode(),
        "version": found.version,
        "bodies": [
            {
                "id": str(each.id),
                "digest": each.digest,
                "lists_holders": each.lists_holders,
                "blob": _small(each.blob),
            }
            for each in found.bodies
        ],
    }


def _small(blob: bytes) -> str | None:
    return base64.b64encode(blob).decode() if len(blob) <= MOST_BYTES else None
