"""The start page and the plain pages. None of them knows who is reading."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from upheld.web import unlocked
from upheld.web.audience import Audience, for_audience
from upheld.web.public import matters


@for_audience(Audience.ANYONE)
def start(request: HttpRequest) -> HttpResponse:
    """Three doors, and below them the public record."""
    return render(request, "public/start.html", {"matters": matters.record_lines()})


@for_audience(Audience.ANYONE)
def staying_safe(request: HttpRequest) -> HttpResponse:
    """What this site hides, and what it cannot hide."""
    return render(request, "public/staying_safe.html")


@for_audience(Audience.ANYONE)
def cookies(request: HttpRequest) -> HttpResponse:
    """Which cookies there are, and how long they live."""
    names = {"visit": settings.SESSION_COOKIE_NAME, "form_cookie": settings.CSRF_COOKIE_NAME}
    names |= {"page": unlocked.REPORTERS_COOKIE, "keys": unlocked.PERSONS_COOKIE}
    names |= {"language_cookie": settings.LANGUAGE_COOKIE_NAME}
    return render(request, "public/cookies.html", names)


@for_audience(Audience.ANYONE)
def accessibility(request: HttpRequest) -> HttpResponse:
    """The accessibility statement."""
    return render(request, "public/accessibility.html")


@for_audience(Audience.ANYONE)
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept about whom."""
    return render(request, "public/privacy.html")


@for_audience(Audience.ANYONE)
def my_child(request: HttpRequest) -> HttpResponse:
    """How a parent, a carer or a young person asks whether they were one of those looked at."""
    return render(request, "public/my_child.html")


@for_audience(Audience.ANYONE)
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    """Go to a page that tells nobody anything, lock the keys, and leave nothing behind.

    The browser's history keeps its list of pages: no site can change that, and the page about
    staying safe says so.
    """
    request.session.flush()
    away = HttpResponseRedirect(settings.UPHELD_LEAVE_TO)
    # Asking for "cache" as well makes Chromium wait for seconds (crbug.com/40233601), and the way
    # out must be quick. Nothing of a reporter's page is in the cache: `for_audience` forbids it.
    away["Clear-Site-Data"] = '"cookies", "storage"'
    away["Referrer-Policy"] = "no-referrer"
    unlocked.end(request, away)
    unlocked.end_reporter(request, away)
    # Browsers obey that header over HTTPS alone, so every cookie is ended by name as well.
    for name in request.COOKIES:
        away.delete_cookie(name, samesite="Lax")
    away.content = _("You have left. Your browser’s history still lists these pages.").encode()
    return away
