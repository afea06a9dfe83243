"""The matrix: where an allegation might belong, where it has stood, and what was pinned to it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pyarrow.parquet as pq
import pytest
from django.conf import settings as site

from upheld.investigations import commands, queries
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening
from upheld.practice import commands as practice
from upheld.practice import figures
from upheld.practice.simulate import run
from upheld.practice.store import Store, Told, load

CIN = "cin_episodes.parquet"
FIRST, LAST = date(2019, 4, 1), date(2020, 3, 31)


def _place(scene, allegation, slug="investigator"):
    return queries.place_page(
        actor=scene.cast.actor(slug),
        keys=scene.cast.keys(slug),
        id=scene.id,
        allegation=allegation.id,
    )


def test_areas_that_share_words_are_suggested_with_the_words_and_nothing_is_moved(scene):
    scene.agree()
    decisions = scene.area("Decisions about children")
    agency = scene.area("Agency workers and consultants")
    scene.allegation(agency, "That consultants were engaged outside the policy.")
    loose = scene.allegation(words="That consultants gave orders outside meetings about children.")
    first, second = _place(scene, loose).suggestions
    assert (first.area, first.words) == (str(agency.id), ("consultants", "outside"))
    assert (second.area, second.words) == (str(decisions.id), ("children",))
    loose.refresh_from_db()
    assert loose.area_id is None


def test_an_allegation_does_not_suggest_the_area_that_only_its_own_words_point_to(scene):
    area = scene.agree().area("Other things")
    placed = scene.allegation(area, "That minutes vanished.")
    assert _place(scene, placed).suggestions == ()


def test_every_move_is_shown_from_the_log(scene):
    scene.agree()
    first, second = scene.area("One"), scene.area("Two")
    allegation = scene.allegation()
    for area in (first, second):
        commands.place_allegation(**scene.work_without_keys(), allegation=allegation, area=area)
    added, *moved = _place(scene, allegation).moves
    assert (added.before, added.area) == (0, 0)
    assert {(each.before, each.area) for each in moved} == {(0, 1), (1, 2)}
    assert _place(scene, allegation, "ceo") is None


def test_evidence_against_stands_beside_the_evidence_for(scene):
    area = scene.agree().area()
    scene.find(scene.allegation(area), facts=("Document 1",), against=("Interview 3",))
    [answered] = (
        queries.matrix_page(
            actor=scene.cast.actor("investigator"),
            keys=scene.cast.keys("investigator"),
            id=scene.id,
        )
        .areas[0]
        .allegations
    )
    assert (answered.finding.facts, answered.finding.against) == (("Document 1",), ("Interview 3",))


@pytest.fixture
def loaded(tmp_path, settings, scene):
    settings.UPHELD_PRACTICE_DIR = tmp_path
    made = tmp_path / "made"
    run.simulate(run.Asked("southwater", 120, FIRST, LAST, 7, made, ("ssd",)))
    told = Told(at=datetime(2021, 11, 1, tzinfo=UTC), council=site.UPHELD_COUNCIL_NAME, as_of=LAST)
    id = load(made, Store(tmp_path / "store"), told)[0].id
    practice.record_load(actor=scene.cast.actor("analyst"), at=scene.at, load=id)
    figures.glance()
    return id


def _pin(scene, allegation, **changes):
    given = {"measure": "AS01", "as_at": LAST, "why": "It shows how long they waited."}
    return commands.pin_measure(**scene.work(allegation=allegation, **(given | changes)))


def _pinned(scene, allegation, slug="investigator"):
    return queries.pinned(
        actor=scene.cast.actor(slug),
        keys=scene.cast.keys(slug),
        id=scene.id,
        allegation=allegation.id,
    )


def test_a_figure_is_frozen_with_its_load_and_with_what_it_cannot_say(scene, loaded):
    allegation = scene.agree().allegation()
    _pin(scene, allegation)
    [line] = _pinned(scene, allegation)
    assert [each["id"] for each in line.said["loads"]] == [loaded]
    assert line.ends <= LAST
    assert line.said["value"] is not None or line.said["hidden"]
    assert line.said["cannot_say"]
    assert _pinned(scene, allegation, "ceo") == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"measure": "XX99"}, "no such measure"),
        ({"as_at": date(2001, 1, 1)}, "No load tells"),
        ({"why": " "}, "what this figure"),
    ],
)
def test_nothing_is_pinned_that_the_data_do_not_say(scene, loaded, changes, why):
    allegation = scene.agree().allegation()
    with pytest.raises(NotPossible, match=why):
        _pin(scene, allegation, **changes)
    assert _pinned(scene, allegation) == ()


def _frozen(scene, allegation, **changes):
    given = {"as_at": LAST, "why": "They show that nobody came."}
    return commands.pin_timeline(**scene.work(allegation=allegation, **(given | changes)))


def _timelines(scene, allegation, slug="investigator"):
    return queries.pinned_timelines(
        actor=scene.cast.actor(slug),
        keys=scene.cast.keys(slug),
        id=scene.id,
        allegation=allegation.id,
    )


def _known_child(loaded):
    referred = pq.read_table(Store(site.UPHELD_PRACTICE_DIR / "store").place(loaded) / CIN)
    return str(referred["cine_person_id"][0]), referred["cine_referral_date"][0].as_py()


def test_the_records_of_a_child_are_frozen_up_to_a_day_and_sealed(scene, loaded):
    child, referred_on = _known_child(loaded)
    allegation = scene.agree().allegation()
    _frozen(scene, allegation, child=child)
    _frozen(scene, allegation, child=child, as_at=referred_on)
    whole, first = _timelines(scene, allegation)
    assert any("referral" in what.lower() for _day, _until, what, _said in whole.lines)
    assert [day for day, *_more in whole.lines] == sorted(day for day, *_more in whole.lines)
    assert all(day <= referred_on for day, *_more in first.lines)
    assert all(until is None or until <= referred_on for _day, until, *_more in first.lines)
    assert len(first.lines) < len(whole.lines)
    assert [each["id"] for each in whole.said["loads"]] == [loaded]
    assert whole.said["cannot_say"]
    assert _timelines(scene, allegation, "ceo") == ()
    logged = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    assert child not in logged


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"child": "nobody"}, "No load knows"),
        ({"child": " "}, "local id"),
        ({"why": " "}, "what these records"),
        ({"as_at": date(2090, 1, 1)}, "after today"),
    ],
)
def test_no_records_are_pinned_of_a_child_that_nobody_knows(scene, loaded, changes, why):
    allegation = scene.agree().allegation()
    with pytest.raises(NotPossible, match=why):
        _frozen(scene, allegation, **({"child": _known_child(loaded)[0]} | changes))
    assert _timelines(scene, allegation) == ()
