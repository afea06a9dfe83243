"""Composing a learning report: what each passage must say of where it comes from."""

from __future__ import annotations

import pytest

from tests.rooms.learning.scene import AUTHOR, TITLE, investigate, start
from upheld.investigations.states import Outcome
from upheld.kernel.decision import NotPossible
from upheld.learning import commands, completeness, queries
from upheld.learning.completeness import Answered, Gaps
from upheld.learning.drafts import Draft
from upheld.learning.models import Derivation, Passage
from upheld.learning.states import Kind, Stage
from upheld.ledger import queries as ledger


def events_of(scene):
    return [
        each.event for each in ledger.entries_about(actor=scene.cast.actor("mo"), ids=[scene.id])
    ]


def test_a_report_starts_with_its_title_and_the_cases_which_nobody_typed(scene):
    title, cases = scene.page().passages
    assert (title.kind, title.text, title.publishable) == (Kind.TITLE, TITLE, True)
    assert (cases.kind, cases.upheld, cases.examined) == (Kind.CASES, 1, 2)
    assert not cases.publishable
    assert "learning.report.started" in events_of(scene)


def test_where_no_case_was_examined_no_count_of_cases_stands_in_the_report(cast, scene):
    other = start(cast, scene.at, investigate(cast, scene.at, cases=False))
    assert [each.kind for each in other.page().passages] == [Kind.TITLE]


def test_a_report_starts_only_once_the_findings_are_signed_off(scene):
    work = scene.investigated
    unfinished = type(work)(cast=work.cast, concern=work.concern, at=work.at).find_everything()
    with pytest.raises(NotPossible):
        start(scene.cast, scene.at, unfinished)


def test_a_report_needs_a_title(cast, scene):
    with pytest.raises(NotPossible, match="title"):
        start(cast, scene.at, scene.investigated, title="  ")


def test_a_passage_remembers_the_findings_that_it_comes_from(scene):
    before = events_of(scene).count("learning.passage.added")
    passage = scene.add(Kind.FOUND, "Visits were invented.", findings=scene.upheld())
    [traced] = Derivation.objects.filter(passage=passage)
    assert (traced.finding_id, traced.area, traced.outcome) == (
        scene.upheld()[0],
        1,
        Outcome.UPHELD.value,
    )
    assert events_of(scene).count("learning.passage.added") == before + 1


def test_a_verdict_that_is_our_reading_says_so(scene):
    scene.add(Kind.NOT_UPHELD, "Nobody ordered it.", findings=scene.not_upheld())
    shown = scene.page().passages[-1]
    assert shown.inferred
    assert shown.outcome == Outcome.NOT_UPHELD.value


@pytest.mark.parametrize(
    ("kind", "draft", "told"),
    [
        (Kind.FOUND, Draft("Words."), "which findings"),
        (Kind.NOT_UPHELD, Draft("Words."), "which findings"),
        (Kind.RECOMMENDATION, Draft("Words."), "which findings"),
        (Kind.NO_RECOMMENDATION, Draft("Words."), "which findings"),
        (Kind.COUNT, Draft("31 people"), "who gave this number"),
        (Kind.COUNT, Draft("31 people", said_by="The union"), "who gave this number"),
        (Kind.TOLD, Draft(" \n "), "Write the passage"),
        (Kind.TITLE, Draft("Another title"), "from the start"),
        (Kind.CASES, Draft("13 of 21"), "from the start"),
    ],
)
def test_a_passage_without_what_its_kind_needs_is_not_written(scene, kind, draft, told):
    before = Passage.objects.count()
    with pytest.raises(NotPossible, match=told):
        commands.add_passage(**scene.with_keys(AUTHOR), kind=kind, draft=draft)
    assert Passage.objects.count() == before
    assert scene.row().revision == 1


def test_a_verdict_belongs_to_findings_with_that_outcome_alone(scene):
    with pytest.raises(NotPossible, match="other kind"):
        scene.add(Kind.FOUND, findings=scene.not_upheld())
    with pytest.raises(NotPossible, match="other kind"):
        scene.add(Kind.NOT_UPHELD, findings=scene.upheld())
    with pytest.raises(NotPossible, match="different outcomes"):
        scene.add(Kind.FOUND, findings=scene.upheld() + scene.not_upheld())


def test_a_finding_of_another_investigation_is_unknown_here(cast, scene):
    other = start(cast, scene.at, investigate(cast, scene.at))
    with pytest.raises(NotPossible, match="not in the investigation"):
        scene.add(Kind.FOUND, findings=other.upheld())


def test_recommendations_are_numbered_as_they_come(scene):
    made = [scene.add(Kind.RECOMMENDATION, findings=scene.upheld()) for _ in range(2)]
    assert [each.ref for each in made] == ["R1", "R2"]


def test_a_passage_written_again_keeps_its_place_and_forgets_the_old_words(scene):
    passage = scene.add(Kind.RECOMMENDATION, "First words.", findings=scene.upheld())
    both = scene.upheld() + scene.not_upheld()
    commands.rewrite_passage(
        **scene.with_keys(AUTHOR), passage=passage, draft=Draft("Second words.", findings=both)
    )
    shown = scene.page().passages[-1]
    assert (shown.id, shown.text, shown.ref) == (passage.id, "Second words.", "R1")
    assert set(shown.findings) == set(both)


def test_the_cases_cannot_be_typed_and_the_title_cannot_be_kept_back(scene):
    title, cases = Passage.objects.filter(report_id=scene.id).order_by("position")
    with pytest.raises(NotPossible, match="rolled up"):
        commands.rewrite_passage(
            **scene.with_keys(AUTHOR), passage=cases, draft=Draft("2 of 2 cases")
        )
    with pytest.raises(NotPossible, match="without its title"):
        commands.mark_publishable(**scene.by(AUTHOR), passage=title, publishable=False)


def test_a_passage_of_another_report_is_not_touched(cast, scene):
    other = start(cast, scene.at, scene.investigated)
    passage = other.add(Kind.TOLD)
    with pytest.raises(NotPossible, match="another report"):
        commands.mark_publishable(**scene.by(AUTHOR), passage=passage, publishable=False)
    with pytest.raises(NotPossible, match="another report"):
        commands.rewrite_passage(
            **scene.with_keys(AUTHOR), passage=passage, draft=Draft("Mine now.")
        )


def test_a_finding_not_upheld_has_to_be_told_before_anybody_reads(scene):
    scene.add(Kind.RECOMMENDATION, findings=scene.upheld())
    with pytest.raises(NotPossible, match="not upheld in a passage that may be published"):
        scene.submit()
    passage = scene.add(Kind.NOT_UPHELD, findings=scene.not_upheld(), publishable=False)
    with pytest.raises(NotPossible, match="headline area 1"):
        scene.submit()
    commands.mark_publishable(**scene.by(AUTHOR), passage=passage, publishable=True)
    assert scene.submit().row().state == Stage.SUBMITTED


def test_an_upheld_finding_leads_to_a_recommendation_or_to_a_reason_for_none(scene):
    scene.add(Kind.NOT_UPHELD, findings=scene.not_upheld())
    scene.add(Kind.RECOMMENDATION, findings=scene.upheld(), publishable=False)
    with pytest.raises(NotPossible, match="needs a recommendation"):
        scene.submit()
    page = scene.page()
    assert [each.unanswered for each in page.findings] == [True, False]
    assert not page.may_submit
    scene.add(Kind.NO_RECOMMENDATION, "The rules ask for it.", findings=scene.upheld())
    scene.clear()
    assert scene.page().may_submit
    assert scene.submit().row().state == Stage.SUBMITTED


def test_a_report_is_not_submitted_by_keys_that_do_not_open_the_findings(scene):
    scene.complete()
    with pytest.raises(NotPossible, match="do not open"):
        commands.submit(**(scene.with_keys(AUTHOR) | {"keys": scene.cast.keys("mo")}))


def test_what_is_missing_is_said_by_the_numbers_of_headline_areas():
    found = [
        Answered(id, area, outcome)
        for id, area, outcome in (
            ("a", 1, Outcome.UPHELD),
            ("b", 2, Outcome.PARTLY_UPHELD),
            ("c", 3, Outcome.UNABLE_TO_DETERMINE),
            ("d", 3, Outcome.NO_FINDING),
        )
    ]
    missing = completeness.gaps(found, ())
    assert missing == Gaps(untold=frozenset("cd"), unanswered=frozenset("ab"))
    assert "missing in headline area 3." in completeness.in_words(missing, found)
    assert "missing in headline areas 1, 2." in completeness.in_words(missing, found)
    assert not completeness.gaps((), ())


def test_what_waits_goes_from_the_author_to_the_first_reader_to_the_second(complete):
    def waiting():
        return {
            slug: [
                each.kind
                for each in queries.what_waits(
                    actor=complete.cast.actor(slug),
                    keys=complete.cast.keys(slug),
                    today=complete.at.date(),
                )
                if each.id == complete.id
            ]
            for slug in (AUTHOR, "mo", "ceo", "union")
        }

    nothing = {AUTHOR: [], "mo": [], "ceo": [], "union": []}
    assert waiting() == nothing | {AUTHOR: ["write"]}
    complete.submit()
    assert waiting() == nothing | {"mo": ["approve"]}
    complete.approve()
    assert waiting() == nothing | {"ceo": ["release"]}
    complete.release()
    assert waiting() == nothing
