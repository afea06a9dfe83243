"""Words that could not be taken, handed back in the same answer and kept nowhere.

Only to a form of our own site: what another site sends is not shown as if somebody had
typed it here. The browser says itself where a form came from.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError

from upheld.web.audience import Audience, audience_of

NOT_WRITTEN = frozenset({"csrfmiddlewaretoken", "receipt", "token", "reader", "sure", "sealed"})
WRITTEN = frozenset({"words", "statement", "identity", "where", "alert_words", "reach"})
"""Fields in which a single word counts too; of others, one word is only what somebody chose."""

_CANNOT_READ = (BadRequest, SuspiciousOperation, MultiPartParserError, UnreadablePostError)


def typed_by(request: HttpRequest, *, token_held: bool = False) -> list[str]:
    """What somebody wrote on a reporter's page of ours; nothing of what another site sent.

    Where the token of a form has held already, nobody needs to ask where it came from.
    """
    if audience_of(_view(request)) is not Audience.REPORTER:
        return []
    if not token_held and not is_from_here(request):
        return []
    try:
        sent = [(name, each) for name, values in request.POST.lists() for each in values]
    except _CANNOT_READ:
        return []
    return [
        str(each)
        for name, each in sent
        if name not in NOT_WRITTEN and (len(each.split()) > 1 or (name in WRITTEN and each.strip()))
    ]


def is_from_here(request: HttpRequest) -> bool:
    """Whether a form came from a page of this site, as the browser says."""
    here = f"{request.scheme}://{request.get_host()}"
    if origin := request.headers.get("Origin", ""):
        return origin == here
    if site := request.headers.get("Sec-Fetch-Site", ""):
        return site == "same-origin"
    said = urlsplit(request.headers.get("Referer", ""))
    return f"{said.scheme}://{said.netloc}" == here


def _view(request: HttpRequest) -> object:
    match = request.resolver_match
    return match.func if match else None
