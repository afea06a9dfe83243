"""Later versions of the full report, until when each is opened, and for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.states import Waits
from upheld.kernel.decision import NotPermitted, NotPossible


def _read(scene, slug, version=0):
    actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
    on = scene.at.date()
    return queries.full_report(actor=actor, keys=keys, id=scene.id, on=on, version=version)


def _again(scene, **changes):
    said = {"summary": "In short, again.", "why": "A document came."} | changes
    return commands.issue_later_version(**scene.work(**said))


def _compared(scene, slug, version=2):
    actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
    on = scene.at.date()
    return queries.report_compared(actor=actor, keys=keys, id=scene.id, version=version, on=on)


def _reported(scene):
    scene.report()
    page = queries.matrix_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    actor = scene.cast.actor("investigator")
    area = queries.area(actor=actor, investigation=scene.id, id=page.areas[0].id)
    commands.add_later_evidence(**scene.work(area=area, words="A letter came to light."))
    return scene


def test_a_later_version_says_why_and_the_earlier_one_stays_as_it_was(scene):
    first = _read(_reported(scene), "ceo")
    _again(scene)
    assert _read(scene, "ceo", 1) == first
    newest = _read(scene, "ceo")
    assert (newest.version, newest.why) == (2, "A document came.")
    assert newest.areas[0]["later"][0]["words"] == "A letter came to light."
    assert newest.areas[0]["findings"] == first.areas[0]["findings"]


def test_there_is_no_later_version_before_a_first_one_or_without_a_reason(scene):
    scene.sign_off()
    with pytest.raises(NotPossible, match="signed off"):
        _again(scene)
    commands.issue_report(**scene.work(summary="In short."))
    with pytest.raises(NotPossible, match="why there is a later version"):
        _again(scene, why=" ")


def test_it_waits_again_for_each_recipient(scene):
    _reported(scene)
    commands.open_report(**scene.by("ceo"), recipient=scene.recipient("ceo"))
    assert not _waits(scene, "ceo")
    _again(scene)
    assert _waits(scene, "ceo") == _waits(scene, "mo") == [Waits.OPEN_REPORT]
    assert not _waits(scene, "ceo", after=timedelta(days=91))


def _waits(scene, slug, after=timedelta()):
    lines = queries.what_waits(actor=scene.cast.actor(slug), on=scene.at.date() + after)
    return [each.what for each in lines if each.investigation == str(scene.id)]


def test_two_versions_are_compared_passage_by_passage(scene):
    _reported(scene)
    _again(scene)
    page = _compared(scene, "ceo")
    assert page == _compared(scene, "investigator")
    kinds = {each.kind.value: each for each in page.differing}
    assert set(kinds) == {"summary", "why", "later"}
    [(before, after)] = kinds["summary"].paragraphs
    assert [each.words for each in before] == ["In", "short."]
    assert [(each.change.value, each.words) for each in after] == [
        ("kept", "In"),
        ("in", "short, again."),
    ]
    assert page.same > 3
    assert _compared(scene, "ceo", version=1) is None
    assert _compared(scene, "ceo", version=3) is None
    assert _compared(scene, "ia") is None


def test_comparing_is_recorded_as_opening_both(scene):
    _reported(scene)
    _again(scene)
    on = scene.at.date()
    asked = {"actor": scene.cast.actor("ceo"), "investigation": scene.id, "on": on}
    first, second = (queries.recipient(**asked, version=each) for each in (1, 2))
    commands.open_report(**scene.by("ceo"), recipient=second, earlier=first)
    page = queries.report_page(actor=scene.cast.actor("mo"), id=scene.id, on=on)
    opened = [
        each.first_opened_on
        for version in page.versions
        for each in version.recipients
        if each.post_title == "Chief executive"
    ]
    assert opened == [on, on]
    other = queries.recipient(**(asked | {"actor": scene.cast.actor("mo")}), version=1)
    with pytest.raises(NotPossible, match="no longer here"):
        commands.open_report(**scene.by("ceo"), recipient=second, earlier=other)


def test_after_the_last_day_it_is_not_opened_and_looks_absent(scene):
    scene.sign_off()
    last = scene.at.date() + timedelta(days=2)
    with pytest.raises(NotPossible, match="future"):
        commands.issue_report(**scene.work(summary="In short.", expires_on=scene.at.date()))
    commands.issue_report(**scene.work(summary="In short.", expires_on=last))
    place = scene.recipient("ceo")
    scene.at += timedelta(days=2)
    commands.open_report(**scene.by("ceo"), recipient=place)
    scene.at += timedelta(days=1)
    assert scene.recipient("ceo") is None
    assert _read(scene, "ceo") is None
    assert _read(scene, "investigator").summary == "In short."
    with pytest.raises(NotPossible, match="no longer here"):
        commands.open_report(**scene.by("ceo"), recipient=place)
    page = queries.report_page(actor=scene.cast.actor("ceo"), id=scene.id, on=scene.at.date())
    assert page.versions[0].is_over
    assert not page.versions[0].opens


def test_somebody_else_gives_a_recipient_longer_and_only_later(scene):
    scene.report()
    place, on = scene.recipient("ceo"), scene.at.date()
    known = place.expires_on
    assert known == on + commands.OPEN_FOR
    with pytest.raises(NotPermitted, match="Nobody lets themselves"):
        commands.renew_report(**scene.by("ceo"), recipient=place, expires_on=known)
    with pytest.raises(NotPossible, match="later day"):
        commands.renew_report(**scene.by("mo"), recipient=place, expires_on=known)
    for slug in ("ia", "union"):
        with pytest.raises(NotPermitted, match="no longer here"):
            commands.renew_report(**scene.by(slug), recipient=place, expires_on=known)
    scene.at += commands.OPEN_FOR + timedelta(days=1)
    later = scene.at.date() + timedelta(days=5)
    assert _read(scene, "ceo") is None
    commands.renew_report(**scene.by("investigator"), recipient=place, expires_on=later)
    assert _read(scene, "ceo").summary == "In short."
    actor = scene.cast.actor("investigator")
    assert queries.a_recipient(actor=actor, investigation=scene.id, id=place.id) == place
    union = scene.cast.actor("union")
    assert queries.a_recipient(actor=union, investigation=scene.id, id=place.id) is None
