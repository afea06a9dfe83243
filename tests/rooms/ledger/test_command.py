from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection
from django.db.transaction import TransactionManagementError

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import work
from upheld.kernel.actor import ANYONE, Actor, Kind, Role
from upheld.kernel.decision import NotPermitted, NotPossible, allow
from upheld.ledger import queries
from upheld.ledger.command import COMMANDS, command, entries_written
from upheld.ledger.models import Opening, Pending

SOMEBODY_ELSE = Actor(kind=Kind.PERSON, id="another", roles=frozenset({Role.ACTION_OWNER}))


def events_about(bench):
    return [line.event for line in queries.entries_about(actor=WORKER, ids=[bench.pk])]


def test_one_call_changes_the_row_and_writes_one_entry(workshop, log):
    bench = work(workshop, 1)[0]
    with entries_written() as written:
        painted = workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, colour="blue")
    assert painted.colour == workshop.models.Bench.objects.get().colour == "blue"
    assert len(written) == 1
    assert bytes(Pending.objects.get(id=written[0].id).digest) == written[0].digest


def test_whoever_may_not_changes_nothing_and_is_told_why(workshop, log):
    with pytest.raises(NotPermitted, match="Only somebody who works here"):
        workshop.commands.make_bench(actor=ANYONE, at=NOON)
    assert not workshop.models.Bench.objects.exists()
    assert not Pending.objects.exists()


def test_nothing_is_changed_when_the_ledger_fails(workshop, log):
    bench = work(workshop, 1)[0]

    def broken(run, sql, params, many, context):
        if 'INTO "ledger_pending"' in sql:
            raise DatabaseError("the log's table is gone")
        return run(sql, params, many, context)

    with pytest.raises(DatabaseError), connection.execute_wrapper(broken):
        workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, colour="blue")
    assert workshop.models.Bench.objects.get().colour == "plain"
    assert Opening.objects.count() == 1


def test_a_row_is_read_again_before_it_is_changed(workshop, log):
    stale = work(workshop, 1)[0]
    workshop.commands.paint(actor=WORKER, at=NOON, bench=stale, colour="blue")
    assert stale.colour == "plain"
    workshop.commands.paint_all(actor=WORKER, at=NOON, benches=(stale, stale), suffix="!")
    assert workshop.models.Bench.objects.get().colour == "blue!!"


def test_a_row_that_a_manager_hides_is_found_all_the_same(workshop, log):
    bench = work(workshop, 1)[0]
    workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, colour="hidden")
    workshop.commands.varnish(actor=WORKER, at=NOON, bench=bench)
    assert "workshop.bench.varnished" in events_about(bench)


def test_a_row_that_has_gone_is_not_possible(workshop, log):
    bench, other = work(workshop, 2)
    workshop.commands.scrap(actor=WORKER, at=NOON, bench=bench)
    with pytest.raises(NotPossible, match="no longer here"):
        workshop.commands.varnish(actor=WORKER, at=NOON, bench=bench)
    with pytest.raises(NotPossible, match="no longer here"):
        workshop.commands.paint_all(actor=WORKER, at=NOON, benches=[other, bench], suffix="!")
    assert workshop.models.Bench.objects.get().colour == "plain"


def test_a_command_inside_a_command_adds_its_own_entry(workshop, log):
    with entries_written() as written:
        bench = workshop.commands.make_and_paint(actor=WORKER, at=NOON, colour="blue")
    assert bench.colour == "blue"
    assert len(written) == 3
    assert sorted(events_about(bench)) == [
        *("workshop.bench.painted", "workshop.bench.painted", "workshop.bench.varnished")
    ]


def test_a_refusal_inside_refuses_the_whole(workshop, log):
    with pytest.raises(NotPermitted, match="pink"):
        workshop.commands.make_and_paint(actor=WORKER, at=NOON, colour="pink")
    assert not workshop.models.Bench.objects.exists()
    assert [each.fields["event"] for each in Opening.objects.all()] == ["ledger.attempt.refused"]


def test_a_refusal_inside_undoes_the_whole_even_where_somebody_catches_it(workshop, log):
    with pytest.raises(TransactionManagementError):
        workshop.commands.paint_if_one_may(actor=WORKER, at=NOON, colour="pink")
    assert not workshop.models.Bench.objects.exists()
    assert not Pending.objects.exists()


def test_a_command_inside_happens_at_the_same_moment(workshop, log):
    late = NOON + timedelta(seconds=1)
    with pytest.raises(TypeError, match="same actor and the same at"):
        workshop.commands.make_and_paint(actor=WORKER, at=NOON, colour="blue", inner_at=late)
    assert not Pending.objects.exists()


def test_a_command_inside_is_done_by_the_same_actor(workshop, log):
    @command(lambda actor: allow("Anybody may try."))
    def by_another(*, actor, at):
        """Let somebody else do it."""
        return workshop.commands.make_bench(actor=SOMEBODY_ELSE, at=at), None

    with pytest.raises(TypeError, match="same actor and the same at"):
        by_another(actor=WORKER, at=NOON)
    COMMANDS.pop(next(name for name in COMMANDS if name.endswith("by_another")))


def test_after_a_refusal_the_next_command_is_outermost_again(workshop, log):
    with pytest.raises(NotPermitted):
        workshop.commands.make_and_paint(actor=WORKER, at=NOON, colour="pink")
    assert workshop.commands.make_bench(actor=SOMEBODY_ELSE, at=NOON).colour == "plain"


def test_what_is_not_given_is_what_the_command_says_it_is(workshop, log):
    bench = work(workshop, 1)[0]
    assert workshop.commands.paint(actor=WORKER, at=NOON, bench=bench).colour == "grey"


def test_what_a_command_does_not_know_is_refused(workshop, log):
    with pytest.raises(TypeError, match="unexpected keyword"):
        workshop.commands.make_bench(actor=WORKER, at=NOON, size=3)
    with pytest.raises(TypeError, match="missing a required"):
        workshop.commands.make_bench(actor=WORKER)
    with pytest.raises(TypeError, match="keyword arguments only"):
        workshop.commands.make_bench(WORKER, NOON)


def test_a_function_that_cannot_be_a_command_is_none():
    def positional(actor, *, at):
        """Take the actor by place."""

    def without_at(*, actor):
        """Forget when."""

    def without_what_is_asked(*, actor, at):
        """Forget what the policy asks for."""

    def may(actor):
        return allow("Yes.")

    def may_about(actor, thing):
        return allow("Yes.")

    for body, policy in ((positional, may), (without_at, may), (without_what_is_asked, may_about)):
        with pytest.raises(TypeError, match=r"keyword arguments only|missing"):
            command(policy)(body)


def test_an_event_that_hides_its_actor_says_neither_who_nor_as_what(workshop, log):
    bench = work(workshop, 1)[0]
    workshop.commands.overhear(actor=WORKER, at=NOON, bench=bench)
    entries = queries.entries_about(actor=WORKER, ids=[bench.pk])
    [line] = [each for each in entries if "post" in each.fields]
    assert line.fields == {"bench": str(bench.pk), "post": "the bench's own post"}


def test_an_events_own_post_does_not_take_the_place_of_the_acting_post(workshop, log):
    bench = work(workshop, 1)[0]
    line = queries.entries_about(actor=WORKER, ids=[bench.pk])[0]
    assert line.fields["acting-post"] == WORKER.post
