"""How pages of practice say the codes of the room."""

from __future__ import annotations

import csv
import io
from datetime import date

from django.utils.dateformat import format as spell
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from upheld.kernel.spreadsheets import harmless
from upheld.practice.queries import Band, MeasurePage, Neighbours, Point
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


def shown_value(point: Point, unit: str) -> str:
    """A value of a measure, or what can be said of a small number."""
    if point.hidden == "few":
        return _("fewer than 5")
    if point.hidden == "all but few":
        return _("all but fewer than 5")
    if point.hidden:
        return _("too few to show")
    if point.about and unit == "percent" and point.value is not None:
        return f"{point.value:.0f}%"
    return value_words(point.value, unit)


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
    if point.denominator is None:
        return ""
    whole = _about(point, point.denominator)
    if unit in {"median", "ninth tenth"} or point.hidden:
        return _("of %(count)s") % {"count": whole}
    if point.numerator is None:
        return _("of %(count)s") % {"count": whole} if point.about else ""
    return _("%(part)s of %(whole)s") % {"part": _about(point, point.numerator), "whole": whole}


def in_brackets(point: Point, unit: str) -> str:
    """The n of N to stand behind a value, with the space before it."""
    told = of_words(point, unit)
    return f" ({told})" if told else ""


def value_of(point: Point, unit: str) -> str:
    """A value and what it is made of."""
    return shown_value(point, unit) + in_brackets(point, unit)


def _about(point: Point, count: float) -> str:
    """A count, with a word where it is rounded."""
    return (
        _("about %(count)s") % {"count": _plain(count)} if point.about and count else _plain(count)
    )


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


def standing_words(standing: str) -> tuple[str, str]:
    """Where a file stands, and the colour of its tag."""
    return {
        "waiting": (_("Waiting"), "grey"),
        "loading": (_("Being read"), "blue"),
        "loaded": (_("Loaded"), "green"),
        "known": (_("Loaded before"), "grey"),
        "refused": (_("Not loaded"), "red"),
    }[standing]


def origin_words(origin: str, post: str) -> str:
    """How a file came, and from whom."""
    if origin == "folder":
        return _("Found in the watched folder")
    told = _("Read again for the %(post)s") if origin == "again" else _("Sent by the %(post)s")
    return told % {"post": post}


def size_words(size: int) -> str:
    """A size in the unit that fits."""
    for unit, words in ((10**9, "GB"), (10**6, "MB"), (10**3, "kB")):
        if size >= unit:
            return f"{size / unit:.1f} {words}"
    return ngettext("%(count)s byte", "%(count)s bytes", size) % {"count": size}


def neighbour_words(near: Neighbours | None, unit: str) -> str:
    """The middle figure of the neighbours, the ends, and how many published one."""
    if near is None:
        return ""
    told = {
        "middle": value_words(near.middle, unit),
        "lowest": value_words(near.lowest, unit),
        "highest": value_words(near.highest, unit),
        "published": near.published,
        "of": near.of,
    }
    return _("%(middle)s (%(lowest)s to %(highest)s; %(published)s of %(of)s)") % told


def band_words(band: Band) -> str:
    """A band of cases for one full-time worker."""
    if band.most is None:
        return _("%(least)s or more") % {"least": band.least}
    return _("%(least)s to %(most)s") % {"least": band.least, "most": band.most}


def as_csv(page: MeasurePage) -> str:
    """A series for a spreadsheet, as this reader sees it."""
    told = io.StringIO()
    lines = csv.writer(told)
    head = ["measure", "first", "last", "unit", "numerator", "denominator", "value", "longest"]
    lines.writerow([*head, "hidden", "quality"])
    for point in page.points:
        found = (point.numerator, point.denominator, point.value, point.longest)
        lines.writerow(
            [
                page.meaning.id,
                point.starts,
                point.ends,
                harmless(point.unit),
                *("" if each is None else f"{each:.12g}" for each in found),
                point.hidden,
                point.quality,
            ]
        )
    return told.getvalue()
