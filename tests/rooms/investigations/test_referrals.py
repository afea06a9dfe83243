"""Referrals to bodies outside: sealed to their key, and hidden from all who hold none."""

from __future__ import annotations

import io
import json
import zipfile
from datetime import timedelta

import pytest
from pyrage import decrypt
from pyrage.x25519 import Identity

from tests.rooms.learning.scene import tampering
from upheld.concerns import queries as concerns
from upheld.investigations import commands, queries
from upheld.investigations.commands import Chosen
from upheld.investigations.models import BodyKey, Referral
from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.models import Opening
from upheld.vault import queries as vault


@pytest.fixture
def theirs():
    """The key of the body outside, which nobody in the house has."""
    return Identity.generate()


def _register(scene, theirs, slug="mo", **changes):
    recipient = str(theirs.to_public())
    heard = concerns.recipient_fingerprint(recipient=recipient)
    given = {"body": OutsideBody.OFSTED, "recipient": recipient, "heard": heard}
    given |= {"compared": Compared.TELEPHONE} | changes
    return commands.register_body_key(actor=scene.cast.actor(slug), at=scene.at, **given)


def _refer(scene, slug="investigator", *, shared=False, **chosen):
    later = scene.at.date() + timedelta(days=28)
    given = {"to": OutsideBody.OFSTED, "answer_by": later, "is_shared": shared}
    said = {"words": "A child may have been harmed.", "about": "Senior post A"} | chosen
    return commands.refer(**scene.by(slug, keys=True), **given, chosen=Chosen(**said))


def _mine(scene, slug):
    """What somebody holds of this investigation; the story has a referral of its own."""
    actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
    held = queries.referrals(actor=actor, keys=keys)
    return [each for each in held if each.investigation == str(scene.id)]


def _file(scene, row, slug="investigator"):
    actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
    return queries.referral_file(actor=actor, keys=keys, id=row.id, investigation=scene.id)


def _found(scene):
    scene.agree()
    scene.find(scene.allegation(scene.area()), against=("Document 1",))
    scene.case()
    return scene.document(b"minutes of the meeting")


def test_what_was_chosen_is_opened_with_the_bodys_own_key_and_nothing_else(scene, theirs):
    _register(scene, theirs)
    document = _found(scene)
    row = _refer(scene, findings=(1,), cases=(1,), documents=(document.id,))
    commands.take_referral(**scene.work(referral=row))
    sealed = _file(scene, row)
    with pytest.raises(Exception, match="No matching keys"):
        decrypt(sealed, [Identity.generate()])
    with zipfile.ZipFile(io.BytesIO(decrypt(sealed, [theirs]))) as bundle:
        assert bundle.namelist()[:2] == ["referral.json", "referral.pdf"]
        assert bundle.read("documents/document-1.txt") == b"minutes of the meeting"
        said = json.loads(bundle.read("referral.json"))
        assert bundle.read("referral.pdf").startswith(b"%PDF")
    assert said["words"] == "A child may have been harmed."
    assert said["findings"][0]["words"] == "Plans were set aside."
    assert said["findings"][0]["against"] == ["Document 1"]
    assert said["cases"][0]["pseudonym"] == "Child A"


def test_nobody_who_does_not_hold_it_can_tell_that_there_is_one(scene, theirs):
    _register(scene, theirs)
    _found(scene)
    row = _refer(scene)
    assert [each.id for each in _mine(scene, "investigator")] == [str(row.id)]
    for slug in ("mo", "ceo", "ia", "union", "senior-a", "dcs", "auditor"):
        assert _mine(scene, slug) == []
        actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
        asked = {"actor": actor, "keys": keys, "id": row.id, "investigation": scene.id}
        assert queries.referral(**asked) is None
        assert queries.referral_file(**asked) is None
    for slug in ("ceo", "ia", "union", "senior-a"):
        actor, keys = scene.cast.actor(slug), scene.cast.keys(slug)
        assert queries.referrals_page(actor=actor, keys=keys, id=scene.id) is None
    actor, keys = scene.cast.actor("mo"), scene.cast.keys("mo")
    assert queries.referrals_page(actor=actor, keys=keys, id=scene.id).referrals == ()
    with pytest.raises(NotPossible, match="no longer here"):
        commands.take_referral(**scene.by("mo", keys=True), referral=row)


def test_row_and_log_say_nothing_of_a_referral(scene, theirs):
    _register(scene, theirs)
    _found(scene)
    before = set(Opening.objects.values_list("id", flat=True))
    row = _refer(scene)
    assert {each.name for each in Referral._meta.fields} == {"id", "compartment", "body"}
    new = Opening.objects.exclude(id__in=before)
    clear = " ".join(str(each.fields) for each in new if not each.sealed)
    for word in ("referral", "ofsted", str(row.id), str(scene.id), "harmed"):
        assert word not in clear
    assert any(each.sealed for each in new)


def test_a_shared_one_is_held_by_receiver_and_investigator(scene, theirs):
    _register(scene, theirs)
    _found(scene)
    row = _refer(scene, shared=True)
    assert [each.id for each in _mine(scene, "mo")] == [str(row.id)]
    holders = vault.holders_of(
        actor=scene.cast.actor("mo"), keys=scene.cast.keys("mo"), compartment=row.compartment_id
    )
    expected = {str(scene.cast.person(each)) for each in ("mo", "investigator")}
    assert set(holders) == expected
    given = {"referral": row, "kind": CameBack.RECEIVED, "words": "They have it."}
    commands.record_what_came_back(**scene.by("mo", keys=True), **given)
    [line] = _mine(scene, "investigator")
    assert [each.words for each in line.came_back] == ["They have it."]
    assert line.waits
    assert not line.is_late(line.answer_by + timedelta(days=9))
    commands.record_what_came_back(
        **scene.work(referral=row, kind=CameBack.ENDED, words="They looked and ended it.")
    )
    assert not _mine(scene, "mo")[0].waits


def test_a_receiver_chooses_from_the_report_that_they_opened(scene, theirs):
    _register(scene, theirs)
    scene.report()
    with pytest.raises(NotPossible, match="no longer here"):
        _refer(scene, "mo", findings=(1,))
    commands.open_report(**scene.by("mo"), recipient=scene.recipient("mo"))
    row = _refer(scene, "mo", findings=(1,))
    assert _mine(scene, "mo")[0].parts == ("Finding on allegation 1",)
    assert _mine(scene, "investigator") == []
    with zipfile.ZipFile(io.BytesIO(decrypt(_file(scene, row, "mo"), [theirs]))) as bundle:
        said = json.loads(bundle.read("referral.json"))
    assert said["findings"][0]["words"] == "Plans were set aside."


def test_a_key_counts_only_with_the_fingerprint_that_the_body_read_out(scene, theirs):
    with tampering("investigations"):  # the story registers all four
        BodyKey.objects.all().delete()
    with pytest.raises(NotPossible, match="not the one of this key"):
        _register(scene, theirs, heard="0000 0000")
    with pytest.raises(NotPossible, match="not a public key"):
        _register(scene, theirs, recipient="age1nonsense")
    with pytest.raises(NotPermitted, match="Only a receiver"):
        _register(scene, theirs, "ceo")
    _found(scene)
    with pytest.raises(NotPossible, match="No key of this body"):
        _refer(scene)
    row = _register(scene, theirs)
    assert [each.is_in_the_log for each in _keys(scene)] == [True]
    _swap(row, str(Identity.generate().to_public()))
    assert [each.is_in_the_log for each in _keys(scene)] == [False]
    with pytest.raises(NotPossible, match="No key of this body"):
        _refer(scene)
    newer = Identity.generate()
    _register(scene, newer)
    _refer(scene)


def _keys(scene):
    assert queries.body_keys(actor=scene.cast.actor("ceo")) == ()
    return queries.body_keys(actor=scene.cast.actor("mo"))


def _swap(row, recipient):
    """What somebody at the database could do."""
    with tampering("investigations"):
        BodyKey.objects.filter(id=row.id).update(recipient=recipient)


def test_it_needs_words_a_later_day_and_parts_of_this_file(scene, theirs, told):
    _register(scene, theirs)
    _found(scene)
    with pytest.raises(NotPossible, match="why this is sent"):
        _refer(scene, words=" ")
    with pytest.raises(NotPossible, match="no longer here"):
        _refer(scene, cases=(9,))
    with pytest.raises(NotPossible, match="no longer here"):
        _refer(scene, documents=(scene.id,))
    given = {"to": OutsideBody.OFSTED, "is_shared": False, "chosen": Chosen(words="Read.")}
    with pytest.raises(NotPossible, match="future"):
        commands.refer(**scene.work(**given, answer_by=scene.at.date()))
    row = _refer(scene)
    with pytest.raises(NotPossible, match="what came back"):
        commands.record_what_came_back(
            **scene.work(referral=row, kind=CameBack.RECEIVED, words=" ")
        )
    assert (
        queries.referral(
            actor=scene.cast.actor("investigator"),
            keys=scene.cast.keys("investigator"),
            id=row.id,
            investigation=told.investigation or row.id,
        )
        is None
    )
