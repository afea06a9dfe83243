"""The templates' surroundings: where they are found, what they can call, how they spell."""

from __future__ import annotations

from typing import Any

from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import (
    get_language,
    get_language_bidi,
    gettext,
    ngettext,
    npgettext,
    pgettext,
)
from jinja2 import BaseLoader, ChoiceLoader, Environment, PackageLoader, PrefixLoader

from upheld.project.undefined import StrictInOurOwnPages
from upheld.web import forms, words


def environment(*, loader: BaseLoader, **options: Any) -> Environment:
    """Our templates first, then GOV.UK's macros by their prefix, then Django's hidden inputs."""
    options |= {
        "undefined": StrictInOurOwnPages,
        "extensions": ["jinja2.ext.i18n", "jinja2.ext.do"],
        "loader": ChoiceLoader(
            [
                loader,
                PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
                PackageLoader("django.forms", "jinja2"),
            ]
        ),
    }
    env = Environment(**{**options, "autoescape": True})  # noqa: S701 - it is on, whatever was asked
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static,
        url=reverse,
        language=get_language,
        right_to_left=get_language_bidi,
        error_list=forms.error_list,
    )
    env.filters.update(day=words.day, moment=words.moment, of=words.of, paragraphs=words.paragraphs)
    return env
