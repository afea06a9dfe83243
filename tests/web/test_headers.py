"""What every answer says to the browser, whoever asked and whatever was asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.test import Client

from tests.web.crawl import REPORTER, Seen, Walk
from tests.web.markup import Page
from upheld.examples.cast import Cast
from upheld.web import unlocked
from upheld.web.audience import Audience

NAMES_IN_OUR_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
# Places that a reader may choose to go to; nothing is fetched from them.
LINKED = {"www.gov.uk", "www.legislation.gov.uk", "ico.org.uk", "protect-advice.org.uk"}
FETCHED = {"img": "src", "script": "src", "link": "href", "iframe": "src", "source": "src"}


def policy(answer: dict[str, str]) -> dict[str, str]:
    parts = answer["Content-Security-Policy"].split(";")
    return dict(each.strip().split(" ", 1) for each in parts)


def pages(walked: Walk) -> list[Seen]:
    assert len(walked.seen) > 200
    return walked.seen


def test_every_page_can_be_shown(walked: Walk) -> None:
    failed = [(each.reader, each.address) for each in pages(walked) if each.status >= 500]
    assert failed == []


def test_script_and_style_come_from_us_alone_and_nothing_is_written_into_a_page(
    walked: Walk,
) -> None:
    for each in pages(walked):
        assert policy(each.headers) == NAMES_IN_OUR_POLICY, each.address


@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Frame-Options", "DENY"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ],
)
def test_every_page_has_the_header(walked: Walk, header: str, value: str) -> None:
    differs = [each.address for each in pages(walked) if each.headers.get(header) != value]
    assert differs == []


def test_no_browser_keeps_a_page_that_is_not_for_everybody(walked: Walk) -> None:
    for each in pages(walked):
        shown = each.status not in {302, 405}  # neither is kept unless it says so
        if each.audience is not Audience.ANYONE and shown:
            assert "no-store" in each.headers.get("Cache-Control", ""), each.address
            assert "private" in each.headers["Cache-Control"], each.address


def test_the_pages_for_signing_in_are_kept_by_no_browser(db: None) -> None:
    for address in ("/account/sign-in", "/leave"):
        assert "no-store" in Client().get(address)["Cache-Control"]


def test_an_error_page_has_the_same_headers(db: None) -> None:
    for answer in (Client().get("/nothing-here"), Client().get("/account/lock")):
        assert policy(dict(answer.headers)) == NAMES_IN_OUR_POLICY
        assert answer["X-Frame-Options"] == "DENY"


def test_no_page_fetches_anything_from_elsewhere(walked: Walk) -> None:
    fetched = set()
    for each in pages(walked):
        page = Page(each.text)
        for name, attribute in FETCHED.items():
            for element in page.all(name):
                if element.attributes.get("rel") != "canonical":
                    fetched.add(urlsplit(element.attributes.get(attribute, "")).netloc)
        assert "srcset" not in each.text
        assert not re.search(r"url\(\s*['\"]?(https?:)?//", each.text), each.address
    assert fetched == {""}


def test_a_page_links_to_few_places_outside_and_tells_none_of_them_where_from(
    walked: Walk,
) -> None:
    linked = {
        urlsplit(link.attributes.get("href", "")).netloc
        for each in pages(walked)
        for link in Page(each.text).all("a")
    }
    assert linked - {""} <= LINKED


def test_no_form_is_sent_elsewhere_and_what_changes_something_carries_a_token(
    walked: Walk,
) -> None:
    for each in pages(walked):
        for form in re.findall(r"<form\b.*?</form>", each.text, re.DOTALL):
            opening = form.split(">", 1)[0]
            assert not re.search(r'action="(https?:)?//', opening), each.address
            assert ("csrfmiddlewaretoken" in form) is ('method="post"' in opening), each.address


def test_a_form_without_its_token_changes_nothing(sign_in: Callable[..., Client]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = sign_in("mo").cookies
    for address in ("/casework/concerns/lodge", "/speak-up/risk", "/account/lock"):
        assert strict.post(address, {"risk": "no"}).status_code == 403, address


def test_cookies_are_bound_to_this_site_and_out_of_reach_of_scripts(
    walked: Walk, cast: Cast
) -> None:
    visitor = Client()
    visitor.post("/speak-up/risk", {"risk": "no"})
    given = [each.OutputString() for each in visitor.cookies.values()]
    given += [cookie for each in pages(walked) for cookie in each.cookies]

    kept = [each for each in given if "Max-Age=0" not in each]
    assert len(kept) > 2
    for each in kept:
        name = each.split("=", 1)[0]
        assert name == "messages" or name.startswith("__Host-"), name
        for flag in ("Secure", "HttpOnly", "Path=/"):
            assert flag in each, each
        assert re.search(r"SameSite=(Lax|Strict)", each), each
        assert "Domain" not in each, each
        assert "expires" not in each.lower(), f"{name} outlives the browser"


@pytest.mark.parametrize(
    "name",
    [unlocked.PERSONS_COOKIE, unlocked.REPORTERS_COOKIE],
)
def test_a_cookie_that_opens_something_goes_with_no_request_from_elsewhere(
    name: str, cast: Cast, sign_in: Callable[..., Client]
) -> None:
    visitor = Client()
    visitor.post("/speak-up/risk", {"risk": "no"})
    opened = {unlocked.REPORTERS_COOKIE: visitor}
    person = sign_in("mo", unlocked=False)
    person.post("/account/unlock", {"words": cast.members["mo"].unlock})
    opened[unlocked.PERSONS_COOKIE] = person

    cookie = opened[name].cookies[name]

    assert cookie["samesite"] == "Strict"
    assert cookie["httponly"]
    assert cookie["secure"]


def test_these_settings_are_those_of_a_site_behind_https() -> None:
    assert settings.HTTPS
    assert settings.SECURE_HSTS_SECONDS >= 31_536_000
    assert settings.SESSION_COOKIE_SECURE
    assert settings.CSRF_COOKIE_SECURE


def test_a_reporters_walk_went_through_their_own_pages(walked: Walk) -> None:
    reached = {each.address for each in walked.seen if each.reader == REPORTER}
    assert {"/speak-up/your-concern", "/speak-up/your-concern/promise", "/verify"} <= reached
