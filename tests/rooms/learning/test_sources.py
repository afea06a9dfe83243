"""Earlier sources: what is owed to those who gave evidence, from completion on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from tests.rooms.learning.scene import AUTHOR
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.drafts import EarlierSource, PostThen
from upheld.learning.states import SourceKind
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
    return commands.record_source(**scene.by(AUTHOR), source=source)


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
    away = replace(scene.cast.actor("mo"), excluded_from=frozenset({str(made.matter)}))
    assert queries.source(actor=away, keys=scene.cast.keys("mo"), id=made.id) is None
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.say_shared(actor=away, at=scene.at, source=made, on=date(2021, 3, 1))


def test_southwaters_inquiry_was_never_shared_and_its_report_says_so(told):
    public = queries.published(told.matter)
    [found] = [each for each in public.sources if each.kind == SourceKind.INQUIRY]
    assert found.share_by == date(2019, 10, 28)
    assert found.shared_on is None
    assert found.commissioned_by.startswith("Chief operations officer (in post")
