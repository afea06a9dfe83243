"""Templates to write in away from the service: what comes back is read, or refused in words."""

from __future__ import annotations

import io
import itertools
import uuid
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from upheld.disclosure import apart
from upheld.investigations import offline
from upheld.investigations.offline import Kind, Place
from upheld.kernel.decision import NotPossible

HERE = Place(Kind.FINDING, uuid.uuid4(), uuid.uuid4(), 1)


def _written(place=HERE, change=None):
    """A template with two lines below each heading, as Word would save it."""
    document = docx.Document(io.BytesIO(offline.template(place)))
    lines = document.paragraphs
    for heading, below in itertools.pairwise(lines):
        if heading.style.name == "Heading 1":
            below.text = "First line.\nSecond."
    if change:
        change(document)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def test_what_was_written_below_each_heading_comes_back():
    read = offline.read_back(HERE, _written())
    assert set(read.fields) == set(offline.HEADINGS[Kind.FINDING])
    assert read.fields["words"] == "First line.\nSecond."
    assert not read.is_older


def test_each_kind_has_a_title_and_headings_that_come_back():
    for kind in Kind:
        here = Place(kind, HERE.investigation, HERE.target)
        read = offline.read_back(here, _written(here))
        assert set(read.fields.values()) == {"First line.\nSecond."}


def test_an_empty_template_reads_as_empty_and_names_nothing():
    content = offline.template(HERE)
    assert set(offline.read_back(HERE, content).fields.values()) == {""}
    said = apart.words(content, "template.docx")
    assert str(HERE.investigation) not in said
    assert str(HERE.target) not in said


def test_a_template_taken_before_somebody_else_wrote_is_said_to_be_older():
    now = Place(HERE.kind, HERE.investigation, HERE.target, 3)
    assert offline.read_back(now, _written()).is_older


@pytest.mark.parametrize(
    "other",
    [
        Place(Kind.FINDING, HERE.investigation, uuid.uuid4(), 1),
        Place(Kind.FINDING, uuid.uuid4(), HERE.target, 1),
        Place(Kind.ADDITION, HERE.investigation, HERE.target, 1),
        Place(Kind.AREA, HERE.investigation, HERE.target, 1),
        Place(Kind.FINDING, HERE.investigation, HERE.target, 2),
    ],
)
def test_a_template_of_another_page_is_refused(other):
    with pytest.raises(NotPossible, match="template of another page"):
        offline.read_back(HERE, _written(other))


def _change_heading(document):
    document.paragraphs[2].runs[0].text = "1. What I think"


def _take_mark_away(document):
    document.sections[0].header.paragraphs[0].text = ""


def _track(document):
    run = document.paragraphs[3].runs[0]._r  # noqa: SLF001  python-docx has no word for a tracked change.
    inserted = OxmlElement("w:ins")
    run.addprevious(inserted)
    inserted.append(run)


def _hide(document):
    document.paragraphs[3].runs[0].font.hidden = True


@pytest.mark.parametrize(
    ("change", "because"),
    [
        (_change_heading, "is missing, was changed"),
        (_take_mark_away, "line at the top of its pages is missing"),
        (_track, "tracked changes"),
        (_hide, "nobody can see"),
    ],
)
def test_what_cannot_be_read_whole_is_refused_in_words(change, because):
    with pytest.raises(NotPossible, match=because):
        offline.read_back(HERE, _written(change=change))


@pytest.mark.parametrize("content", [b"", b"plain words", b"PK\x03\x04broken", b"%PDF-1.4 no"])
def test_what_is_no_word_document_is_refused(content):
    with pytest.raises(NotPossible, match=r"\.docx"):
        offline.read_back(HERE, content)


def test_a_macro_is_refused():
    whole = io.BytesIO(_written())
    with zipfile.ZipFile(whole, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"macro")
    with pytest.raises(NotPossible, match="macro"):
        offline.read_back(HERE, whole.getvalue())
