"""Telling Tor Browser that this site has an onion address, where it has one."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from upheld.web.audience import audience_of


class OnionLocation:
    """Add `Onion-Location` to the open pages, so that Tor Browser offers the onion address.

    The header names the page without what may follow a question mark. Tor Browser reads it over
    HTTPS alone. A site without `UPHELD_ONION` has no such address and sends nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.UPHELD_ONION:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer, and say where the same page stands on the onion site."""
        response = self.get_response(request)
        match = request.resolver_match
        audience = audience_of(match.func) if match else None
        on_the_onion_site = request.get_host() == settings.UPHELD_ONION
        if audience is not None and not audience.signs_in and not on_the_onion_site:
            response["Onion-Location"] = f"http://{settings.UPHELD_ONION}{request.path}"
        return response
