"""The register of requests under the law: clocks, what is kept back, who keeps it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from upheld.concerns import commands, law, queries
from upheld.concerns.models import LegalRequest
from upheld.concerns.states import LegalKind, RequestState
from upheld.kernel.decision import NotPossible

from .scene import NOON, TODAY, Reporter, by, raise_alone


def record(cast, kind=LegalKind.SUBJECT_ACCESS, concern=None, **more) -> LegalRequest:
    given = {
        "from_whom": "The holder of senior post A",
        "words": "Everything that is held about me.",
        "received_on": TODAY,
        "due_on": None,
    }
    return commands.record_request(
        actor=cast.actor("mo"),
        at=NOON,
        kind=kind,
        keys=cast.keys("mo"),
        concern=concern,
        **given | more,
    )


def work(cast, request, command, *, at=NOON, **words):
    row = LegalRequest.objects.get(id=request.id)
    return command(actor=cast.actor("mo"), at=at, request=row, keys=cast.keys("mo"), **words)


def lines(cast, slug="mo", today=TODAY):
    return queries.legal_requests(actor=cast.actor(slug), keys=cast.keys(slug), today=today)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2021, 11, 5), date(2021, 12, 6)),  # the fifth is a Sunday
        (date(2021, 1, 31), date(2021, 3, 1)),  # 28 February is a Sunday
        (date(2021, 11, 25), date(2021, 12, 29)),  # Christmas, and its days in lieu
    ],
)
def test_a_month_ends_on_a_working_day(received, due):
    assert law.due(received, 1) == due


def test_a_request_is_late_after_its_day_and_stays_so(cast):
    request = record(cast)
    assert request.due_on == date(2021, 12, 6)

    assert not lines(cast, today=request.due_on)[0].late
    assert lines(cast, today=request.due_on + timedelta(days=1))[0].late
    work(cast, request, commands.answer_request, words="All but two letters.")
    [line] = lines(cast, today=request.due_on + timedelta(days=9))
    assert (line.late, line.state) == (False, RequestState.ANSWERED)
    assert line.answer == "All but two letters."


def test_a_court_names_its_own_day(cast):
    with pytest.raises(NotPossible, match="by which the court"):
        record(cast, LegalKind.DISCLOSURE)

    assert record(cast, LegalKind.DISCLOSURE, due_on=date(2021, 11, 9)).due_on == date(2021, 11, 9)


def test_what_is_kept_back_stands_with_its_reason(cast):
    request = record(cast)

    work(cast, request, commands.note_exemption, what="Two letters", why="They say who spoke.")

    [note] = lines(cast)[0].notes
    assert (note.what, note.why) == ("Two letters", "They say who spoke.")


def test_time_is_extended_once_and_in_time(cast):
    request = record(cast)
    late = NOON + timedelta(days=60)
    with pytest.raises(NotPossible, match="time is over"):
        work(cast, request, commands.extend_request, reason="It is long.", at=late)

    work(cast, request, commands.extend_request, reason="It is long.")

    assert lines(cast)[0].due_on == date(2022, 2, 7)
    with pytest.raises(NotPossible, match="only once"):
        work(cast, request, commands.extend_request, reason="Longer.")


def test_what_is_answered_is_answered(cast):
    request = record(cast)
    work(cast, request, commands.answer_request, words="Given.")

    for command, words in (
        (commands.answer_request, {"words": "Again."}),
        (commands.note_exemption, {"what": "a", "why": "b"}),
        (commands.extend_request, {"reason": "c"}),
    ):
        with pytest.raises(NotPossible, match="answered already"):
            work(cast, request, command, **words)


@pytest.mark.parametrize("words", ["", "  "])
def test_words_are_needed(cast, words):
    with pytest.raises(NotPossible, match="few words"):
        record(cast, words=words)


def test_it_cannot_come_tomorrow(cast):
    with pytest.raises(NotPossible, match="still to come"):
        record(cast, received_on=TODAY + timedelta(days=1))


def test_what_is_about_a_concern_is_for_its_receivers_without_a_conflict(cast):
    concern = raise_alone(Reporter(), named_posts=(cast.post("senior-a"),))
    request = record(cast, concern=by(cast, "mo", concern)["concern"])

    assert [each.id for each in lines(cast)] == [request.id]
    for slug in ("senior-a", "auditor", "ceo", "union", "investigator"):
        assert lines(cast, slug) == []


def test_in_the_clear_stand_days_and_a_state(cast):
    request = record(cast)

    row = LegalRequest.objects.filter(id=request.id).values().get()
    assert set(row) == {"id", "state", "received_on", "due_on", "compartment_id"}
