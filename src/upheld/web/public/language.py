"""Choosing the language of the pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from upheld.web.audience import Audience, for_audience


@for_audience(Audience.ANYONE)
@never_cache
def language(request: HttpRequest, code: str) -> HttpResponse:
    """Go on in another language, on the page that one came from, until the browser closes.

    A link and not a form: it changes nothing but the words, and so a page that anybody may keep
    needs no form cookie.
    """
    if code not in dict(settings.LANGUAGES):
        raise Http404
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(came_from, {request.get_host()})
    response = redirect(urlsplit(came_from).path if safe and came_from else "/")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return response
