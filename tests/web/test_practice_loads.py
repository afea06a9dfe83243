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
from upheld.practice.models import Load

STRANGERS = ("dcs", "ceo", "improvement-lead", "mo", "chair-scrutiny")
ADD = reverse("practice-load-file")


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, settings) -> Path:
    settings.UPHELD_PRACTICE_DIR = tmp_path / "practice"
    return tmp_path / "practice"


@pytest.fixture
def analyst(sign_in) -> Client:
    return sign_in("analyst", unlocked=False)


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def send(client: Client, text: str | bytes = MIXED, name: str = "supervision.csv", **more: str):
    content = text.encode() if isinstance(text, str) else text
    return client.post(ADD, {"file": SimpleUploadedFile(name, content), **more})


def test_a_file_is_loaded_and_its_report_says_what_became_of_it(analyst):
    sent = send(analyst)
    load = Load.objects.get()
    assert sent.headers["Location"] == reverse("practice-load", args=[load.id])
    report = analyst.get(sent.headers["Location"])
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
        (b"", "This file is empty"),
    ],
)
def test_a_file_that_cannot_be_read_stands_on_the_form_in_one_sentence(
    analyst, folder_of_its_own, text, told
):
    answer = send(analyst, text, "list.xlsx")
    assert answer.status_code == 200
    assert told in words(answer)
    assert "Error:" in answer.text.split("</title>")[0]
    assert not Load.objects.exists()
    assert [each for each in folder_of_its_own.rglob("*") if each.is_file()] == []


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
        ("practice-home", []),
        ("practice-loads", []),
        ("practice-load-file", []),
        ("practice-load", [load.id]),
    ):
        assert other.get(reverse(name, args=given)).status_code == 404
    assert send(other, GOOD).status_code == 404
    assert other.post(reverse("practice-left-out", args=[load.id, "rejects"])).status_code == 404
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


def test_the_door_of_practice_stands_on_an_analysts_pages_alone(analyst, sign_in):
    door = f'href="{reverse("practice-home")}"'
    assert door in analyst.get(reverse("practice-loads")).text
    assert door not in sign_in("dcs").get("/improvement/").text
