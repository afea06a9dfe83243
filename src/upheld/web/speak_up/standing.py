"""Where the entry of somebody's own part stands in the log."""

from __future__ import annotations

from upheld.concerns.queries import ReporterPage
from upheld.ledger import promises


def standing_of(page: ReporterPage) -> promises.Standing | None:
    """Where the entry stands; None where the log does not have it at all."""
    if page.entry is None:
        return None
    try:
        return promises.standing(page.entry.digest)
    except promises.NotInTheLog:
        return None
