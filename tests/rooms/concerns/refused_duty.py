"""Who is refused what with alerts about a child at risk: for `test_refusals`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from upheld.concerns.models import DutyAlert
from upheld.concerns.submission import AtRisk
from upheld.people import queries as people

from .scene import NOON, TODAY, Reporter

Given = Callable[[Any], dict[str, Any]]
Case = tuple[Given, str, bool]


def _on_alert(slug: str, **more: Any) -> Given:
    def given(s: Any) -> dict[str, Any]:
        alert = DutyAlert.objects.filter(state="waiting").first()
        return {
            "actor": s.cast.actor(slug),
            "at": NOON,
            "alert": alert,
            "keys": s.cast.keys(slug),
        } | more

    return given


def _on_post(slug: str, *, keys: bool = False, **more: Any) -> Given:
    def given(s: Any) -> dict[str, Any]:
        own = {"keys": s.cast.keys(slug)} if keys else {}
        post = people.post_by_slug("duty")
        return {"actor": s.cast.actor(slug), "at": NOON, "post": post} | own | more

    return given


def _raise(slug: str) -> Given:
    return lambda s: {
        "actor": s.cast.actor(slug),
        "at": TODAY,
        "told": AtRisk(),
        "receipt": Reporter().receipt,
    }


def _note(slug: str) -> Given:
    return lambda s: {
        "actor": s.cast.actor(slug),
        "at": TODAY,
        "alert": DutyAlert.objects.filter(state="waiting").first(),
        "persons": (),
    }


ONLY_DUTY, ONLY_CLOCK, LOOKS_AFTER = "Only a duty contact", "Only the clock", "looks after"
REFUSED: dict[str, tuple[Case, ...]] = {
    "concerns.raise_alert": ((_raise("union"), "without signing in", False),),
    "concerns.acknowledge_alert": (
        (_on_alert("mo"), ONLY_DUTY, True),
        (_on_alert("senior-a"), ONLY_DUTY, True),
    ),
    "concerns.review_alert": ((_on_alert("mo", words="I did it."), ONLY_DUTY, True),),
    "concerns.answer_duty_test": ((_on_alert("mo"), ONLY_DUTY, True),),
    "concerns.send_duty_test": (
        (_on_post("senior-a", keys=True), LOOKS_AFTER, False),
        (_on_post("duty", keys=True), LOOKS_AFTER, False),
    ),
    "concerns.set_duty_number": ((_on_post("senior-a", number="0123 456"), LOOKS_AFTER, False),),
    "concerns.note_alert_mailed": ((_note("mo"), ONLY_CLOCK, False),),
    "concerns.note_notices_sent": (
        (
            lambda s: {"actor": s.cast.actor("mo"), "at": TODAY, "persons": ()},
            ONLY_CLOCK,
            False,
        ),
    ),
}
