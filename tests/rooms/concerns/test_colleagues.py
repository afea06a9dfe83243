"""Colleagues who raise a concern together, and the figures that are never merged."""

from __future__ import annotations

from datetime import date

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, JoiningToken, Signatory
from upheld.kernel.actor import machine
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.vault import receipts

from .scene import NOON, TODAY, WORDS, Reporter, by, join, lodge, page, submission


def _convene(cast, count=3, **changed):
    who = Reporter()
    draft = commands.begin_draft(
        actor=who.actor, at=TODAY, answers={"receipt": who.words}, receipt=who.receipt
    )
    tokens = tuple(receipts.new_words() for _ in range(count))
    place = commands.convene_colleagues(
        actor=who.actor,
        at=TODAY,
        submission=submission(named_posts=(cast.post("senior-a"),), **changed),
        tokens=tokens,
        receipt=who.receipt,
        draft=draft,
    )
    return who, tokens, place


def _newest(before):
    return Concern.objects.exclude(id__in=before).get()


@pytest.fixture
def before(cast):
    return set(Concern.objects.values_list("id", flat=True))


def _thread(who):
    return queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)


def test_colleagues_join_and_read_the_common_text(cast, before):
    _first, tokens, _place = _convene(cast)
    other = Reporter()
    join(other, tokens[0], "I saw it too.")
    concern = _newest(before)
    assert _thread(other).words == WORDS
    assert _thread(other).attested is None
    read = page(cast, "mo", concern)
    assert [each.text for each in read.statements if each.text] == ["I saw it too."]
    assert page(cast, "senior-a", concern) is None


def test_whoever_began_it_comes_back_to_a_thread_of_their_own(cast):
    first, tokens, place = _convene(cast)
    other = Reporter()
    join(other, tokens[0])
    assert queries.whose_receipt(receipt=first.receipt) == first.actor
    commands.write_message(
        actor=first.actor, at=TODAY, concern=place, words="They moved my desk.", keys=first.keys
    )
    assert "They moved my desk." in [each.text for each in _thread(first).messages]
    assert "They moved my desk." not in str(_thread(other))


def test_the_first_counts_among_those_who_joined_and_a_small_number_stays_hidden(cast, before):
    _first, tokens, _place = _convene(cast, count=6)
    for number, token in enumerate(tokens, start=2):
        join(Reporter(), token)
        commands.count_joined(actor=machine("tick"), at=NOON)
        assert _newest(before).joined_shown == (number if number >= 5 else 0)
    assert not JoiningToken.objects.filter(concern=_newest(before)).exists()


def test_it_is_sent_once(cast):
    first, _tokens, _place = _convene(cast)
    with pytest.raises((NotPossible, NotPermitted)):
        commands.raise_concern(
            actor=first.actor, at=TODAY, submission=submission(), receipt=first.receipt
        )
    assert Signatory.objects.filter(id=first.id).count() == 1


def test_what_others_say_stands_beside_and_changes_nothing(cast):
    concern = lodge(cast)
    given = by(cast, "mo", concern)
    for figure, source in (("about 35", "A newspaper"), ("about 30", "The council’s minutes")):
        commands.note_figure(**given, figure=figure, source=source, said_on=date(2020, 2, 1))
    noted = queries.other_figures(
        actor=cast.actor("union"), keys=cast.keys("union"), id=concern.id, today=TODAY
    )
    assert [each.figure for each in noted] == ["about 35", "about 30"]
    read = page(cast, "mo", concern)
    assert (read.attested, read.joined) == (31, None)
    hidden = queries.other_figures(
        actor=cast.actor("senior-a"), keys=cast.keys("senior-a"), id=concern.id, today=TODAY
    )
    assert hidden == ()


def test_a_figure_needs_a_source_and_a_day_that_has_come(cast):
    given = by(cast, "union", lodge(cast))
    with pytest.raises(NotPossible, match="who said it"):
        commands.note_figure(**given, figure="about 35", source=" ", said_on=TODAY)
    with pytest.raises(NotPossible, match="not come yet"):
        commands.note_figure(**given, figure="35", source="A letter", said_on=date(2030, 1, 1))
