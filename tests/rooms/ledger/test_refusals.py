from __future__ import annotations

import json

import pytest

from tests.rooms.ledger.conftest import NOON, WORKER
from tests.rooms.ledger.scene import work
from upheld.kernel import sealing
from upheld.kernel.actor import ANYONE
from upheld.kernel.decision import NotPermitted
from upheld.ledger import queries
from upheld.ledger.models import Opening


def test_an_attempt_is_kept_after_everything_else_was_undone(workshop, log):
    bench = work(workshop, 1)[0]
    with pytest.raises(NotPermitted):
        workshop.commands.paint(actor=WORKER, at=NOON, bench=bench, colour="pink")
    entries = queries.entries_about(actor=WORKER, ids=[bench.pk])
    [line] = [each for each in entries if each.event == "ledger.attempt.refused"]
    assert line.fields["command"] == "workshop.paint"
    assert line.fields["row"] == str(bench.pk)
    assert line.fields["actor"] == f"person:{WORKER.id}"
    assert workshop.models.Bench.objects.get().colour == "plain"


def test_an_attempt_on_something_sealed_is_for_its_holders_alone(workshop, log):
    identity = sealing.new_identity()
    bench = workshop.commands.seal_bench(
        actor=WORKER, at=NOON, recipient=sealing.recipient_of(identity)
    )
    with pytest.raises(NotPermitted):
        workshop.commands.paint_sealed(actor=WORKER, at=NOON, bench=bench, colour="pink")
    opening = Opening.objects.get(sealed__isnull=False)
    told = json.loads(sealing.unpad(sealing.unseal(bytes(opening.sealed), identity)))
    assert told["fields"]["event"] == "ledger.sealed-attempt.refused"
    assert told["fields"]["command"] == "workshop.paint_sealed"


def test_a_command_that_keeps_no_attempts_keeps_none(workshop, log):
    with pytest.raises(NotPermitted):
        workshop.commands.make_bench(actor=ANYONE, at=NOON)
    assert not Opening.objects.exists()
