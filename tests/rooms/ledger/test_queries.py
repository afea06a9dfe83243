from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import checked, publish, work
from upheld.kernel.actor import ANYONE, reporter
from upheld.ledger import checkpoints, queries
from upheld.ledger.digests import entry_digest
from upheld.ledger.models import Leaf, Opening, Pending
from upheld_verify import evidence
from upheld_verify.notes import Failed, read_key

PAINTED = "workshop.bench.painted"


@pytest.fixture
def bench(workshop, log):
    bench = work(workshop, 1)[0]
    return workshop.commands.paint(
        actor=WORKER, at=NOON + timedelta(hours=1), bench=bench, colour="blue"
    )


@pytest.fixture(params=["waiting", "published"])
def stage(request, bench):
    """Each question is asked of entries that wait, and of those in the log."""
    if request.param == "published":
        publish()
    return request.param


def colour_of(bench):
    return queries.fact_about(str(bench.pk), PAINTED, "colour")


def test_the_entries_about_a_thing_come_in_the_order_in_which_they_happened(workshop, bench, stage):
    workshop.commands.varnish(actor=WORKER, at=NOON + timedelta(hours=2), bench=bench)
    lines = queries.entries_about(actor=WORKER, ids=[bench.pk])
    assert [line.event for line in lines] == [PAINTED, PAINTED, "workshop.bench.varnished"]
    assert lines[0].at == NOON
    assert lines[0].fields["actor"] == f"person:{WORKER.id}"
    assert lines[0].fields["acting-post"] == WORKER.post
    assert (lines[0].index is not None) == (stage == "published")


@pytest.mark.parametrize("actor", [ANYONE, reporter("somebody")])
def test_who_did_it_is_shown_to_people_in_posts_alone(bench, actor):
    for line in queries.entries_about(actor=actor, ids=[bench.pk]):
        assert line.fields == {"bench": str(bench.pk), "colour": line.fields["colour"]}


def test_nothing_is_known_of_an_id_that_nobody_used(bench):
    assert queries.entries_about(actor=WORKER, ids=[uuid.uuid4()]) == []
    assert queries.fact_about("nothing", PAINTED, "colour") is None


def test_the_first_record_of_a_thing_stands(workshop, bench):
    publish()
    workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, colour="red")
    assert colour_of(bench) in {"plain", "blue"}
    publish()
    first = Opening.objects.filter(about=str(bench.pk)).order_by("index").first()
    assert colour_of(bench) == first.fields["colour"]


def test_waiting_records_that_contradict_each_other_are_no_answer(bench):
    assert colour_of(bench) is None


def test_a_single_record_is_the_answer(workshop, log):
    bench = work(workshop, 1)[0]
    assert colour_of(bench) == "plain"
    publish()
    assert colour_of(bench) == "plain"
    assert queries.fact_about(str(bench.pk), PAINTED, "varnish_by") is None
    assert queries.fact_about(str(bench.pk), "workshop.bench.varnished", "colour") is None


def touch_fields(row):
    Opening.objects.filter(id=row.id).update(fields=row.fields | {"colour": "gold"})


def touch_seed(row):
    Opening.objects.filter(id=row.id).update(seed=bytes(32))


def touch_digest(row):
    Pending.objects.filter(id=row.id).update(digest=bytes(32))
    Leaf.objects.filter(index=row.index).update(digest=bytes(32))


def touch_all_but_the_log(row):
    """Whoever owns the database writes a new opening that is sound in itself."""
    fields = row.fields | {"colour": "gold"}
    assert entry_digest(bytes(32), fields)
    Opening.objects.filter(id=row.id).update(seed=bytes(32), fields=fields)


@pytest.mark.parametrize("touch", [touch_fields, touch_seed, touch_digest, touch_all_but_the_log])
@pytest.mark.parametrize("published", [False, True])
def test_a_record_that_was_touched_is_no_answer(workshop, log, touch, published):
    bench = work(workshop, 1)[0]
    if published:
        publish()
    touch(Opening.objects.get())
    assert colour_of(bench) is None
    assert queries.entries_about(actor=WORKER, ids=[bench.pk]) == []


def test_a_record_of_another_thing_cannot_be_moved_to_this_one(workshop, log):
    bench, other = work(workshop, 2)
    publish()
    Opening.objects.filter(about=str(bench.pk)).delete()
    Opening.objects.filter(about=str(other.pk)).update(about=str(bench.pk))
    assert colour_of(bench) is None


def test_many_facts_cost_no_more_questions_than_one(workshop, log, django_assert_num_queries):
    benches = work(workshop, 5)
    publish()
    benches += work(workshop, 40)
    with django_assert_num_queries(1):
        found = queries.facts_about((str(each.pk) for each in benches), PAINTED, "colour")
    assert found == {str(each.pk): "plain" for each in benches}


def test_evidence_shows_what_was_asked_for_and_hides_the_rest(workshop, log):
    bench = work(workshop, 3)[0]
    publish()
    line = queries.entries_about(actor=WORKER, ids=[bench.pk])[0]
    shown = queries.evidence(actor=WORKER, opening=line.id, names={"colour"})
    text = json.dumps(shown)
    assert WORKER.id not in text
    assert PAINTED not in text
    found = evidence.check(text, checked(log), read_key(checkpoints.signer().vkey))
    assert found == [
        f"The entry is number {line.index} of the log.",
        "The entry says colour: plain",
    ]


def test_evidence_that_was_altered_is_refused(workshop, log):
    bench = work(workshop, 1)[0]
    publish()
    line = queries.entries_about(actor=WORKER, ids=[bench.pk])[0]
    key, found = read_key(checkpoints.signer().vkey), checked(log)
    shown = queries.evidence(actor=WORKER, opening=line.id)
    shown["shown"]["colour"]["value"] = "gold"
    with pytest.raises(Failed, match="not those of the entry"):
        evidence.check(json.dumps(shown), found, key)
    shown["hidden"].append("00" * 32)
    with pytest.raises(Failed, match="16 digests"):
        evidence.check(json.dumps(shown), found, key)


def test_the_public_is_not_shown_who(workshop, log):
    bench = work(workshop, 1)[0]
    line = queries.entries_about(actor=ANYONE, ids=[bench.pk])[0]
    shown = queries.evidence(actor=ANYONE, opening=line.id, names={"actor", "colour"})
    assert set(shown["shown"]) == {"colour"}
    assert shown["proof"] == ""


def test_there_is_no_evidence_for_what_is_not_there(log):
    assert queries.evidence(actor=WORKER, opening=uuid.uuid4()) is None
