"""What a person reads who brings a file that cannot be used, or a value that cannot."""

from __future__ import annotations

import datetime
import zipfile

import openpyxl
import pyarrow.parquet as pq
import pytest

from tests.rooms.practice.files import (
    CHILD,
    ROWS,
    annex_a,
    census,
    child,
    csv_file,
    loaded,
    sheet,
    with_size,
    workbook,
)
from upheld.practice.readers.findings import NotReadable


def refused(path, store) -> str:
    with pytest.raises(NotReadable) as no:
        loaded(path, store)
    assert not store.folder.exists()
    return str(no.value)


def findings(table) -> list[tuple[int, str, str, str]]:
    rows = table.to_pylist()
    return [(row["row"], row["column"], row["value"], row["reason"]) for row in rows]


def reasons(table) -> str:
    return " | ".join(row["reason"] for row in table.to_pylist())


# ------------------------------------------------------------------------- files as a whole


def test_a_path_where_nothing_is_is_named(tmp_path, store):
    assert refused(tmp_path / "gone.csv", store).startswith("There is no file or folder ")


def test_an_empty_file_and_an_empty_folder_are_said_to_be_empty(tmp_path, store):
    (tmp_path / "nothing.csv").touch()
    (tmp_path / "folder").mkdir()

    assert refused(tmp_path / "nothing.csv", store) == ("nothing.csv is empty. Nothing was loaded.")
    assert refused(tmp_path / "folder", store) == (
        "The folder folder holds no file. Nothing was loaded."
    )


def test_a_zip_file_that_is_cut_off_is_said_to_be(tmp_path, store):
    whole = annex_a(tmp_path / "whole.xlsx").read_bytes()
    (tmp_path / "cut.xlsx").write_bytes(whole[: len(whole) // 2])

    assert refused(tmp_path / "cut.xlsx", store) == (
        "cut.xlsx is a zip file or a workbook that is cut off or damaged. Copy it or export it "
        "again."
    )


def test_a_workbook_with_a_password_is_said_to_have_one(tmp_path, store):
    locked = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    (tmp_path / "locked.xlsx").write_bytes(locked + "EncryptedPackage".encode("utf-16-le"))
    with zipfile.ZipFile(tmp_path / "locked.ods", "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "x")
        archive.writestr("META-INF/manifest.xml", "<manifest:encryption-data/>")

    for name in ("locked.xlsx", "locked.ods"):
        assert refused(tmp_path / name, store) == (
            f"{name} is protected with a password. Save it without one, into a place that only "
            "you can read."
        )


def test_a_workbook_of_the_nineties_is_asked_for_in_another_form(tmp_path, store):
    (tmp_path / "old.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)

    assert "Save it as .xlsx and load that." in refused(tmp_path / "old.xls", store)


def test_a_sheet_of_gigabytes_and_a_zip_bomb_are_not_opened(tmp_path, store):
    with_size(tmp_path / "big.zip", 2_500_000_000)
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", b"\0" * 60_000_000)

    assert refused(tmp_path / "big.zip", store).startswith(
        "big.zip would unpack to 2.5 GB, more than the 2 GB that are read. It was not opened"
    )
    assert "this can be made to stop a computer" in refused(tmp_path / "bomb.zip", store)


def test_what_is_neither_table_nor_xml_is_said_to_be_nothing_that_can_be_read(tmp_path, store):
    (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

    assert refused(tmp_path / "picture.png", store) == (
        "picture.png holds nothing that can be read: no Annex A workbook, no Standard "
        "Safeguarding Dataset, no census in XML, no SSDA903 return and no local records. "
        "picture.png was left aside: it is neither a table of words, nor XML, nor a workbook."
    )


def test_two_sources_in_one_folder_are_asked_for_one_by_one(tmp_path, store):
    folder = tmp_path / "both"
    folder.mkdir()
    annex_a(folder / "a.xlsx")
    census(folder / "b.xml", child())

    assert refused(folder, store) == (
        "both holds several things: Annex A workbook and children in need census. Load each by "
        "itself: one load is one source on one day."
    )


def test_headings_without_rows_are_no_load(tmp_path, store):
    path = csv_file(tmp_path / "audits.csv", "audi_id,audi_person_id,audi_date")

    assert refused(path, store) == "audits.csv holds headings and no rows. Nothing was loaded."


def test_a_table_without_its_main_column_says_which(tmp_path, store):
    path = csv_file(tmp_path / "p.csv", "cppl_person_id,cppl_cp_plan_start_date", "1,2024-01-01")

    assert refused(path, store) == (
        "p.csv looks like the table cp_plans, but lacks the column cppl_cp_plan_id. Nothing was "
        "loaded."
    )


# -------------------------------------------------------------------------------------- values


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("soon", "soon is no date. Write day, month and year, such as 31/03/2025."),
        ("31/02/2024", "31/02/2024 is a day that does not exist."),
        (
            "1900-01-01",
            "where it has no date (the year 1900). It is left empty: enter the right date, or",
        ),
        ("01/01/1900", "where it has no date (the year 1900)"),
        ("0", "where it has no date (the year 1900)"),
        ("2024-05", "2024-05 is a month or a year, and this column needs a day."),
        ("12/04/3024", "12/04/3024 lies outside the years 1901 to 2100."),
    ],
)
def test_a_date_that_cannot_be_read_is_left_empty_with_the_reason(tmp_path, store, written, reason):
    path = csv_file(
        tmp_path / "plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
        f"P1,C1,2024-01-01,{written}",
    )
    load = loaded(path, store)

    ((row, column, value, told),) = findings(store.doubts(load.id))
    assert (row, column, value) == (2, "cppl_cp_plan_end_date", written)
    assert reason in told


def test_american_dates_are_read_where_they_can_be_nothing_else(tmp_path, store):
    path = csv_file(
        tmp_path / "plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
        "P1,C1,2024-01-01,03/25/2024",
        "P2,C2,2024-01-01,03/04/2024",
    )
    load = loaded(path, store)

    ((row, _, value, told),) = findings(store.doubts(load.id))
    assert (row, value) == (3, "03/04/2024")
    assert "can be read in two ways, because other dates of this column are in American" in told


def test_an_unknown_code_is_left_empty_and_kept_among_the_doubts(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx", **{"List 1": sheet(1, ROWS[1] | {"Ethnicity": "Zzz"})})
    load = loaded(path, store)

    assert findings(store.doubts(load.id)) == [
        (2, "Ethnicity", "Zzz", "Zzz is no code that is known for this column.")
    ]


def test_overlapping_episodes_and_ends_before_beginnings_are_doubted(tmp_path, store):
    path = csv_file(
        tmp_path / "plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date,cppl_cp_plan_end_date",
        "P1,C1,2024-01-01,2024-06-01",
        "P2,C1,2024-05-01,2024-04-01",
    )
    told = reasons(store.doubts(loaded(path, store).id))

    assert "This begins on 2024-05-01, while the one of row 2 of the same child goes on." in told
    assert "This ends on 2024-04-01, before it begins on 2024-05-01." in told


def test_an_id_that_is_there_twice_is_used_once(tmp_path, store):
    path = csv_file(
        tmp_path / "plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date",
        "P1,C1,2024-01-01",
        "P1,C2,2024-02-01",
    )
    load = loaded(path, store)

    assert (load.used, load.rejected) == (1, 1)
    assert findings(store.rejects(load.id)) == [
        (3, "cppl_cp_plan_id", "P1", "The id P1 is that of row 2 too, which is used.")
    ]


def test_a_row_with_too_few_or_too_many_columns_is_rejected_in_its_own_words(tmp_path, store):
    path = csv_file(
        tmp_path / "plans.csv",
        "cppl_cp_plan_id,cppl_person_id,cppl_cp_plan_start_date",
        "P1,C1",
        "P2,C2,2024-02-01",
        "P3,C3,2024-02-01,extra",
        "P4,C4,2024-02-02",
    )
    load = loaded(path, store)
    rejected = store.rejects(load.id).to_pylist()

    assert store.used(load.id) == {("plans.csv", 3), ("plans.csv", 5)}
    assert [(row["row"], row["words"]) for row in rejected] == [
        (2, "P1,C1"),
        (4, "P3,C3,2024-02-01,extra"),
    ]
    assert rejected[0]["reason"] == (
        "This row has 2 columns and the headings have 3. Often a comma stands in a value."
    )


# ----------------------------------------------------------------------------------- workbooks


def test_macros_are_not_run_and_that_is_said(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsm")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")

    assert loaded(path, store).notes[0] == (
        "a.xlsm carries macros. They were not run, and nothing that they would fill in was read."
    )


def test_a_formula_that_was_never_worked_out_is_said_to_be_empty(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx", **{"List 1": sheet(1, ROWS[1] | {"Gender": "=B2&B3"})})
    load = loaded(path, store)

    assert (
        "In sheet “List 1” formulas were never worked out and saved, so that their cells are empty "
        "here (such cells: 1, the first in B2). Open the workbook, save it, and load it again."
    ) in load.notes


def test_error_cells_are_read_as_empty_and_that_is_said(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx", **{"List 1": sheet(1, ROWS[1] | {"Gender": "#N/A"})})

    assert (
        "In sheet “List 1” errors such as #N/A were read as empty (cells with errors: 1)."
    ) in loaded(path, store).notes


def test_dates_as_excel_serials_as_text_and_as_dates_are_the_same_day(tmp_path, store):
    days = (45717, "01/03/2025", datetime.date(2025, 3, 1), "2025-03-01 00:00:00", "1 March 2025")
    rows = [
        ROWS[1] | {"Child Unique ID": f"C{n}", "Date of Contact": day} for n, day in enumerate(days)
    ]
    load = loaded(annex_a(tmp_path / "a.xlsx", **{"List 1": sheet(1, *rows)}), store)
    path = store.table(load.id, "contacts")

    assert pq.read_table(path)["cont_contact_date"].to_pylist() == [datetime.date(2025, 3, 1)] * 5


def test_sheets_in_the_wrong_order_under_title_rows_and_odd_names_are_found(tmp_path, store):
    title = [["Annex A, Southwater"], [], ["Group", None, None, "Group"]]
    path = workbook(
        tmp_path / "a.xlsx",
        Notes=[["Prepared by the performance team"]],
        Eight=sheet(8, ROWS[8]),
        Sheet2=[*title, *sheet(1, ROWS[1])],
    )
    load = loaded(path, store)

    assert load.tables["contacts"].rows == load.tables["cla_episodes"].rows == 1
    assert "No sheet holds list 2 (Early help assessments)." in load.notes
    assert (
        "Sheet “Notes” of a.xlsx was left aside: its headings are those of no list of Annex A."
    ) in load.notes


def test_an_extra_column_is_left_aside_and_a_likely_one_is_proposed(tmp_path, store):
    rows = sheet(7, ROWS[7])
    rows[0][rows[0].index("Date of latest review conference")] = "Date of latest reviews conference"
    rows[0].append("Shoe size")
    rows[1].append("38")
    load = loaded(annex_a(tmp_path / "a.xlsx", **{"List 7": rows}), store)

    assert (
        "Column “Shoe size” of sheet “List 7” was left aside: no column of list 7 is called so."
    ) in load.notes
    assert (
        "Column “Date of latest reviews conference” of sheet “List 7” was left aside: no column of "
        "list 7 is called so. It may be “Date of latest review conference”: confirm it in the "
        "council's mapping."
    ) in load.notes


def test_hidden_rows_are_read_and_that_is_said(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(path)
    book["List 1"].row_dimensions[2].hidden = True
    book.save(path)
    load = loaded(path, store)

    assert load.tables["contacts"].rows == 1
    assert "In sheet “List 1” hidden rows were read like the others (hidden rows: 1)." in load.notes


def test_merged_headings_above_the_real_ones_do_no_harm(tmp_path, store):
    path = annex_a(tmp_path / "a.xlsx", **{"List 3": [["The child"], *sheet(3, ROWS[3])]})
    book = openpyxl.load_workbook(path)
    book["List 3"].merge_cells("A1:E1")
    book.save(path)

    assert loaded(path, store).tables["cin_episodes"].rows == 1


def test_a_workbook_without_any_list_says_so(tmp_path, store):
    path = workbook(tmp_path / "budget.xlsx", Budget=[["Month", "Pounds"], ["May", 3]])

    assert "budget.xlsx is a workbook, but no sheet of it holds a list" in refused(path, store)


def test_a_row_without_its_child_is_rejected_in_the_files_own_words(tmp_path, store):
    rows = sheet(1, ROWS[1], CHILD | {"Child Unique ID": None, "Date of Contact": "01/03/2025"})
    load = loaded(annex_a(tmp_path / "a.xlsx", **{"List 1": rows}), store)
    (rejected,) = store.rejects(load.id).to_pylist()

    assert (rejected["file"], rejected["row"], rejected["column"]) == (
        "a.xlsx: List 1",
        3,
        "Child Unique ID",
    )
    assert rejected["reason"] == "This column is empty, and without it the row cannot be used."
    assert '"Date of Contact": "01/03/2025"' in rejected["words"]
