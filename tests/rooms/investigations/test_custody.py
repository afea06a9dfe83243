"""Documents: versions, the chain of custody, reading copies, holds, and many of them."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta

import pytest

from tests.rooms.investigations.scene import paper as scene_paper
from upheld.investigations import commands, papers, queries
from upheld.investigations.models import Document
from upheld.investigations.states import Custody
from upheld.kernel.decision import NotPossible
from upheld.ledger.guard import NOW_WRITING
from upheld.vault.attachments import path_of


def _asked(scene, slug="investigator"):
    return {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}


def _page(scene, document, slug="investigator"):
    return queries.document_page(**_asked(scene, slug), id=scene.id, document=document.id)


def test_a_chain_says_who_did_what_when_why_and_with_what_result(scene):
    document = scene.agree().document()
    scene.link(document, happened_on=scene.at.date() - timedelta(days=2))
    [link] = _page(scene, document).chain
    assert (link.kind, link.who, link.why, link.result) == (
        "compared", "A clerk", "To be sure.", "It is the same."
    )  # fmt: skip
    assert (link.recorded_on - link.happened_on).days == 2
    assert _page(scene, document, "ceo") is None


@pytest.mark.parametrize(("left_out", "why"), [("who", "who"), ("why", "why"), ("result", "came")])
def test_a_link_says_all_of_it_or_is_none(scene, left_out, why):
    document = scene.agree().document()
    with pytest.raises(NotPossible, match=why):
        scene.link(document, **{left_out: "  "})
    with pytest.raises(NotPossible, match="future"):
        scene.link(document, happened_on=scene.at.date() + timedelta(days=1))
    assert _page(scene, document).chain == ()


def test_a_hold_stands_until_it_is_lifted_and_both_stay_in_the_chain(scene):
    document = scene.agree().document()
    with pytest.raises(NotPossible, match="already"):
        scene.link(document, Custody.RELEASED)
    scene.link(document, Custody.HELD)
    assert _page(scene, document).document.held
    with pytest.raises(NotPossible, match="already"):
        scene.link(document, Custody.HELD)
    scene.link(document, Custody.RELEASED)
    page = _page(scene, document)
    assert not page.document.held
    assert [each.kind for each in page.chain] == ["held", "released"]


def test_a_newer_version_stands_beside_the_earlier_ones(scene):
    first = scene.agree().document(b"one")
    second = scene.document(b"two", replaces=first)
    third = scene.document(b"three", replaces=second)
    assert [each.number for each in _page(scene, third).earlier] == [2, 1]
    assert _page(scene, first).newer.number == 2
    with pytest.raises(NotPossible, match="newer version"):
        scene.document(b"also two", replaces=first)
    for row, content in ((first, b"one"), (second, b"two"), (third, b"three")):
        file = queries.document_file(**_asked(scene), investigation=scene.id, id=row.id)
        assert file.read() == content


def test_each_opening_of_an_original_stands_on_its_page(scene):
    document = scene.agree().document()
    commands.open_document(**scene.work_without_keys(), document=document)
    assert _page(scene, document).opened_on == (scene.at.date(),)


def test_a_reading_copy_is_made_apart_and_kept_beside_the_original(scene):
    document = scene.agree().document("Minutes – agreed.".encode())
    of = _asked(scene) | {"investigation": scene.id, "id": document.id}
    made = queries.make_copy(**of)
    assert (made.why, made.ending) == ("", "txt")
    assert queries.reading_copy(**of) is None
    commands.keep_reading_copy(
        **scene.work(
            document=document, content=made.content, ending=made.ending, removed=made.removed
        )
    )
    assert queries.reading_copy(**of).content == "Minutes – agreed.".encode()
    assert _page(scene, document).document.has_copy
    assert queries.reading_copy(**(of | _asked(scene, "ceo"))) is None


def test_what_cannot_be_cleaned_says_so_and_keeps_nothing(scene):
    document = scene.agree().document(b"\x00\xff\xfe no text")
    of = _asked(scene) | {"investigation": scene.id, "id": document.id}
    assert queries.make_copy(**of).why
    assert not _page(scene, document).document.has_copy


def test_a_page_holds_fifty_documents(scene):
    scene.agree()
    for n in range(53):
        scene.document(b"x", title=f"Paper {n + 1}")
    first = queries.documents_page(**_asked(scene), id=scene.id, page=1)
    assert (len(first.documents), first.total, first.pages) == (50, 53, 2)
    last = queries.documents_page(**_asked(scene), id=scene.id, page=2)
    assert [each.title for each in last.documents] == ["Paper 51", "Paper 52", "Paper 53"]
    beyond = queries.documents_page(**_asked(scene), id=scene.id, page=99)
    assert beyond.documents == last.documents


def test_the_words_of_a_document_are_sealed_with_it(scene):
    document = scene.agree().document(b"The plan was set aside in March.")
    words = _page(scene, document).words
    assert (words.count, words.why, words.is_cut) == (7, "", False)


def test_what_no_machine_can_read_says_why(scene):
    read = papers.from_memory(file_name="plan.pdf", content=b"%PDF-1.7 of nothing")
    document = scene.agree().document(paper=read)
    words = _page(scene, document).words
    assert words.count == 0
    assert "cannot be read" in words.why
    assert "scan" not in words.why


def test_a_very_long_document_is_cut_and_says_so(scene, monkeypatch):
    monkeypatch.setattr(papers, "MOST_LETTERS", 9)
    read = papers.from_memory(file_name="long.txt", content=b"one two three four")
    words = _page(scene, scene.agree().document(paper=read)).words
    assert (words.count, words.is_cut) == (3, True)


def test_a_document_that_was_kept_before_is_read_once(scene):
    document = scene.agree().document(b"Kept before words were read.")
    with pytest.raises(NotPossible, match="already"):
        commands.keep_words(**scene.work(document=document, words=papers.Words("Again.")))
    with _as_the_room():
        Document.objects.filter(id=document.id).update(words=None)
    document.refresh_from_db()
    assert _page(scene, document).words is None
    of = _asked(scene) | {"investigation": scene.id, "id": document.id}
    assert queries.read_words(**(of | _asked(scene, "ceo"))) is None
    read = queries.read_words(**of)
    commands.keep_words(**scene.work(document=document, words=read))
    assert _page(scene, document).words.count == 5


@contextmanager
def _as_the_room():
    """Leave a document as one was kept before words were read: no command does it any more."""
    token = NOW_WRITING.set("investigations")
    try:
        yield
    finally:
        NOW_WRITING.reset(token)


def test_a_file_that_did_not_arrive_whole_is_refused():
    read = scene_paper(b"whole")
    path_of(read.sealed.id).write_bytes(b"half")
    with pytest.raises(NotPossible, match="arrive whole"):
        papers.read(file_name="half.txt", sealed=read.sealed)
