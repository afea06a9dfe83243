"""Who sees what before release: the author and the two readers, and nobody else at all."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.rooms.learning.scene import AUTHOR
from upheld.learning import queries
from upheld.learning.models import Passage
from upheld.learning.states import Kind
from upheld.vault.models import SealedBody

SECRET = "a sentence that no stranger reads"


@pytest.mark.parametrize("slug", [AUTHOR, "mo", "ceo"])
def test_the_author_and_the_two_readers_open_the_words(scene, slug):
    scene.add(Kind.TOLD, SECRET)
    assert scene.page(slug).passages[-1].text == SECRET


def test_nobody_else_finds_the_report_anywhere(scene):
    scene.add(Kind.TOLD, SECRET)
    passage = Passage.objects.filter(report_id=scene.id).last()
    for slug in set(scene.cast.members) - {AUTHOR, "mo", "ceo"}:
        given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
        assert scene.page(slug) is None
        assert queries.report(**given, id=scene.id) is None
        assert queries.passage(**given, id=passage.id) is None
        assert scene.id not in {each.id for each in queries.reports(**given)}
        assert queries.what_waits(**given, today=scene.at.date()) == []


def test_somebody_with_another_persons_keys_opens_nothing(scene):
    given = {"actor": scene.cast.actor("union"), "keys": scene.cast.keys("mo")}
    assert queries.report_page(**given, id=scene.id) is None


def test_the_words_stand_nowhere_in_the_clear(scene):
    scene.add(Kind.TOLD, SECRET, publishable=True)
    scene.complete().submit()
    assert not any(SECRET.encode() in bytes(each.blob) for each in SealedBody.objects.all())
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.startswith("learning_"):
                cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608
                assert SECRET not in repr(cursor.fetchall())


def test_only_the_author_sees_the_findings_behind_the_passages(complete):
    assert complete.page().findings
    assert complete.page("mo").findings == ()


def _questions(ask) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        ask()
    return len(asked)


def test_a_page_asks_the_same_number_of_questions_however_long_the_report(complete):
    few = _questions(complete.page)
    for number in range(5):
        complete.add(Kind.TOLD, f"Passage {number}.")
        complete.add(Kind.RECOMMENDATION, findings=complete.upheld())
    assert _questions(complete.page) <= few


def test_a_public_page_asks_few_questions_however_long_the_report(told):
    report = queries.published(told.matter)
    assert len(report.passages) > 30
    assert (
        _questions(lambda: queries.published_by_slug(report.slug)) <= 6
    )  # its files and pinned figures too
    assert _questions(queries.published_matters) == 1
