"""Nobody works here with a password alone: an example's sign-in is the one exception."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import views as factor
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import get_totp_secret
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from upheld.people import clock
from upheld.web.audience import Audience, audience_of, for_audience

ViewT = TypeVar("ViewT", bound=Callable[..., HttpResponseBase])
OPEN = "open_before_second_factor"


def before_second_factor(view: ViewT) -> ViewT:
    """Let somebody see this page who has signed in and has no second factor yet."""
    setattr(view, OPEN, True)
    return view


def is_set_up(request: HttpRequest) -> bool:
    """Whether whoever signed in has a second factor."""
    return bool(get_adapter().is_mfa_enabled(request.user, [Authenticator.Type.TOTP]))


class SecondFactorRequired:
    """Leads everybody without a second factor to the page that sets it up."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Nothing, before it is known which page is asked for."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Let the page be shown, or lead to the set-up."""
        audience = audience_of(view)
        is_for_anyone = audience is not None and not audience.signs_in
        if is_for_anyone or getattr(view, OPEN, False) or not request.user.is_authenticated:
            return None
        if clock.demo_sign_in_allowed() or is_set_up(request):
            return None
        return redirect("mfa_activate_totp")


@for_audience(Audience.ANYONE)
def enter_code(request: HttpRequest) -> HttpResponseBase:
    """Ask for a code between password and page. A form sent without one is asked again."""
    if request.method == "POST" and "code" not in request.POST:
        return redirect("mfa_authenticate")
    asked: HttpResponseBase = factor.authenticate(request)
    return asked


@before_second_factor
@for_audience(Audience.ACCOUNT)
def picture(request: HttpRequest) -> HttpResponse:
    """The square that an authenticator app reads: served, so that no page needs `data:`."""
    if is_set_up(request):
        raise Http404
    adapter = get_adapter()
    address = adapter.build_totp_url(request.user, get_totp_secret(regenerate=False))
    return HttpResponse(adapter.build_totp_svg(address), content_type="image/svg+xml")
