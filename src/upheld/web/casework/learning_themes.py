"""The vocabulary of themes: small, and changed by those who keep the register."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.kernel.actor import Actor
from upheld.learning import commands, queries
from upheld.people import clock
from upheld.vault.keyring import Keyring
from upheld.web.audience import Audience, for_audience
from upheld.web.refusals import refusal_on

from .learning_doors import registers_or_404, with_keys

CODE_LENGTH = 40


class AddTheme(forms.Form):
    """The name of a theme."""

    name = forms.CharField(
        label=_l("What is the theme called?"),
        help_text=_l("A few plain words. Do not name a person."),
        max_length=100,
        error_messages={"required": _l("Enter what the theme is called")},
    )


class ChangeTheme(AddTheme):
    """Another name, or no more use."""

    is_retired = forms.BooleanField(
        label=_l("Offer this theme no more"),
        help_text=_l("Claims that have it keep it."),
        required=False,
    )


@for_audience(Audience.CASEWORK)
@with_keys
def themes(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Every theme."""
    registers_or_404(actor)
    shown = {"themes": queries.themes(actor=actor)}
    return render(request, "casework/learning/themes.html", shown)


@for_audience(Audience.CASEWORK)
@with_keys
def add(request: HttpRequest, actor: Actor, keys: Keyring) -> HttpResponse:
    """Add a theme."""
    registers_or_404(actor)
    form = AddTheme(request.POST if request.method == "POST" else None)
    if form.is_valid():
        name = form.cleaned_data["name"]
        code = slugify(name)[:CODE_LENGTH]
        with refusal_on(form):
            commands.keep_theme(actor=actor, at=clock.now(), code=code, name=name)
            messages.success(request, _("Theme added"))
            return redirect("casework-themes")
    return render(request, "casework/learning/theme.html", {"form": form})


@for_audience(Audience.CASEWORK)
@with_keys
def change(request: HttpRequest, actor: Actor, keys: Keyring, theme: str) -> HttpResponse:
    """Rename a theme, or retire it."""
    registers_or_404(actor)
    line = next((each for each in queries.themes(actor=actor) if each.code == theme), None)
    if line is None:
        raise Http404
    before = {"name": line.name, "is_retired": line.is_retired}
    form = ChangeTheme(request.POST if request.method == "POST" else None, initial=before)
    if form.is_valid():
        with refusal_on(form):
            given = form.cleaned_data
            commands.keep_theme(actor=actor, at=clock.now(), code=theme, **given)
            messages.success(request, _("Theme changed"))
            return redirect("casework-themes")
    return render(request, "casework/learning/theme.html", {"form": form})
