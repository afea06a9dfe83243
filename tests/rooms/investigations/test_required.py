"""What a commission needs, who answers for the data, and another commissioner."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rooms.investigations.scene import ENGAGED
from upheld.investigations import commands, queries
from upheld.investigations.clocks import clocks
from upheld.investigations.states import Required, Stage
from upheld.kernel.calendar import working_days_between
from upheld.kernel.decision import NotPossible


def _page(scene, slug="ceo"):
    return queries.required_page(
        actor=scene.cast.actor(slug), keys=scene.cast.keys(slug), id=scene.id
    )


def _record(scene, slug):
    return queries.investigation_page(
        actor=scene.cast.actor(slug), keys=scene.cast.keys(slug), id=scene.id
    )


@pytest.mark.parametrize("left_out", list(Required))
def test_nothing_is_commissioned_while_a_paper_is_missing(scene, left_out):
    scene.propose()
    commands.declare_independence(**scene.work(words="I have no ties."))
    for kind in Required:
        if kind is not left_out:
            scene.reason_for_none(kind)
    with pytest.raises(NotPossible, match="There is no "):
        commands.commission(**scene.by("ceo"), **ENGAGED)
    scene.lay(left_out)
    commands.commission(**scene.by("ceo"), **ENGAGED)
    assert scene.row().stage == Stage.COMMISSIONED


@pytest.mark.parametrize("reason", ["", "  ", "No", "Not applicable", "No need for it"])
def test_a_bare_no_is_not_a_reason(scene, reason):
    scene.propose()
    with pytest.raises(NotPossible, match="reason"):
        scene.reason_for_none(Required.EQUALITY, reason)
    assert _page(scene).papers == ()


def test_a_newer_paper_counts_and_the_earlier_reason_stays(scene):
    scene.propose()
    scene.reason_for_none(Required.EQUALITY)
    paper = scene.lay(Required.EQUALITY, b"the assessment")
    newest, earlier = _page(scene).of(Required.EQUALITY)
    assert (newest.version, newest.reasoned, newest.is_newest) == (2, False, True)
    assert newest.post_title == "Monitoring officer"
    assert (earlier.version, earlier.reasoned, earlier.is_newest) == (1, True, False)
    assert earlier.post_title == "Chief executive"
    file = queries.required_file(
        actor=scene.cast.actor("investigator"),
        keys=scene.cast.keys("investigator"),
        investigation=scene.id,
        id=paper.id,
    )
    assert file.content == b"the assessment"


@pytest.mark.parametrize("slug", ["ia", "union", "senior-a", "auditor"])
def test_who_does_not_hold_the_brief_has_no_such_page(scene, slug):
    scene.agree()
    assert _page(scene, slug) is None
    assert (
        queries.required_paper(
            actor=scene.cast.actor(slug), investigation=scene.id, id=scene.lay(Required.EQUALITY).id
        )
        is None
    )


def test_an_empty_paper_is_no_paper(scene):
    scene.propose()
    with pytest.raises(NotPossible, match="empty"):
        scene.lay(Required.EQUALITY, b"")


def test_who_answers_for_the_data_stands_on_the_record(scene):
    scene.commission()
    page = _record(scene, "union") or _record(scene, "ceo")
    assert (page.controller_during, page.controller_after) == ("council", "council")


def _alternate(scene, slug="s151"):
    return commands.appoint_alternate(
        **scene.by("mo", keys=True),
        commissioner=scene.cast.person(slug),
        reason="The chief executive has declared an interest.",
    )


def test_an_alternate_commissions_and_the_one_before_has_no_part_any_more(scene):
    scene.declare()
    _alternate(scene)
    assert _record(scene, "ceo") is None
    assert _record(scene, "s151").reasons == "Somebody from outside must look into it."
    commands.commission(**scene.by("s151"), **ENGAGED)
    assert scene.row().stage == Stage.COMMISSIONED


def test_an_alternate_is_asked_to_agree_what_the_one_before_had_agreed(scene):
    scene.agree()
    _alternate(scene)
    area = scene.area()
    with pytest.raises(NotPossible, match="must agree the newest terms"):
        scene.find(scene.allegation(area))
    scene.sign("s151")
    page = queries.terms_page(
        actor=scene.cast.actor("s151"), keys=scene.cast.keys("s151"), id=scene.id
    )
    assert page.newest_words == "Answer every complaint."
    scene.find(scene.allegation(area))


@pytest.mark.parametrize("slug", ["ceo", "mo", "investigator", "ia", "senior-a"])
def test_nobody_in_conflict_in_another_part_or_without_the_role_is_an_alternate(scene, slug):
    scene.declare()
    with pytest.raises(NotPossible, match="cannot be appointed"):
        _alternate(scene, slug)


def test_only_the_receiver_sees_who_could_commission_instead(scene):
    scene.declare()

    def page(slug):
        return queries.alternates_page(
            actor=scene.cast.actor(slug),
            keys=scene.cast.keys(slug),
            id=scene.id,
            today=scene.at.date(),
        )

    assert [each.post_title for each in page("mo").alternates] == ["Section 151 officer"]
    assert [page(slug) for slug in ("ceo", "investigator", "ia", "auditor")] == [None] * 4


def test_clocks_count_all_days_and_the_working_days_of_england():
    since, commissioned, scrutiny = date(2020, 1, 27), date(2020, 2, 10), date(2020, 8, 27)
    first, second, *none = clocks(
        since, {"scrutiny": scrutiny, "commissioned": commissioned, "reported": None}
    )
    assert (first.step, first.days, first.working_days) == ("commissioned", 14, 10)
    # Good Friday, Easter Monday and two bank holidays of May 2020 lie between.
    assert (second.days, second.working_days) == (213, 149)
    assert none == []
    assert clocks(None, {"commissioned": commissioned}) == ()
    assert working_days_between(scrutiny, since) == 0
