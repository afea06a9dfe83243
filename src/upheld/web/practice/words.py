"""How pages of practice say the codes of the room."""

from __future__ import annotations

from datetime import date

from django.utils.dateformat import format as spell
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.practice.queries import Point
from upheld.web.words import day


def source_words(source: str) -> str:
    """A kind of file as a person reads it."""
    return {
        "ssd": _("Standard Safeguarding Dataset"),
        "cin": _("Children in need census"),
        "903": _("SSDA903 return"),
        "annex-a": _("Annex A workbook"),
        "csww": _("Workforce census"),
        "own": _("Local records"),
    }[source]


def value_words(value: float | None, unit: str) -> str:
    """A value of a measure with what it is counted in."""
    if value is None:
        return _("nobody to count")
    if unit == "percent":
        return f"{value:.1f}%"
    if unit == "ratio":
        return f"{value:.1f}"
    if unit in {"median", "ninth tenth"}:
        return ngettext("%(count)s day", "%(count)s days", round(value)) % {"count": f"{value:g}"}
    return f"{value:+,.1f}" if unit == "excess" else f"{value:,.0f}"


def of_words(point: Point, unit: str) -> str:
    """The n of N behind a value; for a count nothing stands beside it."""
    if point.denominator is None or point.numerator is None:
        return ""
    if unit in {"median", "ninth tenth"}:
        return _("of %(count)s") % {"count": f"{point.denominator:,.0f}"}
    return _("%(part)s of %(whole)s") % {
        "part": _plain(point.numerator),
        "whole": _plain(point.denominator),
    }


def days_words(days: float | None) -> str:
    """A wait in days."""
    if days is None:
        return ""
    return ngettext("%(count)s day", "%(count)s days", round(days)) % {"count": f"{days:,.0f}"}


def period_words(point: Point) -> str:
    """A period by its first and its last day."""
    return _("%(first)s to %(last)s") % {"first": day(point.starts), "last": day(point.ends)}


def short_period(ends: date, every: str) -> str:
    """The last day of a period, short enough to stand below a chart."""
    return spell(ends, "Y") if every == "year" else spell(ends, "M Y")


def quality_words(quality: str) -> str:
    """How far a value can be trusted."""
    grade, _comma, note = quality.partition(", ")
    said = {"good": _("Good"), "fair": _("Fair"), "poor": _("Poor")}.get(grade, grade)
    more = {
        "history too short": _("the data do not go back far enough"),
        "not final": _("not final yet"),
    }.get(note, note)
    return f"{said}, {more}" if more else said


def kind_words(kind: str) -> str:
    """A kind of measure as a heading."""
    return kind[:1].upper() + kind[1:].replace("_", " ").replace("-", " ")


def _plain(number: float) -> str:
    return f"{number:,.1f}".removesuffix(".0")


def sentence(words: str) -> str:
    """Words as a sentence: a capital first, a full stop last."""
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else ""
