"""Raising a concern alone: what is kept, who can open it, and that it happens once."""

from __future__ import annotations

import json
import uuid
from datetime import date

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Draft
from upheld.concerns.states import KnownAs, Risk, Route
from upheld.concerns.submission import File
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import CannotOpen, unpad, unseal
from upheld.ledger import obligations
from upheld.ledger.models import Obligation, Opening, Pending
from upheld.vault import queries as vault
from upheld.vault.models import Compartment, SealedBody

from .scene import NOON, TODAY, WORDS, Reporter, by, listed, page, raise_alone, submission


def test_a_concern_is_kept_sealed_with_an_entry_and_what_is_owed(cast, somebody):
    before = Pending.objects.count()

    raised = raise_alone(somebody, risk=Risk.YES)

    kept = Concern.objects.get(id=raised.id)
    assert (kept.state, kept.received_on, kept.joined_shown) == ("received", TODAY, 0)
    assert str(kept.id) == somebody.id
    assert Pending.objects.count() > before
    owed = {(each.kind, each.due_on) for each in obligations.about(kept.id)}
    assert owed == {
        ("acknowledge-concern", date(2021, 11, 12)),
        ("decide-concern", date(2021, 11, 26)),
        ("answer-concern", date(2022, 2, 5)),
    }
    assert page(cast, "mo", raised).words == WORDS


def test_nothing_that_was_written_stands_in_the_clear(cast, somebody):
    secret = f"Zq{uuid.uuid4().hex}"

    raise_alone(
        somebody,
        words=secret,
        known_as=KnownAs.NAMED,
        identity=secret,
        files=(File(name=f"{secret}.txt", content=secret.encode()),),
    )

    blobs = b"".join(bytes(each.blob) for each in SealedBody.objects.all())
    entries = "".join(json.dumps(each.fields) for each in Opening.objects.all())
    assert secret.encode() not in blobs
    assert secret not in entries
    assert secret not in repr(submission(words=secret))


def test_the_entry_of_a_concern_opens_for_its_holders_alone(cast, somebody):
    before = set(Opening.objects.values_list("id", flat=True))

    raised = raise_alone(somebody)

    sealed = [
        bytes(each.sealed)
        for each in Opening.objects.exclude(id__in=before)
        if each.sealed is not None
    ]
    compartment = Compartment.objects.get(id=raised.compartment_id)
    identity = cast.keys("mo").identity_for(compartment)
    opened = [json.loads(unpad(unseal(each, identity))) for each in sealed]
    assert [each["fields"]["event"] for each in opened] == ["concerns.concern.received"]
    with pytest.raises(CannotOpen):
        cast.keys("ceo").unseal(sealed[0])


def test_no_other_entry_says_who_raised_a_concern_or_which_it_is(cast, somebody):
    before = set(Opening.objects.values_list("id", flat=True))

    raised = raise_alone(somebody, named_posts=(cast.post("senior-a"),))

    clear = [each.fields for each in Opening.objects.exclude(id__in=before) if each.fields]
    assert clear
    for fields in clear:
        assert "actor" not in fields
        assert str(raised.id) not in fields.values()
        assert str(cast.post("senior-a")) not in fields.values()


def test_a_reporter_who_sends_twice_has_sent_once(cast, somebody):
    raise_alone(somebody)
    before = Concern.objects.count()

    with pytest.raises(NotPossible, match="sent already"):
        raise_alone(somebody)

    assert Concern.objects.count() == before


def test_if_the_ledger_cannot_be_written_nothing_was_raised(cast, somebody, monkeypatch):
    def broken(*_, **__):
        raise OSError("no ledger")

    counts = [Concern, SealedBody, Compartment, Obligation, Pending]
    before = [each.objects.count() for each in counts]
    monkeypatch.setattr("upheld.ledger.entries.write_all", broken)

    with pytest.raises(OSError, match="no ledger"):
        raise_alone(somebody)

    assert [each.objects.count() for each in counts] == before


def test_a_draft_whose_row_names_no_body_or_a_strange_one_is_read_as_it_was_sealed(cast, somebody):
    said = {"receipt": somebody.words, "words": "First thought"}
    own = {"actor": somebody.actor, "keys": somebody.keys}
    draft = commands.begin_draft(
        actor=somebody.actor, at=TODAY, answers=said, receipt=somebody.receipt
    )
    strange = SealedBody.objects.exclude(compartment=draft.compartment_id).first()
    assert strange is not None
    lists = SealedBody.objects.get(compartment=draft.compartment_id, lists_holders=True)

    draft.body = None  # begun before there was the column
    kept = queries.draft_page(**own, draft=draft)
    assert kept is not None
    assert kept.answers["words"] == "First thought"

    for other in (strange.id, lists.id, uuid.uuid4()):
        draft.body = other
        assert queries.draft_page(**own, draft=draft) is None


def test_a_draft_opens_for_its_reporter_alone_and_is_gone_when_it_was_sent(cast, somebody):
    draft = commands.begin_draft(
        actor=somebody.actor,
        at=TODAY,
        answers={"receipt": somebody.words, "words": "First thought"},
        receipt=somebody.receipt,
    )
    commands.keep_draft(
        actor=somebody.actor,
        at=TODAY,
        draft=draft,
        answers={"receipt": somebody.words, "words": "Second thought"},
        keys=somebody.keys,
    )
    kept = queries.draft_page(actor=somebody.actor, keys=somebody.keys)
    assert kept is not None
    assert kept.answers["words"] == "Second thought"
    compartment = draft.compartment_id
    assert (
        Draft.objects.get(id=draft.id).body
        == max(
            vault.bodies(actor=somebody.actor, keys=somebody.keys, compartment=compartment),
            key=lambda each: each.sequence,
        ).id
    )

    raised = commands.raise_concern(
        actor=somebody.actor,
        at=TODAY,
        submission=submission(),
        receipt=somebody.receipt,
        draft=draft,
    )

    assert not Draft.objects.filter(id=draft.id).exists()
    assert raised.compartment_id != compartment
    mo = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
    assert vault.bodies(**mo, compartment=raised.compartment_id) != []
    assert vault.bodies(**mo, compartment=compartment) == []


def test_a_draft_that_nobody_sent_is_forgotten_after_a_day(cast, noon):
    old, new = Reporter(), Reporter()
    for who, day in ((old, date(2021, 11, 3)), (new, date(2021, 11, 4))):
        commands.begin_draft(actor=who.actor, at=day, answers={}, receipt=who.receipt)

    assert commands.forget_drafts(actor=machine("tick"), at=noon) == 1

    assert queries.draft(actor=old.actor) is None
    assert queries.draft(actor=new.actor) is not None


def test_the_receipt_brings_the_reporter_back_and_other_words_do_not(cast, raised, somebody):
    found = queries.whose_receipt(receipt=somebody.receipt)

    assert found == somebody.actor
    assert queries.whose_receipt(receipt=Reporter().receipt) is None
    mine = queries.reporter_page(actor=found, keys=somebody.keys, today=TODAY)
    assert mine is not None
    assert [each.kind for each in mine.clocks] == [
        "acknowledge-concern",
        "decide-concern",
        "answer-concern",
    ]


def test_a_confidential_name_takes_two_people(cast, somebody):
    raised = raise_alone(somebody, known_as=KnownAs.CONFIDENTIAL, identity="The night duty desk")

    _shared_with_the_investigator(cast, raised)

    assert page(cast, "mo", raised).identity == ""
    assert page(cast, "investigator", raised).identity == ""
    assert page(cast, "investigator", raised).words == WORDS


def test_a_name_that_was_given_openly_goes_along(cast, somebody):
    raised = raise_alone(somebody, known_as=KnownAs.NAMED, identity="The night duty desk")

    _shared_with_the_investigator(cast, raised)

    assert page(cast, "investigator", raised).identity == "The night duty desk"


def _shared_with_the_investigator(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    commands.triage(**by(cast, "mo", raised), route=Route.INVESTIGATE, reasons="Serious.")
    commands.share(
        **by(cast, "mo", raised), person=cast.person("investigator"), reason="Independent."
    )


def test_a_file_arrives_byte_for_byte_and_opening_it_is_recorded(cast, somebody):
    content = bytes(range(256)) * 64
    raised = raise_alone(somebody, files=(File(name="diary.pdf", content=content),))
    (line,) = page(cast, "mo", raised).files
    before = Pending.objects.count()

    opened = commands.open_original(**by(cast, "mo", raised), body=line.original)

    assert (opened.name, opened.read()) == ("diary.pdf", content)
    assert Pending.objects.count() > before


def test_a_concern_is_dated_by_its_day_alone(cast, raised):
    assert raised.received_on == NOON.date()
    assert raised.id in listed(cast, "mo")
