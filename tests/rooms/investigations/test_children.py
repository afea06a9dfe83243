"""Was my child one of them? Asked in private, answered with reasons, told and recorded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.investigations import commands, queries
from upheld.investigations.states import Part, WasExamined
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.models import Opening

ASKED = {
    "child": "A girl of nine, Larkspur Primary",
    "asker": "Her father, by post",
    "checked": "Passport, and the birth certificate",
}


def _taken(scene, slug="mo", **changes):
    return commands.take_child_question(**scene.by(slug, keys=True), **(ASKED | changes))


def _looked_up(scene, question, **changes):
    given = {"examined": WasExamined.YES, "words": "She was. The plan has been put right."}
    return commands.look_up_child(**scene.work(question=question, **(given | changes)))


def _told(scene, question, slug="mo", **changes):
    given = {"told_on": scene.at.date(), "words": "At home. He thanked us."}
    return commands.record_asker_told(
        **scene.by(slug, keys=True, question=question, **(given | changes))
    )


def _page(scene, slug):
    return queries.child_questions(
        actor=scene.cast.actor(slug), keys=scene.cast.keys(slug), id=scene.id
    )


def _waiting(scene, slug):
    found = queries.child_questions_waiting(actor=scene.cast.actor(slug))
    return [each.part for each in found if each.investigation == str(scene.id)]


def test_a_question_goes_to_the_investigator_and_the_answer_back_to_the_receiver(scene):
    question = _taken(scene.open())
    assert (_waiting(scene, "investigator"), _waiting(scene, "mo")) == ([Part.INVESTIGATOR], [])
    _looked_up(scene, question)
    question.refresh_from_db()
    assert (_waiting(scene, "investigator"), _waiting(scene, "mo")) == ([], [Part.RECEIVER])
    _told(scene, question)
    assert (_waiting(scene, "investigator"), _waiting(scene, "mo")) == ([], [])
    for slug in ("mo", "investigator"):
        [line] = _page(scene, slug).questions
        assert (line.child, line.asker, line.checked) == tuple(ASKED.values())
        assert (line.examined, line.words) == ("yes", "She was. The plan has been put right.")
        assert (line.told, line.told_on) == ("At home. He thanked us.", scene.at.date())


def test_they_are_owed_an_answer_within_a_month(scene):
    question = _taken(scene.open())
    assert 28 <= (question.due_on - question.asked_on).days <= 31
    [line] = _page(scene, "mo").questions
    assert not line.is_late(line.due_on)
    assert line.is_late(line.due_on + timedelta(days=1))


@pytest.mark.parametrize("slug", ["ceo", "ia", "s151"])
def test_nobody_else_sees_that_somebody_asked(scene, slug):
    _taken(scene.open())
    assert _page(scene, slug) is None
    assert _waiting(scene, slug) == []


@pytest.mark.parametrize("left_out", list(ASKED))
def test_a_question_says_which_child_who_asks_and_how_it_was_checked(scene, left_out):
    with pytest.raises(NotPossible, match="Say"):
        _taken(scene.open(), **{left_out: "  "})


def test_nothing_can_be_asked_before_there_is_a_file(scene):
    with pytest.raises(NotPossible):
        _taken(scene.commission())


def test_each_step_comes_once_and_in_its_order(scene):
    question = _taken(scene.open())
    with pytest.raises(NotPossible, match="not answered yet"):
        _told(scene, question)
    _looked_up(scene, question)
    question.refresh_from_db()
    with pytest.raises(NotPossible, match="already"):
        _looked_up(scene, question)
    with pytest.raises(NotPossible, match="until today"):
        _told(scene, question, told_on=scene.at.date() + timedelta(days=1))
    _told(scene, question)
    question.refresh_from_db()
    with pytest.raises(NotPossible, match="already"):
        _told(scene, question)


def test_the_investigator_does_not_tell_and_the_receiver_does_not_look_up(scene):
    question = _taken(scene.open())
    with pytest.raises(NotPermitted):
        commands.look_up_child(
            **scene.by("mo", keys=True),
            question=question,
            examined=WasExamined.NO,
            words="Not one of them.",
        )
    with pytest.raises(NotPermitted):
        _told(scene, question, slug="investigator")


def test_no_word_of_it_stands_in_the_log(scene):
    question = _taken(scene.open())
    _looked_up(scene, question)
    clear = Opening.objects.filter(fields__isnull=False)
    of_it = [str(each.fields) for each in clear if str(question.id) in str(each.fields)]
    assert len(of_it) == 2  # taken, and looked up
    for word in ("Larkspur", "father", "Passport", "put right", "yes"):
        assert word not in "".join(of_it)
