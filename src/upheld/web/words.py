"""How pages spell dates, counts and paragraphs. Registered as filters by `upheld.project.jinja`."""

from __future__ import annotations

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.dateformat import format as spell
from django.utils.translation import gettext as _
from markupsafe import Markup, escape


def day(value: date | None) -> str:
    """A day as "27 January 2020"; nothing for None. A moment is first put on London's clock."""
    return "" if value is None else spell(_in_london(value), "j F Y")


def moment(value: datetime | None) -> str:
    """A moment as "27 January 2020 at 2:30pm", only for pages where the time is the point."""
    if value is None:
        return ""
    local = _in_london(value)
    clock = spell(local, "g:i") + spell(local, "A").lower()
    return _("%(day)s at %(time)s") % {"day": day(value), "time": clock}


def of(part: int, whole: int) -> str:
    """A count as "13 of 21"."""
    return _("%(part)s of %(whole)s") % {"part": part, "whole": whole}


def paragraphs(text: str) -> Markup:
    """Words that somebody typed, as paragraphs: blank lines divide them, single breaks stay.

    Each has the direction of its own first letter, and none turns round what stands beside it.
    """
    blocks = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return Markup("\n").join(
        Markup('<p class="govuk-body" dir="auto">{}</p>').format(
            Markup("<br>").join(escape(line) for line in block.split("\n"))
        )
        for block in blocks
        if block.strip()
    )


def typed(text: str) -> Markup:
    """A few words that somebody typed, such as a name, that turn round nothing beside them."""
    return Markup("<bdi>{}</bdi>").format(text)


def _in_london(value: date) -> date:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
