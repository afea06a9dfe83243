"""The pages of loads, for analysts."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.rooms.practice.shelf.sheets import GOOD, MIXED
from tests.web.markup import Page
from upheld.jobs import files
from upheld.practice import figures
from upheld.practice.models import Arrival, Load

STRANGERS = ("dcs", "ceo", "improvement-lead", "mo", "chair-scrutiny")
ADD = reverse("practice-load-file")


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, settings) -> Path:
    settings.UPHELD_PRACTICE_DIR = tmp_path / "practice"
    return tmp_path / "practice"


@pytest.fixture(autouse=True)
def measures_are_not_what_is_tested(monkeypatch):
    """All measures take half a minute; the tests of measures let them be worked out."""
    monkeypatch.setattr(figures, "prepare", lambda: iter(()))


@pytest.fixture
def analyst(sign_in) -> Client:
    return sign_in("analyst", unlocked=False)


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def send(client: Client, text: str | bytes = MIXED, name: str = "supervision.csv", **more: str):
    """Send a file, and have the clock read it."""
    content = text.encode() if isinstance(text, str) else text
    answer = client.post(ADD, {"file": SimpleUploadedFile(name, content), **more})
    files.read_all()
    return answer


def test_a_file_is_loaded_and_its_report_says_what_became_of_it(analyst):
    sent = send(analyst)
    load = Load.objects.get()
    stands = analyst.get(sent.headers["Location"])
    assert reverse("practice-load", args=[load.id]) in stands.text
    assert "What it brought" in words(stands)
    report = analyst.get(reverse("practice-load", args=[load.id]))
    said = words(report)
    assert "3 rows used, 1 left out, 1 values in doubt." in said
    assert "by the Performance and data analyst" in said
    assert "supervision.csv, row 4" in said
    shown = Page(report.text)
    assert len(shown.all("h1")) == 1
    assert shown.links_within <= shown.ids
    for page in ("practice-home", "practice-loads"):
        assert reverse("practice-load", args=[load.id]) in analyst.get(reverse(page)).text


def test_the_same_file_again_says_so_and_changes_nothing(analyst):
    send(analyst)
    again = send(analyst, name="copy.csv")
    assert Load.objects.count() == 1
    assert "This was loaded before." in words(analyst.get(again.headers["Location"]))


def test_the_day_on_which_it_is_true_can_be_said(analyst):
    send(analyst, as_of_day="31", as_of_month="3", as_of_year="2021")
    assert Load.objects.get().as_of.isoformat() == "2021-03-31"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"PK\x03\x04 cut off", "cut off or damaged"),
        (b"a,b\n1,2\n", "holds nothing that can be read"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_sentence_and_leaves_nothing(
    analyst, folder_of_its_own, text, told
):
    answer = send(analyst, text, "list.xlsx")
    shown = analyst.get(answer.headers["Location"])
    assert told in words(shown)
    assert "Nothing of it was loaded" in words(shown)
    assert told in words(analyst.get(reverse("practice-files")))
    assert not Load.objects.exists()
    lying = [each for each in folder_of_its_own.rglob("*") if each.is_file()]
    assert [each.name for each in lying] == ["reading.lock"]


def test_an_empty_file_is_refused_on_the_form(analyst):
    answer = send(analyst, b"", "list.xlsx")
    assert "This file is empty" in words(answer)
    assert "Error:" in answer.text.split("</title>")[0]
    assert not Arrival.objects.exists()


def test_a_file_on_its_way_stands_on_the_first_page_and_can_be_asked_for_again(analyst):
    content = SimpleUploadedFile("supervision.csv", MIXED.encode())
    answer = analyst.post(ADD, {"file": content})
    assert "It waits to be read." in words(analyst.get(answer.headers["Location"]))
    assert "On the way" in words(analyst.get(reverse("practice-home")))
    files.read_all()
    assert "On the way" not in words(analyst.get(reverse("practice-home")))


def test_the_list_of_files_costs_the_same_however_long_it_is(
    analyst, django_assert_num_queries, django_assert_max_num_queries
):
    send(analyst)
    with django_assert_max_num_queries(30) as asked:
        analyst.get(reverse("practice-files"))
        before = len(asked)
    for name in ("a.csv", "b.csv", "c.csv"):
        send(analyst, GOOD.replace("S1", name), name)
    with django_assert_num_queries(before):
        analyst.get(reverse("practice-files"))


@pytest.mark.parametrize("kind", ["rejects", "doubts"])
def test_what_was_left_out_is_downloaded_behind_a_button(analyst, kind):
    send(analyst)
    address = reverse("practice-left-out", args=[Load.objects.get().id, kind])
    assert analyst.get(address).status_code == 405
    answer = analyst.post(address)
    text = b"".join(answer.streaming_content).decode()
    assert answer.headers["Content-Type"].startswith("text/csv")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert len(text.splitlines()) == 2
    assert text.startswith("file,row,column,value,reason")


def test_where_nothing_was_left_out_there_is_no_button_and_no_download(analyst):
    send(analyst, GOOD)
    load = Load.objects.get()
    address = reverse("practice-left-out", args=[load.id, "rejects"])
    assert address not in analyst.get(reverse("practice-load", args=[load.id])).text
    assert analyst.post(address).status_code == 404


@pytest.mark.parametrize("slug", STRANGERS)
def test_for_anybody_else_none_of_it_is_there(analyst, sign_in, slug):
    send(analyst)
    load = Load.objects.get()
    other = sign_in(slug)
    for name, given in (
        ("practice-loads", []),
        ("practice-load-file", []),
        ("practice-load", [load.id]),
        ("practice-files", []),
        ("practice-file", [load.arrival_id]),
        ("practice-mapping", [load.id]),
        ("practice-quality", []),
        ("practice-returns", []),
    ):
        assert other.get(reverse(name, args=given)).status_code == 404
    assert send(other, GOOD).status_code == 404
    assert other.post(reverse("practice-left-out", args=[load.id, "rejects"])).status_code == 404
    assert other.post(reverse("practice-again", args=[load.id])).status_code == 404
    assert Load.objects.count() == 1


def test_a_load_that_does_not_exist_is_not_found(analyst):
    assert analyst.get(reverse("practice-load", args=["0" * 12])).status_code == 404
    assert analyst.post(reverse("practice-left-out", args=["0" * 12, "rejects"])).status_code == 404
    send(analyst)
    strange = reverse("practice-left-out", args=[Load.objects.get().id, "everything"])
    assert analyst.post(strange).status_code == 404


def test_a_stranger_is_asked_to_sign_in():
    for name in ("practice-home", "practice-loads", "practice-load-file"):
        answer = Client().get(reverse(name))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/sign-in")


def test_the_door_of_practice_stands_where_somebody_may_go_through_it(analyst, sign_in):
    door = f'href="{reverse("practice-home")}"'
    assert door in analyst.get(reverse("practice-loads")).text
    assert door in sign_in("dcs").get("/improvement/").text
    assert door not in sign_in("mo").get("/casework/").text
