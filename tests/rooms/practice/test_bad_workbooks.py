"""What a person reads who brings a workbook that is none, or one that would fill the memory."""

from __future__ import annotations

import datetime
import time
import zipfile
import zlib
from pathlib import Path

import openpyxl
import pyarrow.parquet as pq
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.rooms.practice.files import ROWS, annex_a, loaded, sheet
from upheld.practice.readers import extent
from upheld.practice.readers.findings import NotReadable

# A minimal Annex A that odfpy 1.4.1 wrote: five lists, dates as dates, a formula in list 7, a
# hidden row in list 6, and the million empty repeated rows with which such files end.
BY_ODFPY = Path(__file__).with_name("annex-a-by-odfpy.ods")
STOPS = "It was not opened: a file like this can be made to stop a computer."
QUICK = 5  # seconds, on a machine that does other work as well


def refused(path, store) -> str:
    begun = time.monotonic()
    with pytest.raises(NotReadable) as no:
        loaded(path, store)
    assert time.monotonic() - begun < QUICK
    assert not store.folder.exists()
    return str(no.value)


def rewritten(path, member, change):
    """The same workbook with one member changed."""
    with zipfile.ZipFile(path) as old:
        content = {each.filename: old.read(each) for each in old.infolist()}
    content[member] = change(content[member])
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for name, each in content.items():
            new.writestr(name, each)
    return path


def really_big(path, size):
    """A workbook whose first sheet really unpacks to `size` bytes, made in a moment."""
    annex_a(path)
    block = b"<row/>" * 2_000_000
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    # After a full flush the packed block stands for itself, and can be said again and again.
    packed = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    times = size // len(block) + 1
    with zipfile.ZipFile(path, "a") as archive:
        told = zipfile.ZipInfo("xl/worksheets/sheet99.xml")
        archive.writestr(told, packed * times)
    content = bytearray(path.read_bytes())
    at = content.rindex(b"PK\x01\x02")
    for place, value in ((10, 8), (24, times * len(block))):
        wide = 2 if place == 10 else 4
        content[at + place : at + place + wide] = value.to_bytes(wide, "little")
    path.write_bytes(bytes(content))
    return path


def test_a_sheet_that_unpacks_to_two_gigabytes_is_refused_before_it_is_unpacked(tmp_path, store):
    path = really_big(tmp_path / "big.xlsx", 2_100_000_000)

    assert refused(path, store) == (
        f"big.xlsx would unpack to 2.1 GB, more than the 2 GB that are read. {STOPS}"
    )


def test_a_workbook_may_be_large_but_not_as_large_as_a_folder_of_csv(tmp_path, store):
    path = really_big(tmp_path / "big.xlsx", 600_000_000)

    assert refused(path, store) == (
        f"big.xlsx would unpack to 0.6 GB, more than the 0.5 GB that are read. {STOPS}"
    )


def test_a_bomb_inside_a_zip_file_is_refused_like_one_outside(tmp_path, store):
    inner = really_big(tmp_path / "inner.xlsx", 600_000_000)
    with zipfile.ZipFile(tmp_path / "outer.zip", "w") as outer:
        outer.write(inner, "inner.xlsx")

    assert refused(tmp_path / "outer.zip", store).startswith(
        "outer.zip/inner.xlsx would unpack to 0.6 GB, more than the 0.5 GB"
    )


@pytest.mark.parametrize(
    "corner",
    [
        b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        b"<x:row  r = '1048576'><x:c  r = 'XFD1048576'><x:v>1</x:v></x:c></x:row>",
        b'<row r="1048576">' + b"<c><v>1</v></c>" * 40 + b"</row>",
    ],
)
def test_a_cell_in_the_far_corner_of_an_empty_sheet_is_not_laid_out(tmp_path, store, corner):
    path = rewritten(
        annex_a(tmp_path / "far.xlsx"),
        "xl/worksheets/sheet1.xml",
        lambda content: content.replace(b"</sheetData>", corner + b"</sheetData>"),
    )

    assert (
        f"million cells, most of them empty, and 20 million are read. {STOPS} Copy what is filled "
        "into a new workbook."
    ) in refused(path, store)


@pytest.mark.parametrize(("rows", "columns"), [(1_000_000, 60), (10**30, 1), (1, 10**12)])
def test_a_cell_that_says_it_is_repeated_is_not_laid_out(tmp_path, store, rows, columns):
    path = tmp_path / "again.ods"
    path.write_bytes(BY_ODFPY.read_bytes())
    row = (
        f'<table:table-row table:number-rows-repeated="{rows}"><table:table-cell '
        f'office:value-type="string" table:number-columns-repeated="{columns}"><text:p>x</text:p>'
        "</table:table-cell></table:table-row></table:table>"
    )
    rewritten(
        path, "content.xml", lambda content: content.replace(b"</table:table>", row.encode(), 1)
    )

    assert f"and 20 million are read. {STOPS}" in refused(path, store)


def test_a_sheet_is_measured_as_far_as_it_reaches():
    cells = b'<row r="1"><c r="A1"/><c r="AB1"/></row><row r="3"><c r="A3"/></row>'
    assert extent.of_sheet(cells) == 28 * 3
    assert extent.of_sheet(b"<row><c/><c/></row><row><c/></row>") == 4
    assert extent.of_sheet(b"<sheetData/>") == 0


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        (
            "export.xls",
            b"\xef\xbb\xbf\r\n<HTML><table><tr><td>Child Unique ID</td></tr></table></HTML>",
            (
                "export.xls is a web page, though a system may call it a spreadsheet. Open it in a "
                "spreadsheet program, save it as .xlsx and load that."
            ),
        ),
        (
            "old.xml",
            b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "old.xml is a workbook of Excel 2003 in XML. Save it as .xlsx and load that.",
        ),
    ],
)
def test_what_systems_call_a_spreadsheet_is_named(tmp_path, store, name, content, sentence):
    (tmp_path / name).write_bytes(content)

    assert refused(tmp_path / name, store) == sentence


@pytest.mark.parametrize("part", ["word/document.xml", "xl/workbook.bin"])
def test_another_office_file_is_no_workbook(tmp_path, store, part):
    with zipfile.ZipFile(tmp_path / "letter.xlsx", "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(part, "x")

    assert refused(tmp_path / "letter.xlsx", store) == (
        "letter.xlsx was made by an office program, but is no workbook that can be read here. Save "
        "it as .xlsx and load that."
    )


def test_a_locked_or_old_workbook_inside_a_zip_file_is_named(tmp_path, store):
    old = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for name, content, sentence in (
        ("old", old, "is a workbook of Excel 97 to 2003. Save it as .xlsx and load that."),
        ("locked", old + "EncryptedPackage".encode("utf-16-le"), "is protected with a password."),
    ):
        with zipfile.ZipFile(tmp_path / f"{name}.zip", "w") as archive:
            archive.writestr("a.xls", content)
        assert refused(tmp_path / f"{name}.zip", store).startswith(f"{name}.zip/a.xls {sentence}")


def test_a_workbook_that_counts_days_from_1904_gives_the_same_days(tmp_path, store):
    day = datetime.date(2025, 3, 1)
    rows = [
        ROWS[1] | {"Child Unique ID": f"C{n}", "Date of Contact": value}
        for n, value in enumerate((day, 44255, "01/03/2025"))
    ]
    path = annex_a(tmp_path / "apple.xlsx", **{"List 1": sheet(1, *rows)})
    book = openpyxl.load_workbook(path)
    book.epoch = CALENDAR_MAC_1904
    book.save(path)
    load = loaded(path, store)

    contacts = pq.read_table(store.table(load.id, "contacts"))
    assert contacts["cont_contact_date"].to_pylist() == [day] * 3
    assert (
        "apple.xlsx counts days from 1904, as old workbooks of Apple computers do. That was taken "
        "into account."
    ) in load.notes


def test_an_opendocument_spreadsheet_of_another_program_is_read(store):
    load = loaded(BY_ODFPY, store)

    assert (load.used, load.rejected, load.doubted) == (5, 0, 0)
    assert load.as_of == datetime.date(2025, 3, 2)
    (worker,) = pq.read_table(store.table(load.id, "professionals")).to_pylist()
    assert worker["prof_professional_name"] == "Worker One"
    assert load.notes[:2] == (
        "In sheet “List 6” hidden rows were read like the others (hidden rows: 1).",
        "In sheet “List 7” the last saved values of formulas were used (cells with formulas: 1).",
    )


def test_an_opendocument_spreadsheet_that_declares_entities_is_not_read(tmp_path, store):
    path = tmp_path / "lol.ods"
    path.write_bytes(BY_ODFPY.read_bytes())
    rewritten(
        path,
        "content.xml",
        lambda content: content.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "aaaa">]>', 1),
    )

    assert "declares a document type or entities" in refused(path, store)
