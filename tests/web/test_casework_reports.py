"""The full report in the browser: its passages, its versions, and until when it is opened."""

from __future__ import annotations

import re
from datetime import date

import pytest

from tests.web.investigation_chain import Chain
from tests.web.investigation_chain import text as _text
from tests.web.investigation_chain import url as _url
from upheld.investigations import queries

UNTIL = {"expires_on_day": "2", "expires_on_month": "3", "expires_on_year": "2031"}


@pytest.fixture
def chain(sign_in, cast, told):
    """An investigation whose findings are signed off."""
    chain = Chain(sign_in, cast, told).begin()
    chain.press("investigator", "casework-area-add", title="Decisions")
    area = chain.matrix().areas[0].id
    chain.press("investigator", "casework-allegation-add", words="That it was so.", area=area)
    allegation = chain.matrix().areas[0].allegations[0].id
    found = chain.finding(allegation, posts=[], words="Told us: <b>so</b>.", against="Document 9")
    assert found.status_code == 302
    chain.press("investigator", "casework-area-answer", area, outcome="upheld", reasons="As found.")
    chain.press("investigator", "casework-case-add", pseudonym="A", outcome="upheld", reasons="R.")
    chain.press("investigator", "casework-replies-close")
    chain.press("ia", "casework-sign-off")
    return chain


def _passages(chain):
    return queries.report_passages(
        actor=chain.cast.actor("investigator"),
        keys=chain.cast.keys("investigator"),
        id=queries.investigation(actor=chain.cast.actor("investigator"), id=chain.id).id,
    )


def test_passages_are_settled_on_a_page_and_said_beside_the_report(chain):
    client = chain.clients["investigator"]
    page = client.get(_url("casework-passages", chain.id))
    assert "0 of 6" in _text(page)
    assert "Told us: <b>so</b>" not in page.content.decode()
    typed = {"seen": "0", "passage": ["finding-1"], "passage-finding-1": ["third-party"]}
    chain.press("investigator", "casework-passages", **typed)
    settled = {each.key: each for each in _passages(chain) if each.settled}
    assert {key: each.classes for key, each in settled.items()} == {"finding-1": ("third-party",)}
    again = client.post(_url("casework-passages", chain.id), typed)
    assert "another window" in _text(again)
    assert "5 of 6" in _text(client.get(_url("casework-report-issue", chain.id)))
    chain.press("investigator", "casework-report-issue", summary="In short.", **UNTIL)
    opened = _text(chain.clients["ceo"].post(_url("casework-report-open", chain.id, 1)))
    assert re.search(r"Would give away: .{0,40}Somebody else", opened)
    assert "Evidence against it Document 9" in opened
    assert "Second readers disagreed in: 0 of 1" in opened
    for slug in ("ceo", "mo", "ia", "union"):
        assert chain.clients[slug].get(_url("casework-passages", chain.id)).status_code == 404


def test_a_later_version_is_compared_and_each_is_opened_until_its_day(chain, cast):
    work, ceo = chain.clients["investigator"], chain.clients["ceo"]
    assert work.get(_url("casework-report-again", chain.id)).status_code == 404
    chain.press("investigator", "casework-report-issue", summary="In short.", **UNTIL)
    assert "In short." in _text(work.get(_url("casework-report-again", chain.id)))
    again = {"summary": "At more length.", "why": "A letter came."} | UNTIL
    chain.press("investigator", "casework-report-again", **again)
    cover = _text(ceo.get(_url("casework-report", chain.id)))
    assert "Version 2, issued on" in cover
    assert "We cannot take back what somebody has read, printed or saved" in cover
    side_by_side = _text(ceo.post(_url("casework-report-compare", chain.id, 2)))
    assert "At more length" in side_by_side
    assert "Passages that are the same: 6" in side_by_side
    assert work.post(_url("casework-report-compare", chain.id, 2)).status_code == 200
    for slug, version in (("ceo", 1), ("ceo", 9), ("union", 2)):
        address = _url("casework-report-compare", chain.id, version)
        assert chain.clients[slug].post(address).status_code == 404
    assert ceo.get(_url("casework-report-compare", chain.id, 2)).status_code == 405


def test_once_the_day_has_passed_opening_looks_as_if_there_were_nothing(chain, cast, monkeypatch):
    chain.press("investigator", "casework-report-issue", summary="In short.", **UNTIL)
    mine = queries.recipient(actor=cast.actor("ceo"), investigation=chain.id, on=date(2031, 3, 2))
    assert mine is not None
    other = chain.clients["union"].post(_url("casework-report-open", chain.id, 1))
    monkeypatch.setattr("upheld.people.clock.today", lambda: date(2031, 3, 3))
    ceo = chain.clients["ceo"]
    gone = ceo.post(_url("casework-report-open", chain.id, 1))
    assert (gone.status_code, other.status_code) == (404, 404)
    cover = _text(ceo.get(_url("casework-report", chain.id)))
    assert "so it is not opened for you" in cover
    assert "Open version 1" not in cover


def test_a_recipient_gets_longer_from_somebody_else(chain, cast):
    chain.press("investigator", "casework-report-issue", summary="In short.", **UNTIL)
    mine = queries.recipient(actor=cast.actor("ceo"), investigation=chain.id, on=date(2031, 3, 2))
    longer = UNTIL | {"expires_on_year": "2032"}
    own = chain.clients["ceo"].post(_url("casework-report-renew", chain.id, mine.id), longer)
    assert "Nobody lets themselves" in _text(own)
    assert (
        chain.clients["ia"].get(_url("casework-report-renew", chain.id, mine.id)).status_code == 404
    )
    chain.press("mo", "casework-report-renew", mine.id, **longer)
    assert "2 March 2032" in _text(chain.clients["ceo"].get(_url("casework-report", chain.id)))
