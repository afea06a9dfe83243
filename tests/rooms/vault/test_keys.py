from __future__ import annotations

import uuid
from datetime import timedelta

import pytest

from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.models import Opening
from upheld.vault import commands, holders, queries, unlocking
from upheld.vault.models import HolderKeys
from upheld.vault.stretching import new_words

from .scene import (
    INSTALLER,
    NOON,
    TODAY,
    behind_our_back,
    forget_all_keys,
    found_house,
    offer,
    open_for,
    person,
    read,
    seal,
)

DAY = timedelta(days=1)
MINUTE = timedelta(minutes=1)


def counts(id, at=NOON) -> bool:
    return [each.id for each in holders.of_persons([id], at)] == [str(id)]


@pytest.fixture
def newcomer():
    """Somebody who has offered keys that nobody has countersigned yet."""
    return offer(uuid.uuid4(), new_words())


@pytest.fixture
def changed(ana, ben):
    """New keys of Ben's, countersigned by Ana at noon."""
    row = offer(ben.person, new_words())
    return commands.countersign(actor=ana.actor, at=NOON, offered=row, keys=ana.keys)


def test_offered_keys_count_for_nothing(newcomer):
    assert not counts(newcomer.person)


def test_first_keys_count_as_soon_as_another_holder_has_countersigned(ana, newcomer):
    commands.countersign(actor=ana.actor, at=NOON, offered=newcomer, keys=ana.keys)
    assert counts(newcomer.person)
    assert counts(newcomer.person, TODAY)
    assert not counts(newcomer.person, NOON - MINUTE)
    assert not counts(newcomer.person, TODAY - DAY)


def test_changed_keys_wait_a_day_and_the_old_ones_count_until_then(ben, changed):
    old, new = ben.keys.recipient, changed.recipient
    (before,) = holders.of_persons([ben.person], NOON + DAY - MINUTE)
    (after,) = holders.of_persons([ben.person], NOON + DAY)
    assert (before.recipient, after.recipient) == (old, new)


def test_for_a_reporter_changed_keys_never_count_a_minute_too_early(ben, changed):
    found = [holders.of_persons([ben.person], TODAY + n * DAY)[0] for n in range(3)]
    assert [each.recipient for each in found] == [ben.keys.recipient] * 2 + [changed.recipient]


def test_a_change_of_keys_opens_nothing_of_what_the_old_keys_opened(ana, ben, changed):
    made = open_for(ana, ben)
    seal(ana, made, "for the keys of yesterday")
    assert read(ben, made) == ["for the keys of yesterday"]
    row = HolderKeys.objects.get(id=changed.id)
    assert row.recipient != ben.keys.recipient
    with pytest.raises(NotPermitted):
        holders.open_keys(row, ben.words)


def test_nobody_countersigns_their_own_keys(ana, ben):
    row = offer(ben.person, new_words())
    with pytest.raises(NotPermitted, match="Somebody else"):
        commands.countersign(actor=ben.actor, at=NOON, offered=row, keys=ben.keys)


def test_keys_that_do_not_count_yet_countersign_nothing(newcomer):
    words = new_words()
    other = offer(uuid.uuid4(), words)
    keys = holders.open_keys(other, words)
    with pytest.raises(NotPermitted, match="do not count yet"):
        commands.countersign(actor=person(other.person), at=NOON, offered=newcomer, keys=keys)


def test_keys_are_countersigned_once(ana, newcomer):
    given = {"actor": ana.actor, "at": NOON, "offered": newcomer, "keys": ana.keys}
    commands.countersign(**given)
    with pytest.raises(NotPossible, match="already countersigned"):
        commands.countersign(**given)


def test_an_offer_made_again_withdraws_the_first(ana, newcomer):
    again = offer(newcomer.person, new_words())
    with pytest.raises(NotPossible, match="already withdrawn"):
        commands.countersign(actor=ana.actor, at=NOON, offered=newcomer, keys=ana.keys)
    commands.countersign(actor=ana.actor, at=NOON, offered=again, keys=ana.keys)
    assert counts(newcomer.person)


@pytest.mark.parametrize("words", ["", "abacus", "abacus " * 7, "abacus " * 5 + "appel"])
def test_unlock_words_are_six_of_ours_and_never_chosen(words):
    with pytest.raises(NotPossible, match="six words that we made"):
        offer(uuid.uuid4(), words)


def test_keys_swapped_in_the_database_do_not_count(ana, ben):
    with behind_our_back():
        HolderKeys.objects.filter(person=ben.person).update(recipient=ana.keys.recipient)
    assert not counts(ben.person)


def test_keys_that_an_intruder_countersigned_do_not_count(ana, newcomer):
    with behind_our_back():
        HolderKeys.objects.filter(id=newcomer.id).update(
            state="countersigned",
            countersigned_by=HolderKeys.objects.filter(person=ana.person).first(),
            countersignature=b"\x00" * 64,
            counts_from=NOON,
        )
    assert not counts(newcomer.person)


def test_keys_that_the_log_does_not_hold_do_not_count(ana, newcomer):
    made = commands.countersign(actor=ana.actor, at=NOON, offered=newcomer, keys=ana.keys)
    Opening.objects.filter(about=str(made.id), fields__event="vault.keys.countersigned").delete()
    assert not counts(newcomer.person)


def test_the_log_says_whose_keys_count_from_when_and_who_vouched(ana, ben, changed):
    told = Opening.objects.get(
        about=str(changed.id), fields__event="vault.keys.countersigned"
    ).fields
    assert told["person"] == str(ben.person)
    assert told["counts_from"] == (NOON + DAY).isoformat()
    assert told["actor"] == f"person:{ana.person}"
    assert told["fingerprint"] == holders.fingerprint(changed)


def test_two_people_compare_the_same_fingerprint(ana, newcomer):
    shown = {each.id: each for each in queries.offered_keys(actor=ana.actor)}
    assert shown[newcomer.id].fingerprint == holders.fingerprint(newcomer)
    assert [len(group) for group in shown[newcomer.id].fingerprint.split()] == [4] * 8


def test_somebody_who_offered_keys_is_not_asked_to_vouch_for_them(newcomer, ana):
    own = queries.offered_keys(actor=person(newcomer.person))
    assert newcomer.id not in [each.id for each in own]
    assert queries.offered_keys(actor=INSTALLER) == []


def test_persons_come_in_the_order_asked_and_without_doubles(ana, ben, cara):
    asked = [ben.person, ana.person, str(ben.person), uuid.uuid4(), cara.person]
    found = [each.id for each in holders.of_persons(asked, NOON)]
    assert found == [str(ben.person), str(ana.person), str(cara.person)]


def test_the_first_two_holders_countersign_each_other():
    forget_all_keys()
    first, second = found_house()
    assert counts(first.person)
    assert counts(second.person)
    assert unlocking.unlock(person=first.person, words=first.words, now=NOON)


def test_the_installer_makes_no_third_holder():
    forget_all_keys()
    found_house()
    with pytest.raises(NotPermitted, match="two holders already"):
        offer(uuid.uuid4(), new_words(), actor=INSTALLER)


def test_the_installer_countersigns_nothing_once_there_are_two(ana, newcomer):
    with pytest.raises(NotPermitted, match="two holders already"):
        commands.countersign(actor=INSTALLER, at=NOON, offered=newcomer, keys=ana.keys)


def test_the_installer_cannot_change_a_holders_keys(ana, ben):
    row = offer(ben.person, new_words())
    with pytest.raises(NotPermitted, match="two holders already"):
        commands.countersign(actor=INSTALLER, at=NOON, offered=row, keys=ana.keys)


def test_a_holders_row_is_found_for_a_person_and_not_for_a_reporter(ana, teller, newcomer):
    assert queries.holder_keys(actor=ana.actor, id=newcomer.id) == newcomer
    assert queries.holder_keys(actor=teller.actor, id=newcomer.id) is None
