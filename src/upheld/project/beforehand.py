"""What every worker would otherwise do while its first visitors wait.

gunicorn reads the application once and then divides (`--preload`), so that what is read here
is read once and shared by all workers.
"""

from __future__ import annotations

from datetime import date
from importlib import import_module

from django.template import engines
from django.template.backends.jinja2 import Jinja2
from django.urls import get_resolver

from upheld.kernel.calendar import is_working_day

REPORTERS_PAGES = ("speak_up/", "layout", "bare.html", "parts/", "govuk/", "govuk_frontend_jinja/")
_ANY_DAY = date(2026, 1, 1)  # the first question about any day reads the calendar of holidays


def prepare() -> None:
    """Read the addresses, the calendar, and the pages on which people speak up."""
    import_module("scipy.optimize")  # it is imported where it is used, and takes a second
    _ = get_resolver().url_patterns
    is_working_day(_ANY_DAY)
    for engine in engines.all():
        assert isinstance(engine, Jinja2)  # noqa: S101  The settings name no other.
        for each in engine.env.list_templates(filter_func=is_reporters_page):
            engine.env.get_template(each)


def is_reporters_page(name: str) -> bool:
    """Whether a template belongs to what a reporter sees, or is part of every page."""
    return name.endswith(".html") and name.startswith(REPORTERS_PAGES)
