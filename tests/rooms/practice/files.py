"""Files for the readers' tests, made small and by hand."""

from __future__ import annotations

import datetime
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl

from upheld.practice.readers.annex_a_lists import ANNEX_A
from upheld.practice.store import Load, Store, Told, load

AT = datetime.datetime(2025, 4, 15, 9, 0, tzinfo=datetime.UTC)

# A row of each list that can be used: only what it is nothing without, and a few beside.
CHILD = {"Child Unique ID": "C1", "Gender": "b) Female", "Ethnicity": "a) WBRI"}
ROWS: dict[int, dict[str, object]] = {
    1: CHILD | {"Date of Contact": "01/03/2025", "Contact Source": "q) 6: Police"},
    3: CHILD | {"Date of referral": "02/03/2025", "Referral Source": "q) 6: Police"},
    6: CHILD | {"CIN Start Date": "02/03/2025", "Case Status": "c) Child in need plan"},
    7: CHILD
    | {
        "Child Protection Plan Start Date": "10/03/2025",
        "Initial Category of Abuse": "a) Neglect",
        "Allocated Worker": "Worker One",
        "Allocated Team": "North",
    },
    8: CHILD | {"Date Started to be Looked After": "11/03/2025", "Placement Type": "U6"},
}


def told(**also: object) -> Told:
    """What somebody says who loads."""
    return Told(**{"at": AT, "council": "Southwater", **also})  # type: ignore[arg-type]


def loaded(path: Path, store: Store, **also: object) -> Load:
    """Load a path into a store."""
    return load(path, store, told(**also))[0]


def sheet(number: int, *rows: Mapping[str, object]) -> list[list[object]]:
    """A list of Annex A with its official headings."""
    headings = [field.doc for field in ANNEX_A[number].fields]
    return [list(headings), *([row.get(heading) for heading in headings] for row in rows)]


def workbook(path: Path, **sheets: Sequence[Sequence[object]]) -> Path:
    """A workbook with sheets of rows, in the order given."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    book.save(path)
    return path


def annex_a(path: Path, **changed: Sequence[Sequence[object]]) -> Path:
    """A workbook with one row in each of five lists."""
    sheets = {f"List {number}": sheet(number, row) for number, row in ROWS.items()}
    return workbook(path, **(sheets | changed))


def csv_file(path: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A CSV file of lines."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding=encoding)
    return path


CENSUS = """<?xml version="1.0"?>{before}
<Message><Header><CollectionDetails><Collection>{collection}</Collection><Year>2025</Year>
<ReferenceDate>2025-03-31</ReferenceDate></CollectionDetails><Source><LEA>852</LEA></Source></Header>
<Children>
{children}
</Children></Message>
"""
EPISODE = """<CINdetails><CINreferralDate>2024-05-01</CINreferralDate>
<ReferralSource>6</ReferralSource><PrimaryNeedCode>N1</PrimaryNeedCode>{inside}
<ReferralNFA>false</ReferralNFA></CINdetails>"""


def child(id: str = "C1", born: str = "2015-01-02", inside: str = "", sex: str = "F") -> str:
    """One child of the census, on lines of their own."""
    return (
        f"<Child><ChildIdentifiers><LAchildID>{id}</LAchildID>"
        f"<PersonBirthDate>{born}</PersonBirthDate><Sex>{sex}</Sex></ChildIdentifiers>\n"
        f"<ChildCharacteristics><Ethnicity>WBRI</Ethnicity></ChildCharacteristics>\n"
        f"{EPISODE.format(inside=inside)}</Child>"
    )


def census(
    path: Path, *children: str, collection: str = "CIN", before: str = "", encoding: str = "utf-8"
) -> Path:
    """A census of children."""
    text = CENSUS.format(before=before, collection=collection, children="\n".join(children))
    path.write_text(text, encoding=encoding)
    return path


def with_size(path: Path, size: int) -> Path:
    """A zip file whose directory says that its first member unpacks to `size` bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("data.csv", "a,b\n")
    content = bytearray(path.read_bytes())
    at = content.index(b"PK\x01\x02") + 24
    content[at : at + 4] = size.to_bytes(4, "little")
    path.write_bytes(bytes(content))
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
