"""One paper, as a PDF and as a Word document: whole, tagged, alike, and never obeyed."""

from __future__ import annotations

import io

import docx as word
import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from upheld.disclosure.extracting import extract
from upheld.printing.docx import docx
from upheld.printing.page import page
from upheld.printing.paper import Heading, Listed, Paper, Table, Words, paragraphs
from upheld.printing.pdf import pdf

PAPER = Paper(
    title="Full report",
    mark="Issued to the chief executive on 31 July 2020",
    blocks=(
        Heading("What was found"),
        Words("Plans were set aside.", label="1."),
        Listed(("Document 1", "Interview 2")),
        Table("Cases", ("Case", "Outcome"), (("Child A", "Upheld"), ("Child B", "Not upheld"))),
    ),
)
SAID = ("Full report", "Plans were set aside.", "Document 1", "Child B", "Not upheld")


@pytest.mark.parametrize(
    ("make", "name"), [(pdf, "paper.pdf"), (docx, "paper.docx"), (page, "paper.html")]
)
def test_every_word_is_in_it_and_the_mark_on_its_pages(make, name):
    text = " ".join(extract(make(PAPER), name).text.split())
    for each in (*SAID, PAPER.mark):
        assert each in text


@pytest.mark.parametrize("make", [pdf, docx, page])
def test_the_same_paper_gives_the_same_bytes(make):
    assert make(PAPER) == make(PAPER)
    assert make(PAPER) != make(Paper(PAPER.title, PAPER.blocks))


def test_the_pdf_is_tagged_and_says_its_language_and_title():
    with pikepdf.open(io.BytesIO(pdf(PAPER))) as held:
        assert held.Root.MarkInfo.Marked
        assert str(held.Root.Lang).lower() == "en-gb"
        assert held.docinfo["/Title"] == "Full report"
        assert "/Author" not in held.docinfo


def test_the_word_document_says_nothing_of_who_made_it():
    told = word.Document(io.BytesIO(docx(PAPER))).core_properties
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.title == "Full report"


def test_words_are_never_read_as_commands():
    hostile = '#panic("x") *bold* $x$ @ref <label> \\ ] #read("/etc/passwd") // /*'
    paper = Paper(title=hostile, mark=hostile, blocks=(Words(hostile), Listed((hostile,))))
    text = " ".join(extract(pdf(paper), "paper.pdf").text.split())
    assert '#read("/etc/passwd")' in text


def test_a_character_that_no_font_has_stands_by_its_number():
    text = extract(pdf(Paper("Names", (Words("张 came."),))), "paper.pdf").text
    assert "[U+5F20] came." in text


@given(st.text(max_size=60))
@settings(max_examples=25, deadline=None)
def test_any_words_can_be_printed(words):
    paper = Paper("Paper", (Words(words, label=words), Table("T", ("A",), ((words,),))))
    assert pdf(paper).startswith(b"%PDF")
    assert docx(paper).startswith(b"PK")


def test_an_empty_line_divides_paragraphs():
    assert [each.text for each in paragraphs("One.\r\n\r\nTwo\nlines.\n\n\n")] == [
        "One.",
        "Two\nlines.",
    ]


def test_words_are_never_read_as_markup():
    hostile = '<script>alert("x")</script>&amp;'
    paper = Paper(hostile, (Words(hostile, label=hostile), Heading(hostile)), mark=hostile)
    made = page(paper).decode()
    assert "<script" not in made
    assert extract(page(paper), "page.html").text.count(hostile) >= 4
