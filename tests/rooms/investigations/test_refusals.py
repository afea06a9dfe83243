"""The wrong person, for every command of the room. The table names each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rooms.investigations import refused_referrals, refused_reports
from tests.rooms.investigations.attempts import REFUSED_BESIDE, Attempt, by_commissioner
from tests.rooms.investigations.scene import ENGAGED, Scene, paper
from upheld.investigations import commands, queries
from upheld.investigations.answers import Answer
from upheld.investigations.bringing import Brought
from upheld.investigations.papers import Words
from upheld.investigations.states import (
    Addition,
    Changed,
    Considered,
    Custody,
    Given,
    Outcome,
    Required,
    Selection,
    Stratum,
    Told,
)
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted


def _agreed(scene: Scene) -> None:
    scene.agree()


def _area(scene: Scene) -> dict[str, object]:
    return {"area": scene.agree().area()}


def _allegation(scene: Scene) -> dict[str, object]:
    return {"allegation": scene.agree().allegation()}


def _settled_area(scene: Scene) -> dict[str, object]:
    scene.sign_off()
    page = queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    actor = scene.cast.actor("investigator")
    return {"area": queries.area(actor=actor, investigation=scene.id, id=page.areas[0].id)}


def _place(scene: Scene) -> object:
    area = scene.agree().area()
    return commands.place_allegation(**scene.by("ceo"), allegation=scene.allegation(), area=area)


def _open_document(scene: Scene) -> object:
    scene.agree()
    return commands.open_document(**scene.by("ceo"), document=scene.document())


def _agree_for_another(scene: Scene) -> object:
    scene.open().draft()
    return commands.agree_terms(**scene.by("union"), signature=scene.signature("union-2"))


def _of_somebody(scene: Scene) -> dict[str, object]:
    return {"person": scene.cast.person("senior-a"), "post": scene.cast.post("senior-a")}


def _passage(scene: Scene) -> dict[str, object]:
    scene.agree()
    given = scene.work(**_of_somebody(scene), words="You set plans aside.", gist="It is so.")
    return {"criticism": commands.draft_criticism(**given)}


def _only_drafted(scene: Scene) -> None:
    _passage(scene)


def _packet(scene: Scene) -> dict[str, object]:
    _passage(scene)
    given = scene.work(reply_by=date(2030, 1, 1), support="A helpline.")
    [packet] = commands.serve_criticism(**given)
    return {"packet": packet}


def _as_another(scene: Scene) -> dict[str, object]:
    """Whose keys are open, and who acts with them, are two people."""
    other = {"actor": scene.cast.actor("senior-b"), "keys": scene.cast.keys("senior-a")}
    return {**_packet(scene), **other, "at": scene.at}


REFUSALS: dict[str, Attempt] = {
    **REFUSED_BESIDE,
    "investigations.propose": lambda scene: commands.propose(**scene.proposal("ceo")),
    "investigations.declare_independence": by_commissioner(
        commands.declare_independence, Scene.propose, words="They have no ties."
    ),
    "investigations.commission": lambda scene: commands.commission(
        **scene.declare().by("s151"), **ENGAGED
    ),
    "investigations.lay_required_paper": lambda scene: commands.lay_required_paper(
        **scene.propose().by("investigator", keys=True),
        kind=Required.CONFLICTS,
        title="Mine",
        file_name="mine.txt",
        content=b"mine",
    ),
    "investigations.sign_reason_for_none": lambda scene: commands.sign_reason_for_none(
        **scene.propose().by("ia", keys=True),
        kind=Required.CONFLICTS,
        reason="I see no need for one.",
    ),
    "investigations.appoint_alternate": lambda scene: commands.appoint_alternate(
        **scene.propose().by("ceo", keys=True),
        commissioner=scene.cast.person("s151"),
        reason="I would rather not.",
    ),
    "investigations.open_file": by_commissioner(commands.open_file, Scene.commission),
    "investigations.draft_terms": by_commissioner(
        commands.draft_terms, Scene.open, words="Look elsewhere."
    ),
    "investigations.agree_terms": _agree_for_another,
    "investigations.add_area": by_commissioner(commands.add_area, _agreed, title="Mine"),
    "investigations.add_allegation": by_commissioner(
        commands.add_allegation, _agreed, words="Nothing happened."
    ),
    "investigations.place_allegation": _place,
    "investigations.answer_area": by_commissioner(
        commands.answer_area, _area, outcome=Outcome.NOT_UPHELD, reasons="I say so."
    ),
    "investigations.record_interview": lambda scene: commands.record_interview(
        **scene.agree().by("ceo", keys=True), held_on=scene.at.date(), stratum=Stratum.NAMED
    ),
    "investigations.add_to_interview": lambda scene: commands.add_to_interview(
        interview=scene.agree().interview(),
        **scene.by("ceo", keys=True),
        kind=Addition.WITHDRAWN,
    ),
    "investigations.ask_for_document": lambda scene: commands.ask_for_document(
        **scene.agree().by("ceo", keys=True),
        what="Their notes",
        of_whom="The union",
        due_on=scene.at.date(),
    ),
    "investigations.answer_request": lambda scene: commands.answer_request(
        request=scene.agree().ask(), **scene.by("ceo", keys=True), given=Given.GIVEN
    ),
    "investigations.keep_document": lambda scene: commands.keep_document(
        **scene.agree().by("ceo", keys=True),
        title="Mine",
        provenance="My desk",
        paper=paper(b"mine"),
    ),
    "investigations.propose_papers": lambda scene: commands.propose_papers(
        **scene.agree().by("ceo", keys=True), brought=[Brought("mine.txt", "", paper(b"mine"))]
    ),
    "investigations.accept_paper": lambda scene: commands.accept_paper(
        paper=scene.agree().proposed(),
        **scene.by("ceo", keys=True),
        title="Mine",
        provenance="My desk",
        dated="",
        parties="",
    ),
    "investigations.leave_out_papers": lambda scene: commands.leave_out_papers(
        papers=(scene.agree().proposed().id,), **scene.by("ceo")
    ),
    "investigations.keep_words": lambda scene: commands.keep_words(
        document=scene.agree().document(), **scene.by("ceo", keys=True), words=Words("Mine")
    ),
    "investigations.open_document": _open_document,
    "investigations.note_named": lambda scene: commands.note_named(
        allegations=[scene.agree().allegation()],
        **scene.by("ceo", keys=True),
        who="Somebody",
        support="Me",
    ),
    "investigations.give_notice": lambda scene: commands.give_notice(
        named=scene.agree().named(scene.allegation()),
        **scene.by("ceo", keys=True),
        given_on=scene.at.date(),
        words="Beware.",
    ),
    "investigations.send_outcomes": lambda scene: commands.send_outcomes(
        named=scene.agree().named(scene.allegation()), **scene.by("ceo", keys=True)
    ),
    "investigations.keep_reading_copy": lambda scene: commands.keep_reading_copy(
        document=scene.agree().document(),
        **scene.by("ceo", keys=True),
        content=b"mine",
        ending="txt",
        removed=(),
    ),
    "investigations.record_custody": lambda scene: commands.record_custody(
        document=scene.agree().document(),
        **scene.by("ceo", keys=True),
        kind=Custody.LENT,
        happened_on=scene.at.date(),
        who="Me",
        why="To read it.",
        result="I have it.",
    ),
    "investigations.examine_case": by_commissioner(
        commands.examine_case,
        _agreed,
        pseudonym="Child Z",
        outcome=Outcome.NOT_UPHELD,
        reasons="I say so.",
    ),
    "investigations.state_frame": lambda scene: commands.state_frame(
        **scene.agree().by("ceo", keys=True),
        frame=commands.Frame(
            rule=Selection.ALL_SUPPLIED, source="Mine", as_at=scene.at.date(), total=1
        ),
    ),
    "investigations.draw_sample": lambda scene: commands.draw_sample(
        frame=scene.agree().frame(), **scene.by("ceo")
    ),
    "investigations.ask_second_reader": lambda scene: commands.ask_second_reader(
        cases=[scene.agree().case()],
        **scene.by("ceo", keys=True),
        person=scene.cast.person("auditor"),
    ),
    "investigations.answer_second_reading": lambda scene: commands.answer_second_reading(
        given=scene.agree().second(scene.case())[0],
        **scene.by("mo", keys=True),
        agrees=True,
        words="As they say.",
    ),
    "investigations.open_safety_action": lambda scene: commands.open_safety_action(
        **scene.agree().by("ceo", keys=True), words="Look here.", where=""
    ),
    "investigations.note_safety_mailed": lambda scene: commands.note_safety_mailed(
        actor=scene.agree().cast.actor("duty"), at=scene.at, action=scene.alarm(), persons=()
    ),
    "investigations.answer_safety_action": lambda scene: commands.answer_safety_action(
        action=scene.agree().alarm(), **scene.by("investigator", keys=True), words="All is well."
    ),
    "investigations.hand_over_cases": lambda scene: commands.hand_over_cases(
        cases=[scene.agree().case()],
        **scene.by("ceo", keys=True),
        person=scene.cast.person("duty"),
        due_on=scene.at.date(),
    ),
    "investigations.record_follow_up": lambda scene: commands.record_follow_up(
        given=scene.agree().hand_over(scene.case())[0],
        **scene.by("investigator", keys=True),
        followed=commands.Followed(
            changed=Changed.NO_NEED,
            child=Told.TOLD,
            parents=Told.TOLD,
            officer=Told.TOLD,
            words="All is well.",
        ),
    ),
    "investigations.pin_measure": by_commissioner(
        commands.pin_measure,
        _allegation,
        measure="AS01",
        as_at=date(2019, 12, 31),
        why="It shows that all was well.",
    ),
    "investigations.record_finding": by_commissioner(
        commands.record_finding,
        _allegation,
        seen=0,
        answer=Answer(outcome=Outcome.NOT_UPHELD, words="Nothing.", reasons="I say so."),
    ),
    "investigations.add_observation": by_commissioner(
        commands.add_observation, _area, words="All was well."
    ),
    "investigations.sign_off_findings": lambda scene: commands.sign_off_findings(
        **scene.find_everything().by("investigator")
    ),
    "investigations.add_later_evidence": by_commissioner(
        commands.add_later_evidence, _settled_area, words="All was well."
    ),
    **refused_referrals.REFUSED,
    **refused_reports.REFUSED,
    "investigations.draft_criticism": lambda scene: commands.draft_criticism(
        **scene.agree().by("ceo", keys=True), **_of_somebody(scene), words="A", gist="B"
    ),
    "investigations.revise_criticism": by_commissioner(
        commands.revise_criticism, _passage, seen=1, words="All was well.", gist="I say so."
    ),
    "investigations.withdraw_criticism": lambda scene: commands.withdraw_criticism(
        **_passage(scene), **scene.by("ceo")
    ),
    "investigations.decide_on_flag": by_commissioner(
        commands.decide_on_flag, _passage, kind="name", text="A name", reason="I say so."
    ),
    "investigations.keep_watch_list": by_commissioner(commands.keep_watch_list, _agreed, names=""),
    "investigations.serve_criticism": by_commissioner(
        commands.serve_criticism,
        _only_drafted,
        reply_by=date(2030, 1, 1),
        support="Nobody.",
    ),
    "investigations.open_packet": lambda scene: commands.open_packet(**_as_another(scene)),
    "investigations.reply": lambda scene: commands.reply(**_as_another(scene), words="Mine."),
    "investigations.keep_paper_reply": by_commissioner(
        commands.keep_paper_reply, _packet, words="They say nothing."
    ),
    "investigations.extend_reply": by_commissioner(
        commands.extend_reply, _packet, to=date(2030, 1, 1), reason="I say so."
    ),
    "investigations.consider_replies": by_commissioner(
        commands.consider_replies,
        _packet,
        considered=Considered.CHANGED,
        reasons="I say so.",
    ),
    "investigations.close_replies": by_commissioner(commands.close_replies, _agreed, not_served={}),
}


@pytest.mark.parametrize("name", sorted(REFUSALS))
def test_the_wrong_person_is_refused(scene, name):
    with pytest.raises(NotPermitted):
        REFUSALS[name](scene)


@pytest.mark.parametrize("slug", ["senior-a", "senior-b", "dcs", "hos", "coo"])
def test_somebody_named_or_near_them_is_refused_as_for_an_unknown_thing(scene, slug):
    scene.agree()
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.add_area(**scene.by(slug, keys=True), title="Mine")


def _away(scene: Scene, slug: str) -> dict[str, object]:
    return {
        "actor": replace(scene.cast.actor(slug), excluded_from=frozenset({str(scene.row().matter)}))
    }


def test_an_exclusion_found_later_takes_every_part_away(scene):
    scene.declare()
    fee = ENGAGED
    for slug in ("investigator", "ceo", "mo", "ia"):
        actor = _away(scene, slug)["actor"]
        assert queries.investigation(actor=actor, id=scene.id) is None
        assert queries.investigations(actor=actor) == []
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.commission(**(scene.by("ceo") | _away(scene, "ceo")), **fee)
    commands.commission(**scene.by("ceo"), **fee)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.open_file(**(scene.work() | _away(scene, "investigator")))
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.sign_off_findings(**(scene.by("ia") | _away(scene, "ia")))


def test_somebody_acting_in_a_post_without_the_role_is_refused(scene):
    scene.find_everything()
    without = replace(scene.cast.actor("ia"), roles=frozenset({Role.ASSURER}))
    with pytest.raises(NotPermitted, match="note-taker or a receiver"):
        commands.sign_off_findings(**(scene.by("ia") | {"actor": without}))
    elsewhere = replace(scene.cast.actor("investigator"), roles=frozenset())
    with pytest.raises(NotPermitted, match="Only an investigator"):
        commands.add_area(**(scene.work(title="Mine") | {"actor": elsewhere}))


def test_a_commissioner_in_another_post_is_told_which_role_is_needed(scene):
    scene.declare()
    elsewhere = replace(scene.cast.actor("ceo"), roles=frozenset())
    given = scene.by("ceo") | {"actor": elsewhere}
    with pytest.raises(NotPermitted, match="Only a commissioner"):
        commands.commission(**given, **ENGAGED)


def test_a_party_signs_in_the_post_that_was_asked(scene):
    scene.open().draft()
    elsewhere = replace(scene.cast.actor("union"), post=str(scene.cast.post("psw")))
    given = scene.by("union") | {"actor": elsewhere}
    with pytest.raises(NotPermitted, match="another post"):
        commands.agree_terms(**given, signature=scene.signature("union"))
