"""When two dated rows count on the same day, and how a tenure is said."""

from __future__ import annotations

from datetime import date

from django.db.models import Q
from django.utils.dateformat import format as spell
from django.utils.translation import gettext as _


def overlapping(starts: date, ends: date | None) -> Q:
    """The condition that a dated row shares at least one day with this span."""
    late = Q(ends=None) | Q(ends__gte=starts)
    return late if ends is None else late & Q(starts__lte=ends)


def in_words(starts: date, ends: date | None, *, acting: bool) -> str:
    """A tenure as it is printed beside a post: "in post from 1 April 2018 to 30 June 2020"."""
    days = {"starts": _day(starts), "ends": _day(ends) if ends else ""}
    if acting and ends is None:
        return _("acting since %(starts)s") % days
    if acting:
        return _("acting from %(starts)s to %(ends)s") % days
    if ends is None:
        return _("in post since %(starts)s") % days
    return _("in post from %(starts)s to %(ends)s") % days


def _day(day: date) -> str:
    return spell(day, "j F Y")
