"""Findings that no passage tells, and what the public is told of all that is withheld."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.rooms.learning.scene import AUTHOR, EXEMPTION, FIRST, Scene, tampering
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.exemptions import Balance, Paragraph, Remains
from upheld.learning.models import ExemptionDecided, PublishedReport
from upheld.learning.published_words import wording_of
from upheld.learning.states import Kind, Stage
from upheld.learning.wording import digest
from upheld.ledger.models import Opening


@pytest.fixture
def untold(scene: Scene) -> Scene:
    """A report that recommends something because of a finding, and does not tell the finding."""
    scene.add(Kind.NOT_UPHELD, "Nobody was told to do so.", findings=scene.not_upheld())
    scene.add(Kind.RECOMMENDATION, "Check visits every month.", findings=scene.upheld())
    return scene


def appendix(scene: Scene, slug: str = FIRST):
    who = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    return queries.appendix(**who, id=scene.id)


def test_a_finding_that_no_passage_tells_waits_for_the_receiver(untold):
    [line] = appendix(untold).left_out
    assert (line.finding.id, line.finding.number, line.decision) == (untold.upheld()[0], 1, None)
    untold.submit()
    with pytest.raises(NotPossible, match=r"why a finding is left out\. Without a decision: 1"):
        untold.approve()
    untold.decide_on_finding(line.finding.id)
    assert appendix(untold).owed == 0
    untold.approve().release()


def test_a_locked_passage_tells_it_and_is_asked_about_instead(untold):
    finding = untold.upheld()[0]
    untold.decide_on_finding(finding)
    untold.add(Kind.FOUND, "Locked.", findings=(finding,), publishable=False)
    assert appendix(untold).left_out == ()
    assert appendix(untold).owed == 1
    with pytest.raises(NotPossible, match="tells this finding"):
        untold.decide_on_finding(finding)


def test_what_has_to_be_published_is_told_first(untold):
    [finding] = untold.upheld()
    untold.decide_on_finding(finding, balance=Balance.PUBLISH, reason="", remains=None, because="")
    untold.submit()
    with pytest.raises(NotPossible, match="published first: 1"):
        untold.approve()


def test_a_report_that_tells_everything_leaves_nothing_out(complete):
    assert appendix(complete).left_out == ()


@pytest.mark.parametrize("slug", [AUTHOR, "ceo", "union"])
def test_the_receiver_alone_decides(untold, slug):
    with pytest.raises(NotPermitted):
        untold.decide_on_finding(untold.upheld()[0], slug)


def test_a_conflict_takes_the_decision_away(untold):
    row, receiver = untold.row(), untold.cast.actor(FIRST)
    away = replace(receiver, excluded_from=frozenset({str(row.matter)}))
    given = untold.with_keys(FIRST, finding=untold.upheld()[0], exemption=EXEMPTION)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.decide_left_out(**given | {"actor": away}, investigation=untold.investigated.row())


def test_the_log_and_the_row_hold_no_word(untold):
    row = untold.decide_on_finding(untold.upheld()[0])
    said = str(Opening.objects.order_by("-pk").values().first())
    said += str(ExemptionDecided.objects.values().get(id=row.id))
    for each in (EXEMPTION.reason, EXEMPTION.favour, EXEMPTION.because):
        assert each not in said


def test_the_public_is_told_how_much_and_under_which_paragraphs_and_nothing_else(untold):
    secret = "The two who shared a room said so."
    locked = untold.add(Kind.TOLD, secret, findings=untold.not_upheld(), publishable=False)
    summary = untold.page().passages[2]
    untold.decide(
        locked,
        paragraph=Paragraph.INDIVIDUAL,
        remains=Remains.SUMMARISED,
        summarised_by=summary.id,
        because="",
    )
    untold.decide_on_finding(untold.upheld()[0])
    untold.submit().approve().release()
    public = queries.published_by_slug("visits")
    assert (public.withheld, public.withheld_under, public.withheld_summed_up) == (2, (1, 2), 1)
    text = queries.published_wording("visits")
    assert "not published: 2 parts of this report" in text
    assert "paragraph 1, about a particular person; paragraph 2, likely to show" in text
    for each in (secret, EXEMPTION.reason, EXEMPTION.favour):
        assert each not in text
    assert digest(text) == public.digest


def test_where_nothing_is_withheld_nothing_is_said(complete):
    complete.submit().approve().release()
    assert queries.published_by_slug("visits").withheld == 0
    assert "not published" not in queries.published_wording("visits")


def test_a_report_from_before_keeps_its_text_and_its_digest(complete):
    complete.submit().approve().release()
    assert complete.row().state == Stage.RELEASED
    row = PublishedReport.objects.get(report=complete.id)
    before = wording_of(row)
    with tampering("learning"):
        PublishedReport.objects.filter(id=row.id).update(withheld=None, withheld_summed_up=None)
    assert queries.published_wording("visits") == before
    assert queries.published_by_slug("visits").withheld is None
