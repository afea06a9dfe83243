"""What can be said to have come of a concern, for the page on which it is said."""

from __future__ import annotations

from collections.abc import Collection

from upheld.concerns import answering
from upheld.concerns.states import Outcome, Route


def outcomes_that_fit(routes: Collection[Route]) -> tuple[Outcome, ...]:
    """The outcomes that fit the routes in force."""
    return answering.outcomes(routes)


def sentence_needed(routes: Collection[Route]) -> str:
    """The sentence about prescribed persons, where the answer must have one; else nothing."""
    if not answering.must_name_prescribed(routes):
        return ""
    return answering.prescribed_sentence()
