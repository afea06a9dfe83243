"""The nightly rewrite: another order, the same rows, and nobody's work refused for it."""

from __future__ import annotations

import os
import threading
import uuid
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, connection, connections, transaction

from upheld.ledger import guard, rewriting
from upheld.ledger.guard import OutsideCommand
from upheld.ledger.models import Head, Obligation, Pending

TONIGHT = date(2026, 3, 2)
ON_POSTGRESQL = connection.vendor == "postgresql"
real_commits = pytest.mark.django_db(transaction=True, databases="__all__")


def every_row():
    """Every value of every table, with its type, in an order that does not depend on the place."""
    held = {}
    with connection.cursor() as cursor:
        for table in rewriting.tables():
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  Our names.
            held[table] = sorted(
                (tuple((type(v).__name__, str(_plain(v))) for v in row) for row in cursor),
            )
    return held


def _plain(value):
    return bytes(value).hex() if isinstance(value, bytes | memoryview) else value


def test_every_value_of_the_whole_story_stands_unchanged(told):
    before = every_row()

    assert rewriting.rewrite(on=TONIGHT)

    assert every_row() == before
    assert sum(len(rows) for rows in before.values()) > 500
    assert before["vault_sealedbody"]


def test_the_keys_between_the_rows_still_hold(told):
    rewriting.rewrite(on=TONIGHT)

    connection.check_constraints()
    with pytest.raises(IntegrityError):
        break_a_key()


def break_a_key():
    """What the check above would see, were it so."""
    token = guard.NOW_WRITING.set("vault")
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(
                "UPDATE vault_sealedbody SET compartment_id = %s",
                [str(uuid.uuid4()) if ON_POSTGRESQL else uuid.uuid4().hex],
            )
            connection.check_constraints()
    finally:
        guard.NOW_WRITING.reset(token)


def test_the_day_of_the_rewrite_is_remembered(told):
    rewriting.rewrite(on=TONIGHT)

    assert rewriting.rewritten_on() == TONIGHT


def test_there_is_no_rewrite_before_the_first_checkpoint(db):
    Head.objects.all().delete()

    assert rewriting.rewritten_on() is None


def test_the_guard_stands_again_afterwards(told):
    rewriting.rewrite(on=TONIGHT)

    with pytest.raises(OutsideCommand), connection.cursor() as cursor:
        cursor.execute("UPDATE concerns_concern SET state = state")


@real_commits
def test_a_rewrite_that_fails_on_the_way_changes_nothing():
    Pending.objects.bulk_create([Pending(digest=bytes([n] * 32)) for n in range(20)])
    before = list(Pending.objects.values_list("id", "digest").order_by("id"))

    def execute(run, sql, params, many, context):
        if "vault_sealedbody" in sql and "INSERT" in sql:
            raise RuntimeError("the machine went down")
        return run(sql, params, many, context)

    with pytest.raises(RuntimeError), connection.execute_wrapper(execute):
        rewriting.rewrite(on=TONIGHT)

    assert list(Pending.objects.values_list("id", "digest").order_by("id")) == before
    assert rewriting.rewritten_on() is None


@real_commits
@pytest.mark.skipif(not ON_POSTGRESQL, reason="SQLite has one writer: there is nobody to wait for")
def test_it_waits_for_whoever_is_writing_and_holds_nothing_meanwhile(monkeypatch):
    """Somebody sends: the rewrite gives way until they are done, and never blocks them."""
    monkeypatch.setattr(rewriting, "PATIENCE", 0.6)
    first = Obligation.objects.create(kind="k", about="a", opened_on=TONIGHT, due_on=TONIGHT)
    answers = []

    def at_night():
        answers.append(rewriting.rewrite(on=TONIGHT))
        connections.close_all()

    with transaction.atomic():
        Obligation.objects.select_for_update().get(id=first.id)
        night = threading.Thread(target=at_night)
        night.start()
        night.join(timeout=10)
        # The sender goes on into tables that the rewrite wants as well.
        Pending.objects.create(digest=bytes(32))
    assert answers == [False]
    assert rewriting.rewrite(on=TONIGHT)


@real_commits
def test_it_can_be_done_again_and_again():
    Pending.objects.bulk_create([Pending(digest=bytes([n] * 32)) for n in range(20)])
    before = set(Pending.objects.values_list("id", flat=True))
    for _ in range(3):
        assert rewriting.rewrite(on=TONIGHT)
    assert set(Pending.objects.values_list("id", flat=True)) == before


def test_new_files_get_one_time_and_are_touched_in_no_order(tmp_path):
    paths = [tmp_path / "of-a-concern" / f"{number}" for number in range(40)]
    paths[0].parent.mkdir()
    for number, path in enumerate(paths):
        path.write_bytes(bytes([number]) * 500)
        path.chmod(0o600)
        os.utime(path, (1_770_000_000 + number, 1_770_000_000 + number))
    rewriting.even_out(tmp_path, on=TONIGHT)

    midnight = datetime(2026, 3, 2, tzinfo=UTC).timestamp()
    assert {path.stat().st_mtime for path in paths} == {midnight}
    assert {path.stat().st_mode & 0o777 for path in paths} == {0o600}
    assert [path.read_bytes() for path in paths] == [bytes([n]) * 500 for n in range(40)]
    assert sorted(paths, key=lambda path: path.stat().st_ctime_ns) != paths
    assert sorted(tmp_path.rglob("*")) == sorted([paths[0].parent, *paths])


def test_files_that_were_evened_out_before_are_left_alone(tmp_path):
    (tmp_path / "old").write_bytes(b"x")
    rewriting.even_out(tmp_path, on=TONIGHT)
    before = (tmp_path / "old").stat()

    rewriting.even_out(tmp_path, on=date(2026, 3, 3))

    assert (tmp_path / "old").stat() == before
