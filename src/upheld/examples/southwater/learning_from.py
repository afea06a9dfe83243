"""August 2020: each passage says where it comes from, or why it is written anew.

Which passage of the full report each is traced to is synthetic.
"""

from __future__ import annotations

from typing import Any

from upheld.examples.cast import Cast
from upheld.learning import commands, queries
from upheld.learning.derivations import Anew, Comes
from upheld.learning.queries import DerivationPage

from .found import made_up
from .told import Told

SAID = (2020, 8, 10)
FROM_THE_FULL_REPORT = {
    "No child was found to be at immediate risk": "immediate risk",
    "Senior managers appeared to go back on a promise": "assessment teams",
    "People told us that plans were changed": "plans",
}
"""How a passage begins, and what stands in the passage of the full report that it comes from."""


def tell(cast: Cast, told: Told) -> None:
    """Every passage that comes from no finding; the others are traced to theirs already."""
    who: dict[str, Any] = {"actor": cast.actor("investigator"), "keys": cast.keys("investigator")}
    assert told.learning_report is not None  # noqa: S101  It was started in this chapter.
    page = queries.report_page(**who, id=told.learning_report)
    assert page is not None  # noqa: S101  The author holds it.
    for line in page.passages:
        if line.derived.is_silent:
            one = queries.derivation_page(**who, id=page.id, passage=line.id)
            assert one is not None  # noqa: S101  The page has just shown it.
            commands.derive_passage(
                **who,
                at=told.at(*SAID),
                report=_row(queries.report(**who, id=page.id)),
                passage=_row(queries.passage(**who, id=line.id)),
                comes=_comes(one),
            )


def _comes(page: DerivationPage) -> Comes:
    for begins, holds in FROM_THE_FULL_REPORT.items():
        if page.passage.text.startswith(begins):
            found = next(each for each in page.lying if holds in each.words)
            return Comes(passages=(found.passage.key,))
    words = made_up(f"It says what is known from: {page.passage.said_by}.")
    return Comes(anew=Anew.ELSEWHERE, words=words)


def _row(found: Any) -> Any:
    assert found is not None  # noqa: S101  The author holds it.
    return found
