"""Gather the sentences that reporters and the public read, and compile their translations.

`make messages` runs this. It brings `locale/<language>/LC_MESSAGES/django.po` up to date with the
code, keeps every translation that still fits, and compiles `django.mo` beside it; both are
committed, so that nobody needs a tool to run the site. What has no translation is read in English.
`--check` changes nothing and fails where the catalogue does not fit the code.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_file
from babel.messages.mofile import write_mo

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "upheld"
LOCALE = SOURCE / "web" / "locale"
LANGUAGES = ("cy",)
BEFORE_ANY = datetime(2000, 1, 1, tzinfo=UTC)

READ_BY_REPORTERS = (
    "web/speak_up/*.py",
    "web/public/*.py",
    "web/*.py",
    "web/templates/*.html",
    "web/templates/speak_up/*.html",
    "web/templates/casework/identity_asked.html",
    "web/templates/parts/*.html",
    "web/templates/layouts/*.html",
    "web/templates/errors/*.html",
    "web/templates/public/start.html",
    "web/templates/public/staying_safe.html",
    "web/templates/public/cookies.html",
    "web/templates/public/privacy.html",
    "web/templates/public/accessibility.html",
    "concerns/*.py",
    "concerns/commands/*.py",
    "concerns/queries/*.py",
    "people/texts.py",
)
"""Casework, improvement and oversight are for staff, who work in English."""

KEYWORDS = {**DEFAULT_KEYWORDS, "_l": None, "gettext_lazy": None}
"""By which names the code calls gettext: forms and tables of words call it lazily."""


def gathered() -> Catalog:
    """Every sentence of those files, with where it stands."""
    catalog = Catalog(project="Upheld", charset="utf-8")
    for path in _files():
        method = "jinja2.ext:babel_extract" if path.suffix == ".html" else "python"
        options = {"newstyle_gettext": "true", "extensions": "jinja2.ext.do"}
        given = options if path.suffix == ".html" else {}
        found = extract_from_file(method, path, keywords=KEYWORDS, options=given)
        for _line, message, comments, context in found:
            where = [(str(path.relative_to(ROOT)), 0)]
            catalog.add(message, None, where, auto_comments=comments, context=context)
    return catalog


def _files() -> Iterator[Path]:
    for pattern in READ_BY_REPORTERS:
        yield from sorted(SOURCE.glob(pattern))


def updated(language: str) -> Catalog:
    """The language's catalogue, brought up to date with the code."""
    path = _po(language)
    catalog = Catalog(locale=language, project="Upheld", charset="utf-8")
    if path.exists():
        with path.open("rb") as file:
            catalog = pofile.read_po(file, locale=language)
    # A guess that looks like the sentence is worse than the English one.
    catalog.update(gathered(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    return catalog


def as_po(catalog: Catalog) -> bytes:
    """The catalogue as translators read it, without dates, so that it changes with words alone."""
    out = io.BytesIO()
    pofile.write_po(out, catalog, omit_header=True, sort_output=True, no_location=True, width=100)
    return (
        _HEADER.format(language=catalog.locale, plurals=catalog.plural_forms).encode()
        + out.getvalue()
    )


_HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plurals}\\n"

"""


def compiled(po: bytes, language: str) -> bytes:
    """The same for the machine."""
    out = io.BytesIO()
    catalog = pofile.read_po(io.BytesIO(po), locale=language)
    # Otherwise the minute of compiling would stand in it, and no two would ever be the same.
    catalog.creation_date = catalog.revision_date = BEFORE_ANY
    write_mo(out, catalog)
    return out.getvalue()


def translated(catalog: Catalog) -> tuple[int, int]:
    """How many of the sentences have a translation: n of N."""
    wanted = [each for each in catalog if each.id]
    return len([each for each in wanted if each.string and all(_as_tuple(each.string))]), len(
        wanted
    )


def _as_tuple(string: str | Sequence[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def _po(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def main(asked: list[str]) -> int:
    """Bring every language up to date, or only say whether it is."""
    stale = False
    for language in LANGUAGES:
        catalog, po = updated(language), _po(language)
        text = as_po(catalog)
        mo = compiled(text, language)
        if "--check" in asked:
            fits = po.exists() and po.read_bytes() == text
            fits = fits and po.with_suffix(".mo").read_bytes() == mo
            stale |= not fits
        else:
            po.parent.mkdir(parents=True, exist_ok=True)
            po.write_bytes(text)
            po.with_suffix(".mo").write_bytes(mo)
        done, all_of_them = translated(catalog)
        print(f"{language}: {done} of {all_of_them} sentences translated.")
    if stale:
        print("A catalogue does not fit the code. Run `make messages`.")
    return int(stale)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
