"""August 2020: the grid is held against the file before two people read it.

Synthetic, all of it: the public record says nothing of how the words were cleared.
"""

from __future__ import annotations

from typing import Any

from upheld.examples.cast import Cast
from upheld.learning import commands, queries
from upheld.learning.intruder import Intruder

from .found import made_up
from .told import Told

CHECKED = (2020, 8, 25, 13)
FIRST_READER = Intruder(
    insider=made_up("No line says who spoke: each source is a whole report or a public answer."),
    public=made_up("The regulator's report and the answer to the newspaper. Both are named."),
    few=made_up("Nothing. No number in it counts fewer people than a service has."),
    family=made_up("No. No case is in it."),
)
SECOND_READER = Intruder(
    insider=made_up("Not at all: the two words of the investigator are of the whole service."),
    public=made_up("What the regulator published, word for word."),
    few=made_up("Nothing."),
    family=made_up("No."),
)


def tell(cast: Cast, told: Told) -> None:
    """The investigator runs the check before the receiver reads. Nothing in the grid is flagged."""
    assert told.investigation is not None  # noqa: S101  An earlier chapter made it.
    who: dict[str, Any] = {"actor": cast.actor("investigator"), "keys": cast.keys("investigator")}
    at = told.at(*CHECKED)
    looked = queries.look_at_grid(**who, investigation=told.investigation, today=at.date())
    assert looked is not None  # noqa: S101  The investigator is the author.
    row = queries.grid(**who, investigation=told.investigation)
    assert row is not None  # noqa: S101  The investigator holds it.
    commands.keep_grid_check(**who, grid=row, at=at, looked=looked)
