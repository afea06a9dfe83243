"""A receiver's clocks, decisions, notes, links, and searching: who sees what, and who never."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from upheld.concerns import commands, house_periods, queries
from upheld.concerns.models import Concern
from upheld.concerns.sealing import Kind, put
from upheld.concerns.states import Link, Outcome, Risk, Route
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger import obligations
from upheld.vault import commands as vault_commands
from upheld.vault import holders, receipts
from upheld.vault import queries as vault

from .scene import NOON, TODAY, Reporter, answered, by, join, lodge, page, raise_alone

DAY = timedelta(days=1)


def owed(concern, kind):
    """What is owed, the discharged first: those of one day stand in no order."""
    found = [each for each in obligations.about(concern.id) if each.kind == kind]
    return sorted(found, key=lambda each: (each.discharged_on is None, each.due_on))


def waiting(cast, concern, *, on=TODAY, slug="mo"):
    lines = queries.what_waits(actor=cast.actor(slug), keys=cast.keys(slug), today=on)
    return next((each for each in lines if each.id == concern.id), None)


def read(cast, concern, slug="mo"):
    given = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
    queries.have_read(**given, id=concern.id, today=TODAY)


def test_an_update_is_owed_again_after_each_word_until_the_answer(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    (first,) = owed(raised, "update-concern")
    assert first.due_on == TODAY + 28 * DAY

    commands.write_message(**by(cast, "mo", raised), words="No news yet.")
    assert [each.discharged_on for each in owed(raised, "update-concern")] == [TODAY, None]

    commands.triage(**by(cast, "mo", raised), route=Route.POLICE, reasons="Serious.")
    commands.give_feedback(**by(cast, "mo", raised), words="Done.", outcome=Outcome.UPHELD)
    assert all(each.discharged_on for each in owed(raised, "update-concern"))


def test_an_answer_with_more_to_come_keeps_the_update_owed(cast, raised):
    answered(cast, raised)
    more = {"words": "First part.", "outcome": Outcome.UPHELD, "more_to_come": True}

    commands.give_feedback(**by(cast, "mo", raised), **more)
    commands.write_message(**by(cast, "mo", raised), words="Still going on.")

    assert [each.discharged_on for each in owed(raised, "update-concern")][-1] is None


def test_a_reporters_own_message_is_no_update(cast, raised, somebody):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")

    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="Hello?", keys=somebody.keys
    )

    (still,) = owed(raised, "update-concern")
    assert still.discharged_on is None


def test_those_who_spoke_are_asked_four_times_and_after_closing_too(cast, raised):
    answered(cast, raised)
    commands.close(**by(cast, "mo", raised))
    due = []
    for _ in range(4):
        (now,) = [e for e in owed(raised, "ask-about-detriment") if e.discharged_on is None]
        due.append(now.due_on)
        moment = datetime(now.due_on.year, now.due_on.month, now.due_on.day, 12, tzinfo=UTC)
        commands.ask_about_detriment(
            **by(cast, "mo", raised) | {"at": moment}, words="Has anything bad happened?"
        )

    assert due == [date(2021, 12, 5), date(2022, 2, 5), date(2022, 5, 5), date(2022, 11, 5)]
    assert not [e for e in owed(raised, "ask-about-detriment") if e.discharged_on is None]


def test_a_check_says_whether_they_have_written_since(cast, raised, somebody):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    commands.ask_about_detriment(**by(cast, "mo", raised), words="Has anything happened?")
    assert page(cast, "mo", raised).checks[0].answered_on is None

    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="No.", keys=somebody.keys
    )

    assert page(cast, "mo", raised).checks[0].answered_on == TODAY
    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    assert "Has anything happened?" in {each.text for each in mine.messages}


def test_a_child_at_risk_is_decided_about_first(cast, somebody):
    raised = raise_alone(somebody, risk=Risk.YES)
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    given = by(cast, "mo", raised) | {"route": Route.SAFEGUARDING, "reasons": "At once."}

    with pytest.raises(NotPossible, match="child is safe today"):
        commands.triage(**given)
    commands.triage(**given, safety="I rang the front door at noon.")

    (decided,) = page(cast, "mo", raised).decisions
    assert decided.safety == "I rang the front door at noon."
    assert "same day" in decided.next_words


def test_a_later_decision_is_added_and_the_earlier_one_stays(cast, raised, somebody):
    answered(cast, raised)
    again = {"route": Route.POLICE, "reasons": "A document came."}
    commands.decide_again(**by(cast, "mo", raised), **again, instead=False)
    assert page(cast, "mo", raised).routes == (Route.INVESTIGATE, Route.POLICE)

    commands.decide_again(
        **by(cast, "mo", raised), route=Route.REGULATOR, reasons="They took it.", instead=True
    )

    seen = page(cast, "mo", raised)
    assert seen.routes == (Route.REGULATOR,)
    assert [each.in_force for each in seen.decisions] == [False, False, True]
    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    assert mine.route_words == "A regulator"


def test_nothing_is_decided_again_before_it_was_decided_once(cast, raised):
    with pytest.raises(NotPossible, match="Nothing has been decided yet"):
        commands.decide_again(
            **by(cast, "mo", raised), route=Route.POLICE, reasons="Now.", instead=False
        )


def test_a_grievance_has_days_of_its_own(cast, raised):
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it.")
    commands.triage(**by(cast, "mo", raised), route=Route.GRIEVANCE, reasons="They agree.")

    kinds = {each.kind: each.due_on for each in obligations.about(raised.id)}
    assert kinds["meet-about-grievance"] == date(2021, 11, 19)
    assert kinds["decide-grievance"] == date(2021, 12, 3)


def test_a_council_sets_its_own_numbers_and_no_others(settings):
    settings.UPHELD_PERIODS = {"update": 14}
    assert house_periods.house().update.after(TODAY) == date(2021, 11, 19)
    assert "council" in house_periods.house().update.source

    settings.UPHELD_PERIODS = {"updates": 14}
    with pytest.raises(ValueError, match="updates"):
        house_periods.house()


def test_a_note_opens_for_receivers_and_not_for_whoever_raised_it_or_investigates(
    cast, raised, somebody
):
    answered(cast, raised)
    commands.share(**by(cast, "mo", raised), person=cast.person("investigator"), reason="Free.")
    commands.write_note(**by(cast, "mo", raised), words="Ring the union on Monday.")

    (note,) = page(cast, "mo", raised).notes
    assert (note.text, note.by) == ("Ring the union on Monday.", "You")
    assert page(cast, "investigator", raised).notes == ()
    desk = {each.compartment for each in _lying(cast, "mo", note.id)}
    others = [(somebody.actor, somebody.keys)]
    others.append((cast.actor("investigator"), cast.keys("investigator")))
    for actor, keys in others:
        assert vault.openable(actor=actor, keys=keys, ids=desk) == frozenset()


def _lying(cast, slug, id):
    given = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
    return [vault.bodies_by_id(**given, ids=[id])[id]]


def test_reasons_lie_where_whoever_raised_it_has_no_key(cast, raised, somebody):
    answered(cast, raised)

    theirs = vault.bodies(
        actor=somebody.actor, keys=somebody.keys, compartment=raised.compartment_id
    )

    assert page(cast, "mo", raised).triage.reasons == "It is serious."
    assert "It is serious." not in repr([each.content for each in theirs])


def test_a_note_is_corrected_by_another_and_stays(cast, raised):
    commands.write_note(**by(cast, "mo", raised), words="It was in May.")
    (first,) = page(cast, "mo", raised).notes
    commands.write_note(**by(cast, "mo", raised), words="In June.", corrects=first.id)

    was, now = page(cast, "mo", raised).notes
    assert (was.text, was.corrected, now.corrects) == ("It was in May.", True, was.id)
    with pytest.raises(NotPossible, match="no longer here"):
        commands.write_note(**by(cast, "mo", raised), words="No.", corrects=raised.id)


def test_a_desk_that_somebody_who_raised_it_names_is_not_believed(cast, raised, somebody):
    own = holders.of_reporter(somebody.receipt, somebody.id)
    mo = tuple(holders.of_persons([cast.person("mo")], NOON))
    trap = vault_commands.open_compartment(
        actor=somebody.actor, at=TODAY, holders=(own, *mo), keys=somebody.keys
    )
    same = {"actor": somebody.actor, "at": TODAY, "keys": somebody.keys}
    into = raised.compartment_id
    put(**same, into=into, kind=Kind.DESK, content={"compartment": str(trap.id)})

    commands.write_note(**by(cast, "mo", raised), words="For receivers only.")

    theirs = vault.bodies(actor=somebody.actor, keys=somebody.keys, compartment=trap.id)
    assert theirs == []


def test_concerns_are_linked_across_years_for_those_who_open_both(cast, raised):
    earlier = raise_alone(Reporter(), named_posts=(cast.post("senior-a"),))
    commands.link(
        **by(cast, "mo", raised),
        other=Concern.objects.get(id=earlier.id),
        how=Link.EARLIER,
        words="The same meetings, a year before.",
    )

    (here,), (there,) = page(cast, "mo", raised).links, page(cast, "mo", earlier).links
    assert (here.concern, here.how_words) == (earlier.id, "Raised before, and not put right")
    assert (there.concern, there.how) == (raised.id, Link.LATER)


def test_a_link_needs_both_concerns_open_and_shows_neither_to_others(cast, raised):
    hidden = raise_alone(Reporter(), named_posts=(cast.post("mo"),))
    given = {"how": Link.SIMILAR, "words": "Alike."}

    with pytest.raises(NotPermitted, match="no longer here"):
        commands.link(**by(cast, "mo", raised), other=hidden, **given)
    with pytest.raises(NotPossible, match="another concern"):
        commands.link(**by(cast, "mo", raised), other=raised, **given)


def test_merged_concerns_keep_their_threads_and_clocks(cast, somebody, raised):
    follows = raise_alone(Reporter())
    commands.link(**by(cast, "mo", follows), other=raised, how=Link.LED_BY, words="The same event.")

    commands.acknowledge(**by(cast, "mo", raised), words="To the first.")

    assert [each.text for each in page(cast, "mo", follows).messages] == []
    assert owed(follows, "acknowledge-concern")[0].discharged_on is None
    assert page(cast, "mo", raised).links[0].how is Link.LEADS


def test_what_is_new_is_known_until_it_is_read_and_to_the_reader_alone(cast, raised, somebody):
    assert waiting(cast, raised).new == 1
    read(cast, raised)
    assert waiting(cast, raised).new == 0

    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="More.", keys=somebody.keys
    )
    assert waiting(cast, raised).new == 1

    read(cast, raised)
    commands.write_message(**by(cast, "mo", raised), words="Thank you.")
    assert waiting(cast, raised).new == 0


def test_what_somebody_who_joined_writes_is_new_for_the_common_concern(cast):
    token = receipts.new_words()
    lodged, who = lodge(cast, token), Reporter()
    read(cast, lodged)

    place = join(who, token, statement="I was there.")
    assert waiting(cast, lodged).new == 1
    read(cast, lodged)
    commands.write_message(
        actor=who.actor, at=TODAY, concern=place, words="One thing more.", keys=who.keys
    )

    assert waiting(cast, lodged).new == 1


def test_a_closed_concern_comes_back_when_its_reporter_writes_or_must_be_asked(cast, raised):
    answered(cast, raised)
    commands.close(**by(cast, "mo", raised))

    line = waiting(cast, raised)

    assert line.next.kind == "ask-about-detriment"


def test_searching_finds_words_in_what_is_open_and_nowhere_else(cast, raised, somebody):
    hidden = raise_alone(Reporter(), named_posts=(cast.post("mo"),), words="A purple elephant.")
    commands.write_note(**by(cast, "mo", raised), words="The Purple  Elephant again.")
    commands.write_message(
        actor=somebody.actor, at=TODAY, concern=raised, words="purple elephant", keys=somebody.keys
    )
    given = {"text": " purple ELEPHANT", "today": TODAY}

    found = queries.search(actor=cast.actor("mo"), keys=cast.keys("mo"), **given)

    assert {each.where for each in found.hits} == {"A note", "A message"}
    assert {each.concern for each in found.hits} == {raised.id}
    assert hidden.id not in {each.concern for each in found.hits}
    for slug in ("senior-a", "investigator", "union"):
        assert queries.search(actor=cast.actor(slug), keys=cast.keys(slug), **given).hits == ()


def test_breaches_are_the_same_for_everybody_and_small_numbers_are_hidden(cast, told):
    seen = {
        slug: queries.breaches(actor=cast.actor(slug), today=TODAY)
        for slug in ("mo", "senior-a", "board-chair")
    }

    assert len(set(map(repr, seen.values()))) == 1
    assert seen["mo"].at == date(2021, 10, 31)
    assert {each.late for each in seen["mo"].lines} == {"fewer than 5"}
