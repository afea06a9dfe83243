"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.db import DatabaseError, connection

from tests.rooms.oversight.scene import Scene
from upheld.kernel.actor import ANYONE, machine, reporter
from upheld.kernel.decision import NotPermitted
from upheld.ledger import queries as ledger
from upheld.ledger.command import COMMANDS
from upheld.oversight.states import BodyKind, Verdict

Given = Callable[[Scene, str], dict[str, Any]]


def _set_up(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, slug="a-board", title="A board", kind=BodyKind.IMPROVEMENT_BOARD)


def _call(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, body=scene.body, held_on=scene.later(30))


def _ask(scene: Scene, who: str) -> dict[str, Any]:
    return scene.asking(who)


def _fall_due(scene: Scene, who: str) -> dict[str, Any]:
    ask = scene.standing(due=10)
    return scene.by(who, ask=ask, meeting=scene.call(30))


def _note(scene: Scene, who: str) -> dict[str, Any]:
    return scene.noting(who)


def _change(scene: Scene, who: str) -> dict[str, Any]:
    return scene.changing(who)


def _answer(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, ask=scene.asked(), words="Ours.")


def _decide(scene: Scene, who: str) -> dict[str, Any]:
    ask, answer = scene.answered()
    return scene.by(who, ask=ask, answer=answer, verdict=Verdict.ACCEPTED, reasons="Ours.")


def _stand_down(scene: Scene, who: str) -> dict[str, Any]:
    return scene.by(who, ask=scene.asked(), reasons="We have heard enough.")


# command: (how it is given, whoever may, whoever may not, what they are told)
CLERK, PANEL, ASKED = "dem-services", "chair-scrutiny", "improvement-lead"
ONLY_CLERKS = (CLERK, (PANEL, ASKED, "ceo", "dcs", "mo"), "Only democratic services")
ONLY_PANEL = (
    PANEL,
    (CLERK, ASKED, "ceo", "board-chair", "cabinet"),
    "Only (a member of )?the panel",
)
REFUSALS: dict[str, tuple[Given, str, tuple[str, ...], str]] = {
    "oversight.set_up_body": (_set_up, *ONLY_CLERKS),
    "oversight.call_meeting": (_call, *ONLY_CLERKS),
    "oversight.record_ask": (_ask, *ONLY_CLERKS),
    "oversight.fall_due": (_fall_due, *ONLY_CLERKS),
    "oversight.take_note": (_note, *ONLY_CLERKS),
    "oversight.record_change": (_change, *ONLY_CLERKS),
    "oversight.answer_ask": (_answer, ASKED, (CLERK, PANEL, "dcs"), "Only the post that was asked"),
    "oversight.decide_answer": (_decide, *ONLY_PANEL),
    "oversight.stand_down": (_stand_down, *ONLY_PANEL),
}
ABOUT_A_MATTER = sorted(
    REFUSALS.keys() - {"oversight.set_up_body", "oversight.call_meeting", "oversight.fall_due"}
)
CASES = [
    pytest.param(name, slug, id=f"{name} to {slug}")
    for name, (_, _, strangers, _) in REFUSALS.items()
    for slug in strangers
]


def _rows() -> dict[str, list[tuple[Any, ...]]]:
    tables = apps.get_app_config("oversight").get_models()
    return {each.__name__: list(each.objects.order_by("pk").values_list()) for each in tables}


def test_every_command_of_the_room_is_refused_to_somebody():
    assert set(REFUSALS) == {name for name, each in COMMANDS.items() if each.room == "oversight"}


@pytest.mark.parametrize(("name", "slug"), CASES)
def test_a_command_is_refused_to_the_wrong_person_and_changes_nothing(name, slug, scene):
    given, _, _, told = REFUSALS[name]
    attempt = given(scene, slug)
    before = _rows()
    with pytest.raises(NotPermitted, match=told):
        COMMANDS[name].run(**attempt)
    assert _rows() == before


@pytest.mark.parametrize("name", REFUSALS)
def test_a_command_is_refused_to_whoever_is_no_person(name, scene):
    given, somebody, _, told = REFUSALS[name]
    attempt = given(scene, somebody)
    roles = attempt["actor"].roles
    before = _rows()
    for nobody in (ANYONE, replace(reporter("r"), roles=roles), replace(machine("m"), roles=roles)):
        with pytest.raises(NotPermitted, match=told):
            COMMANDS[name].run(**attempt | {"actor": nobody})
    assert _rows() == before


@pytest.mark.parametrize("name", ABOUT_A_MATTER)
def test_a_conflict_in_the_matter_takes_the_function_away(name, scene):
    given, somebody, _, _ = REFUSALS[name]
    attempt = given(scene, somebody)
    kept_out = replace(attempt["actor"], excluded_from=frozenset({str(scene.matter)}))
    before = _rows()
    with pytest.raises(NotPermitted, match=r"You cannot .* matter"):
        COMMANDS[name].run(**attempt | {"actor": kept_out})
    assert _rows() == before


@pytest.mark.parametrize("name", REFUSALS)
def test_a_command_changes_nothing_when_the_ledger_fails_and_works_when_it_does_not(name, scene):
    given, somebody, _, _ = REFUSALS[name]
    attempt = given(scene, somebody)
    before = _rows()

    def broken(run, sql, params, many, context):
        if 'INTO "ledger_pending"' in sql:
            raise DatabaseError("the log's table is gone")
        return run(sql, params, many, context)

    with pytest.raises(DatabaseError), connection.execute_wrapper(broken):
        COMMANDS[name].run(**attempt)
    assert _rows() == before
    COMMANDS[name].run(**attempt)
    assert _rows() != before


def test_nobody_accepts_their_own_answer(scene):
    ask, answer = scene.answered()
    lead, chair = scene.cast.actor(ASKED), scene.cast.actor(PANEL)
    same_person = replace(chair, id=lead.id)
    same_post = replace(chair, post=lead.post)
    for both in (same_person, same_post):
        given = _decide_given(scene, ask, answer) | {"actor": both}
        with pytest.raises(NotPermitted, match="their own answer"):
            COMMANDS["oversight.decide_answer"].run(**given)


def _decide_given(scene: Scene, ask: Any, answer: Any) -> dict[str, Any]:
    return scene.by(PANEL, ask=ask, answer=answer, verdict=Verdict.ACCEPTED, reasons="Ours.")


def test_nobody_stands_down_what_was_asked_of_them(scene):
    asked_of_the_chair = scene.asked(addressed_to=scene.cast.post(PANEL))
    with pytest.raises(NotPermitted, match="asked of them"):
        COMMANDS["oversight.stand_down"].run(
            **scene.by(PANEL, ask=asked_of_the_chair, reasons="We have heard enough.")
        )


@pytest.mark.parametrize("name", ["answer_ask", "decide_answer", "stand_down"])
def test_an_attempt_on_an_ask_is_kept_in_the_log(name, scene):
    given, _, strangers, _ = REFUSALS[f"oversight.{name}"]
    attempt = given(scene, strangers[0])
    with pytest.raises(NotPermitted):
        COMMANDS[f"oversight.{name}"].run(**attempt)
    [line] = [
        each
        for each in ledger.entries_about(actor=scene.cast.actor(CLERK), ids=[attempt["ask"].id])
        if each.event == "ledger.attempt.refused"
    ]
    assert line.fields["command"] == f"oversight.{name}"
