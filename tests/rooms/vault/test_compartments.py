from __future__ import annotations

import re
from itertools import combinations

import pytest
from django.core.serializers import serialize

from upheld.kernel.actor import ANYONE
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import entries
from upheld.ledger.models import Opening
from upheld.vault import commands, queries
from upheld.vault.believing import as_content
from upheld.vault.bodies import Body, digest_of, seal_up
from upheld.vault.events import HoldersListed
from upheld.vault.keyring import NoGrant
from upheld.vault.models import Compartment, SealedBody

from .scene import NOON, TODAY, behind_our_back, change, new_teller, open_for, read, seal

WRITTEN = "Visits were written up that nobody made."
STANZA = re.compile(rb"^-> (\S+)", re.MULTILINE)


def stanzas(compartment: Compartment) -> list[bytes]:
    """The recipients' stanzas in the head of the age file, without age's own decoy."""
    head = bytes(compartment.grants).split(b"\n---", 1)[0]
    return [each for each in STANZA.findall(head) if each == b"X25519"]


@pytest.mark.parametrize("number", [1, 2, 5, 8])
def test_grants_have_eight_stanzas_however_many_hold_it(number):
    made = open_for(*(new_teller() for _ in range(number)))
    assert stanzas(made) == [b"X25519"] * 8


def test_grants_are_as_long_for_one_holder_as_for_eight():
    few, many = open_for(new_teller()), open_for(*(new_teller() for _ in range(8)))
    # Age adds a decoy stanza of chance length, so what counts is the part after the head.
    few_sealed, many_sealed = (
        len(bytes(each.grants).split(b"\n---", 1)[1]) for each in (few, many)
    )
    assert few_sealed == many_sealed


def test_no_holder_stands_beside_a_compartment(ana, ben, teller):
    made = open_for(teller, ana, ben)
    rows = [made, *SealedBody.objects.filter(compartment=made)]
    entries = Opening.objects.filter(about__in=[str(row.pk) for row in rows])
    clear = serialize("json", [*rows, *entries])
    for member in (teller, ana, ben):
        assert member.actor.id not in clear
        assert member.holder.recipient not in clear
        assert member.holder.verify_key.hex() not in clear
    assert entries.count() == 2


def test_every_holder_opens_it_and_nobody_else(teller, ana, ben, cara):
    made = open_for(teller, ana, ben)
    seal(ana, made, "Thank you for telling us.")
    for member in (teller, ana, ben):
        assert read(member, made) == ["Thank you for telling us."]
    assert read(cara, made) == []


def test_holders_are_named_to_holders_only(teller, ana, ben, compartment):
    asked = {"actor": ana.actor, "keys": ana.keys, "compartment": compartment}
    assert queries.holders_of(**asked) == [teller.actor.id, ana.actor.id]
    assert queries.holders_of(actor=ben.actor, keys=ben.keys, compartment=compartment) == []


@pytest.mark.parametrize("number", [0, 9])
def test_a_compartment_has_between_one_and_eight_holders(ana, number):
    others = [new_teller().holder for _ in range(number)]
    with pytest.raises(NotPossible, match="between one and eight"):
        commands.open_compartment(actor=ana.actor, at=NOON, holders=tuple(others), keys=ana.keys)


def test_nobody_holds_a_compartment_twice(ana):
    with pytest.raises(NotPossible, match="different people"):
        open_for(ana, ana)


def test_whoever_opens_a_compartment_holds_it(ana, ben):
    with pytest.raises(NotPossible, match="stays one of them"):
        commands.open_compartment(actor=ana.actor, at=NOON, holders=(ben.holder,), keys=ana.keys)
    assert not Compartment.objects.filter(grants=b"").exists()


def test_a_new_holder_reads_what_was_written_before(ana, ben, teller, compartment, body):
    changed = change(ana, compartment, teller, ana, ben)
    assert read(ben, changed) == read(teller, changed) == [WRITTEN]
    assert stanzas(changed) == [b"X25519"] * 8


def test_a_removed_holder_opens_nothing_any_more(ana, teller, compartment, body):
    changed = change(ana, compartment, ana)
    assert read(teller, changed) == []
    with pytest.raises(NoGrant):
        teller.keys.identity_for(changed)


def test_what_a_removed_holder_wrote_is_still_believed(ana, teller, compartment, body):
    changed = change(ana, compartment, ana)
    assert read(ana, changed) == [WRITTEN]


def test_what_a_removed_holder_writes_afterwards_is_not_believed(ana, teller, compartment):
    changed = change(ana, compartment, ana)
    seal(teller, changed, "I was never removed.")
    assert read(ana, changed) == ["mismatch"]


def test_a_stranger_cannot_change_the_holders(ana, ben, teller, compartment):
    before = bytes(compartment.grants)
    with pytest.raises(NoGrant):
        change(ben, compartment, ana, ben)
    assert bytes(Compartment.objects.get(id=compartment.id).grants) == before


def test_a_common_identity_does_not_make_its_bearer_a_holder(ana, ben, teller, compartment):
    common = ana.keys.identity_for(compartment)
    with pytest.raises(NoGrant):
        commands.change_holders(
            actor=ben.actor,
            at=NOON,
            compartment=compartment,
            holders=(ben.holder,),
            keys=ben.keys.also(compartment.id, common),
        )


def test_the_refusal_of_a_stranger_has_the_words_for_what_is_not_there(ben, ana, compartment):
    with pytest.raises(NotPermitted) as refused:
        change(ben, compartment, ana, ben)
    gone = Compartment.objects.get(id=compartment.id)
    with behind_our_back():
        SealedBody.objects.filter(compartment=gone).delete()
        gone.delete()
    with pytest.raises(NotPossible) as absent:
        change(ben, compartment, ana, ben)
    assert str(refused.value) == str(absent.value)


def test_whoever_changes_the_holders_stays_one(ana, ben, compartment):
    with pytest.raises(NotPossible, match="stays one of them"):
        change(ana, compartment, ben)


def test_a_list_of_holders_that_is_taken_away_is_missed(ana, ben, teller, compartment, body):
    changed = change(ana, compartment, teller, ana)
    assert len(read(ana, changed)) == 1
    newest = SealedBody.objects.filter(compartment=changed, lists_holders=True)
    with behind_our_back():
        next(each for each in newest if each.id != first_list(ana, changed)).delete()
    assert read(ana, changed) == ["mismatch", "mismatch"]


def first_list(who, compartment):
    found = queries.bodies(actor=who.actor, keys=who.keys, compartment=compartment, kind="holders")
    return found[0].id


def test_nothing_is_sealed_to_a_recipient_that_was_swapped(ana, ben, compartment):
    with behind_our_back():
        Compartment.objects.filter(id=compartment.id).update(recipient=ben.holder.recipient)
    with pytest.raises(NotPossible, match="Nothing was sealed"):
        seal(ana, compartment, "This must not reach Ben.")


def forge_list(row, author, holders, *, compartment, keys):
    """Write a list of holders as an intruder does who can make the log agree."""
    body = Body(
        id=row.id,
        compartment=compartment.id,
        kind="holders",
        author=author,
        sequence=3,
        day=TODAY,
        content=as_content(holders, 2),
    )
    blob = seal_up(body, keys=keys, recipient=compartment.recipient)
    with behind_our_back():
        SealedBody.objects.filter(id=row.id).update(blob=blob, lists_holders=True)
        Compartment.objects.filter(id=compartment.id).update(grants_version=2)
    told = HoldersListed(body=row.id, compartment=compartment.id, digest=digest_of(blob))
    Opening.objects.filter(about=str(row.id)).delete()
    entries.write(told, actor=ANYONE, at=TODAY)


@pytest.mark.parametrize("name", ["in their own name", "in a holder's name"])
def test_a_list_that_no_holder_signed_makes_nobody_a_holder(ana, ben, teller, compartment, name):
    row = seal(teller, compartment, "first")
    other = seal(ben, compartment, "will become a list")
    author = ben.actor.id if name == "in their own name" else ana.actor.id
    listed = [teller.holder, ana.holder, ben.holder]
    forge_list(other, author, listed, compartment=compartment, keys=ben.keys)
    changed = Compartment.objects.get(id=compartment.id)
    found = queries.bodies_by_id(actor=ana.actor, keys=ana.keys, ids=[row.id, other.id])
    assert set(found.values()) == {
        queries.Mismatch(row.id, compartment.id),
        queries.Mismatch(other.id, compartment.id),
    }
    assert queries.holders_of(actor=ana.actor, keys=ana.keys, compartment=changed) == []
    with pytest.raises(NoGrant):
        change(ana, changed, ana)


def test_the_row_of_a_compartment_is_found_by_its_id(ana, compartment):
    assert queries.compartment(actor=ana.actor, id=compartment.id) == compartment
    assert queries.compartment(actor=ana.actor, id=ana.person) is None


def test_openings_say_neither_who_opened_it_nor_when_to_the_minute(teller, compartment):
    told = Opening.objects.get(about=str(compartment.id)).fields
    assert told == {
        "event": "vault.compartment.opened",
        "at": TODAY.isoformat(),
        "compartment": str(compartment.id),
        "recipient": compartment.recipient,
    }


def test_anyone_with_keys_finds_out_which_they_open(ana, ben, teller, compartment):
    theirs, common = open_for(ben), open_for(ana, ben)
    ids = [each.id for each in (compartment, theirs, common)]
    opened = {
        who.actor.id: queries.openable(actor=who.actor, keys=who.keys, ids=ids)
        for who in (ana, ben, teller)
    }
    assert opened == {
        ana.actor.id: {compartment.id, common.id},
        ben.actor.id: {theirs.id, common.id},
        teller.actor.id: {compartment.id},
    }


def test_another_persons_keys_answer_nothing(ana, ben, compartment, body):
    for asker, keys in combinations((ben, ana), 2):
        asked = {"actor": asker.actor, "keys": keys.keys}
        assert queries.bodies(compartment=compartment, **asked) == []
        assert queries.bodies_by_id(ids=[body.id], **asked) == {}
        assert queries.holders_of(compartment=compartment, **asked) == []
        assert queries.openable(ids=[compartment.id], **asked) == frozenset()
