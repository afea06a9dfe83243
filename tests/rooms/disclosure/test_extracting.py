"""The words of files, where they stand, and what files hide."""

from __future__ import annotations

import io
import zipfile

import pikepdf
import pytest

from tests.rooms.disclosure import files
from upheld.disclosure.extracting import extract
from upheld.disclosure.refused import CannotRead

FILES = list(files.leaking_files())


@pytest.mark.parametrize(("name", "content", "hidden"), FILES, ids=[each[0] for each in FILES])
def test_what_a_file_hides_stands_below_its_words_with_its_place(name, content, hidden):
    taken = extract(content, name)
    said = [taken.text[each.start : each.end] for each in taken.hidden]
    assert all(any(words in each for each in said) for words in hidden), said
    if name not in {"comment.odt"}:
        assert files.SENTENCE in taken.text[: taken.hidden[0].start]


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.unknown"])
def test_places_in_a_text_file_are_those_of_the_file(name):
    said = "First.\r\n\r\n  Second – “third”.\n"
    assert extract(said.encode(), name).text == said


def test_tables_of_documents_keep_their_cells_apart():
    cells = "".join(f"<w:tc>{files.paragraph(each)}</w:tc>" for each in ("North", "3"))
    word = files.docx(f"{files.paragraph()}<w:tbl><w:tr>{cells}</w:tr></w:tbl>")
    assert "North\t3" in extract(word, "a.docx").text
    page = b"<html><body><table><tr><td>North</td><td>3</td></tr></table></body></html>"
    assert "North\t3" in extract(page, "a.html").text


def test_footnotes_and_headings_of_pages_are_read_too():
    note = f"<w:footnotes {files.W}>{files.paragraph('As Maggie said.')}</w:footnotes>"
    taken = extract(files.docx(files.paragraph(), word__footnotes=note), "a.docx")
    assert "As Maggie said." in taken.text
    assert taken.hidden == ()


def test_a_clean_file_hides_nothing():
    assert extract(files.docx(files.paragraph()), "a.docx").hidden == ()
    assert extract(files.pdf(files.SENTENCE), "a.pdf").hidden == ()
    assert files.SENTENCE in extract(files.pdf(files.SENTENCE), "a.pdf").text


def test_the_head_and_the_foot_of_an_open_document_are_read():
    head = "<style:header><text:p>Draft for Kath</text:p></style:header>"
    body = "<office:body><office:text><text:p>Seen.</text:p></office:text></office:body>"
    parts = {
        "content.xml": f"<office:document-content {files.ODF}>{body}</office:document-content>",
        "styles.xml": f"<office:document-styles {files.ODF}>{head}</office:document-styles>",
    }
    taken = extract(files.packed({"mimetype": "x", **parts}), "a.odt")
    assert "Draft for Kath" in taken.text
    assert taken.hidden == ()


def test_a_pdf_whose_page_would_fill_the_memory_is_refused():
    with pikepdf.open(io.BytesIO(files.pdf(files.SENTENCE))) as made:
        made.pages[0].Contents = made.make_stream(b"(aaaaaaaa) Tj " * 1_600_000)
        out = io.BytesIO()
        made.save(out)
    with pytest.raises(CannotRead, match="larger than 20 MB"):
        extract(out.getvalue(), "bomb.pdf")


def test_a_remark_that_is_never_closed_is_not_sought_for_hours():
    taken = extract(b"<!-- seen -->" + b"<!--" * 500_000, "a.md")
    assert [taken.text[each.start : each.end] for each in taken.hidden] == ["<!-- seen -->"]


def test_the_words_of_a_chart_are_read():
    names = "xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'"
    chart = f"<c:chartSpace {names}><c:v>Court team</c:v><c:v>3</c:v></c:chartSpace>"
    taken = extract(files.docx(files.paragraph(), word__charts__chart1=chart), "a.docx")
    assert "Court team\n3" in taken.text


@pytest.mark.parametrize(
    "page",
    [
        "<title>Learning report</title><h1>Learning report of the borough</h1>",
        '<p>Write to <a href="mailto:press@b.example?subject=x">press@b.example</a>.</p>',
    ],
)
def test_what_a_page_shows_as_well_is_not_hidden(page):
    assert extract(f"<html><body>{page}</body></html>".encode(), "a.html").hidden == ()


def test_characters_that_nobody_sees_are_said_once():
    taken = extract("one\u200b two\u200b".encode(), "a.txt")
    assert [each.what for each in taken.hidden] == ["characters that nobody sees"]


BOMB = files.packed({"word/document.xml": "x" * 100})
ENTITIES = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("content", "name", "why"),
    [
        (b"\xd0\xcf\x11\xe0rest", "old.doc", "old format"),
        (b"{\\rtf1 hello}", "a.rtf", "rich text"),
        (b"%PDF-1.7 nothing more", "a.pdf", "broken"),
        (b"PK\x03\x04 nothing more", "a.docx", "broken packed file"),
        (files.packed({"anything.txt": "x"}), "a.docx", "neither docx, odt nor xlsx"),
        (BOMB, "a.docx", "is broken"),
        (b"\0\1\2", "a.txt", "no text"),
        (b"no such file", "a.docx", "no such file"),
        (files.pdf(""), "scan.pdf", "no words"),
        (b"\xff\xfea", "a.txt", "UTF-16"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_with_its_name(content, name, why):
    with pytest.raises(CannotRead) as no:
        extract(content, name)
    assert name in str(no.value)
    assert why in str(no.value)


def test_no_entity_is_followed():
    taken = extract(files.packed({"word/document.xml": ENTITIES}), "a.docx")
    assert taken.text == ""


def test_a_file_that_would_fill_the_memory_is_not_unpacked(monkeypatch):
    def never(*_):
        raise AssertionError("it was unpacked")

    content = files.packed({"word/document.xml": "0" * (201 * 1024 * 1024)})
    monkeypatch.setattr(zipfile.ZipFile, "read", never)
    with pytest.raises(CannotRead, match="200 MB"):
        extract(content, "bomb.docx")
