"""Forms come as UTF-8, as every page of ours asks. In another encoding words would be misread."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from upheld.web.errors import not_in_utf8

View = Callable[..., HttpResponseBase]


class OnlyUtf8:
    """Refuses a form that says it is in another encoding, and hands its words back.

    Django reads a multipart form in whatever encoding it names, and one that names an
    encoding which does not exist as if it had named none.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: View, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        """Let a form in UTF-8 pass; this stands before whatever reads forms."""
        named = (request.content_params or {}).get("charset", "")
        if request.method != "POST" or not named:
            return None
        request.encoding = "utf-8"  # under its usual name; and what most likely came in any case
        return None if _is_utf8(named) else not_in_utf8(request)


def _is_utf8(named: str) -> bool:
    try:
        return codecs.lookup(named).name == "utf-8"
    except LookupError:
        return False
