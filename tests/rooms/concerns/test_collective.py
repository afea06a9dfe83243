"""Raising a concern together: the convener, those who join, and two numbers never merged."""

from __future__ import annotations

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, JoiningToken, Signatory
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.vault import queries as vault
from upheld.vault import receipts

from .scene import NOON, TODAY, WORDS, Reporter, by, join, lodge, page, submission

TICK = machine("tick")


def tokens(count: int) -> tuple[str, ...]:
    return tuple(receipts.new_words() for _ in range(count))


def test_the_convener_lodges_with_a_number_before_anybody_joins(cast, lodged):
    seen = page(cast, "union", lodged)

    assert (seen.attested, seen.joined, seen.as_convener) == (31, None, True)
    assert seen.statements == ()
    assert page(cast, "mo", lodged).attested == 31


def test_joining_words_are_kept_as_hashes_and_deleted_on_use(cast, somebody):
    (token,) = tokens(1)
    lodge(cast, token)
    (kept,) = JoiningToken.objects.filter(hash=receipts.derive(token).lookup.hex())
    assert token not in f"{kept.hash}{bytes(kept.carried)!r}"

    join(somebody, token)

    assert not JoiningToken.objects.filter(hash=kept.hash).exists()


def test_joining_words_work_once(cast, somebody):
    (token,) = tokens(1)
    lodge(cast, token)
    join(somebody, token)
    before = Signatory.objects.count()

    with pytest.raises(NotPossible, match="not right, or somebody has used them"):
        join(Reporter(), token)
    with pytest.raises(NotPossible, match="not right, or somebody has used them"):
        join(Reporter(), receipts.new_words())

    assert Signatory.objects.count() == before


def test_a_statement_opens_for_its_writer_and_the_receiver_and_for_nobody_else(cast):
    planted, writer, (one, two) = Reporter(), Reporter(), tokens(2)
    lodged = lodge(cast, one, two)
    join(planted, one)
    place = join(writer, two, statement="I was there.")

    texts = [each.text for each in page(cast, "mo", lodged).statements]
    assert sorted(texts) == ["", "I was there."]
    others = {
        "union": (cast.actor("union"), cast.keys("union")),
        "planted": (planted.actor, planted.keys),
        "ceo": (cast.actor("ceo"), cast.keys("ceo")),
    }
    for who, (actor, keys) in others.items():
        opened = vault.bodies(actor=actor, keys=keys, compartment=place.compartment_id)
        assert opened == [], who


def test_no_row_says_which_concern_a_signatory_joined(cast, somebody):
    (token,) = tokens(1)
    lodged = lodge(cast, token)

    place = join(somebody, token)

    row = Signatory.objects.filter(id=place.id).values().get()
    assert str(lodged.id) not in map(str, row.values())
    assert lodged.compartment_id not in row.values()


def test_a_signatory_comes_back_to_their_own_thread_and_the_common_answer(cast, somebody):
    (token,) = tokens(1)
    lodged = lodge(cast, token)
    place = join(somebody, token)
    commands.acknowledge(**by(cast, "mo", lodged), words="I have read it.")
    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=place, words="Thank you.", keys=somebody.keys
    )
    commands.write_message(**by(cast, "mo", lodged) | {"concern": place}, words="Just for you.")

    actor = queries.whose_receipt(receipt=somebody.receipt)
    mine = queries.reporter_page(actor=actor, keys=somebody.keys, today=TODAY)

    assert mine.joined_here
    assert mine.attested == 31
    said = {(each.text, each.mine) for each in mine.messages}
    assert said == {("I have read it.", False), ("Thank you.", True), ("Just for you.", False)}
    assert "Just for you." not in {each.text for each in page(cast, "union", lodged).messages}


def test_what_a_concern_says_is_shown_to_whoever_holds_unused_joining_words(cast, somebody):
    (token,) = tokens(1)
    lodge(cast, token)

    shown = queries.common_text(actor=somebody.actor, token=token, today=TODAY)

    assert shown is not None
    assert (shown.words, shown.attested) == (WORDS, 31)
    assert set(shown.named) == {"Senior post A", "Senior post B"}
    assert shown.readers == ("Monitoring officer",)
    wrong = receipts.new_words()
    assert queries.common_text(actor=somebody.actor, token=wrong, today=TODAY) is None


@pytest.mark.parametrize(("joined", "shown"), [(4, 0), (5, 5), (6, 6)])
def test_how_many_joined_is_counted_at_night_and_hidden_below_five(cast, joined, shown):
    made = tokens(8)
    lodged = lodge(cast, *made)
    for token in made[:joined]:
        join(Reporter(), token)
    assert Concern.objects.get(id=lodged.id).joined_shown == 0

    commands.count_joined(actor=TICK, at=NOON)

    assert Concern.objects.get(id=lodged.id).joined_shown == shown
    assert page(cast, "mo", lodged).attested == 31


def test_only_the_convener_of_a_concern_prints_its_joining_words(cast, lodged):
    with pytest.raises(NotPermitted):
        commands.issue_tokens(**by(cast, "union-2", lodged), tokens=tokens(1))

    commands.issue_tokens(**by(cast, "union", lodged), tokens=tokens(3))

    assert page(cast, "union", lodged).tokens_issued == 3


def test_a_convener_without_an_account_comes_back_with_a_receipt(cast, somebody):
    lodged = commands.lodge_collective(
        actor=cast.actor("union"),
        at=NOON,
        submission=_about_senior_a(cast),
        attested=2,
        keys=cast.keys("union"),
        receipt=somebody.receipt,
    )

    actor = queries.whose_receipt(receipt=somebody.receipt)

    keys = Reporter(words=somebody.words, id=actor.id).keys
    back = queries.reporter_page(actor=actor, keys=keys, today=TODAY)
    assert actor.id == str(lodged.id)
    assert back is not None
    assert back.attested == 2


def _about_senior_a(cast):
    return submission(named_posts=(cast.post("senior-a"),))


def test_a_number_below_one_is_not_attested(cast):
    with pytest.raises(NotPossible, match="at least 1"):
        commands.lodge_collective(
            actor=cast.actor("union"),
            at=NOON,
            submission=_about_senior_a(cast),
            attested=0,
            keys=cast.keys("union"),
        )
