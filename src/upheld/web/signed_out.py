"""What somebody typed on a page behind sign-in, handed back when the sign-in had ended.

Only to a form of our own site, in this one answer, to copy; nothing of it is kept, and nothing
is done. Whoever was typing sits before this screen; nobody else is told anything.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from upheld.web.typed_back import is_from_here

NOT_WRITTEN = frozenset({"csrfmiddlewaretoken", "receipt", "unlock_words", "password"})


class SignedOut(LoginRequiredMiddleware):
    """Ask for the sign-in, and give back what was typed."""

    def handle_no_permission(  # type: ignore[override]  # the stubs know of the way to sign in only
        self, request: HttpRequest, view_func: Callable[..., HttpResponseBase]
    ) -> HttpResponseBase:
        """The way to sign in; with the words, where some would be lost."""
        typed = _typed(request)
        if not typed:
            return super().handle_no_permission(request, view_func)
        return _given_back(request, typed)


@never_cache
def _given_back(request: HttpRequest, typed: list[str]) -> HttpResponse:
    return render(request, "errors/403_signed_out.html", {"typed": typed}, status=403)


def _typed(request: HttpRequest) -> list[str]:
    """What was written in words: more than one, so that no choice of a list is shown."""
    if request.method != "POST" or not is_from_here(request):
        return []
    sent = [(name, str(each)) for name, values in request.POST.lists() for each in values]
    return [each for name, each in sent if name not in NOT_WRITTEN and len(each.split()) > 1]
