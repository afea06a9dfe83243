"""A prepared question gives what Django itself would give, and keeps no answer."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from upheld.ledger.models import Obligation
from upheld.ledger.prepared import MOST_LISTED, Prepared

pytestmark = pytest.mark.django_db

DAY, LATER = date(2026, 3, 2), date(2026, 4, 1)


def _owed(about: str, due: date) -> Obligation:
    return Obligation.objects.create(kind="one", about=about, opened_on=due, due_on=due)


def test_only_the_values_change_between_two_askings() -> None:
    due = Prepared(lambda about, by: Obligation.objects.filter(about=about, due_on__lte=by))
    first, second = _owed("one thing", DAY), _owed("another", LATER)
    assert due("one thing", DAY) == [first]
    assert due("another", DAY) == []
    assert due("another", LATER) == [second]


def test_no_answer_is_kept() -> None:
    due = Prepared(lambda about: Obligation.objects.filter(about=about))
    assert due.first("one thing") is None
    row = _owed("one thing", DAY)
    found = due.first("one thing")
    assert found is not None
    assert (found, found.opened_on, found.discharged_on) == (row, DAY, None)
    row.delete()
    assert due.first("one thing") is None


@pytest.mark.parametrize("more", [0, 1, MOST_LISTED])
def test_a_list_of_any_length_finds_the_same_rows(more: int) -> None:
    among = Prepared(lambda ids: Obligation.objects.filter(id__in=ids).order_by("about"))
    made = [_owed("a", DAY), _owed("b", DAY)]
    others = [uuid.uuid4() for _ in range(more)]
    assert among([*others, *(each.id for each in made)]) == made
    assert among([made[1].id, *others]) == made[1:]
    assert among([]) == []


def test_the_sql_is_written_once() -> None:
    written = 0

    def made(about: object) -> QuerySet[Obligation]:
        nonlocal written
        written += 1
        return Obligation.objects.filter(about=about)

    due = Prepared(made)
    with CaptureQueriesContext(connection) as asked:
        assert [due("one"), due("two"), due("three")] == [[], [], []]
    assert written == 1
    assert len(asked) == len({each["sql"] for each in asked}) == 3
