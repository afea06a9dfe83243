"""The review of what a load did not understand, as a page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.rooms.practice.shelf.test_mappings import ODD
from tests.web.markup import Page
from tests.web.test_practice_loads import folder_of_its_own, send, words  # noqa: F401  A fixture.
from upheld.jobs import files
from upheld.practice import arrivals, figures, mappings
from upheld.practice.models import Arrival, Load, Mapping
from upheld.practice.states import Origin


@pytest.fixture(autouse=True)
def measures_are_not_what_is_tested(monkeypatch):
    monkeypatch.setattr(figures, "prepare", lambda: iter(()))


@pytest.fixture
def analyst(sign_in) -> Client:
    return sign_in("analyst", unlocked=False)


@pytest.fixture
def load(analyst) -> Load:
    send(analyst, ODD, "audits.csv")
    return Load.objects.get()


@pytest.fixture
def address(load) -> str:
    return reverse("practice-mapping", args=[load.id])


def test_the_report_leads_to_the_review_where_something_is_open(analyst, load, address):
    report = analyst.get(reverse("practice-load", args=[load.id]))
    assert "2 headings or spellings were not understood" in words(report)
    assert address in report.text


def test_nothing_is_chosen_before_a_person_chooses(analyst, address):
    answer = analyst.get(address)
    # The column by its standard name, whatever heading the file had for it.
    assert "In audi_grade: stands in 2 rows" in words(answer)
    shown = Page(answer.text)
    assert len(shown.all("select")) == 2
    chosen = [
        each.attributes["value"] for each in shown.all("option") if "selected" in each.attributes
    ]
    assert chosen in ([], ["", ""])


def test_a_person_confirms_one_leaves_another_and_the_file_is_read_again(analyst, load, address):
    keys = {each.theirs: each.key for each in mappings.still_open(load)}
    told = {keys["goodish"]: "good", keys["zzz"]: "-"}
    done = analyst.post(address, told, follow=True)
    assert "Kept as version 1." in words(done)
    assert "Everything in this load has been understood or decided." in words(done)
    assert "Performance and data analyst" in words(done)
    again = analyst.post(reverse("practice-again", args=[load.id]))
    assert load.id not in analyst.get(again.headers["Location"]).text  # it has brought nothing yet
    files.read_all()
    shown = words(analyst.get(again.headers["Location"]))
    assert "Read again for the Performance and data analyst" in shown
    newer = Load.objects.exclude(id=load.id).get()
    report = words(analyst.get(reverse("practice-load", args=[newer.id])))
    assert "Read with version 1 of the mapping." in report
    old = words(analyst.get(reverse("practice-load", args=[load.id])))
    assert "A later reading of the same content stands in its place." in old


def test_what_is_not_decided_is_asked_again(analyst, load, address):
    key = mappings.still_open(load)[0].key
    analyst.post(address, {key: "good"})
    assert [each.theirs for each in mappings.still_open(load)] == ["zzz"]


@pytest.mark.parametrize("told", [{}, {"nobody": "good"}])
def test_nothing_decided_is_said_and_kept_nowhere(analyst, address, told):
    answer = analyst.post(address, told)
    assert answer.status_code == 200
    assert "Decide at least one" in words(answer)
    assert not Mapping.objects.exists()


def test_a_code_that_is_none_is_refused_and_nothing_is_lost(analyst, load, address):
    first, second = mappings.still_open(load)
    answer = analyst.post(address, {first.key: "good", second.key: "<b>excellent</b>"})
    assert answer.status_code == 200
    assert "<b>excellent" not in answer.text
    assert not Mapping.objects.exists()
    kept = [
        e.attributes["value"] for e in Page(answer.text).all("option") if "selected" in e.attributes
    ]
    assert "good" in kept


def test_a_file_that_is_gone_is_asked_for(analyst, load, address, settings):
    settings.UPHELD_KEEP_FILES_DAYS = -1
    arrivals.sweep()
    answer = analyst.post(reverse("practice-again", args=[load.id]), follow=True)
    assert "The file is not here any more. Send it again." in words(answer)
    assert not Arrival.objects.filter(origin=Origin.AGAIN).exists()


def test_for_anybody_else_there_is_no_review(sign_in, load, address):
    for slug in ("dcs", "mo", "chair-scrutiny", "improvement-lead"):
        other = sign_in(slug)
        assert other.get(address).status_code == 404
        assert other.post(address, {"a": "b"}).status_code == 404
    assert not Mapping.objects.exists()
