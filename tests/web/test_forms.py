"""A Django field becomes a GOV.UK component, and loses nothing that somebody typed."""

from __future__ import annotations

from datetime import date

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st

from tests.web.markup import Page
from tests.web.sink import Sink
from upheld.web.fields import DayField
from upheld.web.forms import error_list

SENT = {
    "who": "agency",
    "what": "\r\nVisits were <b>made up</b>.\r\n\r\n  See my diary.\r\n",
    "post": 'Worker "A"',
    "when_day": "3",
    "when_month": "13",
    "when_year": "2020",
    "kinds": ["records"],
    "team": "x",
    "number": "many",
    "email": "nobody at home",
    "password": "a secret that is not sent back",
    "place": "kept",
}


def drawn(name: str, data: dict[str, object] | None = None) -> Page:
    return Page(str(Sink(data)[name].as_field_group()))


def test_radio_buttons_have_a_legend_and_a_hint_for_a_choice():
    page = drawn("who")

    assert page.one("legend").text.strip() == "Who are you?"
    first, second = page.all("input", type="radio")
    assert (first.attributes["id"], first.attributes["value"]) == ("id_who", "staff")
    assert second.attributes["aria-describedby"] in page.ids
    assert "Also if you have left" in page.markup


def test_checkboxes_are_no_radio_buttons():
    page = drawn("kinds", {"kinds": ["records"]})

    boxes = page.all("input", type="checkbox", name="kinds")
    assert [box.attributes["value"] for box in boxes] == ["load", "records"]
    assert ["checked" in box.attributes for box in boxes] == [False, True]


def test_a_single_checkbox_has_its_label_and_no_legend():
    page = drawn("sure", {"sure": "on"})

    box = page.one("input", type="checkbox", name="sure")
    assert "checked" in box.attributes
    assert page.one("label").text.strip() == "I understand"
    assert page.all("legend") == []


def test_a_select_keeps_what_was_chosen():
    page = drawn("team", {"team": "x"})

    chosen = [
        option.attributes["value"]
        for option in page.all("option")
        if "selected" in option.attributes
    ]
    assert chosen == ["x"]


def test_a_day_has_three_boxes_with_labels_of_their_own():
    page = drawn("when")

    names = [box.attributes["name"] for box in page.all("input")]
    assert names == ["when_day", "when_month", "when_year"]
    assert [label.text.strip() for label in page.all("label")] == ["Day", "Month", "Year"]
    assert {label.attributes["for"] for label in page.all("label")} <= page.ids


def test_a_number_is_typed_as_text_with_a_phones_number_keys():
    box = drawn("number").one("input")

    assert (box.attributes["type"], box.attributes["inputmode"]) == ("text", "numeric")
    assert {"max", "min", "step"} & set(box.attributes) == set()


def test_an_email_address_is_not_checked_for_spelling():
    box = drawn("email").one("input")

    assert (box.attributes["type"], box.attributes["spellcheck"]) == ("email", "false")


def test_a_password_is_never_sent_back():
    page = drawn("password", SENT)

    assert page.one("input").attributes["type"] == "password"
    assert "not sent back" not in page.markup


def test_a_long_text_is_not_cut_off_by_the_browser():
    page = drawn("what")

    assert page.one("textarea").attributes["rows"] == "6"
    assert "maxlength" not in page.one("textarea").attributes


def test_a_file_makes_the_form_multipart(client, sink):
    page = Page(client.get(sink).content.decode())

    form = page.one("form", method="post")
    assert form.attributes["enctype"] == "multipart/form-data"
    assert "novalidate" in form.attributes
    assert page.one("input", type="file").attributes["id"] == "id_paper"


def test_a_hidden_field_is_there_without_a_label(client, sink):
    page = Page(client.get(sink).content.decode())

    assert page.one("input", type="hidden", name="place").attributes["value"] == "kept"
    assert page.all("label", **{"for": "id_place"}) == []


def test_a_fields_label_can_be_the_pages_heading():
    for name in ("what", "who", "when"):
        page = Page(str(Sink()[name].as_heading()))
        assert page.one("h1").text.strip() == str(Sink()[name].label)


def test_an_address_with_errors_says_so_in_its_title_and_links_to_every_field(client, sink):
    page = Page(client.post(sink, {}).content.decode())

    assert page.one("title").text.startswith("Error: ")
    summary = page.one("div", class_="govuk-error-summary")
    assert "There is a problem" in summary.text
    wrong = {"who", "what", "when-day", "kinds", "team", "number", "email", "password", "sure"}
    assert {f"id_{name}" for name in wrong} <= page.links_within
    assert page.links_within <= page.ids


def test_what_was_typed_is_still_there_after_an_error(client, sink):
    page = Page(client.post(sink, SENT).content.decode())

    # A browser drops one line break after the opening tag, and sends each as two characters.
    typed = page.one("textarea").text
    assert typed.removeprefix("\n").replace("\r\n", "\n") == SENT["what"].replace("\r\n", "\n")
    assert page.one("input", name="post").attributes["value"] == SENT["post"]
    assert page.one("input", name="number").attributes["value"] == "many"
    assert page.one("input", name="when_month").attributes["value"] == "13"
    assert "id_when-month" in page.links_within


def test_an_error_stands_beside_its_field_and_describes_it():
    page = drawn("what", {})

    described_by = page.one("textarea").attributes["aria-describedby"].split()
    assert described_by == ["id_what-hint", "id_what-error"]
    assert set(described_by) <= page.ids
    assert "Answer “What happened?”" in page.markup


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("who", "Answer “Who are you?”"),
        ("team", "Select team"),
        ("email", "Enter email address"),
        ("sure", "Tick “I understand” to go on"),
    ],
)
def test_what_is_missing_is_named(name, words):
    assert Sink({})[name].what_is_wrong == [words]


def test_an_error_of_the_whole_form_stands_in_the_summary_without_a_link():
    form = Sink(SENT)
    form.add_error(None, "You have already answered this.")

    assert error_list(form)[0] == {"text": "You have already answered this."}


def test_a_file_that_was_chosen_is_read():
    form = Sink(SENT, {"paper": SimpleUploadedFile("diary.txt", b"12 May")})

    assert "paper" not in form.errors
    assert form.cleaned_data["paper"].read() == b"12 May"


class Day(forms.Form):
    """One day, which may be left out."""

    on = DayField(required=False)


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_survives_the_three_boxes(day):
    day_, month, year = DayField.widget().decompress(day)
    form = Day({"on_day": day_, "on_month": month, "on_year": year})

    assert form.is_valid()
    assert form.cleaned_data["on"] == day


@given(st.tuples(st.text(max_size=6), st.text(max_size=9), st.text(max_size=6)))
def test_whatever_is_typed_is_a_day_or_an_error(texts):
    form = Day(dict(zip(("on_day", "on_month", "on_year"), texts, strict=True)))

    if form.is_valid():
        assert form.cleaned_data["on"] is None or isinstance(form.cleaned_data["on"], date)
    else:
        assert form["on"].focus_id in {"id_on-day", "id_on-month", "id_on-year"}


@pytest.mark.parametrize(
    ("texts", "part", "words"),
    [
        (("", "3", "2020"), "day", "The date must include a day"),
        (("27", "", "2020"), "month", "The date must include a month"),
        (("27", "3", ""), "year", "The date must include a year"),
        (("31", "2", "2020"), "day", "Enter a real date, such as 27 3 2020"),
        (("3", "Marchember", "2020"), "month", "Enter a real date, such as 27 3 2020"),
        (("3", "3", "20"), "year", "Enter a real date, such as 27 3 2020"),
    ],
)
def test_a_wrong_day_says_which_box_to_look_at(texts, part, words):
    form = Day(dict(zip(("on_day", "on_month", "on_year"), texts, strict=True)))

    assert form["on"].what_is_wrong == [words]
    assert form["on"].focus_id == f"id_on-{part}"


@pytest.mark.parametrize("month", ["3", "03", "March", "mar", " MARCH "])
def test_a_month_may_be_a_number_or_a_name(month):
    form = Day({"on_day": "27", "on_month": month, "on_year": "2020"})

    assert form.is_valid()
    assert form.cleaned_data["on"] == date(2020, 3, 27)


def test_a_day_that_is_not_required_may_be_left_out():
    form = Day({"on_day": "", "on_month": " ", "on_year": ""})

    assert form.is_valid()
    assert form.cleaned_data["on"] is None
