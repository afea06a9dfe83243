"""One's own account: home, acting post, unlocking and locking, signing out."""

from __future__ import annotations

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from upheld.kernel.actor import Role
from upheld.people import clock, queries
from upheld.vault import unlocking
from upheld.web import acting, unlocked
from upheld.web.account import forms
from upheld.web.account.second_factor import before_second_factor, is_set_up
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience
from upheld.web.casework import at_unlock


@for_audience(Audience.ACCOUNT)
def account(request: HttpRequest) -> HttpResponse:
    """What somebody holds, declared and can change about how they sign in."""
    actor = actor_of(request)
    page = {
        "tenures": queries.my_tenures(actor=actor, on=clock.today()),
        "interests": queries.my_interests(actor=actor),
        "role_words": acting.role_words,
        "is_unlocked": unlocked.keys_of(request) is not None,
        "has_second_factor": is_set_up(request),
        "is_demo": clock.demo_sign_in_allowed(),
        "may_change_texts": actor.has(Role.REGISTRAR, Role.RECEIVER),
    }
    return render(request, "account/account.html", page)


@for_audience(Audience.ACCOUNT)
def home(request: HttpRequest) -> HttpResponse:
    """Lead everybody to the page that says what waits for them."""
    return redirect(acting.home_of(actor_of(request)))


@for_audience(Audience.ACCOUNT)
def acting_as(request: HttpRequest) -> HttpResponse:
    """Choose the post to act in, among those held today."""
    choices = queries.acting_choices(account=request.user, on=clock.today())
    form = forms.ActAs(
        request.POST if request.method == "POST" else None,
        choices=[(each.id, f"{each.title} ({each.words})") for each in choices],
        initial={"post": actor_of(request).post},
    )
    if form.is_valid():
        acting.act_as(request, form.cleaned_data["post"])
        return redirect("home")
    return render(request, "account/acting_as.html", {"form": form, "choices": choices})


@for_audience(Audience.ACCOUNT)
def unlock(request: HttpRequest) -> HttpResponse:
    """Ask for the six words that open somebody's own keys."""
    form = forms.Unlock(request.POST if request.method == "POST" else None)
    if form.is_valid():
        if not ratelimit.consume(request, action="unlock"):
            form.add_error("words", _("You have tried too often. Wait five minutes."))
        elif secret := _opened(request, form.cleaned_data["words"]):
            ratelimit.clear(request, action="unlock")
            response = redirect(_onwards(request))
            unlocked.end(request, response)
            unlocked.begin(response, secret)
            _look_at_conflicts(request, secret)
            return response
        else:
            form.add_error("words", _("These words do not open your keys. Check them."))
    return render(request, "account/unlock.html", {"form": form})


@require_POST
@for_audience(Audience.ACCOUNT)
def lock(request: HttpRequest) -> HttpResponse:
    """Lock somebody's keys, at once."""
    response = redirect("home")
    unlocked.end(request, response)
    return response


@before_second_factor
@for_audience(Audience.ACCOUNT)
def sign_out(request: HttpRequest) -> HttpResponse:
    """Lock the keys and end the visit."""
    if request.method != "POST":
        return render(request, "account/sign_out.html")
    response = redirect("start")
    unlocked.end(request, response)
    get_adapter().logout(request)
    return response


@for_audience(Audience.ACCOUNT)
def second_factor(request: HttpRequest) -> HttpResponse:
    """Whether a second factor is set up, and what can be changed about it."""
    page = {"has_second_factor": is_set_up(request), "is_demo": clock.demo_sign_in_allowed()}
    return render(request, "account/second_factor.html", page)


def _opened(request: HttpRequest, words: str) -> str | None:
    person = getattr(request.user, "person_id", None)
    if person is None:
        return None
    return unlocking.unlock(person=person, words=words, now=clock.now())


def _look_at_conflicts(request: HttpRequest, secret: str) -> None:
    """Look at conflicts again, before anything is listed."""
    unlocked.open_now(request, secret)
    acting.forget_actor(request)
    keys = unlocked.keys_of(request)
    if keys is not None:
        at_unlock.look_at_conflicts(actor_of(request), keys)


def _onwards(request: HttpRequest) -> str:
    """The page that sent somebody to unlock, if it is one of ours; else their home."""
    asked = request.GET.get("next", "")
    if url_has_allowed_host_and_scheme(
        asked, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    ):
        return asked
    return acting.home_of(actor_of(request))
