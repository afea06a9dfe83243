"""Earlier sources: what is owed to those who gave evidence, from completion on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rooms.learning.scene import AUTHOR
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import EarlierSource, PostThen
from upheld.learning.states import Openness, SourceKind, Stage
from upheld.ledger import obligations


def inquiry(**changed) -> EarlierSource:
    usual = {
        "kind": SourceKind.INQUIRY,
        "title": "Inquiry among staff",
        "date_words": "Completed September 2019",
        "completed_on": date(2019, 9, 30),
        "had_contributors": True,
    }
    return EarlierSource(**(usual | changed))


def record(scene, source):
    return scene.record(source)


def test_an_inquiry_is_owed_to_those_who_gave_evidence_28_days_after_completion(scene):
    made = record(scene, inquiry())
    [owed] = obligations.about(made.id)
    assert (owed.kind, owed.due_on) == ("share-with-contributors", date(2019, 10, 28))
    assert owed.is_late(scene.at.date())
    [shown] = scene.page().sources
    assert (shown.share_by, shown.shared_on) == (date(2019, 10, 28), None)


@pytest.mark.parametrize(
    "source",
    [
        inquiry(shared_on=date(2019, 10, 5)),
        inquiry(kind=SourceKind.INSPECTION, had_contributors=False),
        inquiry(kind=SourceKind.AUDIT, had_contributors=False, completed_on=None),
    ],
)
def test_nothing_is_owed_where_it_was_shared_or_nobody_gave_evidence(scene, source):
    assert obligations.about(record(scene, source).id) == []
    assert scene.page().sources[0].share_by is None


def test_a_duty_needs_a_day_to_run_from(scene):
    with pytest.raises(NotPossible, match="when it was completed"):
        record(scene, inquiry(completed_on=None))


def test_the_post_that_commissioned_it_is_printed_with_its_tenure(scene, cast):
    then = PostThen(cast.post("dcs"), date(2019, 9, 30))
    made = record(scene, inquiry(commissioned_by=then))
    assert made.commissioned_by == (
        "Director of children's services (in post from 1 April 2018 to 30 June 2020)"
    )


def share(scene, source, on, slug="mo"):
    return commands.say_shared(actor=scene.cast.actor(slug), at=scene.at, source=source, on=on)


def test_sharing_it_late_discharges_the_duty_and_the_day_it_fell_due_stays(scene):
    made = record(scene, inquiry())
    share(scene, made, date(2021, 3, 1))
    [owed] = obligations.about(made.id)
    assert owed.discharged_on == scene.at.date()
    assert owed.is_late(scene.at.date())
    [shown] = scene.page().sources
    assert (shown.shared_on, shown.share_by) == (date(2021, 3, 1), date(2019, 10, 28))


def test_it_can_be_shared_after_release_and_the_published_words_stay(scene):
    made = record(scene, inquiry())
    scene.complete().submit().approve().release()
    before = queries.published_wording("visits")
    share(scene, made, date(2021, 11, 5), slug="ceo")
    assert queries.published_by_slug("visits").sources[0].shared_on == date(2021, 11, 5)
    assert queries.published_wording("visits") == before


@pytest.mark.parametrize("on", [date(2019, 9, 29), date(2021, 11, 6)])
def test_it_is_not_shared_before_it_was_completed_or_in_the_future(scene, on):
    with pytest.raises(NotPossible, match="from its completion until today"):
        share(scene, record(scene, inquiry()), on)


def test_what_is_not_owed_is_not_shared_again(scene):
    made = record(scene, inquiry(shared_on=date(2019, 10, 5)))
    with pytest.raises(NotPossible, match="Nothing is owed"):
        share(scene, made, date(2021, 3, 1))


def test_a_conflict_takes_this_away_too(scene):
    made = record(scene, inquiry())
    matter = str(scene.row().matter)
    away = replace(scene.cast.actor("mo"), excluded_from=frozenset({matter}))
    page = queries.register_page(actor=away, keys=scene.cast.keys("mo"), id=made.id)
    assert page.investigations == ()
    assert not page.may_say_shared
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.say_shared(actor=away, at=scene.at, source=made, on=date(2021, 3, 1))


def test_it_is_owed_from_the_day_it_is_recorded_without_any_report(scene):
    made = scene.record(inquiry(), "mo", investigation=None)
    [owed] = obligations.about(made.id)
    assert owed.is_late(scene.at.date())
    given = {"actor": scene.cast.actor("mo"), "keys": scene.cast.keys("mo")}
    late = queries.overdue(**given, today=scene.at.date())
    assert made.id in {each.id for each in late}
    [public] = [each for each in queries.public_sources() if each.id == made.id]
    assert public.is_owed
    assert public.days_late(date(2019, 10, 29)) == 1
    assert made.id not in {each.id for each in scene.page().sources}


def test_only_a_receiver_is_told_of_what_is_overdue(scene):
    made = scene.record(inquiry(), "mo", investigation=None)
    given = {"actor": scene.cast.actor(AUTHOR), "keys": scene.cast.keys(AUTHOR)}
    assert queries.overdue(**given, today=scene.at.date()) == []
    assert made.id in {each.id for each in queries.register(**given)}


def test_a_sealed_source_is_owed_too_and_nobody_else_knows_of_it(scene):
    made = scene.record(inquiry(openness=Openness.SEALED), "mo", investigation=None)
    assert (made.title, made.date_words, made.commissioned_by) == ("", "", "")
    assert obligations.about(made.id)[0].is_late(scene.at.date())
    assert made.id not in {each.id for each in queries.public_sources()}

    def held(slug):
        lines = queries.register(actor=scene.cast.actor(slug), keys=scene.cast.keys(slug))
        return {each.title for each in lines if each.id == made.id}

    assert held("mo") == {"Inquiry among staff"}
    assert held(AUTHOR) == set()
    assert held("ceo") == set()


def test_a_sealed_source_of_a_matter_is_held_by_its_three_and_never_public(scene):
    made = scene.record(inquiry(openness=Openness.SEALED))
    assert made.id in {each.id for each in scene.page("ceo").sources}
    matter = str(scene.row().matter)
    away = replace(scene.cast.actor("mo"), excluded_from=frozenset({matter}))
    assert queries.source(actor=away, keys=scene.cast.keys("mo"), id=made.id) is None
    scene.complete().submit().approve().release()
    assert queries.published_by_slug("visits").sources == ()


@pytest.mark.parametrize("slug", ["union", "dcs", "hr"])
def test_there_is_no_register_for_others(scene, slug):
    made = record(scene, inquiry())
    given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug)}
    assert queries.register(**given) == []
    assert queries.source(**given, id=made.id) is None
    assert not queries.keeps_register(actor=scene.cast.actor(slug))


def bring(scene, source, slug=AUTHOR):
    given = {"source": source, "investigation": scene.investigated.row()}
    return commands.bring_source(actor=scene.cast.actor(slug), at=scene.at, **given)


def test_a_source_is_brought_to_a_matter_once_and_sends_the_report_back(scene):
    made = scene.record(inquiry(), "mo", investigation=None)
    scene.complete().submit().approve()
    bring(scene, made)
    assert scene.page().state == Stage.DRAFTED
    assert made.id in {each.id for each in scene.page().sources}
    with pytest.raises(NotPossible, match="already"):
        bring(scene, made)


def test_a_sealed_source_is_not_brought_to_others(scene):
    made = scene.record(inquiry(openness=Openness.SEALED), "mo", investigation=None)
    with pytest.raises(NotPossible, match="others hold its words"):
        bring(scene, made, "mo")


def test_after_release_a_source_is_listed_and_the_published_words_stay(scene):
    scene.complete().submit().approve().release()
    before = queries.published_wording("visits")
    made = record(scene, inquiry())
    assert made.id in {each.id for each in queries.published_by_slug("visits").sources}
    assert queries.published_wording("visits") == before


def statement(scene, **changed) -> EarlierSource:
    usual = {
        "kind": SourceKind.STATEMENT,
        "openness": Openness.PUBLIC,
        "title": "Answer to a newspaper",
        "date_words": "",
        "completed_on": date(2020, 8, 21),
        "commissioned_by": PostThen(scene.cast.post("ceo"), date(2020, 8, 21)),
        "words": "There is no unallocated work.",
    }
    return EarlierSource(**(usual | changed))


def test_a_public_statement_keeps_who_said_it_and_that_no_figure_was_given(scene):
    made = record(scene, statement(scene))
    [shown] = [each for each in queries.public_sources() if each.id == made.id]
    assert (shown.words, shown.figure) == ("There is no unallocated work.", "")
    assert shown.commissioned_by.startswith("Chief executive (in post")
    assert not shown.is_owed


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"words": " "}, "Write down what was said"),
        ({"commissioned_by": None}, "Write down what was said"),
        ({"openness": Openness.KNOWN}, "is public"),
        ({"kind": SourceKind.AUDIT}, "Only a public statement"),
        ({"title": " "}, "what it is called"),
        ({"completed_on": date(2030, 1, 1)}, "has not come"),
    ],
)
def test_a_source_that_is_not_whole_is_not_recorded(scene, changed, why):
    with pytest.raises(NotPossible, match=why):
        record(scene, statement(scene, **changed))


def test_southwaters_inquiry_was_never_shared_and_its_report_says_so(told):
    public = queries.published(told.matter)
    [found] = [each for each in public.sources if each.kind == SourceKind.INQUIRY]
    assert found.share_by == date(2019, 10, 28)
    assert found.shared_on is None
    assert found.commissioned_by.startswith("Chief operations officer (in post")


def test_southwaters_statement_without_a_figure_and_its_apology_are_kept(told):
    public = queries.published(told.matter)
    said = [each for each in public.sources if each.kind == SourceKind.STATEMENT]
    assert {(each.figure, each.is_apology) for each in said} == {("", False), ("", True)}
