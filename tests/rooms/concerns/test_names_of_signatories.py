"""Somebody who joined and gave a name in confidence: it takes two people to open, as any other."""

from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import pytest
from PIL import Image

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, IdentityRequest, Signatory
from upheld.concerns.states import KnownAs
from upheld.concerns.submission import File
from upheld.kernel.decision import NotPermitted
from upheld.vault import receipts
from upheld.vault.models import Compartment, SealedBody

from .scene import NOON, TODAY, Reporter, by, join, lodge, page

PICTURE = io.BytesIO()
Image.new("RGB", (8, 8), "white").save(PICTURE, "PNG")
PNG = PICTURE.getvalue()
NAME = "Ben Example, who joined"
KEEPER = "independent-person"


@pytest.fixture
def joined(cast) -> tuple[Concern, Reporter]:
    """A collective concern, and somebody who joined it and gave a name in confidence."""
    token, who = receipts.new_words(), Reporter()
    concern = lodge(cast, token)
    join(who, token, "I saw it too.")
    commands.disclose_identity(
        actor=who.actor,
        at=TODAY,
        concern=Signatory.objects.get(id=who.id),
        known_as=KnownAs.CONFIDENTIAL,
        words=NAME,
        keys=who.keys,
    )
    return concern, who


def reader_of(cast, concern) -> str:
    return next(each for each in ("mo", "auditor") if page(cast, each, concern))


def asked(cast, concern, who) -> tuple[str, IdentityRequest]:
    slug = reader_of(cast, concern)
    place = Signatory.objects.get(id=who.id)
    given = by(cast, slug, concern) | {"reason": "A court asks.", "signatory": place}
    return slug, commands.ask_identity(**given)


def test_the_page_shows_that_a_name_was_given_and_not_the_name(cast, joined):
    concern, _who = joined

    [statement] = page(cast, reader_of(cast, concern), concern).statements

    assert statement.in_confidence
    assert statement.name == ""


def test_two_people_open_it_and_the_signatory_reads_who_and_why(cast, joined):
    concern, who = joined
    slug, request = asked(cast, concern, who)
    given = {"actor": cast.actor(KEEPER), "at": NOON, "keys": cast.keys(KEEPER)}
    commands.release_identity(**given, request=request, reason="It is needed.")

    opened = commands.open_identity(
        **by(cast, slug, concern) | {"at": NOON + timedelta(hours=1)},
        request=IdentityRequest.objects.get(id=request.id),
        signatory=Signatory.objects.get(id=who.id),
    )

    assert opened == NAME
    mine = queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)
    [told] = mine.name_asked
    assert (told.reason, told.answer) == ("A court asks.", "It is needed.")
    assert told.opened_on == (TODAY,)


def test_a_request_about_one_of_them_opens_nobody_elses_name(cast, joined):
    concern, who = joined
    slug, request = asked(cast, concern, who)
    given = {"actor": cast.actor(KEEPER), "at": NOON, "keys": cast.keys(KEEPER)}
    commands.release_identity(**given, request=request, reason="It is needed.")

    with pytest.raises(NotPermitted, match="no longer here"):
        commands.open_identity(
            **by(cast, slug, concern), request=IdentityRequest.objects.get(id=request.id)
        )


def test_somebody_who_joined_another_concern_is_not_found_here(cast, joined):
    _concern, who = joined
    other = lodge(cast)
    slug = reader_of(cast, other)
    place = Signatory.objects.get(id=who.id)

    kept = queries.name_kept(
        actor=cast.actor(slug),
        keys=cast.keys(slug),
        concern=Concern.objects.get(id=other.id),
        at=NOON,
        signatory=place,
    )

    assert kept is None
    with pytest.raises(NotPermitted, match="no longer here"):
        commands.ask_identity(**by(cast, slug, other), reason="A court asks.", signatory=place)


def test_it_lapses_when_the_signatory_takes_the_asker_out(cast, joined):
    concern, who = joined
    slug, _request = asked(cast, concern, who)

    commands.exclude_reader(
        actor=who.actor,
        at=TODAY,
        concern=Signatory.objects.get(id=who.id),
        reader=UUID(str(cast.person(slug))),
        keys=who.keys,
    )

    mine = queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)
    assert [each.has_lapsed for each in mine.name_asked] == [True]


def test_the_reading_copy_of_a_file_stays_in_the_part_of_whoever_sent_it(cast):
    token, other, who, third = receipts.new_words(), receipts.new_words(), Reporter(), Reporter()
    concern = lodge(cast, token, other)
    join(who, token, "I saw it too.")
    join(third, other, "And I.")
    commands.add_evidence(
        actor=who.actor,
        at=TODAY,
        concern=Signatory.objects.get(id=who.id),
        words="My diary.",
        file=File(name="diary.png", content=PNG),
        keys=who.keys,
    )
    slug = reader_of(cast, concern)
    [file] = next(each for each in page(cast, slug, concern).statements if each.files).files
    given = by(cast, slug, concern)
    asking = {name: given[name] for name in ("actor", "keys", "concern")}
    made = queries.make_reading_copy(**asking, original=file.original, today=TODAY)

    copy = commands.keep_reading_copy(**given, original=file.original, made=made)

    assert not made.why
    place = Signatory.objects.get(id=who.id).compartment_id
    assert SealedBody.objects.get(id=copy).compartment_id == place
    [file] = next(each for each in page(cast, slug, concern).statements if each.files).files
    assert file.copy == copy
    for keys in (cast.keys("union"), third.keys):
        with pytest.raises(NotPermitted):
            keys.identity_for(Compartment.objects.get(id=place))
