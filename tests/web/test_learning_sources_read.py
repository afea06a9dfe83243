"""Reading an inspection report on the pages: proposed, confirmed line by line, and who may know."""

from __future__ import annotations

import io
import re

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.journeys.test_what_was_said_before import REPORT
from tests.reference_data import reference
from tests.rooms.learning.test_ofsted import SOUTHAMPTON, WEST_SUSSEX
from tests.web.test_learning_sources import at, words
from upheld.learning import ofsted
from upheld.learning.models import Point, SourceOfEvidence
from upheld.printing.paper import Paper, Words
from upheld.printing.pdf import pdf
from upheld.web.casework.learning_sources_read import UNREAD

PARTS = ("day", "month", "year")
PUBLISHED = {"published_on_day": "8", "published_on_month": "5", "published_on_year": "2019"}
ENDED = {"completed_on_day": "8", "completed_on_month": "3", "completed_on_year": "2019"}


def offer(client, name, content):
    paper = SimpleUploadedFile(name, content)
    return client.post(at("casework-sources-read"), {"file": paper})


def printed(text):
    """The same lines as a PDF."""
    lines = tuple(Words(each.strip()) for each in text.splitlines() if each.strip())
    return pdf(Paper("Report", lines))


def test_reading_a_report_records_nothing_before_a_line_is_confirmed(sign_in):
    receiver, before = sign_in("mo"), SourceOfEvidence.objects.count()
    paper = SimpleUploadedFile("report.txt", REPORT.encode(), "text/plain")
    page = receiver.post(at("casework-sources-read"), {"file": paper})
    shown = words(page)
    assert "Overall effectiveness: Inadequate" in shown
    assert str(UNREAD["published"]) in shown
    assert " checked" not in shown
    assert SourceOfEvidence.objects.count() == before
    [proposed] = re.findall(r'name="proposed" value="([^"]+)"', shown)
    day = {"completed_on_day": "8", "completed_on_month": "3", "completed_on_year": "2019"}
    given = {"proposed": proposed, "title": "Inspection", "date_words": "2019"} | day | PUBLISHED
    refused = receiver.post(at("casework-sources-confirm"), given)
    assert "Confirm at least one line" in words(refused)
    assert SourceOfEvidence.objects.count() == before
    made = receiver.post(at("casework-sources-confirm"), given | {"judgement": ["1"]})
    source = SourceOfEvidence.objects.get(id=made.url.rpartition("/")[2])
    [point] = Point.objects.filter(source=source)
    assert point.text == "Overall effectiveness: Inadequate"
    assert len(source.read_from) == 64


def test_what_was_changed_on_the_way_is_unknown(sign_in):
    given = {"proposed": "changed", "title": "Inspection", "date_words": "2019"}
    assert sign_in("mo").post(at("casework-sources-confirm"), given).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        (
            "report.pdf",
            b"%PDF-1.7 broken",
            "report.pdf cannot be read: it is broken. Save it again.",
        ),
        ("r.zip", b"PK\x03\x04", "r.zip"),
        ("report.txt", b"  ", "No words could be read in this file."),
    ],
)
def test_a_file_that_cannot_be_read_is_said_to_be_so(sign_in, name, content, why):
    shown = words(offer(sign_in("mo"), name, content))
    assert "There is a problem" in shown
    assert why in shown
    assert "Nothing is recorded yet" not in shown


def test_a_report_with_a_password_says_so_and_what_to_do(sign_in):
    held, locked = io.BytesIO(printed(REPORT)), io.BytesIO()
    with pikepdf.open(held) as paper:
        paper.save(locked, encryption=pikepdf.Encryption(owner="one", user="two"))
    shown = words(offer(sign_in("mo"), "report.pdf", locked.getvalue()))
    assert "report.pdf cannot be read: it has a password. Save it without one." in shown


@pytest.mark.parametrize("name", [SOUTHAMPTON, WEST_SUSSEX])
def test_the_published_reports_propose_the_same_as_text_and_as_pdf(sign_in, name):
    text = reference(f"ofsted_reports/{name}").read_text()
    receiver, found = sign_in("mo"), ofsted.propose(text)
    for ending, content in (("txt", text.encode()), ("pdf", printed(text))):
        shown = offer(receiver, f"report.{ending}", content)
        assert shown.text.count('type="checkbox"') == len(found.lines)
        assert found.authority in words(shown)


def confirmed(client, **given):
    shown = words(offer(client, "report.txt", REPORT.encode()))
    [proposed] = re.findall(r'name="proposed" value="([^"]+)"', shown)
    typed = {"proposed": proposed, "title": "Draft report", "date_words": "March 2019"} | ENDED
    return client.post(at("casework-sources-confirm"), typed | {"judgement": ["1"]} | given)


def test_a_report_with_a_day_of_publication_is_public_and_says_that_day(sign_in, client):
    made = confirmed(sign_in("mo"), **PUBLISHED)
    source = SourceOfEvidence.objects.get(id=made.url.rpartition("/")[2])
    assert (source.openness, source.date_words) == ("public", "March 2019, published 8 May 2019")
    assert "Overall effectiveness: Inadequate" in words(client.get(at("public-sources")))


@pytest.mark.parametrize("openness", ["known", "sealed"])
def test_a_report_that_is_not_published_stays_as_confidential_as_somebody_says(
    sign_in, client, openness
):
    made = confirmed(sign_in("mo"), openness=openness)
    source = SourceOfEvidence.objects.get(id=made.url.rpartition("/")[2])
    assert source.openness == openness
    [point] = Point.objects.filter(source=source)
    assert (point.text, point.place) == ("", "")
    assert (source.title, source.read_from == "") == (
        ("", True) if openness == "sealed" else ("Draft report", False)
    )
    public = words(client.get(at("public-sources")))
    assert "Overall effectiveness: Inadequate" not in public
    assert ("Draft report" in public) == (openness == "known")
    assert "Overall effectiveness: Inadequate" in words(sign_in("mo").get(made.url))


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({}, "Choose who may know of it"),
        ({"openness": "public"}, "Enter when it was published, or say who may know"),
        (
            {f"published_on_{part}": each for part, each in zip(PARTS, "110", strict=True)}
            | {"published_on_year": "2031"},
            "Enter a day that has come, or leave this empty",
        ),
    ],
)
def test_what_is_not_published_is_not_public_by_mistake(sign_in, given, why):
    before = SourceOfEvidence.objects.count()
    page = confirmed(sign_in("mo"), **given)
    assert why in words(page)
    assert 'value="Draft report"' in page.text
    assert SourceOfEvidence.objects.count() == before
