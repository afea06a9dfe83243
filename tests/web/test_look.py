"""The look of every page: one heading, a title, a way out, nothing fetched from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from django.test import Client, override_settings
from django.urls import reverse

from tests.web.markup import Page

# Every page asks which example this database tells.
pytestmark = pytest.mark.usefixtures("db")

PLAIN_PAGES = ["start", "staying-safe", "cookies", "accessibility", "privacy"]
STATIC = Path(__file__).parents[2] / "src/upheld/web/static"


@pytest.mark.parametrize("name", PLAIN_PAGES)
def test_a_page_has_one_heading_a_title_a_language_and_a_main_part(client, name):
    page = Page(client.get(reverse(name)).content.decode())

    heading = page.one("h1").text.strip()
    assert heading
    assert page.one("title").text.startswith(heading)
    assert page.one("html").attributes["lang"] == "en-gb"
    assert page.one("main").attributes["id"] == "main-content"
    assert page.links_within <= page.ids


@pytest.mark.parametrize("name", PLAIN_PAGES)
def test_a_page_fetches_nothing_from_elsewhere_and_carries_no_script_or_style(client, name):
    page = Page(client.get(reverse(name)).content.decode())

    fetched = [e.attributes["src"] for e in page.elements if "src" in e.attributes]
    fetched += [e.attributes["href"] for e in page.all("link")]
    assert fetched
    assert [address for address in fetched if not address.startswith("/")] == []
    assert page.all("style") == []
    assert [e.text for e in page.all("script") if e.text.strip()] == []
    assert [e.name for e in page.elements if "style" in e.attributes] == []
    assert [e.name for e in page.elements if any(a.startswith("on") for a in e.attributes)] == []


def test_the_start_page_has_three_doors_and_then_the_public_record(client):
    page = Page(client.get("/").content.decode())

    headings = [heading.text.strip() for heading in page.all("h2")]
    assert headings[:5] == [
        "Raise a concern",
        "Come back with your receipt",
        "Sign in",
        "Before you start",
        "The public record",
    ]
    assert "Call 999" in page.one("main").text
    assert "Learning report released on" in page.one("main").text


def test_looking_at_the_start_page_leaves_no_cookie(client):
    client.get("/")

    assert dict(client.cookies) == {}


def test_a_reporters_page_has_the_way_out_no_navigation_and_is_not_kept(client, sink):
    response = client.get(sink)
    page = Page(response.content.decode())

    assert page.one("a", class_="govuk-exit-this-page__button").attributes["href"] == "/leave"
    assert page.all("a", class_="govuk-service-navigation__link") == []
    assert "no-store" in response["Cache-Control"]


def test_a_page_for_people_with_an_account_sends_strangers_to_sign_in(client, sink):
    response = client.get("/inside")

    assert response.status_code == 302
    assert "next=/inside" in response["Location"]


def test_leaving_goes_elsewhere_at_once_and_takes_the_cookies_away(client, settings, sink):
    settings.UPHELD_LEAVE_TO = "https://weather.example/"
    client.get(sink)  # a form sets a cookie
    assert client.cookies

    response = client.get("/leave")

    assert response.status_code == 302
    assert response["Location"] == "https://weather.example/"
    assert response["Clear-Site-Data"] == '"cookies", "storage"'
    assert "no-store" in response["Cache-Control"]
    assert {cookie.value for cookie in response.cookies.values()} == {""}
    assert set(response.cookies) == set(client.cookies)
    assert "history" in response.content.decode()


def test_the_page_about_staying_safe_says_that_history_stays(client):
    assert "history lists the pages" in client.get("/staying-safe").content.decode()


@pytest.mark.parametrize(
    ("address", "status", "heading"),
    [
        ("/nothing-here", 404, "Page not found"),
        ("/refuses", 403, "You cannot do this"),
        ("/fails", 500, "Something went wrong"),
    ],
)
def test_what_cannot_be_shown_says_so_on_a_page_of_ours(sink, caplog, address, status, heading):
    response = Client(raise_request_exception=False).get(address)

    assert response.status_code == status
    assert Page(response.content.decode()).one("h1").text == heading


@override_settings(CSRF_FAILURE_VIEW="upheld.web.errors.form_not_accepted")
def test_a_form_from_elsewhere_is_refused_and_told_that_nothing_was_sent(sink, caplog):
    response = Client(enforce_csrf_checks=True).post(sink, {"what": "Visits were made up."})

    assert response.status_code == 403
    assert "Nothing has been sent" in response.content.decode()
    assert "made up" not in response.content.decode()


@pytest.mark.parametrize("sheet", sorted(STATIC.glob("css/*.css")), ids=lambda path: path.name)
def test_a_style_sheet_has_no_crown_no_transport_and_asks_for_nothing(sheet):
    css = sheet.read_text()

    assert re.findall(r"url\(|@import|sourceMappingURL|crest", css) == []
    assert "GDS Transport" not in css
    assert "Helvetica" in css


def test_no_script_names_a_source_map_that_is_not_served():
    scripts = {path.name: path.read_text() for path in STATIC.glob("js/*.js")}

    assert set(scripts) == {"enabled.js", "govuk-frontend.min.js", "sealed.js", "upheld.js"}
    assert [name for name, text in scripts.items() if "sourceMappingURL" in text] == []


def test_static_files_are_hashed_also_where_one_script_imports_another(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "upheld.project.storage.Static"},
    }
    call_command("collectstatic", interactive=False, verbosity=0)

    ours = tmp_path / staticfiles_storage.stored_name("js/upheld.js")
    imported = re.findall(r'from "\./(govuk-frontend\.min\.[0-9a-f]{12}\.js)"', ours.read_text())
    assert len(imported) == 1
    assert (tmp_path / "js" / imported[0]).exists()
