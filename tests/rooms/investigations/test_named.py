"""Fair to whoever is named: support, notice in time, every outcome in writing and in one form."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from upheld.investigations import commands, fairness, queries
from upheld.investigations.states import Outcome
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening


def _page(scene, slug="investigator"):
    return queries.named_page(actor=scene.cast.actor(slug), keys=scene.cast.keys(slug), id=scene.id)


def _notice(scene, named, **changes):
    given = {"given_on": scene.at.date(), "words": "You are named in allegation 1."}
    return commands.give_notice(**scene.work(named=named, **(given | changes)))


def test_notice_is_owed_within_ten_working_days_of_england(scene):
    named = scene.agree().named(scene.allegation())
    assert named.notice_due_on == fairness.notice_due(scene.at.date())
    assert fairness.notice_due(date(2020, 4, 6)) == date(2020, 4, 22)  # Easter lies between
    [line] = _page(scene).named
    assert not line.is_late(named.notice_due_on)
    assert line.is_late(named.notice_due_on + timedelta(days=1))
    _notice(scene, named)
    [line] = _page(scene).named
    assert (line.notice_on, line.notice) == (scene.at.date(), "You are named in allegation 1.")
    with pytest.raises(NotPossible, match="already"):
        _notice(scene, named)


@pytest.mark.parametrize("days", [-1, 1])
def test_notice_is_not_given_before_they_were_noted_or_in_the_future(scene, days):
    named = scene.agree().named(scene.allegation())
    with pytest.raises(NotPossible, match="not in the future"):
        _notice(scene, named, given_on=scene.at.date() + timedelta(days=days))


@pytest.mark.parametrize(("left_out", "why"), [("who", "who is named"), ("support", "supports")])
def test_nobody_is_noted_without_somebody_who_supports_them(scene, left_out, why):
    allegation = scene.agree().allegation()
    with pytest.raises(NotPossible, match=why):
        scene.named(allegation, **{left_out: " "})
    with pytest.raises(NotPossible, match="at least one"):
        scene.named()
    assert _page(scene).named == ()


def test_every_outcome_is_sent_together_and_only_once_findings_are_frozen(scene):
    area = scene.agree().area()
    upheld, not_upheld, another = (scene.allegation(area) for _ in range(3))
    named = scene.named(upheld, not_upheld)
    scene.find(upheld)
    scene.find(not_upheld, outcome=Outcome.NOT_UPHELD, words="It was not so.")
    scene.find(another)
    scene.answer(area)
    with pytest.raises(NotPossible, match="not signed off"):
        commands.send_outcomes(**scene.work(named=named))
    [line] = _page(scene).named
    assert [each.outcome for each in line.outcomes] == ["", ""]
    scene.close_replies()
    commands.sign_off_findings(**scene.by("ia"))
    commands.send_outcomes(**scene.work(named=named))
    [line] = _page(scene).named
    assert line.sent
    assert [each.outcome for each in line.outcomes] == ["upheld", "not-upheld"]
    assert line.outcomes[1].words == "It was not so."
    first, second = (each.kept_until for each in line.outcomes)
    assert second < first
    with pytest.raises(NotPossible, match="already"):
        commands.send_outcomes(**scene.work(named=named))


def test_who_is_named_stands_in_no_log_and_on_nobody_elses_page(scene):
    scene.agree().named(scene.allegation(), who="The holder of a senior post")
    for slug in ("ceo", "mo", "ia", "union", "senior-a"):
        assert _page(scene, slug) is None
    logged = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    assert "holder of a senior post" not in logged
