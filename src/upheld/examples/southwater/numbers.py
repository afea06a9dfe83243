"""Numbers about speaking up, as the clock and human resources would have published them.

Synthetic: who left in the summer of 2021, and under which agreements.
"""

from __future__ import annotations

from datetime import date

from upheld.concerns import commands
from upheld.examples.cast import Cast
from upheld.kernel.actor import machine

from .told import Told

SUMMER = date(2021, 7, 1)


def tell(cast: Cast, told: Told) -> None:
    """29 October to 1 November 2021: departures are entered, and a quarter and a year published."""
    commands.enter_departures(
        actor=cast.actor("hr-adviser"),
        at=told.at(2021, 10, 29),
        quarter=SUMMER,
        left=19,
        with_agreement=8,
        restricting=3,
    )
    commands.publish_statistics(actor=machine("tick"), at=told.at(2021, 11, 1, 2))
