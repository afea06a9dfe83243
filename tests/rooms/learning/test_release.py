"""Two people read the whole, a change voids what they agreed to, and then it is public."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.learning.scene import AUTHOR, INTRUDER, TITLE, start, tampering
from upheld.disclosure.extracting import extract
from upheld.kernel.actor import machine, reporter
from upheld.kernel.decision import NotPossible
from upheld.learning import commands, opening_days, papers, published_words, queries
from upheld.learning.drafts import Draft, EarlierSource, PostThen
from upheld.learning.models import (
    LearningReport,
    Passage,
    PublishedPassage,
    PublishedReport,
)
from upheld.learning.states import AFTER, Kind, SourceKind, Stage, require
from upheld.ledger import queries as ledger
from upheld.vault.models import SealedBody

SECRET = "Nobody outside may read this."


def _add(scene):
    scene.add(Kind.TOLD, "One more thing.")


def _rewrite(scene):
    passage = Passage.objects.get(report_id=scene.id, kind=Kind.TITLE.value)
    commands.rewrite_passage(
        **scene.with_keys(AUTHOR), passage=passage, draft=Draft("Another title")
    )


def _mark(scene):
    passage = Passage.objects.get(report_id=scene.id, kind=Kind.CASES.value)
    commands.mark_publishable(**scene.by(AUTHOR), passage=passage, publishable=True)


def _source(scene):
    source = EarlierSource(kind=SourceKind.AUDIT, title="An audit", date_words="2019")
    scene.record(source)


CHANGES_OF_WORDS = [_add, _rewrite, _mark]
CHANGES = [*CHANGES_OF_WORDS, _source]


def public_rows():
    return PublishedReport.objects.count(), PublishedPassage.objects.count()


def test_one_person_alone_releases_nothing(complete):
    before = public_rows()
    with pytest.raises(NotPossible, match="not submitted"):
        complete.release()
    with pytest.raises(NotPossible, match="not submitted"):
        complete.approve()
    complete.submit()
    with pytest.raises(NotPossible, match="receiver has not read"):
        complete.release()
    assert public_rows() == before


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_sends_a_read_report_back_to_its_author(complete, change):
    complete.submit().approve()
    change(complete)
    row = complete.row()
    assert (row.state, row.first_reader, row.first_read_as) == (Stage.DRAFTED, None, "")
    with pytest.raises(NotPossible):
        complete.release()
    complete.submit().approve().release()
    assert queries.published(row.matter) is not None


@pytest.mark.parametrize("change", CHANGES_OF_WORDS)
def test_nothing_changes_after_release(complete, change):
    complete.submit().approve().release()
    before = queries.published_wording("visits")
    with pytest.raises(NotPossible, match="has been released"):
        change(complete)
    with pytest.raises(NotPossible, match="has been released"):
        complete.submit()
    assert queries.published_wording("visits") == before


def test_a_reader_agrees_only_to_the_revision_that_was_on_the_screen(complete):
    read = complete.row().revision
    complete.add(Kind.TOLD, "Slipped in.")
    complete.submit()
    with pytest.raises(NotPossible, match="changed since"):
        commands.approve_release(**complete.with_keys("mo"), revision=read, intruder=INTRUDER)
    complete.approve()
    with pytest.raises(NotPossible, match="changed since"):
        complete.release(revision=read)


def test_release_publishes_what_was_marked_and_nothing_else(complete):
    complete.add(Kind.TOLD, SECRET, publishable=False)
    complete.submit().approve()
    assert queries.published(complete.row().matter) is None
    assert queries.published_by_slug("visits") is None
    complete.release()
    public = queries.published_by_slug("visits")
    assert (public.title, public.council) == (TITLE, "Southwater")
    assert [each.kind for each in public.passages] == [
        Kind.FOUND,
        Kind.NOT_UPHELD,
        Kind.RECOMMENDATION,
    ]
    assert public.cases_examined is None  # the cases were not marked
    assert SECRET not in queries.published_wording("visits")
    assert public.read_by == "Monitoring officer and Chief executive"


def test_the_log_holds_the_digest_of_the_published_text(complete):
    _mark(complete)
    complete.submit().approve()
    published = complete.release()
    text = queries.published_wording("visits")
    assert "checked by machine: 2021-11-05; flags left with a reason: " in text
    assert "cases upheld: 1 of 2" in text
    [entry] = ledger.entries_about(actor=complete.cast.actor("mo"), ids=[published.id])
    assert entry.event == "learning.report.released"
    assert entry.fields["digest"] == hashlib.sha256(text.encode()).hexdigest()


def test_the_digest_is_of_every_published_word(complete):
    complete.submit().approve()
    digest = complete.release().digest
    with tampering("learning"):
        PublishedPassage.objects.filter(report__slug="visits", kind="not_upheld").update(
            text="Somebody ordered it."
        )
    changed = queries.published_wording("visits")
    assert hashlib.sha256(changed.encode()).hexdigest() != digest


def test_an_address_and_a_matter_are_public_once(cast, complete):
    complete.submit().approve()
    with pytest.raises(NotPossible, match="address already"):
        complete.release(slug="southwater-2020")
    complete.release()
    second = start(cast, complete.at, complete.investigated).complete().submit().approve()
    with pytest.raises(NotPossible, match="public already"):
        second.release(slug="again")


def test_a_passage_that_is_not_what_was_sealed_stops_the_readers(complete):
    complete.submit()
    body = Passage.objects.filter(report_id=complete.id).last().body_id
    with tampering("vault"):
        SealedBody.objects.filter(id=body).update(blob=b"something else")
    with pytest.raises(NotPossible, match="not what was sealed"):
        complete.approve()
    assert [each.readable for each in complete.page("mo").passages].count(False) == 1


def test_posts_are_printed_with_the_tenure_of_whoever_held_them_then(complete, cast):
    before = PostThen(cast.post("dcs"), complete.at.date().replace(year=2019))
    after = PostThen(cast.post("dcs"), complete.at.date())
    complete.add(Kind.OBSERVATION, "It was known.", posts=(before, after))
    complete.submit().approve().release()
    posts = queries.published_by_slug("visits").passages[-1].posts
    assert "in post from 1 April 2018 to 30 June 2020" in posts
    assert "in post since 1 September 2020" in posts


def test_numbers_from_different_people_stay_apart(complete):
    for text, who in (("31 people", "The council"), ("About 35 people", "The union")):
        complete.add(Kind.COUNT, text, said_by=who, as_at="August 2020")
    complete.submit().approve().release()
    counts = queries.published_by_slug("visits").counts
    assert [(each.text, each.said_by) for each in counts] == [
        ("31 people", "The council"),
        ("About 35 people", "The union"),
    ]


def test_the_database_itself_wants_two_readers_who_are_not_the_author(complete):
    row = complete.submit().row()
    for changed in (
        {"state": Stage.REVIEWED.value},
        {"state": Stage.REVIEWED.value, "first_reader": row.author},
        {"state": Stage.RELEASED.value, "first_reader": complete.cast.person("mo")},
        {
            "state": Stage.RELEASED.value,
            "first_reader": complete.cast.person("mo"),
            "second_reader": complete.cast.person("mo"),
            "released_on": complete.at.date(),
        },
    ):
        with tampering("learning"), pytest.raises(IntegrityError), transaction.atomic():
            LearningReport.objects.filter(id=row.id).update(**changed)


@pytest.mark.parametrize("now", list(Stage))
@pytest.mark.parametrize("then", list(Stage))
def test_a_report_moves_as_its_table_says_and_no_other_way(now, then):
    if then in AFTER[now]:
        require(now.value, then=then)
    else:
        with pytest.raises(NotPossible):
            require(now.value, then=then)


def test_each_file_has_its_digest_in_the_log_and_the_same_bytes_again(complete):
    complete.add(Kind.COUNT, "31 people", said_by="The council", as_at="August 2020")
    complete.submit().approve()
    published = complete.release()
    [entry] = ledger.entries_about(actor=complete.cast.actor("mo"), ids=[published.id])
    row = PublishedReport.objects.get(id=published.id)
    again = papers.files(papers.paper(*published_words.parts_of(row)))
    files = queries.published_by_slug("visits").files
    assert [each.format for each in files] == ["html", "pdf", "docx"]
    for each in files:
        content = queries.published_file("visits", each.format)
        assert content == again[each.format]
        assert len(content) == each.size
        assert hashlib.sha256(content).hexdigest() == each.digest == entry.fields[each.format]
        text = " ".join(extract(content, f"report.{each.format}").text.split())
        for words in ("Visits were written up that nobody made.", "Not upheld", "31 people"):
            assert words in text
    assert queries.published_file("visits", "exe") is None


def test_those_who_raised_it_read_it_before_everybody_else(scene):
    published = scene.waiting()
    matter = scene.row().matter
    assert queries.published(matter) is None
    assert queries.published_by_slug("visits") is None
    assert queries.published_wording("visits") is None
    assert queries.published_file("visits", "pdf") is None
    assert queries.published_recommendations(matter=matter) == []
    assert "visits" not in [each.slug for each in queries.published_matters()]
    theirs = queries.for_those_who_raised_it(actor=reporter("somebody"), matter=matter)
    assert (theirs.id, theirs.is_open) == (published.id, False)
    assert queries.for_those_who_raised_it(actor=scene.cast.actor("dcs"), matter=matter) is None


def test_a_released_report_opens_by_the_clock_on_its_day_and_once(scene):
    published = scene.waiting()
    clock, day = machine("tick"), timedelta(days=1)
    assert opening_days.open_due(actor=clock, at=scene.at + 6 * day) == 0
    with pytest.raises(NotPossible, match="its day has not come"):
        commands.open_release(actor=clock, at=scene.at + 6 * day, published=published)
    assert opening_days.open_due(actor=clock, at=scene.at + 7 * day) == 1
    assert opening_days.open_due(actor=clock, at=scene.at + 7 * day) == 0
    assert queries.published_by_slug("visits").opens_on == (scene.at + 7 * day).date()
    entries = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[published.id])
    assert [each.event for each in entries][-1] == "learning.report.opened"


@pytest.mark.parametrize("days", [-1, 57])
def test_a_report_opens_today_or_within_eight_weeks(complete, days):
    complete.submit().approve()
    with pytest.raises(NotPossible, match="eight weeks at most"):
        complete.release(opens_on=complete.at.date() + timedelta(days=days))
