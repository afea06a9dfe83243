"""The disclosure check of a learning report: what it finds, who answers, and what it stops."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import AUTHOR, INTRUDER, answer_to, investigate, start
from upheld.kernel.decision import NotPossible
from upheld.learning import commands, queries
from upheld.learning.dispositions import FITTING, NEEDS_DAY, Disposition, Stands, require_fitting
from upheld.learning.drafts import Draft, EarlierSource
from upheld.learning.states import Kind, SourceKind, Stage
from upheld.learning.watching import Watch
from upheld.ledger import queries as ledger

RAISED = "I saw visits being written up on a Friday evening by somebody who was never there."
LEAK = "The interim service lead on an agency contract told us about it."


def flags(scene):
    return {(each.kind, each.text): each for each in scene.checked().flags}


def answer(scene, number, disposition):
    return commands.answer_flag(**scene.with_keys(AUTHOR), flag=number, disposition=disposition)


def test_words_of_the_concern_are_found_again(cast, monkeypatch):
    monkeypatch.setattr("tests.rooms.concerns.scene.WORDS", RAISED)
    scene = start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))
    scene.add(Kind.TOLD, f"Somebody wrote: {RAISED.upper()}")
    [found] = [each for each in scene.check().flags if each.kind == "reuse"]
    assert "what was told" in found.why


def test_a_post_that_the_author_names_is_looked_for(scene):
    scene.add(Kind.TOLD, "The duty desk manager at Northside told us about it.")
    commands.keep_watch(
        **scene.with_keys(AUTHOR), watch=Watch(posts="Duty desk manager at Northside")
    )
    assert any(each.kind == "single-holder-post" for each in scene.check().flags)
    commands.keep_watch(
        **scene.with_keys(AUTHOR), watch=Watch(posts="Duty desk manager at Northside = 9")
    )
    assert not any(each.kind == "single-holder-post" for each in scene.check().flags)


def test_a_name_with_its_nickname_is_looked_for_and_never_cleared_by_a_list(scene):
    scene.add(Kind.TOLD, "Lexie said so in Northside.")
    watch = Watch(names="Alexandra Example; Lexie", allowed="Northside\nLexie")
    commands.keep_watch(**scene.with_keys(AUTHOR), watch=watch)
    scene.check()
    assert ("name", "Lexie") in flags(scene)
    assert not any(text == "Northside" for _, text in flags(scene))


@pytest.mark.parametrize("watch", [Watch(names="; AE"), Watch(posts="= 3"), Watch(allowed="…")])
def test_a_line_that_names_nothing_is_refused(scene, watch):
    with pytest.raises(NotPossible, match=r"needs a (name|letter)"):
        commands.keep_watch(**scene.with_keys(AUTHOR), watch=watch)


def test_nothing_goes_on_before_it_was_checked_and_every_flag_answered(complete):
    with pytest.raises(NotPossible, match="Check the report against the file first"):
        commands.submit(**complete.with_keys(AUTHOR))
    complete.add(Kind.TOLD, LEAK)
    complete.trace().check()
    with pytest.raises(NotPossible, match="Without an answer: "):
        commands.submit(**complete.with_keys(AUTHOR))
    assert not complete.page().may_submit
    complete.clear()
    assert complete.page().may_submit
    commands.submit(**complete.with_keys(AUTHOR))
    assert complete.row().state == Stage.SUBMITTED


def test_a_changed_passage_loses_its_answers_and_the_others_keep_theirs(complete):
    first = complete.add(Kind.TOLD, LEAK)
    complete.add(Kind.TOLD, "Two people said so.")
    complete.clear()
    assert complete.checked().undecided == 0
    commands.rewrite_passage(
        **complete.with_keys(AUTHOR), passage=first, draft=Draft(f"{LEAK} Again.")
    )
    complete.trace()
    assert not complete.checked().is_current
    with pytest.raises(NotPossible, match="nobody has checked these words"):
        commands.submit(**complete.with_keys(AUTHOR))
    again = complete.check()
    assert {each.stands for each in again.flags if each.text == "Two people"} == {"mistaken"}
    assert again.undecided == sum(each.text in LEAK for each in again.flags) > 0


def test_an_answer_sends_the_report_back_to_both_readers(complete):
    complete.add(Kind.TOLD, LEAK)
    complete.submit().approve()
    [flag, *_] = complete.checked().flags
    answer(complete, flag.number, replace(answer_to(flag), reason="Another reason."))
    assert complete.row().state == Stage.DRAFTED
    assert complete.row().first_reader is None


@pytest.mark.parametrize("kind", list(FITTING))
@pytest.mark.parametrize("stands", list(Stands))
def test_a_reason_must_fit_what_was_flagged(complete, kind, stands):
    today = complete.at.date()
    whole = Disposition(stands=stands, reason="Because.", whose="Somebody", on=today)
    if stands not in FITTING[kind]:
        with pytest.raises(NotPossible, match="does not fit"):
            require_fitting(kind, whole, today=today)
        return
    require_fitting(kind, whole, today=today)
    with pytest.raises(NotPossible, match="in words"):
        require_fitting(kind, replace(whole, reason=" "), today=today)
    if stands in NEEDS_DAY:
        for day in (None, today + timedelta(days=1)):
            with pytest.raises(NotPossible, match="on which day"):
                require_fitting(kind, replace(whole, on=day), today=today)


def test_one_answer_may_count_wherever_the_same_words_stand(scene):
    for said in ("Two people said so.", "Two people saw it."):
        scene.add(Kind.TOLD, said)
    [first, _] = [each for each in scene.check().flags if each.text == "Two people"]
    plain = Disposition(stands=Stands.NOBODY, reason="Any two of hundreds.")
    answer(scene, first.number, plain)
    assert [each.stands for each in scene.checked().flags if each.text == "Two people"] == [
        "nobody",
        "",
    ]
    answer(scene, first.number, replace(plain, everywhere=True))
    assert scene.checked().undecided == 0


def test_a_flag_of_an_earlier_check_cannot_be_answered(scene):
    scene.add(Kind.TOLD, "Two people said so.")
    [flag] = scene.check().flags
    with pytest.raises(NotPossible, match="no such flag"):
        answer(scene, 9, answer_to(flag))
    scene.add(Kind.TOLD, "More.")
    with pytest.raises(NotPossible, match="have changed since"):
        answer(scene, flag.number, answer_to(flag))


def test_what_was_found_in_other_words_is_not_kept(scene):
    who = {"actor": scene.cast.actor(AUTHOR), "keys": scene.cast.keys(AUTHOR)}
    looked = queries.look(**who, id=scene.id, today=scene.at.date())
    scene.add(Kind.TOLD, "More.")
    with pytest.raises(NotPossible, match="changed while it was being checked"):
        commands.keep_check(**scene.with_keys(AUTHOR), looked=looked)


def test_both_readers_see_every_flag_with_its_answer_and_hold_no_key_to_the_file(complete):
    complete.add(Kind.TOLD, LEAK)
    complete.submit()
    for slug in ("mo", "ceo"):
        seen = complete.checked(slug)
        assert {each.stands for each in seen.flags} <= {each.value for each in Stands}
        assert seen.flags == complete.checked().flags
        who = {"actor": complete.cast.actor(slug), "keys": complete.cast.keys(slug)}
        assert queries.look(**who, id=complete.id, today=complete.at.date()) is None
    union = {"actor": complete.cast.actor("union"), "keys": complete.cast.keys("union")}
    assert queries.check_page(**union, id=complete.id) is None


def test_each_reader_answers_every_question_of_the_intruder(complete):
    complete.submit()
    given = complete.with_keys("mo", revision=complete.row().revision)
    with pytest.raises(NotPossible, match="four questions"):
        commands.approve_release(**given, intruder=replace(INTRUDER, few=" "))
    complete.approve()
    with pytest.raises(NotPossible, match="four questions"):
        complete.release(intruder=replace(INTRUDER, insider=""))


def test_an_override_is_an_event_without_its_words(scene):
    scene.add(Kind.TOLD, "Two people said so.")
    [flag] = scene.check().flags
    answer(scene, flag.number, Disposition(stands=Stands.NOBODY, reason="Canary of words."))
    entries = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[scene.id])
    [kept] = [each for each in entries if each.event == "learning.flag.answered"]
    assert (kept.fields["kind"], kept.fields["stands"]) == ("count", "nobody")
    assert "Canary" not in str(kept.fields)


def test_a_number_is_found_below_a_passage_that_ends_with_a_year(scene):
    scene.add(Kind.COUNT, "About 400 visits were late", said_by="A newspaper", as_at="August 2020")
    scene.add(Kind.TOLD, "Two people said so.")
    scene.check()
    assert ("count", "Two people") in flags(scene)


def test_an_earlier_source_is_looked_at_as_well(scene):
    source = EarlierSource(kind=SourceKind.AUDIT, title="Audit by Dr Example", date_words="2019")
    scene.record(source)
    commands.keep_watch(**scene.with_keys(AUTHOR), watch=Watch(names="Pat Example"))
    [flag] = [each for each in scene.check().flags if each.kind == "name"]
    assert (flag.part, flag.place) == ("source", 0)


def test_numbers_are_held_against_what_is_public_already(cast, complete):
    complete.add(Kind.TOLD, "Visits were late for 131 children in the city last spring.")
    complete.submit().approve().release()
    second = start(cast, complete.at, complete.investigated)
    second.add(Kind.TOLD, "Visits were late for 128 children in the city last spring.")
    assert any("difference is 3" in each.why for each in second.check().flags)
