"""Whoever writes to the database or the disk is seen when something is opened; nothing is shown."""

from __future__ import annotations

import pytest

from tests import static_files
from tests.rooms.vault.scene import behind_our_back
from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.submission import File
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening
from upheld.vault import attachments, receipts
from upheld.vault import queries as vault
from upheld.vault.models import Attachment, Compartment, SealedBody
from upheld.vault.queries import Mismatch

from .scene import NOON, TODAY, Reporter, by, join, listed, lodge, page, raise_alone

SAID = "I was told to sign it."


@pytest.fixture(scope="module", autouse=True)
def static_files_under_plain_names(tmp_path_factory):
    """One page is looked at here too, without the files beside it."""
    with static_files.under_plain_names(tmp_path_factory.mktemp("static")):
        yield


def written(who: Reporter, concern, words: str = SAID) -> SealedBody:
    """A message, and the row that holds it."""
    before = set(SealedBody.objects.values_list("id", flat=True))
    given = {"actor": who.actor, "at": TODAY, "concern": concern, "keys": who.keys}
    commands.write_message(**given, words=words)
    (row,) = SealedBody.objects.exclude(id__in=before)
    return row


def put(row: SealedBody, blob: bytes) -> None:
    with behind_our_back():
        SealedBody.objects.filter(id=row.id).update(blob=blob)


def flipped(blob: bytes) -> bytes:
    return blob[:-40] + bytes([blob[-40] ^ 1]) + blob[-39:]


def own(who: Reporter) -> queries.ReporterPage:
    return queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)


def reported(row_id) -> int:
    told = Opening.objects.filter(about=str(row_id))
    return sum((each.fields or {}).get("event") == "vault.mismatch.reported" for each in told)


def test_one_changed_byte_of_a_message_hides_it_from_both_sides(cast, somebody, raised):
    row = written(somebody, raised)
    put(row, flipped(bytes(row.blob)))

    for shown in (own(somebody), page(cast, "mo", raised)):
        assert shown.doubted == (row.id,)
        assert SAID not in str(shown.messages)


def test_a_message_replayed_into_another_concern_is_seen_there(cast, somebody, raised):
    first, other = written(somebody, raised), Reporter()
    elsewhere = raise_alone(other)
    second = written(other, elsewhere, "Something else.")
    put(second, bytes(first.blob))

    assert page(cast, "mo", elsewhere).doubted == (second.id,)
    assert SAID not in str(page(cast, "mo", elsewhere).messages)


def test_a_message_replayed_at_another_place_in_its_thread_is_seen(cast, somebody, raised):
    first = written(somebody, raised)
    second = written(somebody, raised, "I stand by it.")
    put(second, bytes(first.blob))

    assert second.id in page(cast, "mo", raised).doubted


def test_a_changed_statement_of_a_signatory_is_seen_and_not_shown(cast):
    token = receipts.new_words()
    lodged = lodge(cast, token)
    who = Reporter()
    before = set(SealedBody.objects.values_list("id", flat=True))
    place = join(who, token, SAID)
    new = SealedBody.objects.filter(compartment_id=place.compartment_id).exclude(id__in=before)
    for row in new.exclude(id=place.body).exclude(lists_holders=True):
        put(row, flipped(bytes(row.blob)))

    shown = page(cast, "auditor" if page(cast, "mo", lodged) is None else "mo", lodged)

    assert shown.doubted
    assert SAID not in str(shown.statements)
    assert set(shown.doubted) <= set(own(who).doubted)


def test_a_common_text_that_was_changed_is_seen_by_whoever_joined(cast):
    token, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, token)
    join(who, token)
    commands.write_message(**by(cast, "union", lodged), words=SAID)
    row = SealedBody.objects.filter(compartment_id=lodged.compartment_id).exclude(
        id__in=[lodged.body]
    )
    message = next(each for each in row if not each.lists_holders and _says(cast, lodged, each))
    put(message, flipped(bytes(message.blob)))

    assert message.id in own(who).doubted
    assert SAID not in str(own(who).messages)


def _says(cast, lodged, row: SealedBody) -> bool:
    found = vault.bodies_by_id(actor=cast.actor("union"), keys=cast.keys("union"), ids=[row.id])
    return getattr(found.get(row.id), "content", {}).get("words") == SAID


def test_a_concern_whose_first_body_was_changed_is_not_shown_and_does_not_just_disappear(
    cast, raised, sign_in
):
    row = SealedBody.objects.get(id=raised.body)
    put(row, flipped(bytes(row.blob)))

    assert raised.id not in listed(cast, "mo")
    found = queries.false_concerns(actor=cast.actor("mo"), keys=cast.keys("mo"))
    assert found == (raised.body,)
    assert queries.false_concerns(actor=cast.actor("s151"), keys=cast.keys("s151")) == ()
    seen = sign_in("mo").get("/casework/concerns/").text
    assert "not as it was sealed" in seen
    assert reported(raised.body) == 1


def test_nothing_is_sealed_to_a_recipient_that_was_swapped(cast, somebody, raised):
    thief = cast.keys("senior-a").recipient
    with behind_our_back():
        Compartment.objects.filter(id=raised.compartment_id).update(recipient=thief)

    with pytest.raises(NotPossible, match="Nothing was sealed"):
        written(somebody, raised)
    assert raised.id not in listed(cast, "senior-a")


def test_one_changed_byte_of_a_file_is_an_event_and_nothing_is_shown(cast, somebody):
    raised = raise_alone(somebody, files=(File(name="diary.pdf", content=b"x" * 100_000),))
    (line,) = page(cast, "mo", raised).files
    (kept,) = Attachment.objects.filter(compartment_id=raised.compartment_id)
    path = attachments.path_of(kept.id)
    path.write_bytes(flipped(path.read_bytes()))

    opened = commands.open_original(**by(cast, "mo", raised), body=line.original)

    assert isinstance(opened, Mismatch)
    assert reported(line.original) == 1
    assert Concern.objects.get(id=raised.id).state == "received"
    assert NOON.date() == TODAY
