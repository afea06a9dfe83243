"""A concern waits until others have named the same post; its words are nobody's until then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, EscrowTag, EscrowToken, Held
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import guard
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.vault import queries as vault
from upheld.vault.models import Compartment, SealedBody

from .escrow_scene import hold, tokens
from .scene import NOON, TODAY, Reporter, listed, page, submission


@pytest.fixture
def post(cast):
    return cast.post("senior-a")


@pytest.fixture
def three(cast, post):
    """Three people who hold a concern about the same post."""
    words = tokens(cast)
    people = [Reporter() for _ in range(3)]
    for who, token in zip(people, words, strict=False):
        hold(who, token, post)
    return people


def _lines(cast, slug="auditor", today=TODAY):
    return queries.escrow_lines(actor=cast.actor(slug), keys=cast.keys(slug), today=today)


def _ask(cast, post, at=NOON):
    return commands.ask_escrow(
        actor=cast.actor("auditor"), at=at, post=post, keys=cast.keys("auditor")
    )


def _page(who, today=TODAY):
    return queries.held_page(actor=who.actor, keys=who.keys, today=today)


def _send(who, post):
    return commands.send_held(
        actor=who.actor,
        at=TODAY,
        held=Held.objects.get(id=who.id),
        submission=submission(named_posts=(post,)),
        receipt=who.receipt,
        keys=who.keys,
    )


def test_a_custodian_learns_of_a_post_only_once_enough_have_named_it(cast, post):
    words = tokens(cast)
    for number in range(3):
        assert _lines(cast) == []
        hold(Reporter(), words[number], post)

    [line] = _lines(cast)
    assert (line.post_title, line.counted, line.to_ask, line.asked) == ("Senior post A", 3, 3, 0)


def test_other_posts_do_not_count_together(cast):
    words = tokens(cast)
    for number, slug in enumerate(("senior-a", "senior-a", "senior-b")):
        hold(Reporter(), words[number], cast.post(slug))
    assert _lines(cast) == []


def test_whoever_waits_for_more_is_not_asked_yet(cast, post, three):
    patient = Reporter()
    hold(patient, tokens(cast)[0], post, how_many=5)

    assert _lines(cast)[0].counted == 4
    assert _ask(cast, post) == 3
    assert _page(patient).asked_on is None
    assert all(_page(each).asked_on == TODAY for each in three)


def test_nothing_of_what_was_written_opens_for_the_custodian(cast, three):
    mine = vault.openable(
        actor=cast.actor("auditor"),
        keys=cast.keys("auditor"),
        ids=list(Compartment.objects.values_list("id", flat=True)),
    )
    held = set(Held.objects.values_list("compartment_id", flat=True))
    assert held.isdisjoint(mine)
    bodies = vault.bodies_in(
        actor=cast.actor("auditor"), keys=cast.keys("auditor"), compartments=mine
    )
    said = str(bodies)
    assert "Visits were written up" not in said
    assert three[0].words not in said


def test_nothing_in_the_clear_leads_from_a_tag_to_what_is_held(three):
    held = Held.objects.first()
    tag_fields = {str(value) for tag in EscrowTag.objects.values() for value in tag.values()}
    assert str(held.id) not in tag_fields
    assert str(held.compartment_id) not in tag_fields
    # The last day is the end of a month, so that it does not date anybody.
    assert {each.last_day for each in EscrowTag.objects.all()} == {date(2022, 5, 31)}


def test_before_it_is_asked_nothing_can_be_sent(cast, post, three):
    with pytest.raises(NotPossible, match="Not enough others"):
        _send(three[0], post)
    assert Held.objects.filter(id=three[0].id).exists()


def test_who_agrees_sends_an_ordinary_concern_and_the_same_words_bring_them_back(cast, post, three):
    _ask(cast, post)
    concerns = [_send(each, post) for each in three]

    assert listed(cast, "mo") >= {each.id for each in concerns}
    assert page(cast, "senior-a", concerns[0]) is None
    assert not Held.objects.exists()
    back = queries.whose_receipt(receipt=three[0].receipt)
    assert back == three[0].actor


def test_the_custodian_does_not_learn_who_agreed(cast, post, three):
    _ask(cast, post)
    before = _lines(cast)
    _send(three[0], post)
    commands.decline_escrow(
        actor=three[1].actor,
        at=TODAY,
        held=Held.objects.get(id=three[1].id),
        keys=three[1].keys,
    )
    assert _lines(cast) == before


def test_who_declines_keeps_theirs_and_may_still_agree(cast, post, three):
    _ask(cast, post)
    who = three[0]
    commands.decline_escrow(
        actor=who.actor, at=TODAY, held=Held.objects.get(id=who.id), keys=who.keys
    )
    assert _page(who).declined_on == TODAY
    assert not Concern.objects.filter(id=who.id).exists()
    assert str(_send(who, post).id) == who.id


def test_what_is_taken_back_counts_no_longer(cast, post, three):
    who = three[0]
    commands.take_back(actor=who.actor, at=TODAY, held=Held.objects.get(id=who.id), keys=who.keys)
    assert _lines(cast) == []
    assert queries.held_by_receipt(receipt=who.receipt) is None
    assert EscrowTag.objects.count() == 2


def test_words_work_once_and_somebody_without_words_cannot_wait(cast, post):
    words = tokens(cast)
    hold(Reporter(), words[0], post)
    for wrong in (words[0], "a b c d e f g", ""):
        with pytest.raises(NotPossible, match="not right, or somebody has used them"):
            hold(Reporter(), wrong, post)
    assert EscrowToken.objects.count() == 9


def test_one_person_with_two_sheets_counts_once_for_each_word_list_and_the_promise_says_so(
    cast, post
):
    """Whoever holds all the words but one could probe: the words are the limit, and are given
    out one to a person by the convener."""
    words = tokens(cast)
    for token in words[:3]:
        hold(Reporter(), token, post)
    assert _lines(cast)[0].counted == 3


@pytest.mark.parametrize("risk", ["yes", "unknown"])
def test_it_never_waits_where_a_child_may_be_at_risk(cast, post, risk):
    with pytest.raises(NotPossible, match="no child is at risk"):
        hold(Reporter(), tokens(cast)[0], post, risk=risk)
    assert not Held.objects.exists()
    assert EscrowToken.objects.count() == 10


@pytest.mark.parametrize(("how_many", "months"), [(2, 6), (0, 6), (11, 6), (3, 5), (3, 1200)])
def test_terms_that_are_not_offered_are_refused(cast, post, how_many, months):
    with pytest.raises(NotPossible, match="how many people"):
        hold(Reporter(), tokens(cast)[0], post, how_many=how_many, months=months)


def test_the_post_must_be_one_that_the_concern_names(cast, post):
    with pytest.raises(NotPossible, match="Choose a post"):
        hold(Reporter(), tokens(cast)[0], post, posts=[str(cast.post("senior-b"))])


def test_where_every_custodian_is_in_conflict_it_cannot_wait(cast):
    with pytest.raises(NotPossible, match="far enough"):
        hold(Reporter(), tokens(cast)[0], cast.post("auditor"))


def test_a_custodian_who_comes_into_conflict_sees_no_more_of_it(cast, post, three):
    auditor = cast.actor("auditor")
    people.declare_interest(
        actor=auditor,
        at=NOON,
        about_post=register.post(actor=auditor, id=post),
    )
    assert _lines(cast) == []
    with pytest.raises(NotPossible, match="nobody to ask"):
        _ask(cast, post)


@pytest.mark.parametrize("slug", ["mo", "senior-a", "union", "hr", "ceo"])
def test_nobody_else_sees_a_line(cast, post, three, slug):
    assert _lines(cast, slug) == []
    with pytest.raises(NotPermitted, match="Only a custodian"):
        commands.ask_escrow(actor=cast.actor(slug), at=NOON, post=post, keys=cast.keys(slug))


def test_nobody_is_asked_twice(cast, post, three):
    _ask(cast, post)
    with pytest.raises(NotPossible, match="nobody to ask"):
        _ask(cast, post)


def test_a_night_after_its_last_day_it_is_forgotten(cast, post, three):
    end = Held.objects.first().last_day
    late = NOON.replace(year=end.year, month=end.month, day=end.day)
    assert commands.forget_held(actor=machine("tick"), at=late) == 0
    assert commands.forget_held(actor=machine("tick"), at=late + timedelta(days=1)) == 3
    assert not EscrowTag.objects.exists()
    assert _page(three[0]) is None
    assert queries.held_by_receipt(receipt=three[0].receipt) is None


def test_past_its_last_day_it_is_neither_shown_nor_counted_before_the_night(cast, three):
    later = Held.objects.first().last_day + timedelta(days=1)
    assert _page(three[0], later) is None
    assert _lines(cast, today=later) == []


def test_whole_sheets_alone_are_printed(cast):
    with pytest.raises(NotPossible, match="whole sheets"):
        commands.issue_escrow_tokens(actor=cast.actor("union"), at=NOON, tokens=("one",))


def test_a_tag_that_is_not_as_it_was_sealed_counts_for_nothing(cast, post, three):
    """A writer of the database puts one tag's body in place of another's."""
    first, second = EscrowTag.objects.order_by("id")[:2]
    blob = bytes(SealedBody.objects.get(id=first.body).blob)
    token = guard.NOW_WRITING.set("vault")
    try:
        SealedBody.objects.filter(id=second.body).update(blob=blob)
    finally:
        guard.NOW_WRITING.reset(token)
    assert _lines(cast) == []
