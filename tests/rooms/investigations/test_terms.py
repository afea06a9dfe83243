"""Terms of reference: version by version, agreed by each party, or nothing begins."""

from __future__ import annotations

import pytest

from tests.rooms.concerns.scene import Reporter, by, raise_alone
from upheld.concerns import commands as concerns
from upheld.concerns.states import Route
from upheld.investigations import commands, queries
from upheld.investigations.states import Party, Stage
from upheld.kernel.decision import NotPossible
from upheld.people import commands as people
from upheld.people import queries as people_queries

from .scene import Scene


def _page(scene, slug):
    return queries.terms_page(actor=scene.cast.actor(slug), keys=scene.cast.keys(slug), id=scene.id)


def test_work_begins_when_both_unions_and_the_commissioner_have_agreed(scene):
    scene.open().draft()
    scene.sign("union", "ceo")
    assert scene.row().stage == Stage.OPENED
    with pytest.raises(NotPossible, match="not agreed by every party"):
        scene.area()
    scene.sign("union-2")
    assert scene.row().stage == Stage.UNDER_WAY
    assert scene.area().number == 1


def test_a_newer_version_asks_every_party_again(scene):
    scene.agree()
    scene.draft("Answer every complaint, and read the files.")
    page = _page(scene, "union")
    assert [each.version for each in page.versions] == [2, 1]
    assert page.versions[1].agreed
    assert not page.versions[0].agreed
    assert page.waits_for_me
    assert page.newest_words == "Answer every complaint, and read the files."
    pieces = [(each.change, each.words) for each in page.versions[0].changes[0]]
    assert ("in", "complaint, and read the files.") in pieces
    assert page.versions[1].changes == ()
    allegation = scene.allegation(scene.area())
    with pytest.raises(NotPossible, match="agree the newest terms"):
        scene.find(allegation)
    scene.sign("union", "union-2", "ceo")
    assert scene.find(allegation).revision == 1


def test_an_older_version_can_no_longer_be_agreed(scene):
    scene.open().draft()
    old = scene.signature("union")
    scene.draft("Other words.")
    with pytest.raises(NotPossible, match="replaced by a newer version"):
        commands.agree_terms(**scene.by("union"), signature=old)


def test_nobody_agrees_twice(scene):
    scene.open().draft()
    scene.sign("union")
    with pytest.raises(NotPossible, match="already"):
        scene.sign("union")


def test_terms_need_words_and_an_open_file(scene):
    scene.commission()
    with pytest.raises(NotPossible, match="not opened a file"):
        scene.draft()
    commands.open_file(**scene.work())
    with pytest.raises(NotPossible, match="Write the terms"):
        scene.draft("  ")


def test_every_party_reads_the_terms_and_nobody_else_does(scene):
    scene.open().draft()
    for slug in ("investigator", "ceo", "mo", "union", "union-2"):
        assert _page(scene, slug).newest_words == "Answer every complaint."
    assert _page(scene, "ia").newest_words == ""
    for slug in ("senior-a", "dcs", "s151", "auditor"):
        assert _page(scene, slug) is None


def test_the_parties_are_the_commissioner_and_each_union(scene):
    scene.open().draft()
    parties = _page(scene, "ceo").versions[0].parties
    assert [each.party for each in parties] == [Party.COMMISSIONER, Party.UNION, Party.UNION]
    assert len({each.post_title for each in parties}) == 3


def test_a_union_officer_in_conflict_is_no_party_and_finds_no_investigation(scene):
    scene.commission()
    about = people_queries.post_by_slug("senior-a")
    people.declare_interest(actor=scene.cast.actor("union-2"), at=scene.at, about_post=about)
    commands.open_file(**scene.work())
    scene.draft()
    parties = _page(scene, "ceo").versions[0].parties
    assert [each.party for each in parties] == [Party.COMMISSIONER, Party.UNION]
    assert _page(scene, "union") is not None
    assert _page(scene, "union-2") is None


def test_the_file_opens_only_once_the_concern_is_shared_with_the_investigator(cast, noon):
    concern = raise_alone(Reporter())
    concerns.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    concerns.triage(**by(cast, "mo", concern), route=Route.INVESTIGATE, reasons="It is serious.")
    work = Scene(cast=cast, concern=concern.id, at=noon).commission()
    with pytest.raises(NotPossible, match="share the concern with you first"):
        commands.open_file(**work.work())
    assert work.row().stage == Stage.COMMISSIONED


def test_the_story_agreed_its_second_version_with_both_unions(investigated, cast):
    page = queries.terms_page(
        actor=cast.actor("ceo"), keys=cast.keys("ceo"), id=investigated.investigation
    )
    newest, first = page.versions
    assert newest.agreed
    assert [bool(each.signed_on) for each in first.parties].count(True) == 1
    assert "managers who have not raised the concern" in newest.words
