"""The full report: composed from findings, issued after sign-off, opened by name."""

from __future__ import annotations

from datetime import date

import pytest

from tests.rooms.learning.scene import investigate
from upheld.investigations import commands, queries
from upheld.investigations.states import Outcome, Stage, Waits
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import queries as ledger


def _read(scene, slug, version=0):
    return queries.full_report(
        actor=scene.cast.actor(slug),
        keys=scene.cast.keys(slug),
        id=scene.id,
        on=scene.at.date(),
        version=version,
    )


def test_no_report_is_issued_before_sign_off_nor_twice(scene):
    scene.find_everything()
    with pytest.raises(NotPossible, match="not signed off yet"):
        commands.issue_report(**scene.work(summary="In short."))
    commands.sign_off_findings(**scene.by("ia"))
    with pytest.raises(NotPossible, match="summary"):
        commands.issue_report(**scene.work(summary=" "))
    commands.issue_report(**scene.work(summary="In short."))
    assert scene.row().stage == Stage.REPORTED
    with pytest.raises(NotPossible, match="has been issued"):
        commands.issue_report(**scene.work(summary="In short."))


def test_the_report_is_composed_from_what_was_found(scene):
    scene.agree()
    area = scene.area()
    scene.find(scene.allegation(area), outcome=Outcome.NOT_UPHELD, inferred=True)
    commands.add_observation(**scene.work(area=area, words="A promise was not kept."))
    scene.answer(area, Outcome.NOT_UPHELD)
    scene.case(Outcome.UPHELD)
    scene.case(Outcome.NOT_UPHELD)
    scene.interview()
    scene.close_replies()
    commands.sign_off_findings(**scene.by("ia"))
    commands.issue_report(**scene.work(summary="In short."))
    report = _read(scene, "ceo")
    assert (report.summary, report.interviews) == ("In short.", 1)
    assert (report.examined, report.upheld, report.percent) == (2, 1, 50)
    read = report.areas[0]
    assert (read["title"], read["outcome"]) == ("Decisions", "not-upheld")
    assert read["findings"][0]["words"] == "Plans were set aside."
    assert read["findings"][0]["inferred"] is True
    assert read["observations"][0]["words"] == "A promise was not kept."


def test_its_recipients_read_it_and_nobody_else_does(scene):
    scene.report()
    assert _read(scene, "ceo").summary == "In short."
    assert _read(scene, "mo").summary == "In short."
    for slug in ("ia", "union", "s151", "auditor", "senior-a", "dcs"):
        assert _read(scene, slug) is None


def test_each_opening_is_an_entry_of_the_log(scene):
    scene.report()
    assert Waits.OPEN_REPORT in _waits(scene, "ceo")
    for _ in range(2):
        commands.open_report(**scene.by("ceo"), recipient=scene.recipient("ceo"))
    assert Waits.OPEN_REPORT not in _waits(scene, "ceo")
    page = queries.report_page(actor=scene.cast.actor("mo"), id=scene.id, on=scene.at.date())
    opened = {e.post_title: e.first_opened_on for e in page.versions[0].recipients}
    assert opened == {"Chief executive": scene.at.date(), "Monitoring officer": None}
    row = scene.recipient("ceo").report_id
    events = [each.event for each in ledger.entries_about(actor=scene.cast.actor("mo"), ids=[row])]
    assert events.count("investigations.report.opened") == 2


def _waits(scene, slug):
    lines = queries.what_waits(actor=scene.cast.actor(slug))
    return {each.what for each in lines if each.investigation == str(scene.id)}


def test_a_recipient_of_one_report_opens_no_other(scene):
    scene.report()
    recipient = scene.recipient("ceo")
    other = investigate(scene.cast, scene.at)
    assert other.id != scene.id
    with pytest.raises(NotPossible, match="no longer here"):
        commands.open_report(**other.by("ceo"), recipient=recipient)


def test_a_word_that_is_not_what_was_sealed_stops_the_report(scene, tampered):
    scene.sign_off()
    body = queries.allegation(
        actor=scene.cast.actor("investigator"),
        investigation=scene.id,
        id=_allegation_id(scene),
    ).body_id
    tampered(body)
    with pytest.raises(NotPossible, match="not what was sealed"):
        commands.issue_report(**scene.work(summary="In short."))
    page = queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    assert page.mismatched == (body,)
    assert page.areas[0].allegations[0].words == ""


def _allegation_id(scene):
    page = queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    return page.areas[0].allegations[0].id


def test_the_story_issued_its_report_to_the_chief_executive_and_the_receiver(investigated, cast):
    report = queries.full_report(
        actor=cast.actor("ceo"),
        keys=cast.keys("ceo"),
        id=investigated.investigation,
        on=date(2020, 8, 3),
    )
    assert (report.interviews, report.upheld, report.examined, report.percent) == (26, 13, 21, 62)
    assert [each["number"] for each in report.areas] == [1, 2, 3, 4, 5, 6]
    assert "Senior post A (in post since 1 April 2018" in report.areas[0]["findings"][0]["posts"][0]
    with pytest.raises(NotPermitted):
        commands.open_report(
            actor=cast.actor("union"),
            at=investigated.at(2021, 11, 5),
            investigation=queries.investigation(
                actor=cast.actor("ceo"), id=investigated.investigation
            ),
            recipient=queries.recipient(
                actor=cast.actor("ceo"),
                investigation=investigated.investigation,
                on=date(2020, 8, 3),
            ),
        )
