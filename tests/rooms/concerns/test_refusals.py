"""Every command of the room, refused to the wrong person, with nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from upheld.concerns import models
from upheld.concerns.models import Concern, Draft
from upheld.concerns.states import Outcome, Route, Taken
from upheld.examples.cast import Cast
from upheld.kernel.actor import ANYONE, machine
from upheld.kernel.decision import NotPermitted
from upheld.ledger.command import COMMANDS
from upheld.ledger.models import Opening, Pending
from upheld.vault.models import Compartment, SealedBody

from . import (
    refusals_of_browsers,
    refusals_of_escrow,
    refusals_of_keepers,
    refusals_of_numbers,
    refusals_of_receivers,
    refused_continuing,
    refused_duty,
)
from .scene import NOON, TODAY, Reporter, lodge, raise_alone, submission

CLOCK = machine("tick")


@dataclass(frozen=True, slots=True)
class Scene:
    """Who and what is there when somebody tries."""

    cast: Cast
    owner: Reporter
    concern: Concern
    draft: Draft
    other: Concern | None = None
    grievance: models.Grievance | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """Who tries, with what, what they are told, and whether the attempt is kept."""

    given: Callable[[Scene], dict[str, Any]]
    told: str
    kept: bool = True


def _by(slug: str, **more: Any) -> Callable[[Scene], dict[str, Any]]:
    def given(s: Scene) -> dict[str, Any]:
        actor, keys = s.cast.actor(slug), s.cast.keys(slug)
        return {"actor": actor, "at": NOON, "concern": s.concern, "keys": keys} | more

    return given


def _by_reporter(who: Reporter, **more: Any) -> Callable[[Scene], dict[str, Any]]:
    def given(s: Scene) -> dict[str, Any]:
        return {"actor": who.actor, "at": TODAY, "concern": s.concern, "keys": who.keys} | more

    return given


def _check(slug: str, *, holds: bool) -> Callable[[Scene], dict[str, Any]]:
    def given(s: Scene) -> dict[str, Any]:
        actor = s.cast.actor(slug)
        said = {"holds": holds, "excluded": frozenset({actor.id})}
        return {"actor": actor, "at": NOON, "concern": s.concern} | said

    return given


def _without_row(slug: str, **more: Any) -> Callable[[Scene], dict[str, Any]]:
    return lambda s: {"actor": s.cast.actor(slug), "at": NOON} | more


def _keep_draft(who: Reporter) -> Callable[[Scene], dict[str, Any]]:
    return lambda s: {
        "actor": who.actor,
        "at": TODAY,
        "draft": s.draft,
        "answers": {},
        "keys": who.keys,
    }


def _lodge(slug: str) -> Callable[[Scene], dict[str, Any]]:
    return lambda s: {
        "actor": s.cast.actor(slug),
        "at": NOON,
        "submission": submission(),
        "attested": 31,
        "keys": s.cast.keys(slug),
    }


STRANGER = Reporter()
SPEAK = {"receipt": STRANGER.receipt}
JOIN = {"token": "a b c d e f g", "statement": "", **SPEAK}
READ = {"words": "I have read it."}
ROUTE = {"route": Route.POLICE, "reasons": "Because."}
GONE = "no longer here"
NOT_YOURS = "This is not yours"

REFUSALS: dict[str, tuple[Refusal, ...]] = {
    "concerns.begin_draft": (
        Refusal(_without_row("mo", answers={}, **SPEAK), "without signing in", kept=False),
    ),
    "concerns.keep_draft": (Refusal(_keep_draft(STRANGER), NOT_YOURS),),
    "concerns.forget_drafts": (Refusal(_without_row("mo"), "nightly run", kept=False),),
    "concerns.raise_concern": (
        Refusal(
            _without_row("union", submission=submission(), **SPEAK),
            "without signing in",
            kept=False,
        ),
    ),
    "concerns.lodge_collective": (
        Refusal(_lodge("mo"), "Only a convener", kept=False),
        Refusal(_lodge("senior-a"), "Only a convener", kept=False),
    ),
    "concerns.issue_tokens": (
        Refusal(_by("mo", tokens=("one",)), "Only the convener"),
        Refusal(_by("union-2", tokens=("one",)), GONE, kept=False),
    ),
    "concerns.join": (Refusal(_without_row("union", **JOIN), "without signing in", kept=False),),
    "concerns.count_joined": (Refusal(_without_row("mo"), "nightly run", kept=False),),
    "concerns.check_conflicts": (
        Refusal(_check("mo", holds=True), GONE),
        Refusal(_check("auditor", holds=False), GONE),
        Refusal(_check("senior-a", holds=True), "Only a receiver"),
    ),
    "concerns.acknowledge": (
        Refusal(_by("union", **READ), "Only a receiver"),
        Refusal(_by("auditor", **READ), GONE),
        Refusal(_by("senior-a", **READ), "Only a receiver"),
    ),
    "concerns.triage": (
        Refusal(_by("ceo", **ROUTE), "Only a receiver"),
        Refusal(_by("auditor", **ROUTE), GONE),
    ),
    "concerns.share": (
        Refusal(_by("investigator", person=STRANGER.id, reason="Me."), "Only a receiver"),
        Refusal(_by("auditor", person=STRANGER.id, reason="Me."), GONE),
    ),
    "concerns.give_feedback": (
        Refusal(_by("union", **READ, outcome=Outcome.UPHELD), "Only a receiver"),
        Refusal(_by("auditor", **READ, outcome=Outcome.UPHELD), GONE),
    ),
    "concerns.close": (
        Refusal(_by("union"), "Only a receiver"),
        Refusal(_by("auditor"), GONE),
    ),
    "concerns.open_original": (
        Refusal(_by("union", body=STRANGER.id), "Only a receiver"),
        Refusal(_by("auditor", body=STRANGER.id), GONE),
    ),
    "concerns.write_message": (
        Refusal(_by_reporter(STRANGER, words="Hello?"), NOT_YOURS),
        Refusal(_by("senior-a", words="Hello?"), "Only a receiver or the convener"),
        Refusal(_by("auditor", words="Hello?"), GONE),
    ),
    "concerns.say_how_it_was": (
        Refusal(_by_reporter(STRANGER, taken=Taken.PARTLY, words=""), NOT_YOURS, kept=False),
        Refusal(_by("union", taken=Taken.PARTLY, words=""), NOT_YOURS, kept=False),
    ),
}
REFUSALS |= {
    name: tuple(Refusal(given, told, kept) for given, told, kept in cases)
    for name, cases in (refused_duty.REFUSED | refused_continuing.REFUSED).items()
}
REFUSALS |= refusals_of_browsers.refusals(Refusal)
REFUSALS |= refusals_of_escrow.refusals(Refusal)
REFUSALS |= refusals_of_keepers.refusals(Refusal)
REFUSALS |= refusals_of_numbers.refusals(Refusal)
REFUSALS |= refusals_of_receivers.refusals(Refusal)
CASES = [(name, number) for name, each in REFUSALS.items() for number in range(len(each))]


@pytest.fixture
def scene(cast, request) -> Scene:
    owner = Reporter()
    concern = raise_alone(owner, named_posts=(cast.post("senior-a"),))
    writing = Reporter()
    draft = COMMANDS["concerns.begin_draft"].run(
        actor=writing.actor, at=TODAY, answers={}, receipt=writing.receipt
    )
    refusals_of_keepers.lay(cast, request.node.callspec.params["name"])
    more = refusals_of_receivers.laid(cast, request.node.callspec.params["name"])
    return Scene(cast, owner, concern, draft, **more)


def _everything() -> dict[str, int]:
    rooms = (Concern, Draft, models.Signatory, models.JoiningToken, Compartment, SealedBody)
    return {each.__name__: each.objects.count() for each in rooms}


@pytest.mark.parametrize(("name", "number"), CASES)
def test_the_wrong_person_is_refused_and_nothing_changes(scene, name, number):
    refusal = REFUSALS[name][number]
    before, entries = _everything(), Pending.objects.count()
    kept_before = set(Opening.objects.values_list("id", flat=True))

    with pytest.raises(NotPermitted, match=refusal.told):
        COMMANDS[name].run(**refusal.given(scene))

    assert _everything() == before
    assert Concern.objects.get(id=scene.concern.id).state == "received"
    assert Pending.objects.count() == entries + refusal.kept
    assert all(each.sealed for each in Opening.objects.exclude(id__in=kept_before))


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_nobody_at_all_is_refused(scene, name):
    given = REFUSALS[name][0].given(scene) | {"actor": ANYONE}

    with pytest.raises(NotPermitted):
        COMMANDS[name].run(**given)


def test_every_command_of_the_room_has_its_refusals():
    assert set(REFUSALS) == {n for n, each in COMMANDS.items() if each.room == "concerns"}


def test_a_convener_cannot_print_joining_words_for_somebody_elses_concern(cast):
    lodged = lodge(cast)

    with pytest.raises(NotPermitted, match=GONE):
        COMMANDS["concerns.issue_tokens"].run(
            **_by("union-2", tokens=("one",))(Scene(cast, STRANGER, lodged, None))
        )
