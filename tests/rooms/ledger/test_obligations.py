from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import work
from upheld.ledger import obligations, totals
from upheld.ledger.models import Obligation

TODAY = NOON.date()


@pytest.fixture
def bench(workshop, log):
    return work(workshop, 1)[0]


def test_an_event_opens_what_it_says_and_another_discharges_it(workshop, bench):
    due = TODAY + timedelta(days=5)
    workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, by=due)
    owed = obligations.about(bench.pk)
    assert owed == [obligations.Owed("varnish", str(bench.pk), TODAY, due, None)]
    assert not owed[0].is_late(due)
    assert owed[0].is_late(due + timedelta(days=1))
    workshop.commands.varnish(actor=WORKER, at=NOON + timedelta(days=6), bench=bench)
    done = obligations.about(bench.pk)[0]
    assert done.discharged_on == TODAY + timedelta(days=6)
    assert done.is_late(TODAY)


def test_an_empty_due_day_opens_nothing(workshop, bench):
    workshop.commands.paint(actor=WORKER, at=NOON, bench=bench)
    assert obligations.about(bench.pk) == []


def test_only_the_thing_itself_is_discharged(workshop, bench):
    other = work(workshop, 1)[0]
    for each in (bench, other):
        workshop.commands.paint(actor=WORKER, at=NOON, bench=each, by=TODAY)
    workshop.commands.varnish(actor=WORKER, at=NOON, bench=bench)
    assert obligations.about(other.pk)[0].discharged_on is None


@pytest.mark.parametrize(
    ("still_open", "overdue", "printed"),
    [
        (0, 0, ("fewer than 5", "fewer than 5")),
        (4, 4, ("fewer than 5", "fewer than 5")),
        (5, 0, ("5", "fewer than 5")),
        (5, 5, ("5", "5")),
        (9, 4, ("9", "fewer than 5")),
        (9, 5, ("9", "not shown")),
        (10, 5, ("10", "5")),
        (10, 6, ("10", "not shown")),
    ],
)
def test_no_number_below_five_can_be_read_or_worked_out(still_open, overdue, printed):
    assert totals.shown(still_open, overdue) == printed


def owe(number, *, opened, due, done=None):
    for each in range(number):
        Obligation.objects.create(
            kind="varnish", about=str(each), opened_on=opened, due_on=due, discharged_on=done
        )


def test_the_totals_are_those_at_the_end_of_each_month(workshop, log):
    owe(6, opened=date(2026, 1, 31), due=date(2026, 2, 10))
    owe(5, opened=date(2026, 1, 5), due=date(2026, 1, 20), done=date(2026, 2, 1))
    rows = totals.as_csv(on=date(2026, 3, 2)).splitlines()
    varnish = [row for row in rows if ",varnish," in row]
    assert rows[0] == "month,obligation,open at its end,of these overdue"
    assert len(varnish) == 12
    assert varnish[-3:] == [
        "2025-12,varnish,fewer than 5,fewer than 5",
        "2026-01,varnish,11,5",
        "2026-02,varnish,6,6",
    ]


def test_a_month_that_is_not_over_is_not_counted(workshop, log):
    assert "2026-03" not in totals.as_csv(on=date(2026, 3, 31))
    assert "2026-03" in totals.as_csv(on=date(2026, 4, 1))
