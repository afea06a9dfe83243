"""Acting as, unlocking, keys, and one's own register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest
from django.core.cache import cache
from django.test import Client

from upheld.examples.cast import Cast
from upheld.kernel.actor import machine
from upheld.people import clock, commands, queries
from upheld.people.models import Account
from upheld.web import acting
from upheld.web.unlocked import PERSONS_COOKIE

SignIn = Callable[..., Client]
HOMES = {
    "mo": "casework-home",
    "ceo": "casework-home",
    "investigator": "casework-home",
    "union": "casework-home",
    "improvement-lead": "improvement-home",
    "dcs": "improvement-home",
    "board-chair": "improvement-home",
    "chair-scrutiny": "oversight-home",
    "dem-services": "oversight-home",
    "hr": "account",
}


@pytest.fixture(autouse=True)
def no_attempts_yet(db: None) -> Iterator[None]:
    """Each test begins without attempts that another made."""
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("slug", HOMES)
def test_everybody_is_led_to_the_page_that_says_what_waits_for_them(cast: Cast, slug: str) -> None:
    actor = cast.actor(slug)
    expected = HOMES[slug]

    assert expected in {name for roles, name in acting.HOMES if actor.has(*roles)} | {"account"}
    assert acting.home_name(actor) == expected


def test_six_words_open_the_keys_and_locking_shuts_them(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("mo", unlocked=False)

    answer = client.post("/account/unlock", {"words": f"  {cast.members['mo'].unlock.upper()} "})

    assert answer.status_code == 302
    cookie = answer.cookies[PERSONS_COOKIE]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["max-age"] == cookie["expires"] == ""
    assert cookie.value not in str(dict(client.session))
    assert "Your keys are open" in client.get("/account/").content.decode()

    locked = client.post("/account/lock")
    assert locked.cookies[PERSONS_COOKIE].value == ""
    client.cookies[PERSONS_COOKIE] = cookie.value
    assert "Your keys are locked" in client.get("/account/").content.decode()


def test_wrong_words_open_nothing_and_are_not_sent_back_in_an_address(
    cast: Cast, sign_in: SignIn
) -> None:
    client = sign_in("mo", unlocked=False)

    for words in ("", "one two three four five six", cast.members["ceo"].unlock):
        answer = client.post("/account/unlock", {"words": words})
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()
        assert PERSONS_COOKIE not in answer.cookies


def test_after_five_wrong_tries_the_right_words_must_wait(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("mo", unlocked=False)
    for _ in range(5):
        client.post("/account/unlock", {"words": "wrong"})

    answer = client.post("/account/unlock", {"words": cast.members["mo"].unlock})

    assert answer.status_code == 200
    assert "Wait five minutes" in answer.content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example", "nonsense:"])
def test_unlocking_leads_back_to_our_own_pages_alone(
    cast: Cast, sign_in: SignIn, elsewhere: str
) -> None:
    client, words = sign_in("mo", unlocked=False), cast.members["mo"].unlock

    back = client.post("/account/unlock?next=/account/keys", {"words": words})
    away = client.post(f"/account/unlock?next={elsewhere}", {"words": words})

    assert back["Location"] == "/account/keys"
    assert "evil" not in away["Location"]
    assert "nonsense" not in away["Location"]


def test_keys_left_open_by_somebody_else_stay_shut(cast: Cast, sign_in: SignIn) -> None:
    first, second = sign_in("mo"), sign_in("ceo", unlocked=False)
    second.cookies[PERSONS_COOKIE] = first.cookies[PERSONS_COOKIE].value

    assert "Your keys are locked" in second.get("/account/").content.decode()


def test_locking_and_ending_are_done_by_pressing_a_button_alone(sign_in: SignIn) -> None:
    assert sign_in("mo").get("/account/lock").status_code == 405


def second_post(cast: Cast, slug: str) -> str:
    """Give somebody a second post."""
    registrar, at = cast.actor("hr"), clock.now()
    post = commands.add_post(actor=registrar, at=at, slug="second", title="Second post")
    person = queries.person(actor=registrar, id=cast.person(slug))
    assert person is not None
    commands.appoint(actor=registrar, at=at, person=person, post=post, starts=clock.today())
    return str(post.id)


def test_somebody_with_two_posts_chooses_the_one_to_act_in(cast: Cast, sign_in: SignIn) -> None:
    post = second_post(cast, "mo")
    client = sign_in("mo")
    assert "<strong>Monitoring officer</strong>" in client.get("/account/").content.decode()

    client.post("/account/acting-as", {"post": post})

    assert "<strong>Second post</strong>" in client.get("/account/").content.decode()


def test_nobody_acts_in_a_post_that_they_do_not_hold(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("mo")
    for post in (str(cast.post("ceo")), "nonsense", ""):
        answer = client.post("/account/acting-as", {"post": post})
        assert answer.status_code == 200
        assert "There is a problem" in answer.content.decode()

    session = client.session
    session["acting_post"] = str(cast.post("ceo"))
    session.save()
    assert "<strong>Monitoring officer</strong>" in client.get("/account/").content.decode()


def test_a_post_given_up_is_given_up_on_the_next_page(cast: Cast, sign_in: SignIn) -> None:
    post = second_post(cast, "mo")
    client = sign_in("mo")
    client.post("/account/acting-as", {"post": post})
    registrar = cast.actor("hr")
    tenure = queries.tenure(actor=registrar, post=post, person=cast.person("mo"), on=clock.today())
    assert tenure is not None
    commands.end_tenure(actor=registrar, at=clock.now(), tenure=tenure, ends=clock.today())
    commands.set_story_date(actor=machine("example"), at=clock.now(), day=date(2021, 3, 1))

    assert "<strong>Monitoring officer</strong>" in client.get("/account/").content.decode()


def test_an_interest_is_declared_and_ended(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in("mo")
    page = {"post": str(cast.post("senior-a")), "about": "person"}
    assert client.get("/account/interests/declare").status_code == 200
    assert client.post("/account/interests/declare", {"about": "person"}).status_code == 200

    assert client.post("/account/interests/declare", page).status_code == 302
    twice = client.post("/account/interests/declare", page)
    assert "already declared" in twice.content.decode()
    client.post("/account/interests/declare", page | {"about": "post"})

    lines = queries.my_interests(actor=cast.actor("mo"))
    assert len(lines) == 2
    client.post(f"/account/interests/{lines[0].id}/end")
    assert [line.ended_on for line in queries.my_interests(actor=cast.actor("mo"))].count(None) == 1
    assert sign_in("ceo").post(f"/account/interests/{lines[1].id}/end").status_code == 404


def test_new_keys_show_their_words_once_and_wait_for_somebody_to_vouch(
    cast: Cast, sign_in: SignIn
) -> None:
    person = commands.add_person(actor=cast.actor("hr"), at=clock.now())
    account = commands.open_account(
        actor=cast.actor("hr"),
        at=clock.now(),
        person=person,
        email="new@example.org",
        password="long enough to be a password",
    )
    client = Client()
    client.force_login(account)
    assert "There is a problem" in client.post("/account/keys/make", {}).content.decode()

    shown = client.post("/account/keys/make", {"understood": "on"}).content.decode()
    words = shown.split("<code>")[1].split("</code>")[0]
    assert len(words.split()) == 6
    assert "There is a problem" in client.post("/account/unlock", {"words": words}).content.decode()

    locked = sign_in("mo", unlocked=False).get("/account/keys").content.decode()
    assert "Unlock to vouch" in locked
    receiver = sign_in("mo")
    page = receiver.get("/account/keys").content.decode()
    address = page.split('action="/account/keys/')[1].split('"')[0]
    receiver.post(f"/account/keys/{address}")

    assert client.post("/account/unlock", {"words": words}).status_code == 302


def test_a_password_is_changed_and_the_keys_stay_the_same(cast: Cast, sign_in: SignIn) -> None:
    client, new = sign_in("mo"), "another long password"
    old = cast.members["mo"].password
    bad = client.post(
        "/account/password", {"oldpassword": "no", "password1": new, "password2": "other"}
    )
    assert "There is a problem" in bad.content.decode()

    client.post("/account/password", {"oldpassword": old, "password1": new, "password2": new})

    assert Account.objects.get(person_id=cast.person("mo")).check_password(new)
    assert "Your keys are open" in client.get("/account/").content.decode()
