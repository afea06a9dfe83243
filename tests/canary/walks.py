"""Every path through the told story, in the order in which it is walked."""

from __future__ import annotations

from . import (
    told_by_authors,
    told_by_browsers,
    told_by_commissioners,
    told_by_investigators,
    told_by_keepers,
    told_by_people,
    told_by_receivers,
    told_by_referrers,
    told_by_reporters,
    told_by_those_who_ask,
    told_by_those_who_come_back,
    told_by_those_who_wait,
)
from .story import STEPS, Path

IN_ORDER = (
    told_by_reporters,
    told_by_browsers,
    told_by_those_who_come_back,
    told_by_those_who_wait,
    told_by_people,
    told_by_commissioners,
    told_by_investigators,
    told_by_those_who_ask,
    told_by_referrers,
    told_by_authors,
    told_by_receivers,
    told_by_keepers,
)

WALKS: dict[str, Path] = {
    name: path
    for module in IN_ORDER
    for name, path in STEPS.items()
    if path.walk.__module__ == module.__name__
}
