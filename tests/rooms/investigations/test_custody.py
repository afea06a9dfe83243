"""Documents: versions, the chain of custody, reading copies, holds, and many of them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.states import Custody
from upheld.kernel.decision import NotPossible


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
        assert file.content == content


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
