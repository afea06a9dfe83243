"""Signing in and out, and the second factor."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, format_hotp_value, hotp_value
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client

from upheld.examples.cast import Cast
from upheld.ledger.guard import NOW_WRITING
from upheld.people.models import Clock
from upheld.web.unlocked import PERSONS_COOKIE

SignIn = Callable[..., Client]


@pytest.fixture(autouse=True)
def no_attempts_yet(db: None) -> Iterator[None]:
    """Each test begins without attempts that another made."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def council(cast: Cast) -> None:
    """The same people in a council's own database, where nothing is relaxed."""
    writing = NOW_WRITING.set("people")
    Clock.objects.all().delete()
    NOW_WRITING.reset(writing)


def enter(client: Client, email: str, password: str) -> HttpResponse:
    return client.post("/account/sign-in", {"login": email, "password": password})


def without_what_differs(answer: HttpResponse) -> str:
    """A page without the address that was typed and without the form's own token."""
    return re.sub(r'value="[^"]*"', "", answer.content.decode())


def code_for(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


def test_somebody_signs_in_and_comes_home(cast: Cast) -> None:
    member, client = cast.members["mo"], Client()

    answer = client.post("/account/sign-in", {"login": member.email, "password": member.password})

    assert answer.status_code == 302
    assert answer["Location"] == "/account/home"
    assert client.get("/account/").status_code == 200


def test_a_wrong_password_and_an_unknown_address_are_answered_alike(cast: Cast) -> None:
    wrong = Client().post(
        "/account/sign-in", {"login": cast.members["mo"].email, "password": "not the password"}
    )
    unknown = Client().post(
        "/account/sign-in", {"login": "nobody@example.org", "password": "not the password"}
    )

    assert wrong.status_code == unknown.status_code == 200
    said = [without_what_differs(answer) for answer in (wrong, unknown)]
    assert said[0] == said[1]
    assert "There is a problem" in said[0]


def test_too_many_wrong_passwords_close_the_door_for_a_while(cast: Cast) -> None:
    member, client = cast.members["mo"], Client()
    for _ in range(6):
        client.post("/account/sign-in", {"login": member.email, "password": "wrong"})

    answer = client.post("/account/sign-in", {"login": member.email, "password": member.password})

    assert answer.status_code != 302


@pytest.mark.parametrize(
    "address",
    [
        "/account/",
        "/account/home",
        "/account/unlock",
        "/account/keys",
        "/account/acting-as",
        "/account/password",
        "/account/second-factor",
        "/account/second-factor/set-up",
        "/account/second-factor/picture",
        "/account/interests/declare",
    ],
)
def test_a_stranger_is_asked_to_sign_in(db: None, address: str) -> None:
    answer = Client().get(address)

    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/sign-in?")


def test_nobody_can_sign_up(db: None) -> None:
    for address in ("/account/signup", "/account/sign-up", "/account/signup/"):
        assert Client().get(address).status_code == 404


def test_outside_an_example_no_page_opens_before_the_second_factor_is_set_up(
    council: None, sign_in: SignIn
) -> None:
    client = sign_in("mo", unlocked=False)

    for address in ("/account/", "/account/home", "/account/unlock", "/account/password"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"]) == (302, "/account/second-factor/set-up")
    assert client.get("/account/sign-out").status_code == 200


def test_a_second_factor_is_set_up_and_then_asked_for(council: None, cast: Cast) -> None:
    member, client = cast.members["mo"], Client()
    enter(client, member.email, member.password)
    assert client.get("/account/second-factor/set-up")["Location"].startswith("/account/confirm")
    client.post("/account/confirm", {"password": member.password})

    page = client.get("/account/second-factor/set-up")
    assert page.status_code == 200
    assert b"data:image" not in page.content
    picture = client.get("/account/second-factor/picture")
    assert picture["Content-Type"] == "image/svg+xml"
    secret = client.session[SECRET_SESSION_KEY]
    assert client.post("/account/second-factor/set-up", {"code": "1"}).status_code == 200
    done = client.post("/account/second-factor/set-up", {"code": code_for(secret)})
    assert done["Location"] == "/account/second-factor/codes"
    codes = client.get("/account/second-factor/codes")
    assert codes.status_code == 200
    assert client.get("/account/second-factor/picture").status_code == 404
    assert client.get("/account/").status_code == 200
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in kept

    again = Client()
    assert enter(again, member.email, member.password)["Location"] == "/account/sign-in/code"
    assert again.get("/account/sign-in/code").status_code == 200
    assert again.get("/account/")["Location"].startswith("/account/sign-in")
    assert again.post("/account/sign-in/code", {}).status_code == 302
    assert again.post("/account/sign-in/code", {"code": "nonsense"}).status_code == 200
    a_code = codes.content.decode().split("<code>")[1].split("</code>")[0]
    assert again.post("/account/sign-in/code", {"code": a_code})["Location"] == "/account/home"


def test_in_an_example_a_password_is_enough_and_the_page_says_so(sign_in: SignIn) -> None:
    page = sign_in("mo", unlocked=False).get("/account/second-factor")

    assert "A real site does not allow that" in page.content.decode()


def test_signing_out_locks_the_keys_and_ends_the_visit(sign_in: SignIn) -> None:
    client = sign_in("mo")
    secret = client.cookies[PERSONS_COOKIE].value
    assert client.get("/account/sign-out").status_code == 200

    client.post("/account/sign-out")

    assert client.get("/account/").status_code == 302
    again = sign_in("mo", unlocked=False)
    again.cookies[PERSONS_COOKIE] = secret
    assert "Your keys are locked" in again.get("/account/").content.decode()
