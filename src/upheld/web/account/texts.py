"""The council's own words on public pages: the list, and one place with a preview."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import Refused
from upheld.kernel.plain_english import check
from upheld.people import clock, commands, queries
from upheld.people.texts import TEXTS
from upheld.web.account.texts_forms import HouseWords
from upheld.web.acting import actor_of
from upheld.web.audience import Audience, for_audience


@for_audience(Audience.ACCOUNT)
def texts(request: HttpRequest) -> HttpResponse:
    """Every place, with the words that stand there now."""
    actor = _who_may(request)
    shown = {code: queries.texts(actor=actor, language=code) for code, _name in settings.LANGUAGES}
    places = [
        {
            "key": key,
            "title": place.title,
            "words": [(code, name, shown[code][key]) for code, name in settings.LANGUAGES],
        }
        for key, place in TEXTS.items()
    ]
    return render(request, "account/texts.html", {"places": places})


@for_audience(Audience.ACCOUNT)
def text(request: HttpRequest, key: str, language: str) -> HttpResponse:
    """Write, look at the preview and at what the check found, and publish."""
    actor = _who_may(request)
    if key not in TEXTS or language not in dict(settings.LANGUAGES):
        raise Http404
    now = queries.texts(actor=actor, language=language)[key]
    form = HouseWords(
        request.POST if request.method == "POST" else None,
        initial={"words": now},
        language=language,
    )
    page = {"place": TEXTS[key], "language_name": dict(settings.LANGUAGES)[language], "found": None}
    if form.is_valid():
        words = form.cleaned_data["words"]
        if "publish" in request.POST and _publish(form, actor, key, language, words):
            messages.success(request, _("Your words stand on the page now."))
            return redirect("texts")
        page |= {"preview": words or str(TEXTS[key].usual), "found": _found(words, language)}
    return render(request, "account/text.html", {"form": form, **page})


def _who_may(request: HttpRequest) -> Actor:
    actor = actor_of(request)
    if not actor.has(Role.REGISTRAR, Role.RECEIVER):
        raise Http404
    return actor


def _found(words: str, language: str) -> object:
    # The check knows English words alone.
    return check(words) if language.startswith("en") and words else None


def _publish(form: HouseWords, actor: Actor, key: str, language: str, words: str) -> bool:
    try:
        commands.change_text(actor=actor, at=clock.now(), key=key, language=language, words=words)
    except Refused as no:
        form.add_error("words", str(no))
        return False
    return True
