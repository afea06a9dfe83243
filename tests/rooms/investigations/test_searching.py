"""Looking for words in an investigation: all of it, in order, and only with its keys."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rooms.investigations.scene import paper
from upheld.disclosure.normalising import folded, tokens_of
from upheld.investigations import indexing, queries, searching
from upheld.investigations.models import IndexPart
from upheld.investigations.papers import Words
from upheld.investigations.states import Indexed
from upheld.ledger.models import Opening
from upheld.vault.models import SealedBody


def _look(scene, text, slug="investigator", **more):
    who = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    return queries.search_page(**who, id=scene.id, text=text, **more)


def _places(scene, text):
    return [(each.found_in.value, each.number) for each in _look(scene, text).found.hits]


def test_words_are_found_in_everything_that_was_written(scene):
    area = scene.agree().area()
    scene.find(
        scene.allegation(area, "That the heron plan was set aside."), words="The heron flew."
    )
    scene.interview(note="I saw a heron that day.")
    scene.document(b"What the heron meeting said.")
    scene.document(b"Another paper.", title="About a heron")
    assert _places(scene, "heron") == [
        ("allegation", 1), ("finding", 1), ("interview", 1), ("document", 1), ("document", 2)
    ]  # fmt: skip
    assert _places(scene, "heron meeting") == [("document", 1)]
    assert _places(scene, "kingfisher") == []


def test_the_beginning_of_a_word_finds_it_and_its_middle_does_not(scene):
    scene.agree().document(b"Planning meetings were cancelled.")
    assert _places(scene, "PLAN meet") == [("document", 1)]
    assert _places(scene, "anning") == []


def test_a_phrase_is_found_only_where_its_words_stand_side_by_side(scene):
    scene.agree().document(b"The plan was set aside.")
    scene.document(b"Aside from that, a date was set.")
    assert _places(scene, "set aside") == [("document", 1), ("document", 2)]
    assert _places(scene, "“set aside”") == [("document", 1)]
    [hit] = _look(scene, '"plan was set"').found.hits
    assert (hit.before, hit.words, hit.after) == (
        "Minutes\nminutes.txt\nThe ",
        "plan was set",
        " aside.",
    )


def test_too_many_documents_for_a_phrase_are_said(scene, monkeypatch):
    monkeypatch.setattr(searching, "MOST_FOR_A_PHRASE", 2)
    scene.agree()
    for _ in range(5):
        scene.document(b"It was set aside.")
    found = _look(scene, '"set aside"').found
    assert (found.total, found.not_opened) == (2, 3)


def test_letters_with_marks_are_found_without_them(scene):
    scene.agree().document("Café Zoë was closed.".encode())
    [hit] = _look(scene, "cafe zoe").found.hits
    assert hit.number == 1


def test_what_was_written_again_is_found_as_it_stands_now(scene):
    allegation = scene.agree().allegation(scene.area())
    scene.find(allegation, words="First a heron.")
    scene.find(allegation, words="Then an owl.", seen=1)
    assert _places(scene, "heron") == []
    assert _places(scene, "owl") == [("finding", 1)]


def test_twenty_are_shown_at_a_time(scene):
    scene.agree()
    for n in range(23):
        scene.document(b"A heron." if n else b"Heron, heron, heron.")
    found = _look(scene, "heron").found
    assert (len(found.hits), found.total, found.pages) == (20, 23, 2)
    assert (found.hits[0].number, found.hits[0].times) == (1, 3)
    last = _look(scene, "heron", page=9).found
    assert [each.number for each in last.hits] == [21, 22, 23]


def test_a_paper_without_words_is_found_by_its_title(scene):
    scene.agree().document(paper=paper(b"\0", words=Words(why="A picture.")), title="Heron")
    assert _places(scene, "heron") == [("document", 1)]


@pytest.mark.parametrize("slug", ["ceo", "mo", "ia", "union", "senior-a"])
def test_nobody_but_the_investigator_searches_the_file(scene, slug):
    scene.agree().document(b"A heron.")
    assert _look(scene, "heron", slug) is None


def test_keys_that_do_not_open_the_file_find_nothing(scene):
    scene.agree().document(b"A heron.")
    keys = scene.cast.keys("ceo")
    who = {"actor": scene.cast.actor("investigator"), "keys": keys}
    assert queries.search_page(**who, id=scene.id, text="heron") is None


def test_parts_of_the_index_are_folded_and_find_the_same(scene):
    scene.agree()
    for n in range(35):
        scene.document(f"Paper heron{n} of many.".encode(), title=f"Paper {n}")
    for kind in Indexed:
        sizes = [each.documents for each in indexing.parts(scene.row(), kind)]
        assert sizes == [16, 16, 1, 1, 1]
    assert _look(scene, "many").found.total == 35
    assert _places(scene, "heron34") == [("document", 35)]
    assert _places(scene, "heron3") == [("document", n) for n in (4, 31, 32, 33, 34, 35)]
    page = queries.documents_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    assert [each.title for each in page.documents] == [f"Paper {n}" for n in range(35)]


def test_a_part_that_was_tampered_with_is_not_believed_and_the_list_opens_the_papers(
    scene, tampered
):
    scene.agree().document(b"A heron.", title="About herons")
    for each in IndexPart.objects.filter(investigation=scene.id):
        tampered(each.body_id)
    assert _places(scene, "heron") == []
    page = queries.documents_page(
        actor=scene.cast.actor("investigator"), keys=scene.cast.keys("investigator"), id=scene.id
    )
    assert [each.title for each in page.documents] == ["About herons"]


def test_no_word_of_a_document_stands_in_a_row_or_in_the_log(scene):
    scene.agree().document(b"Zyzzogeton flew.", title="Zyzzogeton")
    rows = [*IndexPart.objects.values(), *Opening.objects.values_list("fields", flat=True)]
    assert "zyzzogeton" not in repr(rows).lower()
    blobs = SealedBody.objects.values_list("blob", flat=True)
    assert not any(b"zyzzogeton" in bytes(each).lower() for each in blobs)


@given(
    texts=st.lists(st.text("abcé \n-'1ñ", max_size=60), min_size=1, max_size=5),
    term=st.text("abce1n", min_size=1, max_size=3),
)
def test_the_index_finds_what_reading_everything_finds(texts, term):
    parts = [indexing.counted(n, text) for n, text in enumerate(texts, start=1)]
    lines = indexing.together(Indexed.WORDS, parts)
    by_reading = {}
    for n, text in enumerate(texts, start=1):
        times = sum(folded(each).startswith(term) for each in tokens_of(text))
        by_reading |= {n: times} if times else {}
    assert dict(indexing.holding(lines, term)) == by_reading


def test_what_is_typed_is_words_and_phrases():
    asked = searching.asked('Plan plan “set aside” "one" ! ')
    assert asked.terms == ("plan", "set", "aside", "one")
    assert asked.phrases == (("set", "aside"),)
