"""Packed folders and what papers say of themselves: hostile ones lose nothing but themselves."""

from __future__ import annotations

import io
import zipfile

import openpyxl
import pytest

from upheld.disclosure import apart, unpacking
from upheld.disclosure.refused import CannotRead

MAIL = b"""From: A. Clerk <clerk@example.org>
To: Team Manager <team@example.org>
Date: Tue, 3 Mar 2020 10:00:00 +0000
Subject: The plan of March

The plan was set aside on 2 March 2020.
"""


def packed(**pieces: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in pieces.items():
            archive.writestr(name, content)
    return made.getvalue()


def workbook() -> bytes:
    made, book = io.BytesIO(), openpyxl.Workbook()
    book.active.append(["Case", "Decision"])
    book.active.append(["Child A", "set aside"])
    book.properties.creator, book.properties.title = "A clerk", "Decisions"
    book.save(made)
    return made.getvalue()


def test_a_packed_folder_is_unpacked_in_another_process_piece_by_piece():
    given = packed(**{"folder/one.txt": b"One.", "two.eml": MAIL, "__MACOSX/one.txt": b"x"})
    found = list(apart.unpacked(given))
    assert [(each.name, each.content, each.why) for each in found] == [
        ("one.txt", b"One.", ""), ("two.eml", MAIL, "")
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("../../etc/passwd", b"x", "leads out"),
        ("..\\..\\evil.txt", b"x", "leads out"),
        ("/etc/passwd", b"x", "leads out"),
        ("C:\\evil.txt", b"x", "leads out"),
        ("inner.zip", packed(a=b"x"), "Unpack it first"),
        ("inner.txt", packed(a=b"x"), "Unpack it first"),
        ("old.rar", b"Rar!\x1a\x07 and more", "Unpack it first"),
        ("run.exe", b"MZ", "program"),
        ("empty.txt", b"", "empty"),
    ],
)
def test_a_piece_that_cannot_be_taken_says_why_and_the_others_are_kept(name, content, why):
    found = list(unpacking.pieces(packed(**{name: content, "good.txt": b"Good."})))
    assert why in found[0].why
    assert found[0].content == b""
    assert "/" not in found[0].name
    assert found[1].content == b"Good."


def test_a_folder_that_would_fill_the_memory_stops_at_the_limit(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_UNPACKED", 1_000)
    found = list(unpacking.pieces(packed(**{"bomb.txt": bytes(100_000), "good.txt": b"Good."})))
    assert "too large" in found[0].why
    assert found[1].content == b"Good."


def test_too_many_papers_and_links_and_broken_folders_are_said(monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_PIECES", 2)
    found = list(unpacking.pieces(packed(a=b"1", b=b"2", c=b"3", d=b"4")))
    assert [bool(each.why) for each in found] == [False, False, True]
    link = zipfile.ZipInfo("link.txt")
    link.external_attr = 0o120777 << 16
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(link, "/etc/passwd")
    assert "link" in next(iter(unpacking.pieces(made.getvalue()))).why
    with pytest.raises(CannotRead, match="broken"):
        list(apart.unpacked(b"PK\x03\x04 and no more"))


def test_a_mail_a_workbook_and_a_document_say_their_days_and_parties():
    read = apart.look_through(MAIL, "two.eml")
    assert (read.title, read.days) == ("The plan of March", ("2020-03-03", "2020-03-02"))
    assert read.parties == ("A. Clerk", "Team Manager")
    read = apart.look_through(workbook(), "decisions.xlsx")
    assert "Child A\tset aside" in read.text
    assert (read.title, read.parties) == ("Decisions", ("A clerk",))
    assert not read.has_macros


def test_a_file_with_macros_says_so():
    held = io.BytesIO(workbook())
    with zipfile.ZipFile(held, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")
    assert apart.look_through(held.getvalue(), "macros.xlsm").has_macros


def test_what_tells_nothing_of_itself_proposes_nothing():
    read = apart.look_through(b"Only words.", "plain.txt")
    assert (read.title, read.days, read.parties) == ("", (), ())
