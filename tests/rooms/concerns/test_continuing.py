"""Going on with a concern after it was sent: answers, additions, and how somebody is treated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from upheld.concerns import commands, queries, states
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.questions import Answer, Before, Category, Question
from upheld.concerns.states import Again, Since, State, Taken
from upheld.concerns.submission import File
from upheld.examples.cast import Cast
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Obligation
from upheld.vault import receipts
from upheld.vault.models import SealedBody

from .scene import TODAY, Reporter, by, join, lodge, page, raise_alone

LATER = TODAY + timedelta(days=3)


def own(who: Reporter, *, at: date = TODAY) -> dict[str, Any]:
    """What a command about one's own part is given."""
    row = Concern.objects.filter(id=who.id).first() or Signatory.objects.get(id=who.id)
    return {"actor": who.actor, "at": at, "concern": row, "keys": who.keys}


def mine(who: Reporter) -> queries.ReporterPage:
    """The page of whoever came back."""
    found = queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)
    assert found is not None
    return found


def line(who: Reporter, question: Question) -> queries.QuestionLine:
    return next(each for each in mine(who).continued.asked if each.question is question)


def test_every_question_is_asked_once_and_none_has_an_answer_at_first(raised, somebody):
    asked = mine(somebody).continued.asked

    assert [each.question for each in asked] == list(Question)
    assert [each.now for each in asked] == [None] * len(Question)


def test_an_answer_is_kept_with_its_day(raised, somebody):
    answer = Answer(codes=(Category.CASELOADS,), words="Forty each.", first=date(2021, 3, 1))

    commands.answer_question(**own(somebody), question=Question.CATEGORY, answer=answer)

    given = line(somebody, Question.CATEGORY).now
    assert given is not None
    assert (given.day, given.words, given.first) == (TODAY, "Forty each.", date(2021, 3, 1))
    assert given.chosen == ("Too many cases, or cases that nobody has",)
    assert mine(somebody).continued.answered == 1


def test_a_changed_answer_stands_beside_the_earlier_one(raised, somebody):
    for words, at in (("In March.", TODAY), ("No, in April.", LATER)):
        commands.answer_question(
            **own(somebody, at=at), question=Question.WHEN, answer=Answer(words=words)
        )

    found = line(somebody, Question.WHEN)
    assert found.now is not None
    assert (found.now.words, found.now.day) == ("No, in April.", LATER)
    assert [each.words for each in found.earlier] == ["In March."]


def test_somebody_may_always_say_that_they_do_not_know(raised, somebody):
    for question in Question:
        commands.answer_question(**own(somebody), question=question, answer=Answer(unsure=True))

    assert mine(somebody).continued.answered == len(Question)


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (Question.WHERE, Answer(words="  "), "say that you do not know"),
        (Question.CATEGORY, Answer(codes=("made-up",)), "Choose from the list"),
        (Question.WORK, Answer(codes=(Category.FEAR,)), "Choose from the list"),
    ],
)
def test_an_answer_that_is_none_is_not_kept(raised, somebody, question, answer, told):
    before = SealedBody.objects.count()

    with pytest.raises(NotPossible, match=told):
        commands.answer_question(**own(somebody), question=question, answer=answer)

    assert SealedBody.objects.count() == before


def test_whoever_receives_it_reads_the_answers_and_what_was_added(cast, raised, somebody):
    before = Answer(codes=(Before.NOT_ADDRESSED,), words="My manager, in May.")
    commands.answer_question(**own(somebody), question=Question.BEFORE, answer=before)
    commands.add_evidence(
        **own(somebody), words="A list.", file=File(name="list.txt", content=b"1, 2")
    )

    read = page(cast, "mo", raised)

    assert read is not None
    found = {each.question: each.now for each in read.continued.asked if each.now}
    assert found[Question.BEFORE].chosen == ("Yes, and it was not addressed",)
    assert [(each.words, each.files) for each in read.continued.added] == [
        ("A list.", ("list.txt",))
    ]
    [file] = read.files
    opened = commands.open_original(**by(cast, "mo", raised), body=file.original)
    assert (opened.name, opened.read()) == ("list.txt", b"1, 2")


def test_nothing_at_all_is_not_added(raised, somebody):
    with pytest.raises(NotPossible, match="choose a file"):
        commands.add_evidence(**own(somebody), words=" ")


def new_for(cast: Cast, slug: str, concern: Concern) -> int:
    """How many things somebody of the cast finds new in a concern."""
    given: dict[str, Any] = {"actor": cast.actor(slug), "keys": cast.keys(slug), "today": TODAY}
    lines = queries.what_waits(**given)
    return next((each.new for each in lines if each.id == concern.id), 0)


def test_what_a_reporter_adds_is_new_to_whoever_receives_it(cast, raised, somebody):
    given: dict[str, Any] = {"actor": cast.actor("mo"), "keys": cast.keys("mo"), "today": TODAY}
    queries.have_read(**given, id=raised.id)
    assert new_for(cast, "mo", raised) == 0

    commands.add_evidence(**own(somebody), words="More.")
    commands.write_message(**own(somebody, at=LATER), words="Hello?")
    assert new_for(cast, "mo", raised) == 2

    queries.have_read(**given, id=raised.id)
    commands.keep_way_to(**own(somebody), other=Reporter().keys)
    assert new_for(cast, "mo", raised) == 0


def test_bad_treatment_opens_an_answer_owed_within_seven_days(cast, raised, somebody):
    commands.report_detriment(
        **own(somebody), words="My contract was not renewed.", happened=date(2021, 11, 1)
    )

    owed = Obligation.objects.get(kind=states.Obligation.DETRIMENT.value, about=str(raised.id))
    assert (owed.opened_on, owed.due_on) == (TODAY, TODAY + timedelta(days=7))
    assert states.Obligation.DETRIMENT in {each.kind for each in mine(somebody).clocks}
    read = page(cast, "mo", raised)
    assert read is not None
    [told] = read.continued.detriments
    assert (told.words, told.happened) == ("My contract was not renewed.", date(2021, 11, 1))


def test_bad_treatment_needs_a_few_words(raised, somebody):
    with pytest.raises(NotPossible, match="what happened to you"):
        commands.report_detriment(**own(somebody), words=" ")


def owed_for_treatment(about: str) -> int:
    kind = states.Obligation.DETRIMENT.value
    return Obligation.objects.filter(kind=kind, about=about, discharged_on=None).count()


def test_an_answer_about_bad_treatment_settles_what_was_owed(cast, raised, somebody):
    commands.report_detriment(**own(somebody), words="My contract was not renewed.")
    assert owed_for_treatment(somebody.id) == 1

    commands.answer_detriment(**by(cast, "mo", raised), words="I have spoken to the agency.")

    assert owed_for_treatment(somebody.id) == 0
    assert [each.text for each in mine(somebody).messages] == ["I have spoken to the agency."]


def test_a_signatory_is_owed_an_answer_of_their_own(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token)

    commands.report_detriment(**own(who), words="They moved my desk.")

    assert owed_for_treatment(who.id) == 1
    assert states.Obligation.DETRIMENT in {each.kind for each in mine(who).clocks}
    reader = next(each for each in ("auditor", "mo") if page(cast, each, lodged))
    given = by(cast, reader, lodged) | {"concern": Signatory.objects.get(id=who.id)}
    with pytest.raises(NotPossible, match="a few words"):
        commands.answer_detriment(**given, words=" ")
    commands.answer_detriment(**given, words="The desk is yours again.")
    assert owed_for_treatment(who.id) == 0


def test_somebody_says_whether_anything_bad_has_happened_since(cast, raised, somebody):
    for since in Since:
        commands.say_since(**own(somebody), since=since, words="")

    read = page(cast, "mo", raised)

    assert read is not None
    assert len(read.continued.since) == len(Since)
    assert read.continued.since[0].since == "No, nothing bad has happened since"


def test_how_it_was_taken_and_whether_they_would_speak_up_again(cast, raised, somebody):
    commands.say_how_it_was(
        **own(somebody), taken=Taken.PARTLY, again=Again.NO, words="It took a year."
    )
    commands.say_how_it_was(**own(somebody), taken=Taken.SERIOUSLY, words="")

    told = mine(somebody).continued.experience
    assert [(each.taken, each.again) for each in told] == [
        ("It was taken seriously in part", "They would not speak up again"),
        ("It was taken seriously", ""),
    ]


def test_a_withdrawn_concern_is_kept_and_still_owed(cast, raised, somebody):
    commands.withdraw(**own(somebody), words="I am afraid.")

    row = Concern.objects.get(id=raised.id)
    assert row.state == State.WITHDRAWN
    assert Obligation.objects.filter(about=str(raised.id), discharged_on=None).count() == 3
    read = page(cast, "mo", raised)
    assert read is not None
    assert read.continued.withdrawn is not None
    assert read.continued.withdrawn.words == "I am afraid."
    commands.acknowledge(**by(cast, "mo", raised), words="I have read it all the same.")
    assert mine(somebody).continued.withdrawn is not None
    assert not mine(somebody).own.can_withdraw or row.state != State.CLOSED


def test_a_concern_is_withdrawn_once(raised, somebody):
    commands.withdraw(**own(somebody), words="")

    with pytest.raises(NotPossible, match="already"):
        commands.withdraw(**own(somebody), words="")


def test_a_signatory_withdraws_their_own_part_alone(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token, "I was there.")

    commands.withdraw(**own(who), words="")

    assert Concern.objects.get(id=lodged.id).state == State.RECEIVED
    assert mine(who).continued.withdrawn is not None
    with pytest.raises(NotPossible, match="already"):
        commands.withdraw(**own(who), words="")


def test_a_signatory_answers_and_adds_in_a_place_that_the_convener_cannot_read(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token)
    commands.answer_question(
        **own(who), question=Question.WHO_ELSE, answer=Answer(words="The night team.")
    )
    commands.add_evidence(**own(who), words="What I saw.")

    reader = next(each for each in ("auditor", "mo") if page(cast, each, lodged))
    read, convener = page(cast, reader, lodged), page(cast, "union", lodged)

    assert read is not None
    assert convener is not None
    [statement] = read.statements
    assert [each.words for each in statement.continued.added] == ["What I saw."]
    assert statement.continued.answered == 1
    assert convener.statements == ()
    assert not convener.continued.anything


def test_a_closed_concern_still_takes_what_its_reporter_says(cast):
    who = Reporter()
    raised = raise_alone(who)
    row = Concern.objects.get(id=raised.id)
    commands.withdraw(**own(who), words="")
    row.refresh_from_db()

    commands.report_detriment(**own(who), words="It has begun.")
    commands.answer_question(**own(who), question=Question.WHERE, answer=Answer(unsure=True))

    assert len(mine(who).continued.detriments) == 1
