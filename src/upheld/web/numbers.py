"""How published numbers about speaking up are said: as n of N, or that they are hidden."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from upheld.concerns.queries import Numbers
from upheld.web.words import day


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: what is counted, the number in words, and where it comes from."""

    what: str
    number: str
    source: str


def of_quarter(found: Numbers) -> list[Line]:
    """The lines of one quarter."""
    counts = found.counts
    log = _("Counted by the clock from the register of concerns, %(day)s") % {
        "day": day(found.public_from)
    }
    before = _("Answered within 3 months, of those raised from %(first)s to %(last)s") % {
        "first": day(found.before_first),
        "last": day(found.before_last),
    }
    return [
        Line(_("Concerns raised"), spelled(counts["received"]), log),
        Line(_("Read and acknowledged in time"), _kept(counts["acknowledged"]), log),
        Line(_("Decided in time"), _kept(counts["decided"]), log),
        Line(before, _kept(counts["answered"]), log),
        *_departures(found),
    ]


def of_year(found: Numbers) -> list[Line]:
    """The lines of one yearly return."""
    log = _("Counted by the clock from the register of concerns, %(day)s") % {
        "day": day(found.public_from)
    }
    codes = found.codes or {}
    holder = _("Counted by the independent holder, as it stood on %(day)s") % {
        "day": day(found.codes_until)
    }
    lines = [Line(_("Disclosures received"), spelled(found.counts["received"]), log)]
    if found.codes is None:
        waits = _("The independent holder counts it, as it stood on %(day)s") % {
            "day": day(found.codes_until)
        }
        return [*lines, Line(_("Further action taken"), _("Not counted yet"), waits)]
    whole = spelled(found.counts["received"])
    said = (
        ("acted", _("Further action taken")),
        ("not_acted", _("No further action taken")),
        ("not_decided", _("Not decided yet")),
    )
    return [*lines, *(Line(what, _of(codes[name], whole), holder) for name, what in said)]


def spelled(found: Sequence[int]) -> str:
    """A number, or between which two it is."""
    low, high = found
    if low == high:
        return str(low)
    if low == 1:
        return _("Fewer than 5")
    return _("%(low)s to %(high)s") % {"low": low, "high": high}


def is_nobody(found: Numbers) -> bool:
    """Whether nobody raised anything: then the page asks why."""
    return list(found.counts["received"]) == [0, 0]


def _kept(found: dict[str, Any]) -> str:
    low, high = found["of"]
    if high == 0:
        return _("There were none")
    if found["kept"] is None or low != high:
        return _("Not shown, because a part is fewer than 5")
    said = {"kept": found["kept"], "of": low, "missed": found["missed"]}
    return _("%(kept)s of %(of)s; %(missed)s late") % said


def _of(number: int | None, whole: str) -> str:
    if number is None:
        return _("Not shown, because a part is fewer than 5")
    return _("%(n)s of %(whole)s") % {"n": number, "whole": whole}


def _departures(found: Numbers) -> list[Line]:
    source = _("Entered by human resources before %(day)s") % {"day": day(found.public_from)}
    if found.departures is None:
        return [Line(_("People who left"), _("Human resources entered no number"), source)]
    held, whole = found.departures, spelled(found.departures["left"])
    said = (
        ("without_agreement", _("Left without an agreement")),
        ("with_agreement", _("Left with an agreement that restricts no speech")),
        ("restricting", _("Left with an agreement that restricts what they may say")),
    )
    parts = (
        [] if whole == "0" else [Line(what, _of(held[name], whole), source) for name, what in said]
    )
    return [Line(_("People who left"), whole, source), *parts]
