"""What a person reads who brings a census that cannot be used."""

from __future__ import annotations

import re

import pytest

from tests.rooms.practice.files import census, child, loaded
from upheld.practice.readers.findings import NotReadable
from upheld.project import cli

ENTITIES = '<!DOCTYPE M [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = '<!DOCTYPE M [<!ENTITY x SYSTEM "file:///etc/hostname">]>'


def refused(path, store) -> str:
    with pytest.raises(NotReadable) as no:
        loaded(path, store)
    assert not store.folder.exists()
    return str(no.value)


def reasons(table) -> str:
    return " | ".join(row["reason"] for row in table.to_pylist())


@pytest.mark.parametrize("declared", [ENTITIES, OUTSIDE, "<!DOCTYPE Message>"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_xml_that_declares_entities_is_not_read(tmp_path, store, declared, encoding):
    path = census(tmp_path / "cin.xml", child(), before=declared, encoding=encoding)

    assert refused(path, store) == (
        "cin.xml declares a document type or entities, which no census file needs and which can "
        "be used to attack a reader. It was not read. Export it again from the case system."
    )


def test_xml_that_breaks_off_says_where(tmp_path, store):
    path = census(tmp_path / "cin.xml", child("C1"), child("C2"))
    path.write_text(path.read_text()[:-60])

    assert re.fullmatch(
        r"cin\.xml is no complete XML: it breaks off or is damaged at line \d+\. It may have been "
        r"cut off\. Export it again\.",
        refused(path, store),
    )


def test_xml_that_is_another_collection_is_named(tmp_path, store):
    path = census(tmp_path / "sen2.xml", child(), collection="SEN2")

    assert refused(path, store) == (
        "sen2.xml is XML, but no census that is read here: its collection is called “SEN2”."
    )


def test_a_child_without_an_id_is_rejected_with_all_that_hangs_on_it(tmp_path, store):
    load = loaded(census(tmp_path / "cin.xml", child("C1"), child(" ")), store)

    assert load.tables["person"].rows == load.tables["cin_episodes"].rows == 1
    assert {row["row"] for row in store.rejects(load.id).to_pylist()} == {10, 12}
    assert reasons(store.rejects(load.id)).count(
        "This column is empty, and without it the row cannot be used."
    )


def test_the_same_child_twice_is_used_once(tmp_path, store):
    load = loaded(census(tmp_path / "cin.xml", child("C1"), child("C1")), store)

    assert load.tables["person"].rows == 1
    assert "The id C1 is that of row 5 too, which is used." in reasons(store.rejects(load.id))


def test_a_child_born_long_after_the_referral_is_doubted_and_kept(tmp_path, store):
    load = loaded(census(tmp_path / "cin.xml", child(born="2025-03-01")), store)

    assert load.tables["cin_episodes"].rows == 1
    assert reasons(store.doubts(load.id)) == (
        "The child was born on 2025-03-01, more than 40 weeks after 2024-05-01. One of the two "
        "days is wrong."
    )


def test_censuses_of_two_days_in_one_folder_are_asked_for_one_by_one(tmp_path, store):
    folder = tmp_path / "cin"
    folder.mkdir()
    census(folder / "new.xml", child())
    old = census(folder / "old.xml", child())
    old.write_text(old.read_text().replace("<ReferenceDate>2025", "<ReferenceDate>2024"))

    assert refused(folder, store) == (
        "cin holds one source on several days: 2024-03-31, 2025-03-31. Load each by itself."
    )
    assert cli.main(["practice", "load", str(folder), "--store", str(store.folder)]) == 0
    assert [load.as_of.year for load in store.loads()] == [2025, 2024]
