"""When something fails, neither page nor log nor report repeats what somebody typed."""

from __future__ import annotations

import io
import logging
import secrets
from collections.abc import Iterator

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import include, path
from django.views.debug import ExceptionReporter, get_exception_reporter_filter

from upheld.project.reports import NothingPersonal, PlacesAlone
from upheld.web.audience import Audience, for_audience
from upheld.web.unlocked import REPORTERS_COOKIE

TYPED, KEPT, CAME_FROM, ASKED = (f"canary{secrets.token_hex(8)}" for _ in range(4))


@for_audience(Audience.REPORTER)
def fails(request: HttpRequest) -> HttpResponse:
    """Fail with everything that somebody sent in local variables and in the error's words."""
    words, cookie = request.POST["words"], request.COOKIES[REPORTERS_COOKIE]
    try:
        int(words)
    except ValueError as no:
        raise RuntimeError(f"{words} and {cookie}") from no
    return HttpResponse()


@for_audience(Audience.REPORTER)
def fails_in_the_database(request: HttpRequest) -> HttpResponse:
    """Fail in a way in which PostgreSQL repeats the statement or the row."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT CAST(%s AS integer) FROM nowhere_at_all", [request.POST["words"]])
    return HttpResponse()


urlpatterns = [
    path("", include("upheld.web.public.urls")),
    path("fails", fails),
    path(f"fails/{ASKED}", fails),
    path("db", fails_in_the_database),
]
handler500 = "upheld.web.errors.server_error"


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What the process would have written to its log."""
    ours = [
        each for each in logging.getLogger().handlers if isinstance(each.formatter, PlacesAlone)
    ]
    assert len(ours) == 1, "the settings name one handler, and it writes places alone"
    [handler] = ours
    assert isinstance(handler, logging.StreamHandler)
    written = io.StringIO()
    before = handler.setStream(written)
    yield written
    handler.setStream(before)


@pytest.fixture
def broken(settings) -> Client:
    """A browser in front of pages that fail."""
    settings.ROOT_URLCONF = __name__
    client = Client(raise_request_exception=False)
    client.cookies[REPORTERS_COOKIE] = KEPT
    return client


@pytest.mark.parametrize("address", ["/fails", f"/fails/{ASKED}", "/db"])
def test_a_failure_repeats_nothing_on_the_page_or_in_the_log(broken, log, db, address):
    answer = broken.post(
        f"{address}?next={ASKED}", {"words": TYPED}, headers={"Referer": CAME_FROM}
    )

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    written = log.getvalue()
    for secret in (TYPED, KEPT, CAME_FROM, ASKED):
        assert secret not in answer.text + str(answer.headers) + written


def test_the_log_still_says_where_it_failed(broken, log):
    broken.post("/fails", {"words": TYPED})

    written = log.getvalue()
    assert "django.request answered 500" in written
    assert "in fails" in written
    assert written.index("ValueError") < written.index("RuntimeError")


def test_a_refused_form_is_logged_without_where_somebody_came_from(log, db):
    strict = Client(enforce_csrf_checks=True)

    answer = strict.post(
        "/speak-up/risk",
        {"risk": TYPED},
        secure=True,
        headers={"Referer": f"https://elsewhere.example/{CAME_FROM}"},
    )

    assert answer.status_code == 403
    assert "django.security.csrf" in log.getvalue()
    assert CAME_FROM not in log.getvalue() + answer.text
    assert TYPED not in log.getvalue() + answer.text


def test_an_address_that_is_not_there_leaves_no_line(log, db):
    """A line without the address would say only that somebody was here, and flood the terminal."""
    assert Client().get(f"/speak-up/{ASKED}").status_code == 404

    assert log.getvalue() == ""


def test_a_host_that_is_not_ours_is_not_written_down(log, db):
    answer = Client().get("/speak-up/", headers={"Host": f"{ASKED}.example"})

    assert answer.status_code == 400
    assert "django.security.DisallowedHost answered 400" in log.getvalue()
    assert ASKED not in log.getvalue() + answer.text


def test_words_of_an_exception_that_a_message_repeats_are_not_written_down(log):
    failure = ValueError(f"cannot read {ASKED}")

    logging.getLogger("anything").error(str(failure), exc_info=failure)
    logging.getLogger("anything").error("It broke: %s", failure)

    assert log.getvalue().startswith("ERROR anything: …\nValueError\nERROR anything: It broke: …")
    assert ASKED not in log.getvalue()


def with_token(path):
    """A browser that has our cookie, so that the form itself is looked into for the token."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.get(path)
    return browser


UNREADABLE = {
    "another charset": ("application/x-www-form-urlencoded; charset=utf-16", b"risk=no"),
    "no boundary": ("multipart/form-data", b"risk=no"),
    "an empty boundary": ("multipart/form-data; boundary=", b"--\r\n"),
    "too many fields": ("application/x-www-form-urlencoded", b"&".join([b"a=1"] * 1500)),
    "too large a field": ("application/x-www-form-urlencoded", b"words=" + b"x" * 6_000_000),
}


@pytest.mark.parametrize("form", UNREADABLE.values(), ids=UNREADABLE)
def test_a_form_that_no_browser_of_ours_sends_is_refused_with_our_page(db, log, form):
    kind, body = form
    browser = with_token("/speak-up/risk")

    answer = browser.generic("POST", "/speak-up/risk", body, content_type=kind)

    assert answer.status_code == 400
    assert "We could not read that" in answer.text
    assert "answered 500" not in log.getvalue()


def test_somebody_gets_an_answer_when_even_the_page_for_failures_fails(broken, settings, tmp_path):
    """The list of static files may be what is missing."""
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "upheld.project.storage.Static"}
    }

    answer = broken.post("/fails", {"words": TYPED})

    assert answer.status_code == 500
    assert "Something went wrong" in answer.text
    assert "stylesheet" not in answer.text
    assert TYPED not in answer.text


def test_a_report_leaves_out_cookies_values_and_local_variables():
    request = RequestFactory().post("/", {"words": TYPED}, headers={"User-Agent": CAME_FROM})
    request.COOKIES[REPORTERS_COOKIE] = KEPT
    words = request.POST["words"]
    try:
        _ = {}["nothing"]
    except KeyError as failure:
        reporter = ExceptionReporter(request, KeyError, failure, failure.__traceback__)
        told = reporter.get_traceback_text() + reporter.get_traceback_html()

    assert isinstance(get_exception_reporter_filter(request), NothingPersonal)
    assert words == TYPED
    for secret in (TYPED, KEPT, CAME_FROM):
        assert secret not in told
