"""Unlocking on the page on which somebody was writing, so that no word of theirs is lost.

Keys lock after fifteen minutes without use, and a long answer can take longer. What was typed
goes back to the same browser inside the page that asks for the six words; nothing is kept here.
"""

from __future__ import annotations

from collections.abc import Callable

from allauth.core import ratelimit
from django import forms
from django.http import HttpRequest, HttpResponseBase, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.people import clock
from upheld.vault import unlocking
from upheld.web import unlocked
from upheld.web.acting import actor_of, forget_actor
from upheld.web.casework import at_unlock

SIX_WORDS = "unlock_words"
NOT_TYPED = frozenset({SIX_WORDS, "csrfmiddlewaretoken"})


class UnlockHere(forms.Form):
    """The six words, beside what was typed before."""

    unlock_words = forms.CharField(
        label=_l("Your six words"),
        help_text=_l("With a space between them. You can paste them."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _l("Enter your six words")},
    )


def then(request: HttpRequest, go_on: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """Ask for the six words, with what was typed carried along; go on once they open."""
    form = UnlockHere(request.POST if SIX_WORDS in request.POST else None)
    if form.is_valid():
        if not ratelimit.consume(request, action="unlock"):
            form.add_error(SIX_WORDS, _("You have tried too often. Wait five minutes."))
        elif secret := _opened(request, form.cleaned_data[SIX_WORDS]):
            ratelimit.clear(request, action="unlock")
            return _gone_on(request, secret, go_on)
        else:
            form.add_error(SIX_WORDS, _("These words do not open your keys. Check them."))
    typed = [(name, value) for name, values in _typed(request).lists() for value in values]
    page = {"form": form, "typed": typed, "had_files": bool(request.FILES)}
    return render(request, "casework/unlock_here.html", page)


def _opened(request: HttpRequest, words: str) -> str | None:
    person = getattr(request.user, "person_id", None)
    return unlocking.unlock(person=person, words=words, now=clock.now()) if person else None


def _gone_on(
    request: HttpRequest, secret: str, go_on: Callable[[], HttpResponseBase]
) -> HttpResponseBase:
    unlocked.open_now(request, secret)
    forget_actor(request)
    if (keys := unlocked.keys_of(request)) is not None:
        at_unlock.look_at_conflicts(actor_of(request), keys)
        forget_actor(request)
    setattr(request, "POST", _typed(request))  # noqa: B010  Django's own setter takes it.
    response = go_on()
    unlocked.begin(response, secret)
    return response


def _typed(request: HttpRequest) -> QueryDict:
    typed = request.POST.copy()
    for name in NOT_TYPED:
        typed.pop(name, None)
    return typed
