"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps

from tests.rooms.improvement.scene import Scene
from upheld.improvement import commands
from upheld.improvement.states import Judgement, Response
from upheld.kernel.actor import ANYONE, machine, reporter
from upheld.kernel.decision import NotPermitted
from upheld.ledger import queries as ledger
from upheld.ledger.command import COMMANDS

Given = Callable[[Scene, str], dict[str, Any]]


def _adopt(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, passage=scene.passage())


def _respond(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(
        who, recommendation=scene.adopt(), response=Response.REJECTED, reason="We know better."
    )


def _start(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, recommendation=scene.accepted(), title="Mine")


def _add(scene: Scene, who: str) -> dict[str, Any]:
    recommendation = scene.accepted()
    plan = scene.start(recommendation)
    return scene.by(who, plan=plan, recommendation=recommendation, draft=scene.draft())


def _baseline(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, plan=scene.drafted()[0])


def _fix(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, action=scene.drafted()[1])


def _move(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, action=scene.fixed(), to=scene.later(200), reason="We are busy.")


def _report(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, action=scene.fixed(), words="All done.")


def _prove(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, action=scene.fixed(), summary="All done.")


def _appoint(scene: Scene, who: str) -> dict[str, Any]:
    keys = scene.cast.keys(who)
    return scene.by(who, action=scene.fixed(), assurer=scene.cast.person("assurer"), keys=keys)


def _judge(scene: Scene, who: str) -> dict[str, Any]:
    action, proof = scene.proved()
    return scene.by(who, action=action, proof=proof, judgement=Judgement.MET, reasons="I say so.")


def _close(scene: Scene, who: str) -> dict[str, Any]:
    action, proof = scene.judged()
    return scene.by(who, action=action, proof=proof, words="It is done.")


def _reopen(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, action=scene.closed(), reason="No.", due=scene.later(30))


# command: what it is given, and those to whom it is refused with a part of what they are told
REFUSALS: dict[str, tuple[Given, dict[str, str]]] = {
    "improvement.adopt_recommendation": (
        _adopt,
        {"dcs": "Only the improvement lead", "ceo": "Only the improvement lead"},
    ),
    "improvement.respond": (
        _respond,
        {"dcs": "Only the chief executive", "improvement-lead": "Only the chief executive"},
    ),
    "improvement.start_plan": (_start, {"dcs": "Only the improvement lead"}),
    "improvement.add_action": (_add, {"dcs": "Only the improvement lead"}),
    "improvement.baseline_plan": (_baseline, {"dcs": "Only the improvement lead"}),
    "improvement.fix_action": (_fix, {"dcs": "Only the improvement lead"}),
    "improvement.move_date": (
        _move,
        {"dcs": "date of their own action", "board-chair": "Only the improvement lead"},
    ),
    "improvement.report_progress": (
        _report,
        {"psw": "Only the post that owns", "improvement-lead": "Only the post that owns"},
    ),
    "improvement.submit_proof": (
        _prove,
        {"psw": "Only the post that owns", "assurer": "Only the post that owns"},
    ),
    "improvement.appoint_assurer": (
        _appoint,
        {"improvement-lead": "Only the receiver", "dcs": "Only the receiver"},
    ),
    "improvement.judge_proof": (
        _judge,
        {"dcs": "Only the person appointed", "ia": "Only the person appointed"},
    ),
    "improvement.close_action": (
        _close,
        {"dcs": "Only the improvement board", "assurer": "Only the improvement board"},
    ),
    "improvement.reopen_action": (
        _reopen,
        {"dcs": "Only the improvement board", "assurer": "Only the improvement board"},
    ),
}
CASES = [
    (name, given, who, because)
    for name, (given, refused) in REFUSALS.items()
    for who, because in refused.items()
]


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    kept = apps.get_app_config("improvement").get_models()
    return {each.__name__: list(each.objects.order_by("pk").values_list()) for each in kept}


@pytest.mark.parametrize(("name", "given", "who", "because"), CASES)
def test_the_wrong_person_is_told_why_and_nothing_changes(name, given, who, because, scene):
    asked = given(scene, who)
    before = _rows()
    with pytest.raises(NotPermitted, match=because):
        COMMANDS[name].run(**asked)
    assert _rows() == before


@pytest.mark.parametrize("actor", [ANYONE, reporter("r"), machine("clock")], ids=lambda a: a.kind)
@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_somebody_who_is_no_person_in_a_post_is_refused(name, actor, scene):
    given, refused = REFUSALS[name]
    asked = given(scene, next(iter(refused))) | {"actor": actor}
    with pytest.raises(NotPermitted):
        COMMANDS[name].run(**asked)


RIGHTLY = {
    "improvement.respond": (_respond, "ceo"),
    "improvement.start_plan": (_start, "improvement-lead"),
    "improvement.add_action": (_add, "improvement-lead"),
    "improvement.baseline_plan": (_baseline, "improvement-lead"),
    "improvement.move_date": (_move, "improvement-lead"),
    "improvement.appoint_assurer": (_appoint, "mo"),
    "improvement.judge_proof": (_judge, "assurer"),
    "improvement.close_action": (_close, "board-chair"),
    "improvement.reopen_action": (_reopen, "board-chair"),
}


@pytest.mark.parametrize("name", sorted(RIGHTLY))
def test_a_conflict_in_the_matter_takes_deciding_away_from_the_right_person(name, scene):
    given, who = RIGHTLY[name]
    asked = given(scene, who)
    away = replace(asked["actor"], excluded_from=frozenset({str(scene.matter)}))
    with pytest.raises(NotPermitted, match="this matter"):
        COMMANDS[name].run(**(asked | {"actor": away}))
    assert COMMANDS[name].run(**asked)


def test_a_conflict_in_the_matter_does_not_take_the_work_away(scene):
    owner = replace(scene.cast.actor("dcs"), excluded_from=frozenset({str(scene.matter)}))
    progress = commands.report_progress(
        actor=owner, at=scene.at, action=scene.fixed(), words="We have begun."
    )
    assert progress.words == "We have begun."


@pytest.mark.parametrize(
    ("name", "who"),
    [
        ("improvement.move_date", "dcs"),
        ("improvement.report_progress", "psw"),
        ("improvement.appoint_assurer", "dcs"),
        ("improvement.judge_proof", "dcs"),
        ("improvement.close_action", "assurer"),
        ("improvement.reopen_action", "dcs"),
    ],
)
def test_an_attempt_to_decide_on_own_work_stays_in_the_log(name, who, scene):
    asked = REFUSALS[name][0](scene, who)
    with pytest.raises(NotPermitted):
        COMMANDS[name].run(**asked)
    entries = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[asked["action"].id])
    # Entries that wait have no order among those of one moment.
    [refused] = [each for each in entries if each.event == "ledger.attempt.refused"]
    assert refused.fields["command"] == name
