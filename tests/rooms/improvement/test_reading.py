"""What pages are told, to whom, and at what price."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from upheld.improvement import commands, queries
from upheld.improvement.queries import Task
from upheld.improvement.states import Judgement, Response, Stage
from upheld.kernel.actor import ANYONE


def asked(run) -> int:
    with CaptureQueriesContext(connection) as caught:
        run()
    return len(caught)


def kinds(scene, slug: str) -> list[Task]:
    found = queries.what_waits(actor=scene.cast.actor(slug), today=scene.today)
    return [each.task for each in found]


def test_the_public_plan_and_the_plan_page_cost_the_same_however_many_actions_there_are(scene):
    action = scene.fixed()
    lead = scene.cast.actor("improvement-lead")

    def public() -> object:
        return queries.public_plan(matter=scene.matter, today=scene.today)

    def page() -> object:
        return queries.plan_page(actor=lead, id=action.plan_id, today=scene.today)

    def waiting() -> object:
        return queries.what_waits(actor=scene.cast.actor("dcs"), today=scene.today)

    few = [asked(each) for each in (public, page, waiting)]
    for number in range(12):
        owner = scene.cast.post("dcs" if number % 2 else "psw")
        more = scene.add(action.plan, action.recommendation, owner_post=owner)
        if number % 2:
            proof = scene.prove(scene.appoint(scene.report(more)))
            scene.judge(more, proof)
            scene.close(more, proof)
    many = [asked(each) for each in (public, page, waiting)]
    assert many == few
    assert max(many) <= 11


def test_nothing_of_a_draft_is_public(scene):
    assert queries.public_plan(matter=scene.matter, today=scene.today) is None
    plan, _ = scene.drafted()
    shown = queries.public_plan(matter=scene.matter, today=scene.today)
    assert shown is not None
    assert (shown.baselined_on, shown.actions) == (None, ())
    commands.baseline_plan(**scene.by("improvement-lead", plan=plan))
    shown = queries.public_plan(matter=scene.matter, today=scene.today)
    assert len(shown.actions) == 1


def test_a_draft_is_seen_by_those_who_draft_it_without_a_conflict(scene):
    plan, action = scene.drafted()
    lead = scene.cast.actor("improvement-lead")
    away = replace(lead, excluded_from=frozenset({str(scene.matter)}))
    for actor in (away, scene.cast.actor("dcs"), scene.cast.actor("mo"), ANYONE):
        assert queries.plan(actor=actor, id=plan.id) is None
        assert queries.plan_page(actor=actor, id=plan.id, today=scene.today) is None
        assert queries.action_page(actor=actor, id=action.id, today=scene.today) is None
    assert [each.actions for each in queries.plans(actor=lead)] == [1]
    assert queries.plans(actor=away) == []


@pytest.mark.parametrize("slug", ["hr", "senior-a", "s151"])
def test_a_fixed_plan_is_a_work_page_only_for_those_who_work_on_it(scene, slug):
    action = scene.fixed()
    page = queries.action_page(actor=scene.cast.actor(slug), id=action.id, today=scene.today)
    assert (page is not None) == (slug == "s151")  # an alternate commissioner


def test_what_waits_moves_from_hand_to_hand(scene):
    others = ("dcs", "mo", "assurer", "board-chair")
    assert kinds(scene, "improvement-lead") == [Task.ADOPT] * 5
    row = scene.adopt()
    assert kinds(scene, "ceo") == [Task.ANSWER]
    scene.answer(row)
    assert kinds(scene, "ceo") == []
    assert kinds(scene, "improvement-lead")[0] == Task.START
    plan = scene.start(row)
    action = scene.add(plan, row)
    assert Task.FIX in kinds(scene, "improvement-lead")
    assert [kinds(scene, each) for each in others] == [[], [], [], []]
    commands.baseline_plan(**scene.by("improvement-lead", plan=plan))
    assert [kinds(scene, each) for each in others] == [[Task.WORK], [], [], []]
    proof = scene.prove(scene.fresh(action))
    assert [kinds(scene, each) for each in others] == [[], [Task.APPOINT], [], []]
    scene.appoint(action)
    assert [kinds(scene, each) for each in others] == [[], [], [Task.JUDGE], []]
    scene.judge(action, proof)
    assert [kinds(scene, each) for each in others] == [[], [], [], [Task.CLOSE]]
    scene.close(action, proof)
    assert [kinds(scene, each) for each in others] == [[], [], [], []]


def test_an_answer_in_principle_still_waits_for_a_plain_one(scene):
    scene.answer(scene.adopt(), Response.IN_PRINCIPLE)
    assert kinds(scene, "ceo") == [Task.ANSWER]
    [line] = queries.public_plan(
        matter=scene.matter, today=scene.today + timedelta(days=90)
    ).recommendations
    assert line.late


def test_what_waits_comes_by_nearest_date_and_says_what_is_late(scene):
    action = scene.fixed()
    scene.add(action.plan, action.recommendation, due=scene.later(10))
    scene.add(action.plan, action.recommendation, due=None)
    waits = queries.what_waits(
        actor=scene.cast.actor("dcs"), today=scene.today + timedelta(days=11)
    )
    assert [(each.ref, each.late) for each in waits] == [
        ("R1.2", True),
        ("R1.1", False),
        ("R1.3", False),
    ]


def test_an_action_shows_its_owner_with_the_tenure_of_whoever_is_in_the_post(scene):
    action = scene.fixed()
    page = queries.action_page(actor=scene.cast.actor("dcs"), id=action.id, today=scene.today)
    assert page.action.owner == "Director of children's services"
    assert page.action.owner_tenure == "in post since 1 September 2020"


def test_the_history_of_an_action_tells_what_the_log_holds_with_the_words_of_the_rows(scene):
    action, proof = scene.judged(Judgement.NOT_MET)
    commands.move_date(
        **scene.by("improvement-lead", action=action, to=scene.later(120), reason="More time.")
    )
    page = queries.action_page(actor=scene.cast.actor("dcs"), id=action.id, today=scene.today)
    assert [(each.title, each.words) for each in page.history] == [
        ("Put into the plan", ""),
        ("Date and success test fixed", ""),
        ("Assurer appointed", "Independent assessor of practice"),
        ("Proof put forward", proof.summary),
        ("Proof judged", "Judged not met. I went and looked."),
        ("Date moved", "More time."),
    ]
    assert page.history[-1].after == scene.later(120)
    assert {each.index for each in page.history} == {None}  # the night has not come yet


def test_a_page_offers_what_the_house_would_allow(scene):
    action, _ = scene.judged()

    def offered(slug: str) -> set[str]:
        page = queries.action_page(actor=scene.cast.actor(slug), id=action.id, today=scene.today)
        names = ("report", "submit", "move", "appoint", "judge", "close", "reopen")
        return {name for name in names if getattr(page, f"may_{name}")}

    assert offered("dcs") == {"submit"}
    assert offered("improvement-lead") == {"move"}
    assert offered("mo") == {"appoint"}
    assert offered("assurer") == set()
    assert offered("board-chair") == {"close"}


def test_the_story_is_told_as_the_public_record_has_it(cast, told):
    plan = queries.public_plan(matter=told.matter, today=told.today)
    assert (len(plan.actions), plan.closed) == (10, 1)
    shown = {each.ref: each for each in plan.actions}
    assert shown["R2.1"].stage is Stage.CLOSED
    assert shown["R2.1"].proofs[-1].judged_by == "Independent assessor of practice"
    assert shown["R2.2"].stage is Stage.NOT_MET
    assert shown["R3.2"].slip_days == 90
    assert shown["R3.1"].claimed_without_proof
    assert shown["R5.1"].stage is Stage.READY
