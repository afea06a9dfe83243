"""A row that is laid down or changed by hand is the row that Django would have stored."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError

from upheld.ledger.guard import OutsideCommand
from upheld.ledger.laying import change, lay, lay_all
from upheld.ledger.models import Obligation, Opening
from upheld.vault.models import Compartment

pytestmark = pytest.mark.django_db

DAY = date(2026, 3, 2)
FIELDS = {"said": "“Everything” – 100 %s, ünd ' \"", "number": "1"}


def _opening() -> Opening:
    return Opening(id=uuid.uuid4(), seed=b"\x00\xff%s", fields=FIELDS, about="it")


def test_every_kind_of_field_comes_back_as_django_would_store_it() -> None:
    laid, saved = lay(_opening()), _opening()
    saved.save(force_insert=True)
    found, beside = (Opening.objects.get(id=each.id) for each in (laid, saved))
    assert (bytes(found.seed or b""), found.fields) == (b"\x00\xff%s", FIELDS)
    told = [(each.index, each.about, each.fields, each.sealed) for each in (found, beside)]
    assert told[0] == told[1]
    laid.about = "something else"
    laid.save()
    assert Opening.objects.get(id=laid.id).about == "something else"


def test_several_rows_are_laid_together_and_none_is_nothing() -> None:
    rows = [_opening() for _ in range(3)]
    lay_all(rows)
    lay_all([])
    assert Opening.objects.filter(id__in=[each.id for each in rows]).count() == len(rows)


def test_a_change_writes_what_it_names_and_nothing_else() -> None:
    row = lay(Obligation(kind="one", about="it", opened_on=DAY, due_on=DAY))
    row.kind, row.about, row.discharged_on = "two", "other", DAY
    change(row, "kind", "discharged_on")
    found = Obligation.objects.get(id=row.id)
    assert (found.kind, found.about, found.discharged_on) == ("two", "it", DAY)


def test_a_row_that_has_gone_or_is_there_already_is_an_error() -> None:
    row = lay(Obligation(kind="one", about="it", opened_on=DAY, due_on=DAY))
    with pytest.raises(IntegrityError):
        lay(Obligation(id=row.id, kind="two", about="it", opened_on=DAY, due_on=DAY))


def test_a_change_of_a_row_that_has_gone_is_an_error() -> None:
    row = Obligation(kind="one", about="it", opened_on=DAY, due_on=DAY)
    with pytest.raises(DatabaseError):
        change(row, "kind")


def test_the_guard_stands_before_it_too() -> None:
    with pytest.raises(OutsideCommand):
        lay(Compartment(recipient="age1", grants=b"", recovery=b"", made_on=DAY))
