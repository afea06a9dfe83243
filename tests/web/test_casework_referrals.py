"""Referring something outside, in the browser; and that nobody else can tell."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pyrage import decrypt
from pyrage.x25519 import Identity

from tests.rooms.learning.scene import tampering
from tests.web.investigation_chain import Chain
from tests.web.investigation_chain import text as _text
from tests.web.investigation_chain import url as _url
from upheld.concerns import queries as concerns
from upheld.investigations.models import BodyKey

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


@pytest.fixture
def without_keys(chain):
    """The house before anybody registered a key; the story registers all four."""
    with tampering("investigations"):
        BodyKey.objects.all().delete()
    return chain


def test_without_a_key_there_is_no_form_and_who_can_put_it_right_is_said(without_keys, theirs):
    place = _url("casework-referral-make", without_keys.id)
    work, receiver = without_keys.clients["investigator"], without_keys.clients["mo"]
    for page in (work.get(place), work.post(place, {"to": "ofsted", "words": "Now."})):
        assert "No key of Ofsted, Social Work England, the police" in _text(page)
        assert "Here that is: Monitoring officer." in _text(page)
        assert 'name="words"' not in page.content.decode()
        assert _url("casework-body-keys") not in page.content.decode()
    page = receiver.get(place)
    assert "You can register one." in _text(page)
    assert _url("casework-body-keys") in page.content.decode()
    assert _register(without_keys, theirs).status_code == 302
    assert 'name="words"' in work.get(place).content.decode()


def test_a_key_that_the_log_does_not_hold_is_no_key(without_keys, theirs):
    _register(without_keys, theirs)
    with tampering("investigations"):
        BodyKey.objects.update(recipient=str(Identity.generate().to_public()))
    page = without_keys.clients["investigator"].get(_url("casework-referral-make", without_keys.id))
    assert "none of them is the one that the log holds" in _text(page)
    assert 'name="words"' not in page.content.decode()


def test_an_investigator_sees_the_keys_and_no_form_to_register_one(chain, theirs):
    page = chain.clients["investigator"].get(_url("casework-body-keys"))
    assert "Whoever receives concerns registers them" in _text(page)
    assert "id_recipient" not in page.content.decode()
    assert "id_recipient" in chain.clients["mo"].get(_url("casework-body-keys")).content.decode()


def test_a_case_goes_out_sealed_and_what_comes_back_is_put_down(chain, theirs):
    work = chain.clients["investigator"]
    wrong = _register(chain, theirs, heard="0000")
    assert "is not the one of this key" in _text(wrong)
    assert "id_recipient" in _register(chain, theirs, recipient="age1no").content.decode()
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
