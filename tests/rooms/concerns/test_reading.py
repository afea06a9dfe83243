"""Lists and pages: what stands in them, and what they cost."""

from __future__ import annotations

import uuid
from dataclasses import fields, is_dataclass

import pytest
from django.db import connection
from django.db.models import Model
from django.test.utils import CaptureQueriesContext

from upheld.concerns import commands, queries
from upheld.concerns.states import Obligation, Risk
from upheld.kernel.actor import ANYONE
from upheld.vault.models import SealedBody

from .scene import TODAY, Reporter, answered, by, page, raise_alone


def _waiting(cast, slug="mo"):
    return queries.what_waits(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)


def test_a_child_at_risk_comes_first_and_then_the_nearest_day(cast, told):
    calm, urgent = raise_alone(Reporter()), raise_alone(Reporter(), risk=Risk.YES)

    order = [each.id for each in _waiting(cast)]

    assert order[0] == urgent.id
    assert order.index(told.open_concern) < order.index(calm.id)


def test_of_what_is_answered_only_the_question_about_detriment_still_waits(cast, raised):
    def owed():
        return next(each.next.kind for each in _waiting(cast) if each.id == raised.id)

    assert owed() == Obligation.ACKNOWLEDGE

    answered(cast, raised)

    assert owed() == Obligation.DETRIMENT_CHECK


def test_a_list_costs_the_same_questions_however_long_it_is(cast, raised):
    _waiting(cast)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert _waiting(cast)
    for number in range(6):
        raise_alone(Reporter(), named_posts=(cast.post("senior-a"),) if number % 2 else ())
    _waiting(cast)

    with CaptureQueriesContext(connection) as many:
        assert len(_waiting(cast)) >= 7

    assert len(many) == len(few)


def test_pages_hold_plain_values_and_no_rows(cast, raised):
    shown = page(cast, "mo", raised)

    assert is_dataclass(shown)
    for each in fields(shown):
        value = getattr(shown, each.name)
        values = value if isinstance(value, tuple) else (value,)
        assert not any(isinstance(one, Model) for one in values), each.name


def test_an_unknown_id_and_a_hidden_one_look_the_same(cast, raised):
    assert page(cast, "ceo", uuid.uuid4()) is None
    assert page(cast, "ceo", raised) is None
    assert queries.concern(actor=ANYONE, id=raised.id) is None
    assert queries.concern(actor=Reporter().actor, id=raised.id) is None


def test_a_reporter_finds_no_thread_but_their_own(cast, raised, somebody):
    stranger = Reporter()

    assert queries.own_thread(actor=somebody.actor) == raised
    assert queries.own_thread(actor=stranger.actor) is None
    assert queries.own_thread(actor=cast.actor("mo")) is None
    posing = Reporter(words=stranger.words, id=somebody.id)
    assert queries.reporter_page(actor=posing.actor, keys=posing.keys, today=TODAY) is None


@pytest.mark.parametrize("slug", ["union", "ceo", "senior-a"])
def test_only_receivers_have_concerns_waiting(cast, raised, slug):
    assert _waiting(cast, slug) == []


def test_a_body_that_was_changed_is_not_shown_and_is_pointed_out(cast, raised):
    commands.write_message(**by(cast, "mo", raised), words="When was it?")
    last = SealedBody.objects.filter(compartment_id=raised.compartment_id).exclude(id=raised.body)
    messages = [each for each in last if not each.lists_holders]
    forged = messages[-1]
    _overwrite(forged.id, bytes(forged.blob)[:-1] + b"!")

    shown = page(cast, "mo", raised)

    assert forged.id in shown.doubted


def _overwrite(id: uuid.UUID, blob: bytes) -> None:
    """What somebody who writes the database behind our back would do."""
    held = connection.execute_wrappers[:]
    connection.execute_wrappers = []
    try:
        SealedBody.objects.filter(id=id).update(blob=blob)
    finally:
        connection.execute_wrappers = held


def test_the_matter_is_for_whoever_may_read_the_concern(cast, raised):
    same = {"concern": raised, "today": TODAY}
    matter = queries.matter_of(actor=cast.actor("mo"), keys=cast.keys("mo"), **same)

    assert matter == page(cast, "mo", raised).matter
    assert queries.matter_of(actor=cast.actor("ceo"), keys=cast.keys("ceo"), **same) is None
    assert queries.named_posts_of(actor=cast.actor("ceo"), keys=cast.keys("ceo"), **same) == ()
