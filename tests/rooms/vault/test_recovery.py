from __future__ import annotations

import base64
import json
from itertools import combinations, permutations

import pytest

from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import CannotOpen, new_identity, recipient_of
from upheld.vault import commands, recovery
from upheld.vault.models import Compartment

from .scene import TODAY, Member


@pytest.fixture(scope="module")
def three() -> list[str]:
    return [new_identity() for _ in range(3)]


def open_with_keepers(ana: Member, *keepers: Member) -> Compartment:
    return commands.open_compartment(
        actor=ana.actor,
        at=TODAY,
        holders=(ana.holder,),
        keys=ana.keys,
        keepers=tuple(each.holder for each in keepers),
    )


def test_any_two_of_three_keepers_open_it(three):
    secret = new_identity()
    blob = recovery.make(secret, [recipient_of(each) for each in three])
    for first, second in permutations(three, 2):
        assert recovery.open_with(blob, first, second) == secret


def test_one_keeper_alone_opens_nothing(three):
    blob = recovery.make(new_identity(), [recipient_of(each) for each in three])
    for keeper in three:
        for other in (keeper, new_identity()):
            with pytest.raises(CannotOpen):
                recovery.open_with(blob, keeper, other)


@pytest.mark.parametrize("number", [1, 2, 4])
def test_recovery_has_three_keepers_or_none(number):
    with pytest.raises(ValueError, match="three different keepers"):
        recovery.make(new_identity(), [recipient_of(new_identity())] * number)


def test_a_keeper_is_not_named_twice(three):
    twice = [recipient_of(three[0])] * 2 + [recipient_of(three[1])]
    with pytest.raises(ValueError, match="three different keepers"):
        recovery.make(new_identity(), twice)


def test_two_keepers_recover_a_real_compartment(ana, ben, cara):
    made = open_with_keepers(ana, ana, ben, cara)
    for first, second in combinations((ana, ben, cara), 2):
        opened = recovery.open_with(bytes(made.recovery), *map(private_half, (first, second)))
        assert recipient_of(opened) == made.recipient


def test_nobody_can_see_which_compartments_have_no_keepers(ana, ben, cara):
    some, none = open_with_keepers(ana, ana, ben, cara), open_with_keepers(ana)
    assert outer_stanzas(some) == outer_stanzas(none) == [1, 1, 1]
    with pytest.raises(CannotOpen):
        recovery.open_with(bytes(none.recovery), private_half(ana), private_half(ben))


def test_a_compartment_with_two_keepers_is_not_possible(ana, ben):
    with pytest.raises(NotPossible, match="three different keepers"):
        open_with_keepers(ana, ana, ben)


def outer_stanzas(made: Compartment) -> list[int]:
    """How many recipients each nested file has, without age's own decoy stanza."""
    files = [base64.b64decode(each) for each in json.loads(bytes(made.recovery))]
    return [each.split(b"\n---", 1)[0].count(b"-> X25519 ") for each in files]


def private_half(member: Member) -> str:
    """What a keeper brings to the machine that is off-line."""
    return member.keys._identity  # noqa: SLF001  A keyring gives it to nobody, and must not.
