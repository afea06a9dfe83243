"""Who is refused what of the rarer duties. `test_refusals` tries them all."""

from __future__ import annotations

import uuid
from datetime import timedelta
from typing import Any

from upheld.concerns import commands
from upheld.concerns.copying import Made
from upheld.concerns.models import Concern, Erasure, IdentityRequest, LegalRequest
from upheld.concerns.seconding import Step
from upheld.concerns.states import KnownAs, LegalKind, Origin, Risk

from .scene import NOON, TODAY, Reporter, answered, by, raise_alone, submission

GONE, RECEIVER = "no longer here", "Only a receiver"
LATER = NOON + timedelta(days=3700)
NAMES = {
    "concerns.release_identity",
    "concerns.refuse_identity",
    "concerns.lapse_identity",
    "concerns.open_identity",
}
STEPS = {"concerns.agree_to_step", "concerns.refuse_step"}
ERASURES = {"concerns.approve_erasure", "concerns.refuse_erasure"}
REGISTER = {
    "concerns.note_exemption",
    "concerns.extend_request",
    "concerns.answer_request",
    "concerns.hand_over_request",
}


def lay(cast: Any, name: str) -> None:
    """The row that somebody tries one of these commands on."""
    if name in NAMES:
        told = raise_alone(Reporter(), known_as=KnownAs.CONFIDENTIAL, identity="Somebody")
        commands.ask_identity(**by(cast, "mo", told), reason="A court asks who.")
    if name in STEPS:
        urgent = raise_alone(Reporter(), risk=Risk.YES)
        commands.ask_second(**by(cast, "mo", urgent), **_second())
    if name in ERASURES:
        over = raise_alone(Reporter())
        answered(cast, over)
        commands.close(**by(cast, "mo", over))
        commands.ask_erasure(**by(cast, "mo", over) | {"at": LATER}, reason="Its time is over.")
    if name in REGISTER:
        commands.record_request(**_request(cast, "mo", None))


def refusals(refusal: Any) -> dict[str, tuple[Any, ...]]:
    """Each command of these duties with the wrong people who try it."""
    why = {"reason": "Because."}
    bundle = {"to": "Ofsted", "recipient": "age1", "with_name": False, **why}
    copy = {"original": uuid.uuid4(), "made": Made(why="broken")}
    on_concern = {
        "ask_identity": why,
        "export_bundle": bundle,
        "ask_second": _second(),
        "place_hold": why,
        "lift_hold": why,
        "ask_erasure": why,
        "keep_reading_copy": copy,
    }
    found = {
        f"concerns.{name}": (
            refusal(_by("union", **given), RECEIVER),
            refusal(_by("senior-a", **given), RECEIVER),
            refusal(_by("auditor", **given), GONE),
        )
        for name, given in on_concern.items()
    }
    keeper = "Only a second keeper"
    for name in ("release_identity", "refuse_identity"):
        found[f"concerns.{name}"] = (
            refusal(_name("mo"), keeper),
            refusal(_name("auditor"), keeper),
            refusal(_name("senior-a"), keeper),
        )
    found["concerns.open_identity"] = (
        refusal(lambda s: _name("union")(s, concern=s.concern), RECEIVER),
        refusal(lambda s: _name("mo")(s, concern=s.concern), GONE, kept=False),
    )
    found["concerns.lapse_identity"] = (
        refusal(lambda s: _name("union")(s, thread=s.concern), RECEIVER),
        refusal(lambda s: _name("mo")(s, thread=s.concern), GONE, kept=False),
    )
    for name in ("agree_to_step", "refuse_step"):
        found[f"concerns.{name}"] = (
            refusal(_name("mo"), keeper),
            refusal(_name("senior-a"), keeper),
        )
    for name in ("approve_erasure", "refuse_erasure"):
        found[f"concerns.{name}"] = (
            refusal(_erasure("union"), "Only a keeper of recovery keys"),
            refusal(_erasure("mo"), GONE, kept=False),
        )
    words: dict[str, dict[str, str]] = {
        "note_exemption": {"what": "a", "why": "b"},
        "extend_request": why,
    }
    words |= {"answer_request": {"words": "Given."}, "hand_over_request": {}}
    for name, given in words.items():
        found[f"concerns.{name}"] = (
            refusal(_on_request("union", **given), RECEIVER),
            refusal(_on_request("auditor", **given), GONE, kept=False),
        )
    found["concerns.record_request"] = (
        refusal(lambda s: _request(s.cast, "union", s.concern), RECEIVER),
        refusal(lambda s: _request(s.cast, "auditor", s.concern), GONE),
    )
    found["concerns.take_down"] = (
        refusal(lambda s: _taken(s.cast, "union"), RECEIVER, kept=False),
        refusal(lambda s: _taken(s.cast, "senior-a"), RECEIVER, kept=False),
    )
    return found


def _second() -> dict[str, Any]:
    child = "She is at school; I rang at noon."
    return {"step": Step.CLOSE, "reason": "Everything has been done.", "child": child}


def _who(cast: Any, slug: str) -> dict[str, Any]:
    return {"actor": cast.actor(slug), "at": NOON, "keys": cast.keys(slug)}


def _by(slug: str, **more: Any) -> Any:
    return lambda s: _who(s.cast, slug) | {"concern": s.concern} | more


def _name(slug: str) -> Any:
    def given(s: Any, **more: Any) -> dict[str, Any]:
        request = IdentityRequest.objects.first()
        reason = {} if more else {"reason": "Because."}
        return _who(s.cast, slug) | {"request": request} | reason | more

    return given


def _erasure(slug: str) -> Any:
    def given(s: Any) -> dict[str, Any]:
        erasure = Erasure.objects.select_related("concern").first()
        row: Concern = erasure.concern
        found = {"erasure": erasure, "concern": row, "reason": "Because."}
        return _who(s.cast, slug) | {"at": LATER} | found

    return given


def _on_request(slug: str, **more: Any) -> Any:
    return lambda s: _who(s.cast, slug) | {"request": LegalRequest.objects.first()} | more


def _request(cast: Any, slug: str, concern: Concern | None) -> dict[str, Any]:
    return _who(cast, slug) | {
        "kind": LegalKind.SUBJECT_ACCESS,
        "from_whom": "Somebody",
        "words": "Everything.",
        "received_on": TODAY,
        "due_on": None,
        "concern": concern,
    }


def _taken(cast: Any, slug: str) -> dict[str, Any]:
    return _who(cast, slug) | {
        "id": uuid.uuid4(),
        "submission": submission(),
        "origin": Origin.PHONE,
        "receipt": Reporter().receipt,
    }
