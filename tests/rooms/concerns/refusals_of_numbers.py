"""Who is refused what about published numbers. `test_refusals` tries them all."""

from __future__ import annotations

from datetime import date
from typing import Any

from .scene import NOON

QUARTER, YEAR = date(2021, 7, 1), date(2020, 4, 1)


def refusals(refusal: Any) -> dict[str, tuple[Any, ...]]:
    """Each command about numbers with the wrong people who try it."""
    left = {"quarter": QUARTER, "left": 9, "with_agreement": 0, "restricting": 0}
    said = {"year": YEAR, "functions": "We do.", "action": "We did.", "impact": "It did."}
    return {
        "concerns.publish_statistics": (refusal(_by("mo"), "nightly run", kept=False),),
        "concerns.enter_departures": (
            refusal(_by("mo", **left), "Only human resources", kept=False),
            refusal(_by("ceo", **left), "Only human resources", kept=False),
        ),
        "concerns.seal_code": (refusal(_code, "Only a receiver", kept=False),),
        "concerns.count_codes": (refusal(_count, "independent holder", kept=False),),
        "concerns.write_return": (refusal(_by("senior-a", **said), "Only a receiver", kept=False),),
    }


def _by(slug: str, **more: Any) -> Any:
    return lambda s: {"actor": s.cast.actor(slug), "at": NOON} | more


def _code(s: Any) -> dict[str, Any]:
    who = {"actor": s.cast.actor("union"), "at": NOON}
    return who | {"concern": s.concern, "acted": True, "matter": s.concern.id}


def _count(s: Any) -> dict[str, Any]:
    who = {"actor": s.cast.actor("mo"), "at": NOON}
    return who | {"year": YEAR, "keys": s.cast.keys("mo")}
