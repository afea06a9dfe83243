"""A concern that its reporter's browser sealed: read like any other, and trusted no further."""

from __future__ import annotations

import base64
import json
import uuid
from dataclasses import replace
from uuid import uuid4

import pytest

from upheld.concerns import commands, outlining, queries
from upheld.concerns.models import Concern
from upheld.concerns.sealed import Blob, Opened
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import recipient_of, seal, stranger
from upheld.ledger.models import Pending
from upheld.vault import queries as vault
from upheld.vault import recovery, taking
from upheld.vault.models import Compartment, Receipt, SealedBody

from .scene import TODAY, WORDS, listed, page
from .sealed_scene import Browser

LOW_ORDER = "age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z"
DEEP = b'{"a":' + b"[" * 5000


def everything() -> list[int]:
    return [each.objects.count() for each in (Concern, Compartment, SealedBody, Receipt, Pending)]


def refused(browser: Browser, match: str, **changed: object) -> None:
    before = everything()
    with pytest.raises(NotPossible, match=match):
        browser.send(**changed)
    assert everything() == before


@pytest.fixture
def browser(cast) -> Browser:
    return Browser(named_posts=(cast.post("senior-a"),))


def test_its_receiver_reads_what_the_server_never_saw(cast, browser):
    concern = browser.send()

    read = page(cast, "mo", concern)
    assert read is not None
    assert read.words == WORDS
    assert concern.id in listed(cast, "mo")


def test_whoever_is_named_finds_nothing(cast, browser):
    concern = browser.send()

    assert page(cast, "senior-a", concern) is None
    assert concern.id not in listed(cast, "senior-a")


def test_its_reporter_comes_back_on_the_plain_pages_too(cast, browser):
    browser.send()

    who = queries.whose_receipt(receipt=browser.who.receipt)
    assert who == browser.who.actor
    read = queries.reporter_page(actor=who, keys=browser.who.keys, today=TODAY)
    assert read is not None
    assert read.words == WORDS
    assert read.entry is not None
    assert read.doubted == ()


def test_a_file_opens_byte_for_byte(cast, browser):
    browser.files = (("notes.txt", b"Two dates.\x00\xff"), ("more.txt", b""))
    concern = browser.send()

    found = vault.bodies(
        actor=cast.actor("mo"),
        keys=cast.keys("mo"),
        compartment=concern.compartment_id,
        kind="file",
    )
    assert [(each.content["name"], each.attachment) for each in found] == list(browser.files)


def test_a_name_lies_in_a_compartment_of_its_own(cast, browser):
    browser.name = "Ann Example"
    concern = browser.send()

    read = page(cast, "mo", concern)
    assert read is not None
    assert "Ann Example" in repr(read)
    assert Compartment.objects.filter(id=browser.id("identity")).exists()


def test_what_the_log_holds_can_be_known_before_and_proved_after(cast, browser):
    browser.send()

    arrived = queries.arrived(actor=browser.who.actor, outline=browser.outline())
    assert arrived is not None
    assert Pending.objects.filter(digest=arrived.digest).count() == 1


def test_somebody_else_does_not_learn_that_it_arrived(cast, browser):
    browser.send()
    stranger_ = Browser(ids={"compartment": browser.id("compartment")})

    outline = stranger_.outline(concern=uuid.UUID(browser.who.id))
    assert queries.arrived(actor=browser.who.actor, outline=outline) is None


def test_sending_twice_sends_once(cast, browser):
    browser.send()

    refused(browser, "sent already")


def test_a_matter_is_made_from_what_nobody_can_choose_to_match(cast, browser):
    concern = browser.send()

    outline = browser.outline()
    made = outlining.matter_of(outline.concern, outline.seed)
    found = queries.matter_of(
        actor=cast.actor("mo"), keys=cast.keys("mo"), concern=concern, today=TODAY
    )
    assert found == made
    assert made != outlining.matter_of(outline.concern, b"1" * 32)


@pytest.mark.parametrize(
    ("changed", "match"),
    [
        ({"routed": bytes(64)}, "has changed since"),
        ({"entry": bytes(64)}, "has changed since"),
        ({"routed": b""}, "has changed since"),
        ({"written": b""}, "lost on the way"),
        ({"written": b"age-encryption.org/v1\n" * 1000}, "lost on the way"),
        ({"files": (Blob(id=uuid4(), sealed=b""),)}, "lost on the way"),
        ({"name": Blob(id=uuid4(), sealed=b"")}, "lost on the way"),
    ],
)
def test_what_is_not_whole_is_refused_and_nothing_is_kept(cast, browser, changed, match):
    refused(browser, match, **changed)


def place_of(browser: Browser, **changed: object) -> Opened:
    return replace(browser.sealed().place, **changed)


@pytest.mark.parametrize(
    "changed",
    [
        {"recipient": "age1nobody"},
        {"recipient": LOW_ORDER},
        {"recipient": ""},
        {"grants": seal(b"x", [stranger()])},
        {"grants": seal(b"x", [stranger() for _ in range(9)])},
        {"grants": b"age-encryption.org/v1\n-> scrypt AAAA 30\n"},
        {"grants": b"\x00" * 900},
        {"recovery": b"[]"},
        {"recovery": b"[1, 2, 3]"},
        {"recovery": DEEP},
        {"recovery": json.dumps([base64.b64encode(b"x").decode()] * 3).encode()},
    ],
    ids=str,
)
def test_keys_that_are_not_as_they_must_be_are_refused(cast, browser, changed):
    refused(browser, "lost on the way", place=place_of(browser, **changed))


def test_a_list_of_holders_that_the_reporter_did_not_sign_is_refused(cast, browser):
    signed = browser.who.keys.sign(b"something else")

    refused(browser, "has changed since", place=place_of(browser, listed=signed))


def test_routing_one_way_and_recording_another_is_refused(cast, browser):
    """What was signed names senior post A; what is sent names nobody, and so another list."""
    sealed = browser.sealed()
    nobody = replace(sealed.outline, named_posts=(), does_not_know=True)

    refused(browser, "has changed since", outline=nobody)


def test_an_id_that_is_taken_is_refused(cast, browser):
    other = Browser()
    other.send()
    browser.ids = {"written": other.id("written")}

    refused(browser, "lost on the way")


def test_a_body_of_somebody_elses_compartment_is_refused_or_not_believed(cast, browser):
    other = Browser().sealed()
    concern = browser.send(written=other.written)

    read = page(cast, "mo", concern)
    assert read is not None
    assert read.words == ""


@pytest.mark.parametrize(
    "content",
    [
        {},
        {"words": 1, "risk": "no", "known_as": "anonymous"},
        {"words": "x", "risk": "maybe", "known_as": "anonymous"},
        {"words": "x", "risk": [], "known_as": {}},
        {"words": "\ud800", "risk": "no", "known_as": "anonymous"},
        {"words": "x" * 50_001, "risk": "no", "known_as": "anonymous"},
        {"words": "x", "risk": "no", "known_as": "anonymous", "convener": "me"},
    ],
    ids=lambda each: str(each)[:60],
)
def test_words_that_are_shaped_otherwise_are_not_shown_and_nobody_stumbles(cast, browser, content):
    concern = browser.send(written=written_as(browser, json.dumps(content).encode()))

    read = page(cast, "mo", concern)
    assert read is not None
    assert read.words == ""
    assert concern.id in listed(cast, "mo")


def written_as(browser: Browser, content: bytes) -> bytes:
    """What was written, with content that no writer of ours makes."""
    header = json.dumps(
        {
            "compartment": str(browser.id("compartment")),
            "body": str(browser.id("written")),
            "author": browser.who.id,
            "sequence": 3,
            "kind": "written",
            "version": 1,
            "day": TODAY.isoformat(),
            "content": "HERE",
        }
    ).encode()
    text = header.replace(b'"HERE"', content)
    signed = b"upheld/body/v1\n" + len(text).to_bytes(4, "big") + text
    framed = browser.who.keys.sign(signed) + signed
    padded = len(framed).to_bytes(8, "big") + framed
    padded += bytes(-len(padded) % 8192)
    return seal(padded, [recipient_of(browser.identity)])


@pytest.mark.parametrize(
    "content", [DEEP, b"[]", b'{"words": 1e999}', b"{", b'{"a": ' + b"9" * 5000 + b"}"]
)
def test_a_body_that_cannot_even_be_read_is_not_shown(cast, browser, content):
    concern = browser.send(written=written_as(browser, content))

    read = page(cast, "mo", concern)
    assert read is not None
    assert read.words == ""


@pytest.mark.parametrize("kind", ["triage", "feedback", "acknowledgement", "shared"])
def test_a_decision_in_a_reporters_hand_is_not_believed(cast, browser, kind):
    concern = browser.send()
    message = say(browser, concern, kind, {"words": "Decided.", "route": "police", "outcome": "x"})
    commands.send_sealed_message(
        actor=browser.who.actor, at=TODAY, concern=concern, message=message, number=5
    )

    read = page(cast, "mo", concern)
    assert read is not None
    assert "Decided." not in repr(read)


def say(browser: Browser, concern: Concern, kind: str, content: dict[str, object]) -> Blob:
    id = uuid4()
    return Blob(
        id=id, sealed=browser.body(concern.compartment_id, id, number=5, said=(kind, content))
    )


def test_a_message_is_sealed_in_the_browser_too(cast, browser):
    concern = browser.send()
    message = say(browser, concern, "message", {"words": "There is a third."})
    commands.send_sealed_message(
        actor=browser.who.actor, at=TODAY, concern=concern, message=message, number=5
    )

    read = page(cast, "mo", concern)
    assert read is not None
    assert "There is a third." in [each.text for each in read.messages]


def test_a_number_that_somebody_else_has_taken_is_refused(cast, browser):
    concern = browser.send()
    message = say(browser, concern, "message", {"words": "There is a third."})

    with pytest.raises(NotPossible, match="at the same moment"):
        commands.send_sealed_message(
            actor=browser.who.actor, at=TODAY, concern=concern, message=message, number=4
        )


def test_grants_that_hold_rubbish_stop_nobody(cast, browser):
    told = queries.what_to_sign(actor=browser.who.actor, outline=browser.outline(), at=TODAY)
    recipients = [*(each.recipient for each in told.holders)]
    for rubbish in (b"\xff\xfe", b"AGE-SECRET-KEY-1NOTHING", b""):
        other = Browser()
        filled = recipients + [stranger() for _ in range(8 - len(recipients))]
        concern = other.send(place=place_of(other, grants=seal(rubbish, filled)))
        assert page(cast, "mo", concern) is None
    assert listed(cast, "mo") is not None


def test_how_much_a_body_can_be_is_known_from_outside(cast, browser):
    big = seal(bytes(taking.most_bytes(256 * 1024)), [stranger()])

    refused(browser, "lost on the way", written=big)


def test_recovery_looks_like_what_the_server_makes(cast):
    assert recovery.is_nested(recovery.make(Browser().identity, []))
