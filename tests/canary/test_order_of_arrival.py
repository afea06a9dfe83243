"""After the nightly rewrite nobody can read from the database who came before whom.

Reporters write in a known order. Before the night the order can be read (so that this test
would see it); after the night it cannot: not from the place of the rows, not from the numbers
that PostgreSQL and SQLite give them, not from the bytes of the file.
"""

from __future__ import annotations

import re
import uuid
from datetime import date
from itertools import pairwise

import pytest
from django.db import connection

from upheld.kernel.actor import reporter
from upheld.ledger import rewriting
from upheld.ledger.command import entries_written
from upheld.vault import commands, holders, receipts
from upheld.vault.keyring import reporter_keyring

TODAY = date(2026, 3, 2)
MANY = 200
READABLE = 0.95
# Spearman's coefficient of 200 ranks in a random order has a deviation of 0.071: this is five
# of them, which chance reaches less than once in a million.
BY_CHANCE = 0.355
ON_POSTGRESQL = connection.vendor == "postgresql"

pytestmark = pytest.mark.django_db(transaction=True, databases="__all__")


@pytest.fixture
def arrived():
    """Two hundred reporters one after another: for each table the ids in order of arrival."""
    if not ON_POSTGRESQL:
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")  # pages that earlier tests left free would mix the order
    came = {name: [] for name in ("vault_compartment", "vault_sealedbody", "vault_receipt")}
    came |= {"ledger_pending": [], "ledger_opening": []}
    for _ in range(MANY):
        derived, id = receipts.derive(str(uuid.uuid4())), str(uuid.uuid4())
        given = {"actor": reporter(id), "at": TODAY}
        keys = reporter_keyring(derived, id)
        with entries_written() as written:
            made = commands.open_compartment(
                **given, holders=(holders.of_reporter(derived, id),), keys=keys
            )
            body = commands.seal_body(
                **given, compartment=made, kind="message", content={"text": id}, keys=keys
            )
            kept = commands.keep_receipt(**given, compartment=made, derived=derived)
        came["vault_compartment"].append(made.id)
        came["vault_sealedbody"].append(body.id)
        came["vault_receipt"].append(kept.id)
        for each in written[:1]:
            came["ledger_pending"].append(each.id)
            came["ledger_opening"].append(each.id)
    return came


def laid_down(table):
    """The ids of a table as it lies on the disk."""
    place = "ctid" if ON_POSTGRESQL else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT id FROM "{table}" ORDER BY {place}')  # noqa: S608  Our names.
        return [uuid.UUID(str(row[0])) for row in cursor]


def correlation(order, arrival):
    """Spearman's: 1 where the order of arrival can be read, about 0 where it cannot."""
    place = {each: number for number, each in enumerate(x for x in order if x in set(arrival))}
    difference = sum((place[each] - number) ** 2 for number, each in enumerate(arrival))
    many = len(arrival)
    return 1 - 6 * difference / (many * (many**2 - 1))


def neighbours(order, arrival):
    """How often the next who came lies beside the one before; by chance about twice in all."""
    place = {each: number for number, each in enumerate(x for x in order if x in set(arrival))}
    return sum(abs(place[one] - place[other]) == 1 for one, other in pairwise(arrival))


def test_the_place_of_a_row_says_nothing_after_the_night(arrived):
    for table, arrival in arrived.items():
        assert correlation(laid_down(table), arrival) > READABLE, table

    rewriting.rewrite(on=TODAY)

    for table, arrival in arrived.items():
        order = laid_down(table)
        assert abs(correlation(order, arrival)) < BY_CHANCE, table
        assert neighbours(order, arrival) < 20, table


def test_rows_of_one_reporter_do_not_lie_at_the_same_place_in_two_tables(arrived):
    """Whoever knew one row could find the others beside it, table by table."""
    rewriting.rewrite(on=TODAY)

    tables = list(arrived)
    for one, other in pairwise(tables):
        of = dict(zip(arrived[one], arrived[other], strict=True))
        first = [of[each] for each in laid_down(one) if each in of]
        second = laid_down(other)
        assert abs(correlation(second, first)) < BY_CHANCE, (one, other)


def test_ids_are_random_and_say_nothing(arrived):
    for table, arrival in arrived.items():
        assert {each.version for each in arrival} == {4}, table
        assert abs(correlation(sorted(arrival), arrival)) < BY_CHANCE, table


@pytest.mark.skipif(not ON_POSTGRESQL, reason="PostgreSQL alone numbers the transactions of rows")
def test_every_row_was_written_by_one_transaction(arrived):
    def writers():
        found = set()
        with connection.cursor() as cursor:
            for table in rewriting.tables():
                cursor.execute(f'SELECT xmin::text FROM "{table}"')  # noqa: S608
                found |= set(cursor.fetchall())
        return found

    assert len(writers()) >= MANY

    rewriting.rewrite(on=TODAY)

    assert len(writers()) == 1


@pytest.mark.skipif(not ON_POSTGRESQL, reason="PostgreSQL alone keeps dead rows beside the living")
def test_no_dead_row_is_left_where_it_came(arrived):
    rewriting.rewrite(on=TODAY)

    # The server's own figures of dead rows come late. What it finds when it looks does not.
    said = []
    with connection.cursor() as cursor:
        connection.connection.add_notice_handler(lambda told: said.append(told.message_primary))
        for table in arrived:
            cursor.execute(f"VACUUM (VERBOSE) {table}")
    found = re.findall(r"tuples: (\d+) removed, \d+ remain, (\d+) are dead", "\n".join(said))
    assert len(found) >= len(arrived)
    assert set(found) == {("0", "0")}


@pytest.mark.skipif(ON_POSTGRESQL, reason="PostgreSQL's files belong to the server")
def test_the_bytes_of_the_file_and_its_journal_say_nothing(arrived):
    """Also not in pages that nothing points to any more."""
    before = raw()
    readable = [correlation(by_place(before, arrival), arrival) for arrival in arrived.values()]
    assert max(readable) > 1.5 * BY_CHANCE

    rewriting.rewrite(on=TODAY)

    after = raw()
    for table, arrival in arrived.items():
        for last in (False, True):
            assert abs(correlation(by_place(after, arrival, last=last), arrival)) < BY_CHANCE, table


def raw() -> bytes:
    """The database as its file would be: tests keep theirs in memory."""
    connection.ensure_connection()
    return bytes(connection.connection.serialize())


def by_place(file, ids, *, last=False):
    """Ids by the place in the file where they stand first, or last."""
    find = file.rfind if last else file.find
    return sorted(ids, key=lambda each: find(each.hex.encode()))
