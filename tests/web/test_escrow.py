"""The pages of whoever waits for others, and of those who count and print for them."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.rooms.concerns.escrow_scene import hold, tokens
from tests.rooms.concerns.scene import Reporter
from upheld.concerns import commands
from upheld.concerns.models import EscrowTag, Held
from upheld.kernel.actor import machine
from upheld.vault.models import Attachment

RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')


@pytest.fixture
def post(cast):
    return str(cast.post("senior-b"))


def _written(post, risk="no"):
    client = Client()
    client.post("/speak-up/risk", {"risk": risk})
    client.post("/speak-up/what-happened", {"words": "Visits were made up."})
    client.post("/speak-up/how-known", {"known_as": "anonymous", "posts": [post]})
    return client


def _terms(post, token, **changed):
    return {"post": post, "how_many": "3", "months": "3", "token": token, "kept": "on"} | changed


def test_a_convener_prints_whole_sheets_and_nobody_else_does(sign_in):
    union = sign_in("union")
    assert "How many sheets" in union.get("/casework/waiting-for-others/words").text
    assert "Enter how many" in union.post("/casework/waiting-for-others/words", {}).text
    printed = union.post("/casework/waiting-for-others/words", {"sheets": "2"})
    assert len(set(RECEIPT.findall(printed.text))) == 20
    for slug in ("mo", "auditor", "senior-a"):
        assert sign_in(slug).get("/casework/waiting-for-others/words").status_code == 404


def test_a_custodian_alone_counts(sign_in):
    assert "nobody to ask" in sign_in("auditor").get("/casework/waiting-for-others").text
    for slug in ("mo", "union", "senior-a"):
        assert sign_in(slug).get("/casework/waiting-for-others").status_code == 404
    locked = sign_in("auditor", unlocked=False).get("/casework/waiting-for-others")
    assert "named" not in locked.text


def test_a_custodian_who_asks_about_another_post_is_told_nothing_of_it(cast, sign_in, post):
    auditor = sign_in("auditor")
    hold(Reporter(), tokens(cast)[0], cast.post("senior-b"))
    answers = [
        auditor.post("/casework/waiting-for-others", {"post": each})
        for each in (post, cast.post("senior-a"), "00000000-0000-4000-8000-000000000000")
    ]
    plain = {re.sub(r'value="[^"]*"', "", each.text) for each in answers}
    assert len(plain) == 1
    assert "nobody to ask" in plain.pop()


@pytest.mark.parametrize(("risk", "why"), [("yes", "cost that child"), ("unknown", "find out")])
def test_where_a_child_may_be_at_risk_the_page_says_why_it_cannot_wait(post, risk, why, db):
    page = _written(post, risk).get("/speak-up/hold/terms")
    assert "cannot wait" in page.text
    assert why in page.text
    assert not Held.objects.exists()


def test_whoever_names_no_post_of_the_list_is_told_so(db):
    page = _written("do-not-know").get("/speak-up/hold/terms")
    assert "a post in our list" in page.text


def test_wrong_words_are_told_and_nothing_is_lost(cast, post):
    client = _written(post)
    page = client.post("/speak-up/hold/terms", _terms(post, "not the words of anything here"))
    assert "not right, or somebody has used them" in page.text
    assert 'value="3" selected' in page.text
    assert client.get("/speak-up/check").status_code == 200


def test_bad_answers_are_told_in_sentences(post, db):
    page = _written(post).post("/speak-up/hold/terms", {"post": "x", "how_many": "1"})
    assert page.status_code == 200
    assert "Write down your own seven words" in page.text
    assert not EscrowTag.objects.exists()


def test_the_way_back_is_by_the_same_seven_words_and_can_be_taken_back(cast, post):
    client = _written(post)
    [receipt] = RECEIPT.findall(client.get("/speak-up/hold/terms").text)
    client.post("/speak-up/hold/terms", _terms(post, tokens(cast)[0]))
    back = Client()
    answer = back.post("/speak-up/return", {"receipt": receipt})
    assert answer.url == "/speak-up/held"
    page = back.get("/speak-up/held")
    assert "Nobody has read it" in page.text
    assert "no-store" in page["Cache-Control"]
    assert back.get("/speak-up/held/send").url == "/speak-up/held"
    assert "for good" in back.get("/speak-up/held/take-back").text
    assert back.post("/speak-up/held/take-back", {}).status_code == 200
    assert back.get("/speak-up/held").url == "/speak-up/return"
    assert "open nothing" in Client().post("/speak-up/return", {"receipt": receipt}).text


@pytest.mark.parametrize("way", ["held", "held/send", "held/not-now", "held/take-back"])
def test_a_stranger_finds_nothing_to_come_back_to(way, db):
    assert Client().get(f"/speak-up/{way}").url == "/speak-up/return"
    assert Client().post(f"/speak-up/{way}", {}).url == "/speak-up/return"


def test_what_it_promises_and_what_it_does_not_stands_open_to_anybody(db):
    page = Client().get("/speak-up/hold").text
    assert "all the papers but one" in page
    assert "never whether you said yes" in page


def _with_a_file(cast, post, token):
    client = _written(post)
    file = SimpleUploadedFile("dates.txt", b"Three dates.")
    client.post("/speak-up/what-happened", {"words": "Visits were made up.", "file": file})
    client.post("/speak-up/hold/terms", _terms(post, token))
    return client


def test_a_file_waits_with_the_words_and_goes_with_them(cast, sign_in, post):
    words, before = tokens(cast), Attachment.objects.count()
    client = _with_a_file(cast, post, words[0])
    for token in words[1:3]:
        hold(Reporter(), token, cast.post("senior-b"))
    sign_in("auditor").post("/casework/waiting-for-others", {"post": post})
    assert "dates.txt" in client.get("/speak-up/held/send").text
    assert client.post("/speak-up/held/send", {}).url == "/speak-up/done"
    assert "dates.txt" in client.get("/speak-up/your-concern").text
    assert Attachment.objects.count() == before + 1


@pytest.mark.parametrize("forgotten", [True, False])
def test_a_file_goes_when_what_was_held_goes(cast, post, forgotten):
    before = Attachment.objects.count()
    client = _with_a_file(cast, post, tokens(cast)[0])
    assert Attachment.objects.count() == before + 1
    if forgotten:
        commands.forget_held(actor=machine("tick"), at=datetime(2022, 3, 1, 2, tzinfo=UTC))
    else:
        client.post("/speak-up/held/take-back", {})
    assert not Held.objects.exists()
    assert Attachment.objects.count() == before
