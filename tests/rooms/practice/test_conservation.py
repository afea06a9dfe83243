"""What goes in is in the store or in the rejects: never neither, never both."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.rooms.practice.files import census, loaded, sheet, workbook
from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.readers.findings import NotReadable
from upheld.practice.store import Store

IDS = st.sampled_from(["C1", "C2", "C3", "", " ", "#N/A", "-1", "C\u00a01"])
DAYS = st.sampled_from(
    [
        "2024-01-05",
        "05/01/2024",
        "01/25/2024",
        "45296",
        "1900-01-01",
        "soon",
        "",
        "2024",
        "May 2024",
    ]
)
UNSAVED = "=1+1"  # in a workbook a formula that nobody has worked out: nothing, and said in a note
WORDS = st.sampled_from(["a) Yes", "Yes", "N", "Q", "", UNSAVED, "a,b", 'say "so"', "two\nlines"])
CELL = st.one_of(IDS, DAYS, WORDS)


def accounted(store: Store, written: set[tuple[str, int]], load) -> None:
    """Check that every row that was written is used or rejected, and none is both."""
    used = store.used(load.id)
    rejected = {(row["file"], row["row"]) for row in store.rejects(load.id).to_pylist()}
    assert used | rejected == written
    assert not used & rejected
    assert (load.used, load.rejected) == (len(used), len(rejected))


def kept(path: Path, written: set[tuple[str, int]]) -> None:
    store = Store(path.parent / "store")
    try:
        load = loaded(path, store)
    except NotReadable:
        assert not written
        assert not store.folder.exists()
        return
    accounted(store, written, load)


@settings(max_examples=12, deadline=None)
@given(st.lists(st.lists(CELL, min_size=1, max_size=6), max_size=12))
def test_every_row_of_a_csv_file_is_used_or_rejected(rows):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plans.csv"
        headings = [
            "cppl_cp_plan_id",
            "cppl_person_id",
            "cppl_cp_plan_start_date",
            "cppl_cp_plan_end_date",
        ]
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, lineterminator="\n").writerows([headings, *rows])
        kept(path, {("plans.csv", n) for n, row in enumerate(rows, 2) if not blank(row, headings)})


def blank(row, headings) -> bool:
    """A row in which nothing is written is no row."""
    return len(row) == len(headings) and not any(cell.strip() for cell in row)


@settings(max_examples=10, deadline=None)
@given(st.sampled_from(sorted(ANNEX_A)), st.data())
def test_every_row_of_a_list_of_annex_a_is_used_or_rejected(number, data):
    headings = [field.doc for field in ANNEX_A[number].fields]
    cells = st.fixed_dictionaries(
        # A workbook holds #N/A as an error, which is read as nothing, and said in a note.
        {headings[0]: IDS.filter(lambda id: id != "#N/A")},
        optional={h: st.one_of(DAYS, WORDS) for h in headings[1:]},
    )
    rows = data.draw(st.lists(cells, max_size=8))
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "a.xlsx", List=sheet(number, *rows))
        written = {
            ("a.xlsx: List", n)
            for n, row in enumerate(rows, 2)
            if any(cell.strip() and cell != UNSAVED for cell in row.values())
        }
        kept(path, written)


@settings(max_examples=5, deadline=None)
@given(
    st.lists(st.tuples(IDS, DAYS, DAYS, DAYS), min_size=1, max_size=8),
    st.lists(st.tuples(IDS, IDS, DAYS, WORDS), max_size=8),
)
def test_every_row_of_an_903_return_is_used_or_rejected(episodes, workers):
    with tempfile.TemporaryDirectory() as folder:
        inside = Path(folder) / "903"
        inside.mkdir()
        written = set()
        for name, headings, rows in (
            ("e.csv", "CHILD,DECOM,DEC,RNE", episodes),
            ("w.csv", "CHILD,SW_ID,SW_DECOM,SW_REASON", workers),
        ):
            with (inside / name).open("w", newline="", encoding="utf-8") as file:
                csv.writer(file, lineterminator="\n").writerows([headings.split(","), *rows])
            written |= {(name, n) for n, row in enumerate(rows, 2) if not blank(row, row)}
        store = Store(Path(folder) / "store")
        try:
            load = loaded(inside, store)
        except NotReadable:
            return  # without any day, nobody knows when the return is true
        accounted(store, written, load)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.tuples(IDS, DAYS, DAYS), min_size=1, max_size=8))
def test_every_element_of_a_census_is_used_or_rejected(children):
    lines = []
    for id, day, other in children:
        lines.append(
            f"<Child><ChildIdentifiers><LAchildID>{id}</LAchildID></ChildIdentifiers>\n"
            f"<CINdetails><CINreferralDate>{day}</CINreferralDate>\n"
            f"<Assessments><AssessmentActualStartDate>{other}</AssessmentActualStartDate>"
            f"</Assessments></CINdetails></Child>"
        )
    with tempfile.TemporaryDirectory() as folder:
        path = census(Path(folder) / "cin.xml", *lines)
        written = {("cin.xml", n) for n in range(5, 5 + 3 * len(children))}
        kept(path, written)
