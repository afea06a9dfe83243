"""The right of reply in the browser, beside the whole chain."""

from __future__ import annotations

import re

import pytest

from tests.web.investigation_chain import Chain, text, url
from upheld.disclosure.extracting import extract


@pytest.fixture
def chain(sign_in, cast, told):
    return Chain(sign_in, cast, told)


def test_a_passage_is_withdrawn_by_pressing_a_button(chain):
    chain.begin()
    who = f"{chain.cast.person('senior-a')} {chain.cast.post('senior-a')}"
    passage = {"words": "You changed it.", "gist": "The minutes."}
    chain.press("investigator", "casework-criticism-draft", holder=who, **passage)
    client = chain.clients["investigator"]
    page = client.get(url("casework-replies", chain.id)).content.decode()
    [id] = re.findall(r"criticism/([0-9a-f-]{36})\"", page)
    chain.press("investigator", "casework-criticism-withdraw", id)
    assert "Nothing waits to be served" in text(client.get(url("casework-replies", chain.id)))
    assert client.get(url("casework-criticism", chain.id, id)).status_code == 404


def test_whoever_was_served_finds_it_again_and_nobody_else_does(sign_in):
    page = text(sign_in("senior-a").get(url("casework-investigations")))
    assert "What is said of your work" in page
    assert "Finished" in page
    for slug in ("dcs", "ceo", "mo", "investigator"):
        page = text(sign_in(slug).get(url("casework-investigations")))
        assert "What is said of your work" not in page


def test_locked_whoever_was_served_is_told_only_to_unlock(sign_in):
    page = text(sign_in("senior-a", unlocked=False).get(url("casework-home")))
    assert "said of your work" not in page


def test_a_packet_can_be_printed_for_somebody_who_is_served_by_hand(sign_in, told):
    client = sign_in("investigator")
    page = client.get(url("casework-replies", told.investigation)).content.decode()
    packet = re.findall(r"packets/([0-9a-f-]{36})\"", page)[0]
    response = client.post(url("casework-packet-print", told.investigation, packet))
    words = " ".join(extract(response.content, "packet.pdf").text.split())
    assert "Reply by: 21 July 2020" in words
    assert "What shows it" in words
    for slug in ("ceo", "mo", "senior-a"):
        refused = sign_in(slug).post(url("casework-packet-print", told.investigation, packet))
        assert refused.status_code == 404
