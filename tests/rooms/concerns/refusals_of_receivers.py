"""Who is refused what of a receiver's work beside answering. `test_refusals` tries them all."""

from __future__ import annotations

import uuid
from typing import Any

from upheld.concerns import commands
from upheld.concerns.states import GrievanceStep, Link, Route

from .scene import NOON, Reporter, raise_alone

GONE, RECEIVER = "no longer here", "Only a receiver"
SOMEBODY = uuid.uuid4()
BEFORE_A_CHECK = {"renew_readers"}  # it refuses whoever has no grant before anything is checked


def refusals(refusal: Any) -> dict[str, tuple[Any, ...]]:
    """Each command of a receiver with the wrong people who try it."""
    words = {"words": "A few words."}
    again = {"route": Route.POLICE, "reasons": "Because.", "instead": False}
    post = {"post": SOMEBODY, "reason": "Because."}
    adviser = {"person": SOMEBODY, **words}
    common = {
        "ask_about_detriment": words,
        "write_note": words,
        "decide_again": again,
        "name_post": post,
        "renew_readers": {},
        "share_grievance": adviser,
    }
    found = {
        f"concerns.{name}": (
            refusal(_by("union", **given), RECEIVER),
            refusal(_by("senior-a", **given), RECEIVER),
            refusal(_by("auditor", **given), GONE, kept=name not in BEFORE_A_CHECK),
        )
        for name, given in common.items()
    }
    found["concerns.link"] = (
        refusal(_link("union"), RECEIVER),
        refusal(_link("auditor"), GONE),
    )
    found["concerns.tell_everybody"] = (refusal(_alone("ceo"), RECEIVER, kept=False),)
    found["concerns.handle_grievance"] = (
        refusal(_handle("senior-a"), "Only human resources"),
        refusal(_handle("union"), "Only human resources"),
    )
    return found


def laid(cast: Any, name: str) -> dict[str, Any]:
    """What only one command needs beside the concern that everybody tries their hand at."""
    if name == "concerns.link":
        return {"other": raise_alone(Reporter())}
    if name != "concerns.handle_grievance":
        return {}
    concern = raise_alone(Reporter())
    given = {"actor": cast.actor("mo"), "at": NOON, "keys": cast.keys("mo")}
    shared = commands.share_grievance(
        **given, concern=concern, person=cast.person("hr-adviser"), words="What they must know."
    )
    return {"grievance": shared}


def _by(slug: str, **more: Any) -> Any:
    def given(s: Any) -> dict[str, Any]:
        return _who(s, slug) | {"concern": s.concern} | more

    return given


def _who(s: Any, slug: str) -> dict[str, Any]:
    return {"actor": s.cast.actor(slug), "at": NOON, "keys": s.cast.keys(slug)}


def _alone(slug: str) -> Any:
    return lambda s: _who(s, slug)


def _link(slug: str) -> Any:
    def given(s: Any) -> dict[str, Any]:
        return _by(slug, other=s.other, how=Link.SIMILAR, words="Alike.")(s)

    return given


def _handle(slug: str) -> Any:
    def given(s: Any) -> dict[str, Any]:
        step = {"step": GrievanceStep.MEETING, "words": "Met."}
        return _who(s, slug) | {"grievance": s.grievance} | step

    return given
