"""What could not be taken is handed back to whoever typed it, in that one answer alone."""

from __future__ import annotations

import logging

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.rooms.concerns.scene import Reporter, raise_alone
from tests.web.markup import Page
from tests.web.test_uploads import on_disk
from tests.web.test_your_concern import MINE
from upheld.vault.models import SealedBody

TYPED = "They moved my desk\r\n<b>again</b> on Monday."
HERE = {"Origin": "http://testserver"}
BOUNDARY = "----here"


@pytest.fixture
def stale(cast) -> Client:
    """A browser with a page still open, whose cookies have been put away since."""
    who = Reporter()
    raise_alone(who)
    return Client(enforce_csrf_checks=True)


def given_back(answer) -> list[str]:
    boxes = Page(answer.text).all("textarea")
    assert all("readonly" in each.attributes for each in boxes)
    return [each.text.strip("\n") for each in boxes]


@pytest.mark.parametrize(
    "headers",
    [HERE, {"Sec-Fetch-Site": "same-origin"}, {"Referer": f"http://testserver{MINE}"}],
    ids=["origin", "fetch", "referrer"],
)
@pytest.mark.parametrize(
    "page", ["", "/add", "/treated-badly", "/withdraw", "/questions/when", "/how-it-was"]
)
def test_a_form_whose_cookies_are_gone_gives_the_words_back_and_a_way(stale, page, headers):
    answer = stale.post(f"{MINE}{page}", {"words": TYPED, "taken": "partly"}, headers=headers)

    assert answer.status_code == 403
    assert given_back(answer) == [TYPED.replace("\r\n", "\n")] or given_back(answer) == [TYPED]
    assert "<b>again" not in answer.text
    assert "/speak-up/return" in answer.text
    assert "no-store" in answer["Cache-Control"]


def test_what_is_given_back_is_kept_nowhere(stale, caplog):
    caplog.set_level(logging.DEBUG)
    before = SealedBody.objects.count(), on_disk(), Session.objects.count()
    file = SimpleUploadedFile("diary.txt", b"I saw it all.")

    answer = stale.post(f"{MINE}/add", {"words": TYPED, "file": file}, headers=HERE)

    assert TYPED.rsplit(maxsplit=1)[-1] in answer.text
    assert (SealedBody.objects.count(), on_disk(), Session.objects.count()) == before
    assert "my desk" not in caplog.text
    assert "my desk" not in str(answer.cookies) + str(answer.headers)


@pytest.mark.parametrize(
    "headers",
    [{}, {"Origin": "https://elsewhere.test"}, {"Origin": "null"}, {"Sec-Fetch-Site": "same-site"}],
    ids=["nobody says", "another site", "no origin", "a neighbour"],
)
def test_what_another_site_sends_is_not_shown(stale, headers):
    answer = stale.post(MINE, {"words": TYPED}, headers=headers)

    assert answer.status_code == 403
    assert "my desk" not in answer.text
    assert "/speak-up/return" in answer.text


def test_a_secret_is_never_given_back(stale):
    secret = "one two three four five six seven"

    for page, name in (("/speak-up/return", "receipt"), ("/speak-up/join", "token")):
        answer = stale.post(page, {name: secret}, headers=HERE)
        assert answer.status_code == 403
        assert secret not in answer.text


def test_a_single_word_counts_where_somebody_writes(stale):
    assert given_back(stale.post(MINE, {"words": "Help"}, headers=HERE)) == ["Help"]


@pytest.mark.parametrize("named", ["bogus", "utf-7", "utf-16", "iso-8859-1", "UTF-8-ish"])
@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "multipart/form-data"])
def test_words_in_another_encoding_are_not_misread_but_given_back(stale, kind, named):
    body = {
        "multipart/form-data": (
            f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="words"\r\n\r\n'
            f"caf\u00e9 +AGE- quince\r\n--{BOUNDARY}--\r\n"
        ).encode(),
    }.get(kind, b"words=caf%C3%A9+%2BAGE-+quince")
    said = f"{kind}; boundary={BOUNDARY}; charset={named}"

    answer = stale.generic("POST", MINE, body, content_type=said, headers=HERE)

    assert answer.status_code == 400
    assert "misread" in answer.text
    assert given_back(answer) == ["caf\u00e9 +AGE- quince"]


@pytest.mark.parametrize("named", ["utf-8", "UTF-8", "utf8"])
def test_words_in_utf_8_are_taken(cast, named):
    answer = Client().generic(
        "POST",
        "/speak-up/risk",
        b"risk=no",
        content_type=f"application/x-www-form-urlencoded; charset={named}",
    )

    assert answer.status_code == 302
