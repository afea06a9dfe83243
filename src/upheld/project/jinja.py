"""The templates' surroundings: where they are found, what they can call, how they spell."""

from __future__ import annotations

import hashlib
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.conf import settings
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
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemBytecodeCache,
    PackageLoader,
    PrefixLoader,
    Template,
)
from jinja2 import __version__ as jinja2_version
from jinja2.environment import TemplateModule
from jinja2.runtime import Context

from upheld.project.undefined import StrictInOurOwnPages, is_ours, silent
from upheld.web import data_said, forms, words

_OF_DICTIONARIES = frozenset(dir(dict))


class Surroundings(Environment):
    """Finds what templates ask of a dictionary without trying its attributes first.

    GOV.UK's macros are handed dictionaries and ask each of them for dozens of things.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:
        if type(obj) is dict and attribute not in _OF_DICTIONARIES:
            if attribute in obj:
                return obj[attribute]
            asking = sys._getframe(1).f_code.co_filename  # noqa: SLF001  As in `undefined`.
            if is_ours(asking) is False:
                return silent(attribute)
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)


class Imported(Template):
    """A template whose macros are made once.

    Jinja compares the names of all globals at each import, a hundred and fifty times for one
    concern. Ours are those of the whole environment, and no page has others.
    """

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:
        return super()._get_default_module()


Surroundings.template_class = Imported


def translated(message: str) -> str:
    """A sentence of a page in the language of whoever reads it."""
    return _in(get_language(), message)


@lru_cache(maxsize=8192)
def _in(_language: str | None, message: str) -> str:
    # Where no catalogue has it, Django asks each of several in turn, for every sentence anew.
    return gettext(message)


def _compiled() -> FileSystemBytecodeCache | None:
    """Where compiled templates are kept, so that a start does not compile two hundred of them.

    Jinja looks at each template's text before it takes what was made of it; a folder of its own
    for each version of Jinja and of this file sees to the rest. Nothing typed is ever in one.
    """
    made_by = hashlib.sha256(jinja2_version.encode() + Path(__file__).read_bytes()).hexdigest()
    folder = Path(settings.VAR) / "templates" / made_by[:16]
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:  # whoever may only read there compiles for themselves
        return None
    return FileSystemBytecodeCache(str(folder))


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
    env = Surroundings(**{**options, "autoescape": True}, bytecode_cache=_compiled())
    env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        translated, ngettext, newstyle=True, pgettext=pgettext, npgettext=npgettext
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
    env.filters.update(data_said=data_said.data_said)
    env.filters.update(paragraphs=words.paragraphs, typed=words.typed)
    return env
