"""What is not published has a decision of the receiver, in words, before anything is released."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.learning.scene import AUTHOR, EXEMPTION, FIRST, SECOND, Scene, tampering
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import Draft
from upheld.learning.exemptions import Balance, Paragraph, Remains
from upheld.learning.models import ExemptionDecided, Passage
from upheld.learning.states import Kind, Stage
from upheld.ledger.models import Opening

SECRET = "The two who shared a room on the second floor said so."


def locked(scene: Scene, kind: Kind = Kind.FOUND) -> Passage:
    findings = scene.upheld() if kind is Kind.FOUND else ()
    return scene.add(kind, SECRET, findings=findings, publishable=False)


def page(scene: Scene, slug: str = FIRST):
    who = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    return queries.appendix(**who, id=scene.id)


def of_kind(scene: Scene, kind: Kind) -> Passage:
    return Passage.objects.get(report_id=scene.id, kind=kind.value, publishable=True)


def test_nobody_agrees_while_a_finding_is_withheld_without_a_decision(complete):
    passage = locked(complete)
    complete.submit()
    assert page(complete).owed == complete.page().exemptions_owed == 1
    with pytest.raises(NotPossible, match="Without a decision: 1"):
        complete.approve()
    complete.decide(passage)
    assert page(complete).owed == complete.page().exemptions_owed == 0
    published = complete.approve().release()
    assert SECRET not in queries.published_wording(published.slug)
    with pytest.raises(NotPossible, match="released"):
        complete.decide(passage)


def test_what_comes_from_no_finding_waits_for_nobody_and_may_be_decided(complete):
    passage = locked(complete, Kind.TOLD)
    complete.submit()
    assert page(complete).owed == 0
    complete.decide(passage)
    assert page(complete).line(passage.id).decision.paragraph is Paragraph.IDENTITY
    complete.approve().release()


def test_a_decision_shows_its_words_to_all_three_and_to_nobody_else(complete):
    passage = locked(complete)
    complete.decide(
        passage, remains=Remains.SUMMARISED, summarised_by=of_kind(complete, Kind.FOUND).id
    )
    for slug in (AUTHOR, FIRST, SECOND):
        line = page(complete, slug).line(passage.id)
        assert line.passage.text == SECRET
        assert line.decision.reason == EXEMPTION.reason
        assert line.summary[1] == "Visits were written up that nobody made."
        assert bool(page(complete, slug).may_decide) is (slug == FIRST)
    assert page(complete, "union") is None


@pytest.mark.parametrize("rewritten", ["passage", "summary"])
def test_a_decision_lapses_when_what_it_is_about_is_written_again(complete, rewritten):
    passage, summary = locked(complete), of_kind(complete, Kind.FOUND)
    complete.decide(passage, remains=Remains.SUMMARISED, summarised_by=summary.id)
    other = passage if rewritten == "passage" else summary
    commands.rewrite_passage(
        **complete.with_keys(AUTHOR),
        passage=other,
        draft=Draft("In other words.", findings=complete.upheld()),
    )
    assert page(complete).owed == 1
    complete.submit()
    with pytest.raises(NotPossible, match="Without a decision: 1"):
        complete.approve()


def test_a_decision_lapses_when_its_summary_is_locked_too(complete):
    passage, summary = locked(complete), of_kind(complete, Kind.FOUND)
    complete.decide(passage, remains=Remains.SUMMARISED, summarised_by=summary.id)
    commands.mark_publishable(**complete.by(AUTHOR), passage=summary, publishable=False)
    assert page(complete).owed == 2


def test_what_has_to_be_published_is_published_or_decided_again(complete):
    passage = locked(complete)
    complete.decide(passage, balance=Balance.PUBLISH, reason="", remains=None, because="")
    complete.submit()
    with pytest.raises(NotPossible, match="lets them be published first: 1"):
        complete.approve()
    complete.decide(passage)
    complete.approve().release()


def test_a_decision_after_agreeing_takes_the_report_back(complete):
    passage = locked(complete)
    complete.decide(passage)
    complete.submit()
    complete.decide(passage, paragraph=Paragraph.INDIVIDUAL)
    assert complete.row().state == Stage.SUBMITTED
    complete.approve().decide(passage)
    assert complete.row().state == Stage.DRAFTED


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"favour": " "}, "what speaks for"),
        ({"against": ""}, "what against"),
        ({"conclusion": ""}, "what you decide"),
        ({"reason": ""}, "as you would give it"),
        ({"remains": None}, "Say why what remains"),
        ({"because": " "}, "does not mislead"),
        ({"remains": Remains.SUMMARISED}, "Choose the published passage"),
    ],
)
def test_each_part_of_a_decision_has_its_words(complete, changed, said):
    passage = locked(complete)
    with pytest.raises(NotPossible, match=said):
        complete.decide(passage, **changed)


@pytest.mark.parametrize("kind", [Kind.TITLE, None])
def test_only_a_published_passage_of_the_report_sums_up(complete, kind):
    passage = locked(complete)
    other = of_kind(complete, kind) if kind else locked(complete, Kind.TOLD)
    with pytest.raises(NotPossible, match="may be published"):
        complete.decide(passage, remains=Remains.SUMMARISED, summarised_by=other.id)


def test_nothing_is_decided_about_what_may_be_published(complete):
    with pytest.raises(NotPossible, match="nothing to decide"):
        complete.decide(of_kind(complete, Kind.FOUND))


@pytest.mark.parametrize("slug", [AUTHOR, SECOND, "union", "auditor"])
def test_the_receiver_of_the_matter_alone_decides(complete, slug):
    passage = locked(complete)
    also = replace(complete.cast.actor(slug), roles=frozenset({Role.RECEIVER}))
    given = complete.with_keys(slug, passage=passage, exemption=EXEMPTION) | {"actor": also}
    with pytest.raises(NotPermitted, match="Only the receiver"):
        commands.decide_exemption(**given, investigation=complete.investigated.row())


def test_a_conflict_takes_the_decision_away_and_another_investigation_gives_none(complete, told):
    passage, row = locked(complete), complete.row()
    receiver = complete.cast.actor(FIRST)
    away = replace(receiver, excluded_from=frozenset({str(row.matter)}))
    given = complete.with_keys(FIRST, passage=passage, exemption=EXEMPTION)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.decide_exemption(
            **given | {"actor": away}, investigation=complete.investigated.row()
        )
    assert queries.appendix(actor=away, keys=complete.cast.keys(FIRST), id=row.id) is None
    other = type(complete.investigated.row()).objects.get(id=told.investigation)
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.decide_exemption(**given, investigation=other)


def test_the_log_holds_codes_and_no_word(complete):
    passage = locked(complete)
    row = complete.decide(passage)
    said = str(Opening.objects.order_by("-pk").values().first())
    assert EXEMPTION.reason not in said
    assert EXEMPTION.reason not in str(ExemptionDecided.objects.values().get(id=row.id))


@pytest.mark.parametrize(
    "changed",
    [
        {"paragraph": 8},
        {"remains": ""},
        {"balance": "publish"},
        {"remains": "summarised"},
    ],
)
def test_the_database_refuses_half_a_decision(complete, changed):
    row = complete.decide(locked(complete))
    with pytest.raises(IntegrityError), transaction.atomic(), tampering("learning"):
        ExemptionDecided.objects.filter(id=row.id).update(**changed)


def test_the_story_decided_for_what_it_withheld(cast, told):
    who = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    appendix = queries.appendix(**who, id=told.learning_report)
    assert appendix.lines
    assert all(each.decision and each.summary for each in appendix.lines)
