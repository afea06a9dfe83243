"""What a reporter does is dated by its day, and no id says in which order things came."""

from __future__ import annotations

import uuid
from datetime import datetime

import pytest

from upheld.concerns import commands
from upheld.concerns.models import Concern, Draft, JoiningToken, Signatory
from upheld.ledger.models import Obligation, Opening, Pending
from upheld.vault import receipts
from upheld.vault.models import Compartment, Receipt, SealedBody

from .scene import TODAY, Reporter, join, lodge, raise_alone

WRITTEN_BY_REPORTERS = (
    *(Concern, Draft, Signatory, JoiningToken),
    *(Compartment, SealedBody, Receipt),
    *(Pending, Opening, Obligation),
)


@pytest.mark.parametrize("table", WRITTEN_BY_REPORTERS, ids=lambda each: each.__name__)
def test_a_table_that_reporters_write_has_no_time_of_day(table):
    kinds = {each.get_internal_type() for each in table._meta.fields}

    assert kinds.isdisjoint({"DateTimeField", "TimeField", "DurationField"})


@pytest.mark.parametrize("table", WRITTEN_BY_REPORTERS, ids=lambda each: each.__name__)
def test_a_table_that_reporters_write_counts_nothing_up(table):
    key = table._meta.pk.get_internal_type()

    assert key in {"UUIDField", "CharField"}


def test_no_entry_of_a_reporter_says_more_than_the_day(cast):
    before = set(Opening.objects.values_list("id", flat=True))
    somebody, (token,) = Reporter(), (receipts.new_words(),)
    lodge(cast, token)
    lodged = set(Opening.objects.values_list("id", flat=True))

    raise_alone(somebody)
    place = join(Reporter(), token)
    commands.write_message(
        actor=somebody.actor,
        at=TODAY,
        concern=Concern.objects.get(id=somebody.id),
        words="More.",
        keys=somebody.keys,
    )

    by_reporters = Opening.objects.exclude(id__in=lodged).exclude(fields=None)
    assert {each.fields["at"] for each in by_reporters} == {TODAY.isoformat()}
    by_staff = Opening.objects.filter(id__in=lodged - before).exclude(fields=None)
    assert all(datetime.fromisoformat(each.fields["at"]).tzinfo for each in by_staff)
    assert uuid.UUID(str(place.id)).version == 4
