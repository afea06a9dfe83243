"""Who is refused what about concerns that wait for others. `test_refusals` tries them all."""

from __future__ import annotations

from typing import Any

from .scene import NOON, TODAY, Reporter, submission

STRANGER = Reporter()
NOT_YOURS = "This is not yours"


def refusals(refusal: Any) -> dict[str, tuple[Any, ...]]:
    """Each command of escrow with the wrong people who try it."""
    return {
        "concerns.issue_escrow_tokens": (
            refusal(_by("mo", tokens=("one",)), "Only a convener", kept=False),
            refusal(_by("auditor", tokens=("one",)), "Only a convener", kept=False),
        ),
        "concerns.hold": (refusal(_hold, NOT_YOURS, kept=False),),
        "concerns.ask_escrow": tuple(
            refusal(_ask(slug), "Only a custodian", kept=False)
            for slug in ("mo", "senior-a", "union")
        ),
        "concerns.decline_escrow": (refusal(_held(), NOT_YOURS),),
        "concerns.send_held": (
            refusal(_held(submission=submission(), receipt=STRANGER.receipt), NOT_YOURS),
        ),
        "concerns.take_back": (refusal(_held(), NOT_YOURS),),
        "concerns.convene_colleagues": (refusal(_convene, "without signing in", kept=False),),
        "concerns.note_figure": (
            refusal(_figure("ceo"), "Only a receiver or the convener"),
            refusal(_figure("auditor"), "no longer here"),
        ),
        "concerns.forget_held": (refusal(_by("mo"), "nightly run", kept=False),),
    }


def _by(slug: str, **more: Any) -> Any:
    return lambda s: {"actor": s.cast.actor(slug), "at": NOON} | more


def _ask(slug: str) -> Any:
    return lambda s: {
        "actor": s.cast.actor(slug),
        "at": NOON,
        "post": s.cast.post("senior-b"),
        "keys": s.cast.keys(slug),
    }


def _hold(s: Any) -> dict[str, Any]:
    return {
        "actor": STRANGER.actor,
        "at": TODAY,
        "draft": s.draft,
        "token": "a b c d e f g",
        "post": s.cast.post("senior-a"),
        "how_many": 3,
        "months": 3,
        "receipt": STRANGER.receipt,
        "keys": STRANGER.keys,
    }


def _held(**more: Any) -> Any:
    # A draft stands for what is held: the rule looks at whose it is and at nothing else.
    return lambda s: (
        {
            "actor": STRANGER.actor,
            "at": TODAY,
            "held": s.draft,
            "keys": STRANGER.keys,
        }
        | more
    )


def _convene(s: Any) -> dict[str, Any]:
    who = {"actor": s.cast.actor("union"), "at": TODAY, "submission": submission()}
    return who | {"tokens": ("one",), "receipt": STRANGER.receipt, "draft": s.draft}


def _figure(slug: str) -> Any:
    said = {"figure": "about 35", "source": "A newspaper", "said_on": TODAY}
    return lambda s: (
        {
            "actor": s.cast.actor(slug),
            "at": NOON,
            "concern": s.concern,
            "keys": s.cast.keys(slug),
        }
        | said
    )
