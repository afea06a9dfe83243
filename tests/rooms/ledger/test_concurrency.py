"""What only PostgreSQL can answer: row locks, and two who come at once."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest
from django.db import connection, connections, transaction

from tests.rooms.ledger.conftest import NOON, TABLES, WORKER
from tests.rooms.ledger.scene import checked, work
from upheld.kernel.decision import NotPossible
from upheld.ledger import publisher
from upheld.ledger.models import Head, Leaf, Pending

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _needs_postgres():
    if connection.vendor != "postgresql":
        pytest.skip("row locks need PostgreSQL: set DATABASE_URL")


@pytest.fixture
def empty_tables(transactional_db: None) -> None:
    for table in TABLES:
        table.objects.all().delete()


def at_once(*calls: Any) -> list[Any]:
    """Run each call in a thread of its own, and answer with what each gave or raised."""
    results: dict[int, Any] = {}

    def run(number, call):
        try:
            results[number] = call()
        except Exception as no:
            results[number] = no
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=each) for each in enumerate(calls)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(timeout=60)
    return [results[number] for number in range(len(calls))]


def test_rows_given_in_opposite_order_do_not_deadlock(workshop, log):
    one, other = work(workshop, 2)

    def pausing_between_locks(run, sql, params, many, context):
        answer = run(sql, params, many, context)
        if "FOR UPDATE" in sql:
            time.sleep(0.2)
        return answer

    def swap(first, second):
        def call():
            with connection.execute_wrapper(pausing_between_locks):
                return workshop.commands.swap(actor=WORKER, at=NOON, one=first, other=second)

        return call

    assert at_once(swap(one, other), swap(other, one), swap(one, other)) == [None, None, None]
    assert Pending.objects.count() == 5


def test_a_command_waits_for_the_row_and_sees_what_the_other_wrote(workshop, log):
    bench = work(workshop, 1)[0]

    def add(suffix):
        return lambda: workshop.commands.paint_all(
            actor=WORKER, at=NOON, benches=(bench,), suffix=suffix
        )

    assert at_once(*(add(suffix) for suffix in "abcdef")) == [None] * 6
    colour = workshop.models.Bench.objects.get().colour
    assert sorted(colour.removeprefix("plain")) == list("abcdef")


def test_of_two_who_take_a_row_away_one_is_told_that_it_has_gone(workshop, log):
    bench = work(workshop, 1)[0]

    def scrap():
        return workshop.commands.scrap(actor=WORKER, at=NOON, bench=bench)

    results = at_once(scrap, scrap)
    assert sum(isinstance(each, NotPossible) for each in results) == 1
    assert results.count(None) == 1


def test_two_publishers_at_once_leave_one_log(workshop, log):
    work(workshop, 30)
    results = at_once(*[lambda: publisher.publish(at=NOON)] * 3)
    assert [each for each in results if isinstance(each, Exception)] == []
    made = [each for each in results if each is not None]
    assert [each.size for each in made] == [30]
    assert checked(log).checkpoint.root == made[0].root
    assert Leaf.objects.count() == 30


def test_a_publisher_waits_for_one_on_another_machine(workshop, log):
    """The lock on the file holds on one machine; the lock on the row holds for all."""
    work(workshop, 5)
    first = publisher.publish(at=NOON)
    work(workshop, 5)
    begun = threading.Event()

    def holding():
        with transaction.atomic():
            Head.objects.select_for_update().get()
            begun.set()
            time.sleep(0.5)
            return time.monotonic()

    def publishing():
        begun.wait(10)
        made = publisher.publish(at=NOON)
        return made.size, time.monotonic()

    released, (size, done) = at_once(holding, publishing)
    assert done >= released
    assert (first.size, size) == (5, 10)


def test_commands_and_the_publisher_do_not_wait_for_each_other(workshop, log):
    work(workshop, 20)

    def commands():
        return len(work(workshop, 30))

    def publish():
        return [publisher.publish(at=NOON) for _ in range(10)]

    made, checkpoints, _ = at_once(commands, publish, publish)
    assert made == 30
    publisher.publish(at=NOON)
    assert not Pending.objects.exists()
    assert checked(log).checkpoint.size == Leaf.objects.count() == 50
    assert len({bytes(each.digest) for each in Leaf.objects.all()}) == 50
    assert isinstance(checkpoints, list)
