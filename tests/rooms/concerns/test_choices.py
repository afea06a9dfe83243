"""What a reporter decides after sending: who they are, who reads it, and where else they belong."""

from __future__ import annotations

from uuid import UUID

import pytest

from upheld.concerns import commands, queries, ways
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.sealing import Kind, put
from upheld.concerns.states import KnownAs
from upheld.kernel.decision import NotPossible, Refused
from upheld.vault import queries as vault
from upheld.vault import receipts
from upheld.vault.models import Compartment

from .scene import NOON, TODAY, Reporter, by, join, listed, lodge, page, raise_alone
from .test_continuing import mine, own


def test_a_name_said_later_is_read_by_whoever_receives_it(cast, raised, somebody):
    assert mine(somebody).own.can_become == (KnownAs.CONFIDENTIAL, KnownAs.NAMED)

    commands.disclose_identity(**own(somebody), known_as=KnownAs.NAMED, words="Ana Bell")

    read = page(cast, "mo", raised)
    assert read is not None
    assert read.identity == "Ana Bell"
    assert read.known_words == "By name"
    assert mine(somebody).own.known_as is KnownAs.NAMED
    assert mine(somebody).words == read.words


def test_a_name_in_confidence_is_opened_by_nobody_alone(cast, raised, somebody):
    commands.disclose_identity(**own(somebody), known_as=KnownAs.CONFIDENTIAL, words="Ana Bell")

    read = page(cast, "mo", raised)
    assert read is not None
    assert read.identity == ""
    assert read.known_words == "In confidence"
    given = by(cast, "mo", raised)
    assert queries.name_kept(**given) is not None


def test_what_was_said_cannot_be_taken_back(raised, somebody):
    commands.disclose_identity(**own(somebody), known_as=KnownAs.NAMED, words="Ana Bell")

    for less in (KnownAs.CONFIDENTIAL, KnownAs.ANONYMOUS):
        with pytest.raises(NotPossible, match="cannot be taken back"):
            commands.disclose_identity(**own(somebody), known_as=less, words="Nobody")


def test_a_name_needs_letters(raised, somebody):
    with pytest.raises(NotPossible, match="Enter your name"):
        commands.disclose_identity(**own(somebody), known_as=KnownAs.NAMED, words=" ")


def test_a_signatory_says_who_they_are_to_their_own_readers_alone(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token)
    assert mine(who).own.can_become == (KnownAs.NAMED,)

    commands.disclose_identity(**own(who), known_as=KnownAs.NAMED, words="Ben Cole")

    reader = next(each for each in ("auditor", "mo") if page(cast, each, lodged))
    read = page(cast, reader, lodged)
    assert read is not None
    assert [each.name for each in read.statements] == ["Ben Cole"]
    union = {"actor": cast.actor("union"), "keys": cast.keys("union")}
    place = Signatory.objects.get(id=who.id)
    assert vault.bodies(**union, compartment=place.compartment_id) == []


def test_a_reader_taken_out_finds_nothing_more(cast):
    who = Reporter()
    raised = raise_alone(who, named_posts=())
    assert raised.id in listed(cast, "mo")
    before = mine(who)

    commands.exclude_reader(**own(who), reader=cast.person("mo"))
    commands.write_message(**own(who), words="Now I can say it.")

    assert page(cast, "mo", raised) is None
    assert raised.id not in listed(cast, "mo")
    with pytest.raises(Refused):
        commands.acknowledge(**by(cast, "mo", raised), words="Hello")
    after = mine(who)
    assert after.words == before.words
    assert [each.text for each in after.messages] == ["Now I can say it."]
    assert cast.person("mo") not in {each.person for each in after.own.readers}


def test_where_nobody_is_left_somebody_outside_the_council_reads_it(cast):
    who = Reporter()
    raised = raise_alone(who)
    assert page(cast, "auditor", raised) is None

    for each in mine(who).own.readers:
        commands.exclude_reader(**own(who), reader=each.person)

    read = page(cast, "auditor", raised)
    assert read is not None
    commands.write_message(**by(cast, "auditor", raised), words="I am outside.")
    assert [each.text for each in mine(who).messages] == ["I am outside."]


def test_the_last_reader_of_all_stays(cast):
    who = Reporter()
    raise_alone(who)

    refused = False
    while not refused:
        [reader, *_others] = mine(who).own.readers
        try:
            commands.exclude_reader(**own(who), reader=reader.person)
        except NotPossible as no:
            refused = "Nobody would be left" in str(no)

    assert mine(who).own.readers


def test_a_name_goes_out_of_reach_with_its_reader(cast):
    who = Reporter()
    raise_alone(who, known_as=KnownAs.NAMED, identity="Ana Bell")
    kept = who.keys
    row = Concern.objects.get(id=who.id)
    body = vault.bodies_by_id(actor=who.actor, keys=kept, ids=[row.body])[row.body]
    place = UUID(body.content["identity"])

    commands.exclude_reader(**own(who), reader=cast.person("mo"))

    given = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    assert vault.bodies(**given, compartment=place) == []
    assert vault.bodies(actor=who.actor, keys=kept, compartment=place) != []


def test_what_comes_after_a_reader_was_taken_out_opens_with_no_copy_of_the_old_key(cast):
    who = Reporter()
    raised = raise_alone(who)
    copied = cast.keys("mo").identity_for(
        vault.compartment(actor=cast.actor("mo"), id=raised.compartment_id)
    )

    commands.exclude_reader(**own(who), reader=cast.person("mo"))
    commands.write_message(**own(who), words="Now I can say it.")

    row = Concern.objects.get(id=raised.id)
    assert row.compartment_id != raised.compartment_id
    old = cast.keys("mo").also(raised.compartment_id, copied)
    found = vault.bodies(actor=cast.actor("mo"), keys=old, compartment=row.compartment_id)
    assert "Now I can say it." not in str(found)


def test_the_receipt_still_opens_it_after_a_reader_was_taken_out(cast):
    who = Reporter()
    raise_alone(who)
    commands.exclude_reader(**own(who), reader=cast.person("mo"))

    came = queries.whose_receipt(receipt=who.receipt)

    assert came is not None
    assert came.id == who.id


def test_only_a_reader_can_be_taken_out(cast, raised, somebody):
    for stranger in (cast.person("senior-a"), cast.person("union")):
        with pytest.raises(NotPossible, match="those who can read it"):
            commands.exclude_reader(**own(somebody), reader=stranger)


def test_a_signatory_takes_a_reader_out_of_their_own_part_alone(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token, "I was there.")
    [reader, *_others] = mine(who).own.readers
    slug = next(each for each in cast.members if cast.person(each) == reader.person)

    commands.exclude_reader(**own(who), reader=reader.person)

    read = page(cast, slug, lodged)
    assert read is not None
    assert read.statements == ()
    assert mine(who).statement == "I was there."


def test_two_places_of_one_person_find_each_other_and_nobody_else_sees_it(cast):
    token, first, second = receipts.new_words(), Reporter(), Reporter()
    raised = raise_alone(first)
    lodge(cast, token)
    join(second, token)

    commands.keep_way_to(**own(first), other=second.keys)
    commands.keep_way_to(**own(second), other=first.keys)

    for here, there in ((first, second), (second, first)):
        [found] = queries.ways_from(actor=here.actor, keys=here.keys)
        assert found.holder == there.id
        opened = queries.reporter_page(actor=there.actor, keys=found, today=TODAY)
        assert opened is not None
        assert mine(here).own.ways == 1
    given = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    assert queries.ways_from(**given) == []
    held = vault.bodies(**given, compartment=raised.compartment_id)
    assert second.id not in str(held)


def test_a_reader_taken_out_reads_no_later_note_of_those_who_stay(cast):
    who = Reporter()
    raised = raise_alone(who, somebody_else=True)
    commands.write_note(**by(cast, "mo", raised), words="The first note.")
    commands.exclude_reader(**own(who), reader=cast.person("mo"))

    commands.write_note(**by(cast, "auditor", raised), words="The second note.")

    given = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    everywhere = list(Compartment.objects.values_list("id", flat=True))
    mine = vault.openable(**given, ids=everywhere)
    read = [str(vault.bodies(**given, compartment=each)) for each in mine]
    assert any("The first note." in each for each in read)
    assert not any("The second note." in each for each in read)
    kept = page(cast, "auditor", raised)
    assert kept is not None
    assert {each.text for each in kept.notes} == {"The first note.", "The second note."}


def test_nobody_can_put_words_or_ways_into_somebody_elses_part(cast):
    who = Reporter()
    raised = raise_alone(who)
    mo = {"actor": cast.actor("mo"), "at": NOON, "keys": cast.keys("mo")}
    forged = (
        (Kind.OWN, {"kept": ways.kept(Reporter().keys, by=who.keys)}),
        (Kind.OWN, {"kept": "not even sealed"}),
        (Kind.WITHDRAWAL, {"words": "I made it up."}),
        (Kind.DETRIMENT, {"words": "I am fine.", "happened": ""}),
    )

    for kind, content in forged:
        put(**mo, into=raised.compartment_id, kind=kind, content=content)

    assert queries.ways_from(actor=who.actor, keys=who.keys) == []
    assert mine(who).own.ways == 0
    read = page(cast, "mo", raised)
    assert read is not None
    assert not read.continued.anything
    assert not mine(who).continued.anything
