"""The templates' surroundings: where they are found, what they can call, how they spell."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.templatetags.static import static
from django.urls import get_script_prefix, get_urlconf, reverse
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

_OF_DICTIONARIES = frozenset(dir(dict))


class Surroundings(Environment):
    """Finds what templates ask of a dictionary without trying its attributes first.

    GOV.UK's macros are handed dictionaries and ask each of them for dozens of things.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute not in _OF_DICTIONARIES:
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


def as_it_stands(markup: str, *_: object, **__: object) -> str:
    """In place of `indent`: how markup is set in is for nobody to read, and cost a tenth of it."""
    return markup


def address(name: str, **parts: Any) -> str:
    """The address of a page. That of a page without parts never changes."""
    if parts:
        return reverse(name, **parts)
    return _plain_address(name, get_script_prefix(), get_urlconf())


@lru_cache(maxsize=512)
def _plain_address(name: str, _prefix: str, urlconf: str | None) -> str:
    return reverse(name, urlconf=urlconf)


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
    env = Surroundings(**{**options, "autoescape": True})
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        gettext, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
    )
    env.globals.update(
        static=static,
        url=address,
        language=get_language,
        right_to_left=get_language_bidi,
        error_list=forms.error_list,
    )
    env.filters.update(indent=as_it_stands)
    env.filters.update(day=words.day, moment=words.moment, of=words.of)
    env.filters.update(paragraphs=words.paragraphs, typed=words.typed)
    return env
