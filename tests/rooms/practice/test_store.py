"""A store keeps every load whole, or as if it had never been tried."""

from __future__ import annotations

import csv
import dataclasses
import datetime
import io
import json
import shutil

import duckdb
import pyarrow as pa
import pytest

from tests.rooms.practice.files import (
    ROWS,
    annex_a,
    census,
    child,
    csv_file,
    loaded,
    sheet,
    told,
    tree,
)
from upheld.kernel.spreadsheets import harmless
from upheld.practice.readers.findings import FINDINGS, NotReadable
from upheld.practice.readers.normaliser import mapping
from upheld.practice.readers.normaliser.mapping import Mapping
from upheld.practice.store import Store, Unknown, load
from upheld.practice.store.proposals import proposal
from upheld.practice.store.rejects import as_csv

LATER = datetime.datetime(2025, 5, 15, 9, 0, tzinfo=datetime.UTC)


def rows(paths, sql="SELECT * FROM t"):
    with duckdb.connect() as db:
        db.register("t", db.read_parquet([str(path) for path in paths]).to_arrow_table())
        return db.sql(sql).to_arrow_table().to_pylist()


def test_the_same_file_twice_under_another_name_changes_nothing(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx")
    first, new = load(path, store, told())
    before = tree(store.folder)
    shutil.copy(path, tmp_path / "b.xlsx")
    again, newer = load(tmp_path / "b.xlsx", store, told(at=LATER))

    assert (new, newer) == (True, False)
    assert again == first
    assert tree(store.folder) == before


def test_a_load_is_dated_hashed_and_listed_with_its_tables(tmp_path, store):
    made = loaded(annex_a(tmp_path / "a.xlsx"), store)
    (listed,) = store.loads()

    assert listed == made
    assert made.as_of == datetime.date(2025, 3, 2)  # the latest contact or referral in it
    assert made.files[0][0] == "a.xlsx"
    assert made.tables["contacts"].rows == 1
    assert "cont_contact_source_code" in made.tables["contacts"].fields
    assert "cont_contact_team" not in made.tables["contacts"].fields
    assert store.load(made.id[:5]) == made
    with pytest.raises(Unknown, match="There is no load zz in this store"):
        store.load("zz")


@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError, MemoryError])
@pytest.mark.parametrize("when", ["reading", "checking"])
def test_a_load_that_is_stopped_leaves_the_store_as_it_was(tmp_path, store, stop, when):
    def stopped(what, _rows):
        if what == when:
            raise stop

    path = annex_a(tmp_path / "a.xlsx")
    with pytest.raises(stop):
        load(path, store, told(progress=stopped))
    assert not store.folder.exists()

    loaded(census(tmp_path / "cin.xml", child()), store)
    before = tree(store.folder)
    with pytest.raises(stop):
        load(path, store, told(progress=stopped))
    assert tree(store.folder) == before
    assert sorted(path.name for path in store.folder.iterdir()) == ["loads", "manifest.json"]


def test_what_a_killed_writer_left_is_swept_by_the_next(tmp_path, store):
    made = loaded(annex_a(tmp_path / "a.xlsx"), store)
    (store.folder / "loads" / ".aside-0123").mkdir()
    (store.folder / "loads" / "0123").mkdir()
    (store.folder / ".manifest.json.99").write_text("{")
    loaded(census(tmp_path / "cin.xml", child()), store)

    names = {path.name for path in (store.folder / "loads").iterdir()}
    assert made.id in names
    assert len(names) == 2
    assert not list(store.folder.glob(".manifest*"))


def test_a_folder_that_is_no_store_is_named_as_such(tmp_path):
    (tmp_path / "manifest.json").write_text(json.dumps({"format": 99, "loads": []}))

    with pytest.raises(Unknown, match="is no store of Upheld, or one of a later version"):
        Store(tmp_path).loads()


def test_another_mapping_reads_the_same_content_anew_and_replaces_the_old_reading(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx", **{"List 1": sheet(1, ROWS[1] | {"Ethnicity": "Zzz"})})
    first = loaded(path, store)
    second = loaded(path, store, mapping=Mapping(codes={"ethnicity": {"Zzz": "WBRI"}}))

    assert (first.doubted, second.doubted) == (1, 0)
    assert second.replaces == first.id
    assert {row["load_id"] for row in rows(store.picture()["contacts"])} == {second.id}


def test_a_mapping_is_proposed_from_a_load_and_counts_once_somebody_loads_with_it(tmp_path, store):
    rows_of_1 = sheet(1, ROWS[1] | {"Ethnicity": "Zzz", "Contact Source": "q) 6 Poliece"})
    rows_of_1[0][rows_of_1[0].index("Age of Child (Years)")] = "Age of Childs in (Yeares)"
    path = annex_a(tmp_path / "a.xlsx", **{"List 1": rows_of_1})
    proposed = proposal(store, loaded(path, store).id)

    assert proposed == {
        "headings": {"Age of Childs in (Yeares)": "Age of Child (Years)"},
        "codes": {"ethnicity": {"Zzz": None}, "source": {"q) 6 Poliece": "6"}},
    }
    (tmp_path / "mapping.json").write_text(json.dumps(proposed))
    confirmed = loaded(path, store, mapping=mapping.read(tmp_path / "mapping.json"))
    assert confirmed.doubted == 1
    assert "List 1 (Contacts) has no column “Age of Child (Years)”." not in confirmed.notes


def test_a_spelling_is_proposed_under_a_heading_that_only_the_council_uses(tmp_path, store):
    rows_of_1 = sheet(1, ROWS[1] | {"Ethnicity": "Zzz"})
    rows_of_1[0][rows_of_1[0].index("Ethnicity")] = "Ethnic Origin"
    made = loaded(annex_a(tmp_path / "a.xlsx", **{"List 1": rows_of_1}), store)

    assert proposal(store, made.id)["codes"] == {"ethnicity": {"Zzz": None}}


def test_successive_workbooks_show_the_worker_of_each_day(tmp_path, store):
    for month, worker in (("03", "Worker One"), ("04", "Worker Two")):
        changed = {
            "List 1": sheet(1, ROWS[1] | {"Date of Contact": f"05/{month}/2025"}),
            "List 7": sheet(7, ROWS[7] | {"Allocated Worker": worker}),
        }
        loaded(annex_a(tmp_path / f"{month}.xlsx", **changed), store)

    seen = [
        (row["as_of"].isoformat(), row["invo_professional_name"], row["invo_seen_in_snapshot"])
        for row in rows(store.picture()["involvements"], "SELECT * FROM t ORDER BY as_of")
    ]
    assert seen == [("2025-03-05", "Worker One", "Y"), ("2025-04-05", "Worker Two", "Y")]
    assert [load.as_of.month for load, _ in store.series("involvements")] == [3, 4]
    assert len(rows(store.picture()["cp_plans"])) == 1  # the same plan in both


def test_a_table_comes_from_the_source_that_says_most(tmp_path, store):
    loaded(annex_a(tmp_path / "a.xlsx"), store)
    census_load = loaded(census(tmp_path / "cin.xml", child("C9")), store)
    picture = store.picture()

    assert {row["load_id"] for row in rows(picture["cin_episodes"])} == {census_load.id}
    assert len(rows(picture["contacts"])) == 1  # only Annex A has contacts


def test_councils_are_kept_apart(tmp_path, store):
    for council in ("Southwater", "Westmarch"):
        loaded(annex_a(tmp_path / "a.xlsx"), store, council=council)

    assert len(store.loads()) == 2
    assert {row["council"] for row in rows(store.picture()["contacts"])} == {
        "Southwater",
        "Westmarch",
    }
    assert len(rows(store.picture("Westmarch")["contacts"])) == 1


def test_local_records_stand_beside_a_return(tmp_path, store):
    folder = tmp_path / "folder"
    folder.mkdir()
    annex_a(folder / "a.xlsx")
    csv_file(folder / "over.csv", "id,person_id,decision_date,forum", "O1,C1,March 2025,panel")
    made = loaded(folder, store)

    (override,) = rows(store.picture()["overrides"])
    assert override["over_decision_date"] == datetime.date(2025, 3, 31)
    assert override["over_decision_date_precision"] == "month"
    assert made.used == len(store.used(made.id))


def test_rejects_as_csv_are_no_formulas(tmp_path, store):
    findings = pa.table(
        [["a.csv"], [2], ["=HYPERLINK(1)"], ["=cmd|'/c calc'!A1"], ["no date"], [None]],
        schema=FINDINGS,
    )
    (heading, line) = list(csv.reader(io.StringIO("".join(as_csv(findings)))))

    assert heading == ["file", "row", "column", "value", "reason"]
    assert line == ["a.csv", "2", "'=HYPERLINK(1)", "'=cmd|'/c calc'!A1", "no date"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "＝", '"='])
def test_whatever_a_spreadsheet_may_work_out_gets_an_apostrophe(start):
    assert str(harmless(start + "1+1")).startswith("'")


def test_the_manifest_says_all_that_a_load_is(tmp_path, store):
    made = loaded(annex_a(tmp_path / "a.xlsx"), store)
    told_again = json.loads((store.folder / "manifest.json").read_text())["loads"][0]

    assert set(told_again) == {field.name for field in dataclasses.fields(made)}


def test_a_load_that_cannot_be_used_does_not_harm_those_before(tmp_path, store):
    loaded(annex_a(tmp_path / "a.xlsx"), store)
    before = tree(store.folder)
    with pytest.raises(NotReadable):
        loaded(csv_file(tmp_path / "x.csv", "a,b", "1,2"), store)

    assert tree(store.folder) == before
