"""One request, one look at the clock of an example."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from upheld.people import clock


class ClockOnce:
    """Lets a whole request stand on one reading of the story's clock."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with clock.read_once():
            return self.get_response(request)
