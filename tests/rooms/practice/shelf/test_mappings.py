"""What was not understood is decided by a person, kept in versions, and used from then on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from tests.rooms.practice.shelf.sheets import given, taken
from upheld.jobs import files
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Pending
from upheld.practice import arrivals, commands, figures, keeping, mappings, queries
from upheld.practice.mappings import Chosen
from upheld.practice.models import Arrival, Load, Mapping
from upheld.practice.states import Standing

HEAD = "id,person_id,date,grade\n"
ODD = HEAD + "A1,C1,2021-03-01,goodish\nA2,C2,2021-03-02,goodish\nA3,C3,2021-03-03,zzz\n"
DECIDED = (Chosen("grade", "goodish", "good"), Chosen("grade", "zzz", ""))


@pytest.fixture(autouse=True)
def measures_are_not_what_is_tested(monkeypatch):
    monkeypatch.setattr(figures, "prepare", lambda: iter(()))


@pytest.fixture
def load(cast, noon) -> Load:
    taken(cast, noon, ODD, "audits.csv")
    files.read_all()
    return Load.objects.get()


def confirm(cast: Any, at: Any, load: Load, chosen: tuple[Chosen, ...] = DECIDED) -> Mapping:
    return commands.confirm_mapping(**given(cast, at, "analyst"), load=load, chosen=chosen)


def grades(load: str) -> list[str | None]:
    path = keeping.store().table(load, "audits")
    assert path is not None
    import pyarrow.parquet as pq  # noqa: PLC0415 -- large

    return sorted(
        (each or "" for each in pq.read_table(path).column("audi_grade").to_pylist()), reverse=True
    )


def test_what_was_not_understood_is_asked_most_frequent_first_and_nothing_is_chosen(load):
    items = mappings.still_open(load)
    assert [(each.theirs, each.times) for each in items] == [("goodish", 2), ("zzz", 1)]
    assert {each.code for each in items[0].options} >= {"good", "inadequate"}
    assert grades(load.id) == ["", "", ""]


def test_a_decision_is_a_version_with_who_and_when_and_one_event(cast, noon, load):
    before = Pending.objects.count()
    first = confirm(cast, noon, load)
    assert Pending.objects.count() == before + 1
    assert first.number == 1
    assert str(first.by_person) == cast.actor("analyst").id
    assert first.content["codes"] == {"grade": {"goodish": "good"}}
    assert first.content["left"] == [["grade", "zzz"]]
    assert mappings.still_open(load) == []
    second = confirm(cast, noon + timedelta(days=1), load, (Chosen("grade", "zzz", "inadequate"),))
    assert second.number == 2
    assert second.content["codes"]["grade"] == {"goodish": "good", "zzz": "inadequate"}
    assert second.content["left"] == []
    first.refresh_from_db()
    assert first.content["codes"] == {"grade": {"goodish": "good"}}


def test_nothing_decided_is_no_version(cast, noon, load):
    with pytest.raises(NotPossible, match="Nothing was decided"):
        confirm(cast, noon, load, ())
    assert not Mapping.objects.exists()


def test_the_kept_file_is_read_again_with_the_mapping_and_takes_the_place_of_the_first(
    cast, noon, load
):
    confirm(cast, noon, load)
    put = arrivals.put_again(load)
    assert put is not None
    at = noon + timedelta(hours=1)
    commands.take_again(**given(cast, at, "analyst"), load=load, put=put)
    files.read_all()
    assert Arrival.objects.get(id=put.id).standing == Standing.LOADED
    newer = Load.objects.exclude(id=load.id).get()
    assert newer.mapping is not None
    assert newer.mapping.number == 1
    assert grades(newer.id) == ["good", "good", ""]
    page = queries.load_page(actor=cast.actor("analyst"), id=load.id)
    assert page is not None
    assert page.replaced
    assert arrivals.source_of(load) is None  # nobody needs it any more
    assert queries.load_page(actor=cast.actor("analyst"), id=newer.id).undecided == 0  # type: ignore[union-attr]


def test_every_later_file_is_read_with_what_was_decided(cast, noon, load):
    confirm(cast, noon, load)
    taken(cast, noon, HEAD + "A9,C9,2021-04-01,goodish\n", "more.csv")
    files.read_all()
    newer = Load.objects.exclude(id=load.id).get()
    assert grades(newer.id) == ["good"]


def test_the_file_is_kept_only_while_something_is_open_and_not_longer_than_promised(load, settings):
    assert arrivals.source_of(load) is not None
    settings.UPHELD_KEEP_FILES_DAYS = 30
    arrivals.sweep()
    assert arrivals.source_of(load) is not None
    settings.UPHELD_KEEP_FILES_DAYS = -1
    arrivals.sweep()
    assert arrivals.source_of(load) is None
    assert arrivals.put_again(load) is None


def test_the_review_is_there_for_analysts_alone(cast, load):
    assert queries.mapping_page(actor=cast.actor("analyst"), id=load.id) is not None
    for slug in ("dcs", "mo", "chair-scrutiny"):
        assert queries.mapping_page(actor=cast.actor(slug), id=load.id) is None
        assert queries.versions(actor=cast.actor(slug)) == []
