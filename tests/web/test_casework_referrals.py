"""Referring something outside, in the browser; and that nobody else can tell."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pyrage import decrypt
from pyrage.x25519 import Identity

from tests.web.investigation_chain import Chain
from tests.web.investigation_chain import text as _text
from tests.web.investigation_chain import url as _url
from upheld.concerns import queries as concerns

BY = {"answer_by_day": "2", "answer_by_month": "3", "answer_by_year": "2031"}


@pytest.fixture
def theirs():
    """The key of the body outside, which nobody in the house has."""
    return Identity.generate()


@pytest.fixture
def chain(sign_in, cast, told):
    """An investigation with one case in it."""
    chain = Chain(sign_in, cast, told).begin()
    chain.press("investigator", "casework-case-add", pseudonym="A", outcome="upheld", reasons="R.")
    return chain


def _register(chain, theirs, **changes):
    recipient = str(theirs.to_public())
    typed = {"body": "ofsted", "recipient": recipient, "compared": "telephone"}
    typed["heard"] = concerns.recipient_fingerprint(recipient=recipient)
    return chain.clients["mo"].post(_url("casework-body-keys"), typed | changes)


def test_a_case_goes_out_sealed_and_what_comes_back_is_put_down(chain, theirs):
    work = chain.clients["investigator"]
    wrong = _register(chain, theirs, heard="0000")
    assert "is not the one of this key" in _text(wrong)
    assert "id_recipient" in _register(chain, theirs, recipient="age1no").content.decode()
    assert "No key of a body outside is registered yet" in _text(
        work.get(_url("casework-referral-make", chain.id))
    )
    assert _register(chain, theirs).status_code == 302
    typed = {"to": "ofsted", "words": "A child may be harmed.", "cases": ["1"], **BY}
    chain.press("investigator", "casework-referral-make", **typed)
    page = work.get(_url("casework-referrals", chain.id))
    assert "A child may be harmed." in _text(page)
    assert "Something you referred waits for an answer" in _text(work.get(_url("casework-home")))
    [referral] = re.findall(r"outside/([0-9a-f-]{36})/take", page.content.decode())
    assert work.get(_url("casework-referral-take", chain.id, referral)).status_code == 405
    taken = work.post(_url("casework-referral-take", chain.id, referral))
    assert taken["Content-Disposition"] == 'attachment; filename="bundle.zip.age"'
    with zipfile.ZipFile(io.BytesIO(decrypt(taken.content, [theirs]))) as bundle:
        assert b"A child may be harmed." in bundle.read("referral.json")
    answer = {"kind": "ended", "words": "They looked into it."}
    chain.press("investigator", "casework-referral-came-back", referral, **answer)
    assert "They looked into it." in _text(work.get(_url("casework-referrals", chain.id)))
    assert "you referred waits" not in _text(work.get(_url("casework-home")))
    _nobody_else_can_tell(chain, referral)


def _nobody_else_can_tell(chain, referral):
    for slug in ("ceo", "ia", "union", "senior-a"):
        client = chain.clients[slug]
        assert client.get(_url("casework-referrals", chain.id)).status_code == 404
        assert client.get(_url("casework-referral-make", chain.id)).status_code == 404
        assert client.get(_url("casework-body-keys")).status_code == 404
        for name in ("casework-referral-take", "casework-referral-came-back"):
            assert client.post(_url(name, chain.id, referral)).status_code == 404
    receiver = chain.clients["mo"]
    assert "Nothing here." in _text(receiver.get(_url("casework-referrals", chain.id)))
    assert receiver.post(_url("casework-referral-take", chain.id, referral)).status_code == 404
    assert "you referred waits" not in _text(receiver.get(_url("casework-home")))
