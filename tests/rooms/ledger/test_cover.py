"""Cover entries: neither the size of the log nor a place in it says that something was raised."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise

import pytest

from tests.rooms.ledger.conftest import NOON
from tests.rooms.ledger.scene import checked, publish, work
from upheld.ledger import publisher
from upheld.ledger.digests import LEAF
from upheld.ledger.models import Leaf, Opening, Pending

MULTIPLE = 64
ENTRY = 42
FRAME = 2


@pytest.fixture
def covered(settings, log):
    """A log that is filled up each night."""
    settings.UPHELD_LOG_MULTIPLE = MULTIPLE
    return log


def entries(log):
    """Every entry of the published bundles, in the order of the log."""
    for bundle in sorted(each for each in (log / "tile/entries").rglob("*") if each.is_file()):
        data = bundle.read_bytes()
        for at in range(0, len(data), FRAME + ENTRY):
            assert int.from_bytes(data[at : at + FRAME], "big") == ENTRY
            yield data[at + FRAME : at + FRAME + ENTRY]


@pytest.mark.parametrize(
    ("waiting", "size"), [(1, MULTIPLE), (7, MULTIPLE), (MULTIPLE, MULTIPLE), (65, 2 * MULTIPLE)]
)
def test_the_size_of_the_log_is_always_a_multiple(workshop, covered, waiting, size):
    work(workshop, waiting)
    assert publish().size == size
    assert checked(covered).checkpoint.size == size
    assert Leaf.objects.count() == size


def test_a_log_of_another_size_grows_to_the_next_multiple(workshop, covered, settings):
    settings.UPHELD_LOG_MULTIPLE = 1
    work(workshop, 70)
    assert publish().size == 70
    settings.UPHELD_LOG_MULTIPLE = MULTIPLE
    work(workshop, 3)
    assert publish().size == 128


def test_one_entry_on_a_quiet_night_grows_the_log_as_much_as_forty(workshop, covered):
    sizes = [0]
    for night, times in enumerate((1, 40, 3)):
        work(workshop, times)
        made = publisher.publish(at=NOON + timedelta(days=night))
        assert made is not None
        sizes.append(made.size)
    assert [after - before for before, after in pairwise(sizes)] == [MULTIPLE] * 3


def test_every_entry_is_there_and_finds_its_place_among_the_cover(workshop, covered):
    work(workshop, 20)
    waiting = {each.id: bytes(each.digest) for each in Pending.objects.all()}
    publish()
    for opening in Opening.objects.all():
        assert bytes(Leaf.objects.get(index=opening.index).digest) == waiting[opening.id]
    assert not Pending.objects.exists()


def test_a_place_says_nothing_since_cover_stands_anywhere(workshop, covered):
    """One entry among sixty-four: over forty nights it stood in both halves, and not only first."""
    places = []
    for night in range(40):
        [bench] = work(workshop, 1)
        publish(NOON + timedelta(days=night))
        places.append(Opening.objects.get(about=str(bench.pk)).index % MULTIPLE)
    # Each of these fails by chance less than once in a hundred thousand million runs.
    assert min(places) < MULTIPLE // 2 <= max(places)
    assert len(set(places)) > 10


def test_a_cover_entry_looks_like_any_other(workshop, covered):
    """Same length, same beginning, thirty-two bytes of which none repeats."""
    work(workshop, 5)
    publish()
    real = {bytes(Leaf.objects.get(index=each.index).digest) for each in Opening.objects.all()}
    shown = list(entries(covered))
    digests = [each.removeprefix(LEAF) for each in shown]
    assert len(real) == 5
    assert real < set(digests)
    assert len(set(digests)) == len(shown) == MULTIPLE
    assert {(len(each), each[: len(LEAF)]) for each in shown} == {(ENTRY, LEAF)}
