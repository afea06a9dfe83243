"""A union and the people criticised read a released report before its day, and nobody else."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.embargo import CRITICISED, TERMS, TO_THEM, UNION, Embargo
from tests.rooms.learning.scene import AUTHOR, FIRST, SECOND, investigate, start, tampering
from upheld.disclosure.extracting import extract
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.learning import commands, queries
from upheld.learning.models import EmbargoedCopy
from upheld.learning.states import CopyForm
from upheld.ledger.models import Opening

MARK = "Copy for: Somebody, today."


@pytest.fixture
def embargo(cast) -> Embargo:
    return Embargo(cast, AFTER_THE_STORY)


def text_of(content: bytes, form: CopyForm) -> str:
    return " ".join(extract(content, f"a.{form.value}").text.split())


def test_the_union_reads_the_report_from_the_release_to_its_day(embargo):
    embargo.agree()
    assert embargo.mine(UNION) == []
    embargo.release()
    [copy] = embargo.mine(UNION)
    assert (copy.words, copy.until.date(), copy.until.hour) == (TERMS, embargo.opens_on, 0)
    assert "Visits were written up that nobody made." in str(embargo.read(UNION).passages)
    assert queries.published_by_slug("visits") is None
    embargo.day_comes()
    [copy] = embargo.mine(UNION)
    assert copy.is_open
    assert queries.copied_report(**embargo.who(UNION), id=copy.id) is None
    with pytest.raises(NotPossible, match="Everybody can read"):
        embargo.open(copy, UNION)


def test_each_who_was_served_reads_it_and_nobody_learns_of_the_other(embargo):
    embargo.address()
    assert [embargo.mine(slug) for slug in CRITICISED] == [[], []]
    embargo.release()
    for slug in CRITICISED:
        [copy] = embargo.mine(slug)
        assert copy.words == TO_THEM
        assert copy.post_title == embargo.cast.actor(slug).post_title
        assert embargo.read(slug).title
    for slug in ("dcs", AUTHOR, FIRST, SECOND, UNION, "union-2", "ia", "auditor"):
        assert embargo.mine(slug) == []
    embargo.day_comes()
    [copy] = embargo.mine("senior-a")
    assert copy.is_open
    assert copy.slug == "visits"


def test_a_conflict_takes_the_copy_from_a_union_and_from_nobody_criticised(embargo):
    embargo.agree()
    embargo.address()
    embargo.release()
    away = frozenset({str(embargo.scene.row().matter)})
    for slug, found in ((UNION, 0), ("senior-a", 1)):
        actor = replace(embargo.cast.actor(slug), excluded_from=away)
        mine = queries.my_copies(actor=actor, keys=embargo.cast.keys(slug))
        assert len([each for each in mine if each.report == embargo.id]) == found


def test_a_union_officer_who_left_the_post_reads_nothing(embargo):
    copy = embargo.agree()
    embargo.release()
    left = replace(embargo.cast.actor(UNION), roles=frozenset())
    who = {"actor": left, "keys": embargo.cast.keys(UNION)}
    assert queries.my_copy(**who, id=copy.id) is None
    with pytest.raises(NotPermitted):
        commands.open_copy(**who, at=embargo.at, copy=copy, form=CopyForm.PAGE)


@pytest.mark.parametrize("slug", ["union-2", "senior-a", "senior-b", AUTHOR, FIRST, SECOND, "dcs"])
def test_nobody_opens_the_copy_of_another(embargo, slug):
    agreed = embargo.agree()
    addressed = embargo.address()
    embargo.release()
    [mine] = [*embargo.mine(slug), None][:1]
    for copy in (agreed, *addressed):
        if mine and copy.id == mine.id:
            continue
        with pytest.raises(NotPermitted, match="no longer here"):
            embargo.open(copy, slug)
        assert queries.copy_to_open(**embargo.who(slug), id=copy.id) is None
        asked = {"id": copy.id, "form": CopyForm.PDF, "mark": ""}
        assert queries.copied_file(**embargo.who(slug), **asked) is None
        assert queries.copied_report(**embargo.who(slug), id=copy.id) is None


def test_nothing_is_opened_before_the_release(embargo):
    agreed = embargo.agree()
    [addressed, _] = embargo.address()
    for copy, slug in ((agreed, UNION), (addressed, embargo_holder(embargo, addressed))):
        with pytest.raises(NotPossible, match="no longer here"):
            embargo.open(copy, slug)
        assert queries.copied_report(**embargo.who(slug), id=copy.id) is None


def embargo_holder(embargo: Embargo, copy: EmbargoedCopy) -> str:
    line = next(each for each in embargo.page(AUTHOR).served if each.copy == copy.id)
    return next(s for s in CRITICISED if embargo.cast.actor(s).post_title == line.post_title)


def test_what_was_agreed_is_stopped_with_a_reason_that_the_union_reads(embargo):
    copy = embargo.agree()
    embargo.release()
    with pytest.raises(NotPossible, match="Say why"):
        embargo.stop(copy, reason=" ")
    embargo.stop(copy)
    [mine] = embargo.mine(UNION)
    assert mine.stopped_because == "It leaked."
    assert queries.copied_report(**embargo.who(UNION), id=copy.id) is None
    with pytest.raises(NotPossible, match="was stopped"):
        embargo.open(copy, UNION)
    with pytest.raises(NotPossible, match="stopped already"):
        embargo.stop(copy)
    embargo.agree()
    assert embargo.page(FIRST).agreements == 2


@pytest.mark.parametrize("slug", [AUTHOR, SECOND, UNION, "auditor"])
def test_only_who_agreed_stops_it_and_only_before_the_day(embargo, slug):
    copy = embargo.agree()
    also = replace(embargo.cast.actor(slug), roles=frozenset({Role.RECEIVER}))
    given = embargo.who(slug) | {"actor": also}
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.stop_copy(**given, at=embargo.at, copy=copy, reason="Mine.")
    embargo.release().day_comes()
    with pytest.raises(NotPossible, match="Everybody can read"):
        embargo.stop(copy)


def test_nothing_is_agreed_with_another_union_or_twice_or_without_words(embargo):
    for person in ("union-2", "senior-a", AUTHOR):
        with pytest.raises(NotPossible, match="the union that lodged"):
            embargo.agree(union=person)
    with pytest.raises(NotPossible, match="Write what you agreed"):
        embargo.agree(terms=" ")
    embargo.agree()
    with pytest.raises(NotPossible, match="agreed with them already"):
        embargo.agree()
    embargo.release().day_comes()
    with pytest.raises(NotPossible, match="Everybody can read"):
        embargo.agree()


@pytest.mark.parametrize("slug", [AUTHOR, SECOND, UNION, "auditor"])
def test_the_receiver_of_the_matter_alone_agrees(embargo, slug):
    also = replace(embargo.cast.actor(slug), roles=frozenset({Role.RECEIVER}))
    with pytest.raises(NotPermitted):
        embargo.agree(slug, actor=also)


def test_a_concern_that_nobody_lodged_for_others_has_no_union(embargo, cast):
    alone = start(cast, embargo.at, investigate(cast, embargo.at))
    page = queries.copies_page(**embargo.who(FIRST), id=alone.id, today=embargo.at.date())
    assert page.may_agree
    assert page.unions == ()


@pytest.mark.parametrize("slug", [FIRST, SECOND, UNION, "senior-a"])
def test_the_author_alone_addresses_copies(embargo, slug):
    with pytest.raises(NotPermitted, match="no longer here"):
        embargo.address(slug)


def test_copies_go_to_people_who_were_served_once_and_with_words(embargo, told):
    packets = tuple(each.packet for each in embargo.page(AUTHOR).waiting)
    others = queries.copies_page(
        **embargo.who(AUTHOR), id=told.learning_report, today=embargo.at.date()
    )
    for wrong in ((), (uuid4(),), (*packets, others.served[0].packet)):
        with pytest.raises(NotPossible, match="people who were served"):
            embargo.address(packets=wrong)
    with pytest.raises(NotPossible, match="Write what you agreed"):
        embargo.address(words=" ")
    embargo.address(packets=packets[:1])
    with pytest.raises(NotPossible, match="has a copy already"):
        embargo.address(packets=packets)
    embargo.address(packets=packets[1:])
    assert embargo.page(AUTHOR).waiting == ()
    embargo.release().day_comes()
    with pytest.raises(NotPossible, match="Everybody can read"):
        embargo.address(packets=packets)


def test_somebody_served_on_paper_gets_it_on_paper_from_the_author(embargo, cast, monkeypatch):
    slug = "cabinet"
    monkeypatch.setattr("upheld.vault.holders.keys_that_count", without(cast.person(slug)))
    work = investigate(cast, embargo.at, criticised=(slug,))
    scene = start(cast, embargo.at, work).complete()
    who = embargo.who(AUTHOR)
    page = queries.copies_page(**who, id=scene.id, today=embargo.at.date())
    assert [each.on_paper for each in page.served] == [True]
    given = {"packets": (page.served[0].packet,), "words": TO_THEM}
    [copy] = commands.address_copies(**scene.with_keys(AUTHOR), **given)
    with pytest.raises(NotPossible, match="no longer here"):
        commands.print_copy(**scene.with_keys(AUTHOR), copy=copy)
    asked = {"id": copy.id, "mark": MARK}
    assert queries.printed_copy(**who, **asked) is None
    scene.submit().approve().release(opens_on=embargo.opens_on)
    commands.print_copy(**scene.with_keys(AUTHOR), copy=copy)
    printed = text_of(queries.printed_copy(**who, **asked), CopyForm.PDF)
    assert MARK in printed
    assert TO_THEM in printed
    for other in (FIRST, SECOND, slug):
        with pytest.raises(NotPermitted, match="no longer here"):
            commands.print_copy(**scene.with_keys(other), copy=copy)
        assert queries.printed_copy(**embargo.who(other), **asked) is None
    assert queries.my_copies(**embargo.who(slug)) == []
    embargo.day_comes()
    assert queries.printed_copy(**who, **asked) is None


def without(person):
    from upheld.vault import holders  # noqa: PLC0415  The function before it is replaced.

    whole = holders.keys_that_count
    return lambda ids, at: whole([each for each in ids if each != person], at)


def test_each_file_that_is_taken_away_says_whose_it_is(embargo):
    embargo.agree()
    embargo.release()
    [copy] = embargo.mine(UNION)
    for form in (CopyForm.HTML, CopyForm.PDF, CopyForm.DOCX):
        embargo.open(copy, UNION, form)
        asked = {"id": copy.id, "form": form, "mark": MARK}
        words = text_of(queries.copied_file(**embargo.who(UNION), **asked), form)
        assert MARK in words
        assert "Visits were written up that nobody made." in words
        assert MARK not in text_of(kept(form), form)


def kept(form: CopyForm) -> bytes:
    from upheld.learning.models import PublishedFile  # noqa: PLC0415  Only this asks the table.

    row = PublishedFile.objects.get(report__slug="visits", format=form.value)
    return bytes(row.content)


def test_a_correction_before_the_day_reaches_every_copy(embargo):
    embargo.agree()
    embargo.address()
    embargo.release()
    assert embargo.read(UNION).passages[0].text == "Visits were written up that nobody made."
    embargo.correct("Some visits were written up that nobody made.")
    for slug in (UNION, *CRITICISED):
        report = embargo.read(slug)
        assert report.passages[0].text == "Some visits were written up that nobody made."
        assert report.corrections[0].why == "It said it of every visit."


def test_the_clear_rows_and_the_log_do_not_say_for_whom_a_copy_is(embargo):
    before = set(Opening.objects.values_list("id", flat=True))
    copy = embargo.agree()
    embargo.address()
    embargo.release()
    for slug in (UNION, "senior-a"):
        embargo.read(slug)
    embargo.stop(copy)
    rows = repr([*EmbargoedCopy.objects.values()])
    log = repr([each.fields for each in Opening.objects.exclude(id__in=before)])
    for slug in (UNION, *CRITICISED):
        for secret in (str(embargo.cast.person(slug)), str(embargo.cast.post(slug))):
            assert secret not in rows
            assert secret not in log
    for words in (TERMS, TO_THEM, "It leaked."):
        assert words not in rows + log
    assert "learning.copies.addressed" in log
    assert "learning.copy.opened" not in log


def test_those_who_hold_no_packet_are_told_numbers_alone(embargo):
    embargo.agree()
    embargo.address()
    for slug in (FIRST, SECOND):
        page = embargo.page(slug)
        assert (page.served, page.addressed, page.on_paper) == ((), 2, 0)
        assert page.investigator == "Independent investigator"
        assert not page.may_address
    assert [each.words for each in embargo.page(FIRST).agreed] == [TERMS]
    for slug in (SECOND, AUTHOR):
        page = embargo.page(slug)
        assert (page.agreed, page.agreements, page.unions) == ((), 1, ())
    for slug in (UNION, "senior-a", "dcs"):
        assert embargo.page(slug) is None


def test_an_author_whose_keys_open_no_packet_addresses_nothing_and_is_told_so(embargo):
    packets = tuple(each.packet for each in embargo.page(AUTHOR).waiting)
    for lost, slug in enumerate(CRITICISED, start=1):
        embargo.lose(slug)
        page = embargo.page(AUTHOR)
        assert (page.is_author, page.packets, page.not_opened) == (True, 2, lost)
        assert not page.can_address
        assert embargo.post(slug) not in str(page.served)
        for chosen in (packets, packets[:1], packets[1:]):
            with pytest.raises(NotPossible, match="whose packets your keys open"):
                embargo.address(packets=chosen)
    assert not EmbargoedCopy.objects.filter(report=embargo.id).exists()


def test_copies_stay_with_whoever_has_them_when_the_author_opens_none_any_more(embargo):
    embargo.address()
    for slug in CRITICISED:
        embargo.lose(slug)
    embargo.release()
    page = embargo.page(AUTHOR)
    assert (page.addressed, page.served, page.not_opened) == (2, (), 2)
    for slug in CRITICISED:
        assert embargo.read(slug).title
    for copy in EmbargoedCopy.objects.filter(report=embargo.id):
        with pytest.raises(NotPermitted, match="no longer here"):
            commands.print_copy(**embargo.scene.with_keys(AUTHOR), copy=copy)


def test_where_nobody_was_served_nobody_can_be_addressed(embargo, cast):
    alone = start(cast, embargo.at, investigate(cast, embargo.at))
    page = queries.copies_page(**embargo.who(AUTHOR), id=alone.id, today=embargo.at.date())
    assert (page.is_author, page.packets, page.not_opened, page.can_address) == (True, 0, 0, False)


def test_a_refused_attempt_on_a_copy_is_sealed(embargo):
    copy = embargo.agree()
    embargo.release()
    before = set(Opening.objects.values_list("id", flat=True))
    with pytest.raises(NotPermitted):
        embargo.open(copy, "dcs")
    with pytest.raises(NotPermitted):
        embargo.stop(copy, "dcs")
    log = [each.fields for each in Opening.objects.exclude(id__in=before)]
    assert str(copy.id) not in repr(log)


@pytest.mark.parametrize(
    "changed", [{"made_for": "press"}, {"on_paper": True}, {"stopped_on": "2021-11-05"}]
)
def test_the_database_refuses_a_copy_that_cannot_be(embargo, changed):
    row = embargo.agree()
    with pytest.raises(IntegrityError), transaction.atomic(), tampering("learning"):
        EmbargoedCopy.objects.filter(id=row.id).update(**changed)


def test_the_story_gave_three_and_two_were_opened(cast, told):
    rows = EmbargoedCopy.objects.filter(report=told.learning_report)
    assert rows.count() == 3
    assert rows.exclude(first_opened_on=None).count() == 2
    for slug in ("union", "senior-a", "senior-b"):
        [mine] = queries.my_copies(actor=cast.actor(slug), keys=cast.keys(slug))
        assert mine.is_open
