"""The public record: open to anyone, the same for all, and readable without scripts."""

from __future__ import annotations

import hashlib
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from upheld.kernel.actor import ANYONE
from upheld.learning import queries
from upheld.learning.states import Kind
from upheld.ledger import queries as ledger

SLUG = "southwater-2020"


@pytest.fixture
def page(client, told):
    def read(name: str, *args: str) -> str:
        answer = client.get(reverse(name, args=args))
        assert answer.status_code == 200
        return " ".join(answer.content.decode().split())

    return read


def words(page: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())


def test_the_start_page_and_the_record_lead_to_the_matter(page):
    address = reverse("public-matter", args=[SLUG])
    assert f'href="{address}"' in page("start")
    assert f'href="{address}"' in page("public-record")


def test_the_page_of_a_matter_starts_with_what_changed_for_children(page):
    shown = page("public-matter", SLUG)
    headings = re.findall(r"<h2[^>]* id=\"(\w+)\"", shown)
    assert headings == ["children", "told", "found", "doing", "proof"]


def test_every_page_says_what_the_release_rests_on(page):
    for name in ("public-matter", "public-report"):
        shown = words(page(name, SLUG))
        assert "Checked by machine against the confidential file, and read by two people." in shown
        assert "Monitoring officer and Chief executive" in shown
        assert "This is a worked example." in shown


def test_numbers_that_differ_stand_apart_with_who_gave_them(page):
    shown = words(page("public-matter", SLUG))
    for number, who in (
        ("31 people", "The council's paper"),
        ("About 35 people", "The union, to the trade press"),
        ("About 30 people", "A local newspaper"),
    ):
        row = re.search(rf"{number}[^.]*?{who.replace(chr(39), '&#39;')}", shown)
        assert row, number
    assert "have not made one number of them" in shown


def test_the_cases_are_added_up_and_say_where_from(page):
    shown = words(page("public-matter", SLUG))
    assert "In 13 of 21 cases" in shown
    assert "added up from the cases examined in the investigation, on 3 August 2020" in shown


def test_what_was_not_upheld_stands_beside_what_was_with_the_same_weight(page):
    shown = page("public-report", SLUG)
    tags = re.findall(r'<strong class="([^"]+)">\s*(Upheld|Not upheld)\s*</strong>', shown)
    by_outcome = {outcome: {css for css, said in tags if said == outcome} for _, outcome in tags}
    assert by_outcome["Upheld"] == by_outcome["Not upheld"]
    assert [said for _, said in tags].count("Not upheld") == 5
    assert [said for _, said in tags].count("Upheld") == 10


def test_verdicts_that_the_source_does_not_state_say_so(page, told):
    inferred = [each for each in queries.published(told.matter).passages if each.inferred]
    assert len(inferred) == 4
    shown = words(page("public-report", SLUG))
    assert shown.count("Our reading; the source does not state it.") == len(inferred)


def test_a_post_is_printed_with_its_tenure(page):
    assert "Chief operations officer (in post since 1 April 2018)" in words(
        page("public-report", SLUG)
    )


def test_the_inquiry_that_was_never_shared_is_shown_as_owed(page):
    for name in ("public-matter", "public-report"):
        assert (
            "Completed September 2019. Commissioned by: Chief operations officer (in post since "
            "1 April 2018). Not shared with those who gave evidence (fell due 28 days after, on "
            "28 October 2019)."
        ) in words(page(name, SLUG))


def test_five_recommendations_each_come_from_findings(told):
    found = queries.published_recommendations(matter=told.matter)
    assert [each.ref for each in found] == ["R1", "R2", "R3", "R4", "R5"]
    published = queries.published(told.matter).recommendations
    assert all(each.areas for each in published)
    assert all(each.origin for each in queries.published(told.matter).passages)


def test_anyone_can_work_out_the_digest_and_find_it_in_the_log(client, told):
    answer = client.get(reverse("public-report-wording", args=[SLUG]))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    digest = hashlib.sha256(answer.content).hexdigest()
    public = queries.published(told.matter)
    assert public.digest == digest
    entry, _opened = ledger.entries_about(actor=ANYONE, ids=[public.id])
    assert entry.fields["digest"] == digest


def test_it_was_public_in_the_week_before_the_panel(told):
    opened = queries.published(told.matter).opens_on
    assert (opened.year, opened.month) == (2020, 8)
    assert 0 < 27 - opened.day <= 7


def test_no_page_needs_or_carries_a_script_of_its_own(page):
    for name in ("public-matter", "public-report"):
        main = page(name, SLUG).partition("<main")[2].partition("</main>")[0]
        assert "<script" not in main
        assert "onclick" not in main


def test_everybody_reads_the_same(client, sign_in, told):
    for name in ("public-matter", "public-report"):
        url = reverse(name, args=[SLUG])
        mains = {
            reader.get(url).content.decode().partition("<main")[2].partition("</main>")[0]
            for reader in (client, sign_in("mo"), sign_in("senior-a", unlocked=False))
        }
        assert len(mains) == 1


@pytest.mark.parametrize("name", ["public-matter", "public-report", "public-report-wording"])
def test_what_is_not_released_is_not_there(client, told, name):
    assert client.get(reverse(name, args=["no-such-matter"])).status_code == 404


def test_a_public_page_asks_a_bounded_number_of_questions(client, told):
    url = reverse("public-matter", args=[SLUG])
    client.get(url)
    with CaptureQueriesContext(connection) as asked:
        client.get(url)
    assert len(asked) <= 45


def test_the_page_of_a_matter_holds_every_finding(page, told):
    shown = page("public-matter", SLUG)
    for each in queries.published(told.matter).of_kind(Kind.FOUND, Kind.NOT_UPHELD):
        assert each.text.replace("'", "&#39;") in shown
