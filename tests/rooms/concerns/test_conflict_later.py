"""A conflict that appears later, or a departure: the grants go, and later words lie elsewhere."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, JoiningToken, Signatory
from upheld.concerns.states import KnownAs
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import CannotOpen, unseal
from upheld.ledger.guard import NOW_WRITING
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.vault import receipts
from upheld.vault.models import Compartment, SealedBody

from .scene import (
    NOON,
    TODAY,
    Reporter,
    answered,
    by,
    join,
    listed,
    lodge,
    page,
    raise_alone,
)


def declare(cast, slug: str, about: str = "senior-a") -> None:
    post = register.post(actor=cast.actor(slug), id=cast.post(about))
    people.declare_interest(actor=cast.actor(slug), at=NOON, about_post=post)


def shared(cast, **changed) -> Concern:
    """A concern about senior post A that the monitoring officer and the investigator read."""
    concern = raise_alone(
        changed.pop("who", Reporter()), named_posts=(cast.post("senior-a"),), **changed
    )
    answered(cast, concern)
    commands.share(**by(cast, "mo", concern), person=cast.person("investigator"), reason="Free.")
    return Concern.objects.get(id=concern.id)


def renew(cast, concern, slug="mo"):
    commands.renew_readers(**by(cast, slug, concern))
    return Concern.objects.get(id=concern.id)


def to_renew(cast, slug="mo"):
    rows = queries.to_renew(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)
    return {each.id for each in rows}


def old_key(cast, slug, concern):
    """The key that somebody could have copied while they held it."""
    compartment = Compartment.objects.get(id=concern.compartment_id)
    return cast.keys(slug).identity_for(compartment)


def opened_with(identity: str) -> set[UUID]:
    """Every sealed body in the database that a copied key opens."""
    found = set()
    for row in SealedBody.objects.all():
        try:
            unseal(bytes(row.blob), identity)
        except CannotOpen:
            continue
        found.add(row.id)
    return found


def test_a_remaining_receiver_is_told_and_leaves_out_whoever_came_into_conflict(cast):
    concern = shared(cast)
    assert page(cast, "mo", concern).renewal is None
    assert concern.id not in to_renew(cast)
    declare(cast, "investigator")

    seen = page(cast, "mo", concern).renewal
    assert [each.post_title for each in seen.out] == ["Independent investigator"]
    assert "declared" in seen.out[0].because
    assert concern.id in to_renew(cast)
    renew(cast, concern)

    after = page(cast, "mo", concern)
    assert after.renewal is None
    assert "Independent investigator" not in after.readers
    assert after.words
    assert page(cast, "investigator", concern) is None


def test_a_copied_key_opens_nothing_that_is_written_afterwards(cast):
    who = Reporter()
    concern = shared(cast, who=who)
    copied = old_key(cast, "investigator", concern)
    declare(cast, "investigator")
    concern = renew(cast, concern)
    before = opened_with(copied)

    commands.write_message(**by(cast, "mo", concern), words="Only for those who stay.")
    commands.write_message(
        actor=who.actor, at=TODAY, concern=concern, words="Thank you.", keys=who.keys
    )

    assert before  # what was read stays read
    assert opened_with(copied) == before
    old = Compartment.objects.get(id=concern.compartment.continues_id)
    assert not cast.keys("investigator").has_grant(old)


def test_its_reporter_comes_back_with_the_same_receipt_and_reads_all_of_it(cast):
    who = Reporter()
    concern = shared(cast, who=who)
    declare(cast, "investigator")
    concern = renew(cast, concern)
    commands.write_message(**by(cast, "mo", concern), words="After the change.")

    actor = queries.whose_receipt(receipt=who.receipt)
    mine = queries.reporter_page(actor=actor, keys=who.keys, today=TODAY)

    assert actor.id == who.id
    said = [each.text for each in mine.messages]
    assert said[0] == "I have read it."
    assert said[-1] == "After the change."
    assert mine.words


def test_those_who_joined_keep_their_threads_and_the_common_answer(cast):
    one, two = receipts.new_words(), receipts.new_words()
    concern, who = lodge(cast, one, two), Reporter()
    join(who, one, statement="I was there.")
    answered(cast, concern)
    commands.share(**by(cast, "mo", concern), person=cast.person("investigator"), reason="Free.")
    copied = {
        old_key(cast, "investigator", each) for each in (concern, Signatory.objects.get(id=who.id))
    }
    declare(cast, "investigator")

    concern = renew(cast, concern)

    place = Signatory.objects.get(id=who.id)
    commands.write_message(**by(cast, "mo", concern), words="For all.")
    commands.write_message(**by(cast, "mo", concern) | {"concern": place}, words="For you.")
    actor = queries.whose_receipt(receipt=who.receipt)
    mine = queries.reporter_page(actor=actor, keys=who.keys, today=TODAY)
    assert {"I have read it.", "For all.", "For you."} <= {each.text for each in mine.messages}
    assert mine.statement == "I was there."
    newest = {each.id for each in SealedBody.objects.filter(compartment=concern.compartment)}
    newest |= {each.id for each in SealedBody.objects.filter(compartment=place.compartment)}
    for key in copied:
        assert opened_with(key).isdisjoint(newest)
    assert {each.text for each in page(cast, "mo", concern).statements} == {"I was there."}


def test_unused_joining_words_stop_working_and_are_not_counted_as_joined(cast):
    tokens = tuple(receipts.new_words() for _ in range(3))
    concern = lodge(cast, *tokens)
    join(Reporter(), tokens[0])
    answered(cast, concern)
    commands.share(**by(cast, "mo", concern), person=cast.person("investigator"), reason="Free.")
    declare(cast, "investigator")

    concern = renew(cast, concern)

    assert not JoiningToken.objects.filter(concern=concern).exists()
    assert concern.tokens_issued == 1
    with pytest.raises(NotPossible, match="not right"):
        join(Reporter(), tokens[1])
    fresh = receipts.new_words()
    commands.issue_tokens(**by(cast, "union", concern), tokens=(fresh,))
    late = Reporter()
    join(late, fresh)
    mine = queries.reporter_page(actor=late.actor, keys=late.keys, today=TODAY)
    assert mine.words


def test_the_only_receiver_in_conflict_hands_over_unseen_and_is_left_out_by_the_next(cast):
    concern = raise_alone(Reporter(), named_posts=(cast.post("senior-a"),))
    declare(cast, "mo")
    assert concern.id not in listed(cast, "mo")
    assert page(cast, "auditor", concern) is None

    assert concern.id in to_renew(cast)
    renew(cast, concern)

    assert page(cast, "auditor", concern).may_handle
    assert page(cast, "mo", concern) is None
    assert concern.id not in to_renew(cast)
    assert concern.id in to_renew(cast, "auditor")
    concern = renew(cast, concern, "auditor")
    after = page(cast, "auditor", concern)
    assert after.readers == ("External auditor",)
    assert not cast.keys("mo").opens(concern.compartment)


def test_a_receiver_names_another_post_and_it_goes_where_it_must(cast):
    concern = shared(cast)

    commands.name_post(
        **by(cast, "mo", concern), post=cast.post("hr"), reason="A document says so."
    )

    seen = page(cast, "mo", concern)
    assert cast.post("hr") in seen.named_posts
    assert any(each.post_title == "Head of human resources" for each in seen.excluded)
    assert "A document says so." in seen.notes[0].text
    given = by(cast, "mo", concern)
    with pytest.raises(NotPossible, match="named already"):
        commands.name_post(**given, post=cast.post("hr"), reason="Again.")


def test_naming_ones_own_post_takes_the_concern_away_at_once(cast):
    concern = shared(cast)

    commands.name_post(**by(cast, "mo", concern), post=cast.post("mo"), reason="It is me.")

    assert page(cast, "mo", concern) is None
    assert page(cast, "auditor", concern).may_handle
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.write_note(**by(cast, "mo", concern), words="One more word.")


def test_whoever_has_left_the_post_is_left_out_too(cast):
    concern = shared(cast)
    registrar = cast.actor("hr")
    tenure = register.tenure(
        actor=registrar,
        post=cast.post("investigator"),
        person=cast.person("investigator"),
        on=TODAY,
    )
    people.end_tenure(actor=registrar, at=NOON, tenure=tenure, ends=TODAY - timedelta(days=1))

    (out,) = page(cast, "mo", concern).renewal.out
    assert "no longer hold a post" in out.because
    concern = renew(cast, concern)
    assert not cast.keys("investigator").opens(concern.compartment)


def test_a_name_given_in_the_open_is_kept_from_whoever_is_left_out(cast):
    who = Reporter()
    concern = shared(cast, who=who, known_as=KnownAs.NAMED, identity="Ash Rivers")
    assert page(cast, "investigator", concern).identity == "Ash Rivers"
    declare(cast, "investigator")

    concern = renew(cast, concern)

    assert page(cast, "mo", concern).identity == "Ash Rivers"
    identities = [
        each
        for each in Compartment.objects.all()
        if cast.keys("mo").opens(each) and cast.keys("investigator").opens(each)
    ]
    readable = {each.id for each in identities}
    assert concern.compartment_id not in readable


def test_nobody_else_can_renew_and_the_attempt_is_kept_under_seal(cast):
    concern = shared(cast)

    for slug in ("senior-a", "union", "investigator"):
        with pytest.raises(NotPermitted):
            commands.renew_readers(**by(cast, slug, concern))


def test_a_splice_of_somebody_elses_compartment_is_not_believed(cast):
    mine, other = raise_alone(Reporter()), raise_alone(Reporter())
    token = NOW_WRITING.set("vault")
    try:
        Compartment.objects.filter(id=mine.compartment_id).update(continues=other.compartment_id)
    finally:
        NOW_WRITING.reset(token)
    commands.acknowledge(**by(cast, "mo", other), words="A word to the other.")

    assert page(cast, "mo", mine).messages == ()
