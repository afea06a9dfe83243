"""Existing papers in the browser: brought in together, decided one by one."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rooms.disclosure.test_unpacking import MAIL, packed
from tests.web.investigation_chain import Chain, text, url


@pytest.fixture
def chain(sign_in, cast, told):
    chain = Chain(sign_in, cast, told)
    chain.begin()
    return chain


def test_papers_are_brought_in_and_decided_on_by_pressing_buttons(chain):
    client = chain.clients["investigator"]
    folder = packed(**{"mail.eml": MAIL, "other.txt": b"Words.", "inner.zip": packed(a=b"x")})
    sent = [SimpleUploadedFile("folder.zip", folder), SimpleUploadedFile("loose.txt", b"Loose.")]
    done = client.post(url("casework-papers-add", chain.id), {"papers": sent})
    assert done.status_code == 302
    page = client.get(url("casework-papers", chain.id))
    for said in ("The plan of March", "other.txt", "loose.txt", "Unpack it first", "Not taken in"):
        assert said in text(page)
    paper, other = re.findall(r'papers/([0-9a-f-]{36})"', page.content.decode())[:2]
    form = client.get(url("casework-paper", chain.id, paper)).content.decode()
    assert 'value="2020-03-03"' in form
    assert 'value="A. Clerk, Team Manager"' in form
    said = {"title": "A mail", "dated": "3 March 2020", "parties": "", "provenance": "A folder"}
    chain.press("investigator", "casework-paper", paper, **said)
    chain.press("investigator", "casework-papers", papers=[other])
    assert "A mail" in text(client.get(url("casework-documents", chain.id)))
    page = text(client.get(url("casework-papers", chain.id)))
    assert "other.txt" not in page
    assert client.get(url("casework-paper", chain.id, other)).status_code == 404


def test_several_are_ticked_and_left_out_together(chain):
    client, place = chain.clients["investigator"], url("casework-papers", chain.id)
    folder = packed(**{"a.txt": b"One.", "b.txt": b"Two.", "c.zip": packed(a=b"x"), "d.txt": b"4."})
    form = client.get(url("casework-papers-add", chain.id))
    assert "A folder of 200 takes half a minute" in text(form)
    assert "after 20 seconds" in text(form)
    sent = [SimpleUploadedFile("folder.zip", folder)]
    client.post(url("casework-papers-add", chain.id), {"papers": sent})
    page = client.get(place).content.decode()
    boxes = re.findall(r'name="papers" type="checkbox" value="([0-9a-f-]{36})"', page)
    assert len(boxes) == 4
    statuses = [client.get(url("casework-paper", chain.id, each)).status_code for each in boxes]
    assert statuses == [200, 200, 404, 200]  # what was not taken in cannot become a document
    nothing = client.post(place, {})
    assert "Tick the papers that you want to leave out" in text(nothing)
    assert 'href="#id_papers"' in nothing.content.decode()
    assert 'id="id_papers"' in nothing.content.decode()
    chain.press("investigator", "casework-papers", papers=boxes[:3])
    page = text(client.get(place))
    assert "Left out. They stay sealed" in page
    assert "d.txt" in page
    for name in ("a.txt", "b.txt", "c.zip"):
        assert name not in page
    again = text(client.post(place, {"papers": boxes[2:]}))
    assert "Somebody has decided on one of these papers already" in again
    assert "d.txt" in again


def test_nothing_chosen_is_asked_again_and_nobody_else_has_the_page(chain, sign_in):
    place = url("casework-papers-add", chain.id)
    assert "Choose the papers" in text(chain.clients["investigator"].post(place, {}))
    for slug in ("ceo", "mo", "senior-a"):
        assert sign_in(slug).get(place).status_code == 404
        assert sign_in(slug).get(url("casework-papers", chain.id)).status_code == 404
        assert sign_in(slug).post(url("casework-papers", chain.id), {}).status_code == 404
