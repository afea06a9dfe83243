"""The addresses that a reporter's own browser asks: strict with strangers, the same to all."""

from __future__ import annotations

import base64
import hashlib
import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.rooms.concerns.scene import TODAY
from tests.rooms.concerns.sealed_scene import Browser
from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import investigate, start
from upheld.concerns.models import Concern
from upheld.concerns.sealed import Opened, Outline, Sealed
from upheld.kernel.actor import machine
from upheld.learning import commands
from upheld.people import clock
from upheld.vault.models import SealedBody
from upheld.vault.words import normalise

AT = "/speak-up/sealed"
POSTED = ("check", "outline", "send", "challenge", "open", "report", "message")
RUBBISH: list[Any] = [[], {}, {"outline": []}, "words", None, 7, {"concern": 1}, {"key": "zz"}]


@pytest.fixture
def phone(db: None) -> Client:
    """A browser that has seen the first page, and so has the cookie of its forms."""
    client = Client()
    client.get("/speak-up/risk", secure=True)
    return client


def post(client: Client, where: str, said: Any) -> Any:
    body = said if isinstance(said, str | bytes) else json.dumps(said)
    return client.post(f"{AT}/{where}", body, content_type="application/json", secure=True)


def b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def outline_as_json(outline: Outline) -> dict[str, Any]:
    names = ("concern", "compartment", "listed", "routed", "entry", "written")
    said: dict[str, Any] = {each: str(getattr(outline, each)) for each in names}
    return said | {
        "lookup": outline.receipt.lookup.hex(),
        "recipient": outline.receipt.recipient,
        "verify_key": outline.receipt.verify_key.hex(),
        "posts": [str(each) for each in outline.named_posts],
        "struck": [str(each) for each in outline.struck],
        "somebody_else": outline.somebody_else,
        "does_not_know": outline.does_not_know,
        "files": outline.files,
        "seed": outline.seed.hex(),
    }


def as_form(sealed: Sealed) -> dict[str, Any]:
    place: Opened = sealed.place
    said = {
        "outline": outline_as_json(sealed.outline),
        "place": {
            "recipient": place.recipient,
            "grants": b64(place.grants),
            "recovery": b64(place.recovery),
            "listed": b64(place.listed),
        },
        "routed": b64(sealed.routed),
        "entry": b64(sealed.entry),
        "written": b64(sealed.written),
        "files": [str(each.id) for each in sealed.files],
    }
    files = {
        f"file-{at}": SimpleUploadedFile("sealed", each.sealed)
        for at, each in enumerate(sealed.files)
    }
    return {"sealed": json.dumps(said), **files}


def key_of(browser: Browser) -> bytes:
    """The look-up key, which a browser derives and only its hash is kept."""
    words = normalise(browser.who.words).encode()
    salt, purpose = settings.UPHELD_SITE_SALT.encode(), b"upheld/receipt/v1"
    return HKDF(algorithm=SHA256(), length=96, salt=salt, info=purpose).derive(words)[:32]


def proof(client: Client, browser: Browser, purpose: str = "open", about: str = "") -> Any:
    challenge = post(client, "challenge", {}).json()["challenge"]
    said = f"upheld/sealed-{purpose}/v1\n{about}{challenge}".encode()
    signature = b64(browser.who.keys.sign(said))
    return {"challenge": challenge, "key": key_of(browser).hex(), "signature": signature}


@pytest.mark.parametrize("where", POSTED)
def test_a_link_to_what_is_sent_shows_nothing(phone: Client, where: str):
    assert phone.get(f"{AT}/{where}", secure=True).status_code == 405


@pytest.mark.parametrize("where", POSTED)
def test_another_site_cannot_send(db: None, where: str):
    client = Client(enforce_csrf_checks=True)
    answer = client.post(
        f"{AT}/{where}", {}, secure=True, headers={"origin": "https://elsewhere.example"}
    )
    assert answer.status_code == 403


@pytest.mark.parametrize("said", [*RUBBISH, '{"a":' * 5000, b"\xff\xfe", "", "1e999"], ids=repr)
@pytest.mark.parametrize("where", ["outline", "open", "report", "message"])
def test_rubbish_is_answered_with_a_sentence(phone: Client, where: str, said: Any):
    answer = post(phone, where, said)
    assert answer.status_code == 400
    assert "lost on the way" in answer.json()["error"]


@pytest.mark.parametrize("said", ["", "{}", "[]", "[" * 5000, '{"outline": {}}', '{"files": [1]}'])
def test_a_concern_that_is_not_whole_is_answered_with_a_sentence(phone: Client, said: str):
    answer = phone.post(f"{AT}/send", {"sealed": said}, secure=True)
    assert answer.status_code == 400
    assert not Concern.objects.filter(id=uuid4()).exists()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("concern", "00000000-0000-1000-8000-000000000000"),  # an id that says when it was made
        ("concern", "x" * 36),
        ("seed", "00"),
        ("seed", "G" * 64),
        ("files", True),
        ("files", -1),
        ("files", 10**9),
        ("posts", ["nobody"]),
        ("posts", [str(uuid4())] * 201),
        ("somebody_else", "yes"),
        ("recipient", "age1" * 100),
        ("verify_key", None),
    ],
)
def test_an_outline_is_read_strictly(phone: Client, name: str, value: Any):
    said = outline_as_json(Browser().outline()) | {name: value}
    assert post(phone, "outline", said).status_code == 400


def test_it_arrives_once_however_often_it_is_sent(phone: Client, cast):
    browser = Browser(named_posts=(cast.post("senior-a"),), files=(("notes.txt", b"Two."),))
    form = as_form(browser.sealed(browser.outline()))
    first = phone.post(f"{AT}/send", form, secure=True)
    again = phone.post(f"{AT}/send", as_form(browser.sealed()), secure=True)

    assert first.status_code == again.status_code == 200
    assert "/promise/v1" in first.json()["promise"]
    assert Concern.objects.filter(id=browser.who.id).count() == 1


def test_somebody_elses_id_is_no_way_to_learn_that_it_arrived(phone: Client, cast):
    browser = Browser()
    browser.send()
    other = Browser(who=browser.who.__class__(id=browser.who.id))

    answer = phone.post(f"{AT}/send", as_form(other.sealed()), secure=True)
    assert answer.status_code == 409
    assert "promise" not in answer.json()


def test_the_check_page_names_readers_and_holds_no_answer(phone: Client, cast):
    answer = phone.post(f"{AT}/check", {"posts": [str(cast.post("senior-a"))]}, secure=True)
    assert answer.status_code == 200
    assert "Monitoring officer" in answer.text
    assert "§words§" in answer.text
    assert "§receipt§" in answer.text


def test_whoever_proves_a_receipt_gets_ciphertext(phone: Client, cast):
    browser = Browser(words="A word that nobody sees.")
    browser.send()

    answer = post(phone, "open", proof(phone, browser))
    assert answer.status_code == 200
    assert "A word that nobody sees." not in answer.text
    assert answer.json()["number"] == 5
    assert len(answer.json()["places"][0]["bodies"]) == 4


def test_an_unknown_receipt_and_a_wrong_signature_get_the_same_answer(phone: Client, cast):
    browser, nobody = Browser(), Browser()
    browser.send()
    wrong = proof(phone, browser) | {"signature": b64(bytes(64))}

    answers = [post(phone, "open", each) for each in (wrong, proof(phone, nobody))]
    assert [each.status_code for each in answers] == [409, 409]
    assert answers[0].content == answers[1].content


def test_a_challenge_is_good_in_one_browser_and_for_one_purpose(phone: Client, cast):
    browser, thief = Browser(), Client()
    browser.send()
    thief.get("/speak-up/risk", secure=True)
    stolen = proof(phone, browser)

    assert post(thief, "open", stolen).status_code == 409
    assert post(phone, "open", proof(phone, browser, "message")).status_code == 409
    assert post(phone, "open", stolen | {"challenge": stolen["challenge"] + "x"}).status_code == 409


def test_a_challenge_grows_old(phone: Client, cast, monkeypatch):
    browser = Browser()
    browser.send()
    old = proof(phone, browser)
    monkeypatch.setattr("upheld.web.speak_up.sealed_returning.GOOD_FOR", -1)

    assert post(phone, "open", old).status_code == 409


def ask_for_report(client: Client, browser: Browser, matter: object) -> Any:
    proved = proof(client, browser, "report", f"{matter}\n")
    return post(client, "report", proved | {"matter": str(matter)})


def test_whoever_raised_it_reads_the_report_before_its_day_in_the_browser_too(phone: Client, cast):
    browser = Browser()
    browser.send()
    report = start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))
    matter = report.row().matter
    assert ask_for_report(phone, browser, matter).json() == {}
    published = report.waiting()
    told = ask_for_report(phone, browser, matter).json()
    for said in ("You can read it before everybody else does.", "12 November 2021"):
        assert said in told["notice"]
    assert "You read this first." in told["page"]
    assert "Visits were written up that nobody made." in told["page"]
    assert "/speak-up/your-concern" not in told["page"]
    assert "govuk-back-link" not in told["page"]

    day = report.at + timedelta(days=7)
    commands.open_release(actor=machine("tick"), at=day, published=published)
    assert "Everybody can read it now." in ask_for_report(phone, browser, matter).json()["notice"]


def test_nobody_reads_a_report_without_a_receipt_and_the_matter_that_they_signed(
    phone: Client, cast
):
    browser, nobody = Browser(), Browser()
    browser.send()
    report = start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY))
    report.waiting()
    matter = report.row().matter
    assert ask_for_report(phone, nobody, matter).status_code == 409
    assert ask_for_report(phone, browser, uuid4()).json() == {}
    other = proof(phone, browser, "report", f"{uuid4()}\n")
    assert post(phone, "report", other | {"matter": str(matter)}).status_code == 409
    opening = proof(phone, browser, "open")
    assert post(phone, "report", opening | {"matter": str(matter)}).status_code == 409


def test_a_message_arrives_once_and_only_as_it_was_signed(phone: Client, cast):
    browser = Browser()
    concern = browser.send()
    id = uuid4()
    said = ("message", {"words": "More."})
    sealed = browser.body(concern.compartment_id, id, number=5, said=said)
    about = f"{id}\n5\n{hashlib.sha256(sealed).hexdigest()}\n"
    body = {"number": 5, "message": {"id": str(id), "sealed": b64(sealed)}}
    proved = proof(phone, browser, "message", about)

    other = post(phone, "message", proved | body | {"number": 6})
    first = post(phone, "message", proved | body)
    again = post(phone, "message", proved | body)
    assert [each.status_code for each in (other, first, again)] == [409, 200, 409]
    assert SealedBody.objects.filter(id=id).count() == 1


def test_the_story_and_this_scene_agree_on_the_day(cast):
    """The scene signs for its own day: a day further on, nothing here would arrive."""
    assert clock.today() == TODAY
