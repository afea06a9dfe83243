"""The pages of files, regulators, the law and erasure, and what a reporter reads afterwards."""

from __future__ import annotations

import io
import re
import uuid
import zipfile
from datetime import timedelta

import pytest
from django.urls import reverse
from pyrage import decrypt
from pyrage.x25519 import Identity

from tests.rooms.disclosure.test_reading_copies import WHO, picture
from upheld.concerns import commands
from upheld.concerns.models import Concern, Erasure, LegalRequest
from upheld.concerns.states import Outcome, Route
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts
from upheld.vault.models import Compartment

WORDS = "Visits were written up that nobody made."
AT_ONCE = {each.value: 0 for each in Outcome} | {"": 0}


def raised(cast, *named: str, files: tuple[File, ...] = ()) -> tuple[Concern, str]:
    words = receipts.new_words()
    concern = commands.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=clock.today(),
        submission=Submission(
            words=WORDS, named_posts=tuple(cast.post(each) for each in named), files=files
        ),
        receipt=receipts.derive(words),
    )
    return concern, words


def closed(cast) -> tuple[Concern, str]:
    concern, words = raised(cast)

    def by() -> dict[str, object]:
        row = Concern.objects.get(id=concern.id)
        who = {"actor": cast.actor("mo"), "keys": cast.keys("mo")}
        return who | {"at": clock.now(), "concern": row}

    commands.acknowledge(**by(), words="Read.")
    commands.triage(**by(), route=Route.GRIEVANCE, reasons="Because.")
    commands.give_feedback(**by(), words="Done.", outcome=Outcome.UPHELD)
    commands.close(**by())
    return concern, words


def today() -> dict[str, int]:
    """The boxes for the day on which something came."""
    day = clock.today()
    parts = {"day": day.day, "month": day.month, "year": day.year}
    return {f"received_on_{name}": value for name, value in parts.items()}


def at(name: str, *ids) -> str:
    return reverse(f"casework-{name}", args=[getattr(each, "id", each) for each in ids])


def test_a_reading_copy_is_made_and_saved_and_is_never_shown_as_a_page(cast, sign_in):
    concern, _words = raised(cast, files=(File(name="seen.jpg", content=picture()),))
    mo = sign_in("mo")
    page = mo.get(at("files", concern)).text
    assert "Make a reading copy of “<bdi>seen.jpg</bdi>”" in page
    make = page.split('action="')[-2].split('"')[0]
    assert make.endswith("/make-copy")

    assert mo.post(make).status_code == 302
    after = mo.get(at("files", concern)).text
    [saved] = [each.split('"')[0] for each in after.split('href="') if "/copy" in each[:120]]
    answer = mo.get(saved)

    content = b"".join(answer.streaming_content)
    assert content.startswith(b"\xff\xd8")
    assert WHO.encode() not in content
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Content-Type"] == "application/octet-stream"


def test_a_bundle_is_made_only_after_the_fingerprint_was_compared(cast, sign_in, client):
    concern, words = raised(cast, "senior-a")
    mo, key = sign_in("mo"), Identity.generate()
    typed = {"to": "Ofsted", "recipient": str(key.to_public()), "reason": "They asked."}
    page = at("export", concern)

    assert "What stays here" in mo.get(page).text
    wrong = mo.post(page, typed | {"recipient": "age1nothing"})
    assert "not a public key" in wrong.text
    compare = mo.post(page, typed)
    assert "Ring the regulator" in compare.text
    assert "Compare the fingerprint with them" in mo.post(page, typed | {"send": "yes"}).text
    sent = mo.post(page, typed | {"send": "yes", "compared": "on"})

    assert sent["Content-Disposition"] == 'attachment; filename="bundle.zip.age"'
    with zipfile.ZipFile(io.BytesIO(decrypt(sent.content, [key]))) as held:
        assert WORDS.encode() in held.read("concern.json")
    client.post("/speak-up/return", {"receipt": words})
    assert "it was taken to: Ofsted" in client.get("/speak-up/your-concern").text


def test_a_request_under_the_law_is_recorded_noted_and_answered(cast, sign_in):
    mo, day = sign_in("mo"), clock.today()
    came = {
        "received_on_day": day.day,
        "received_on_month": day.month,
        "received_on_year": day.year,
    }
    typed = {"kind": "subject-access", "from_whom": "A carer", "words": "All of it."}
    made = mo.post(at("law-record"), typed | came)
    assert made.status_code == 302, made.text
    [request] = LegalRequest.objects.all()
    page = at("law-request", request)

    mo.post(page, {"what": "Two letters", "why": "They say who spoke", "exempt": "yes"})
    assert mo.post(page, {"words": "", "answer": "yes"}).status_code == 200
    mo.post(page, {"words": "All but two letters.", "answer": "yes"})

    shown = mo.get(page).text
    for words in ("A carer", "Two letters", "They say who spoke", "All but two letters."):
        assert words in shown
    assert "A carer" in mo.get(at("law")).text


def test_what_waits_among_the_rarer_duties_stands_on_the_first_page(cast, sign_in):
    mo, day = sign_in("mo"), clock.today()
    came = {
        "received_on_day": day.day,
        "received_on_month": day.month,
        "received_on_year": day.year,
    }
    mo.post(at("law-record"), {"kind": "subject-access", "from_whom": "A", "words": "B"} | came)

    assert "A request under the law" in mo.get("/casework/").text
    assert "Requests under the law" in mo.get(at("duties")).text
    assert sign_in("union").get(at("duties")).status_code == 404


def test_a_hold_is_placed_and_lifted_and_before_its_time_nothing_can_be_asked(cast, sign_in):
    concern, _words = closed(cast)
    mo, page = sign_in("mo"), at("retention", concern)
    assert "Its time is not over" in mo.get(page).text
    assert "Ask that it be erased" not in mo.get(page).text

    mo.post(page, {"reason": "A tribunal asks.", "hold": "yes"})
    assert "In force since" in mo.get(page).text
    refused = mo.post(page, {"reason": "Please.", "erase": "yes"})
    assert "under a legal hold" in refused.text
    alone = mo.post(page, {"reason": "It is over.", "lift": "yes"})
    assert "This takes two people" in alone.text
    mo.post(f"/casework/concerns/{concern.id}/second/lift-hold", {"reason": "The court is done."})
    keeper = sign_in("independent-person")
    [asked] = re.findall(r"/casework/second/[0-9a-f-]+", keeper.get("/casework/").text)
    assert "The court is done." in keeper.get(asked).text
    keeper.post(asked, {"answer": "agree", "reason": "I have read the judgment."})
    mo.post(page, {"reason": "It is over.", "lift": "yes"})

    shown = mo.get(page).text
    assert "A tribunal asks." in shown
    assert "It is over." in shown


def test_two_people_erase_and_the_receipt_tells_the_truth(cast, sign_in, client, settings):
    concern, words = closed(cast)
    settings.UPHELD_RETENTION_MONTHS = AT_ONCE
    mo, keeper = sign_in("mo"), sign_in("auditor")
    assert "What erasure destroys" in mo.get(at("retention", concern)).text
    mo.post(at("retention", concern), {"reason": "Its time is over.", "erase": "yes"})
    [erasure] = Erasure.objects.all()
    page = at("erasure", erasure)
    assert mo.get(page).status_code == 404
    asked = keeper.get(page).text
    assert "Its time is over." in asked
    assert WORDS not in asked

    done = keeper.post(page, {"answer": "carry-out", "reason": "The dates are right."})

    assert done.status_code == 302
    assert "may be called erased from" in keeper.get(page).text
    assert mo.get(at("concern", concern)).status_code == 404
    back = client.post("/speak-up/return", {"receipt": words})
    assert "is being erased" in back.text
    assert "your proof" in back.text
    _eight_days_ago(concern)
    assert "was erased" in client.post("/speak-up/return", {"receipt": words}).text


def _eight_days_ago(concern: Concern) -> None:
    """As if the days had gone by."""
    from upheld.ledger.guard import NOW_WRITING  # noqa: PLC0415  Only here time is turned back.

    token = NOW_WRITING.set("vault")
    try:
        rows = Compartment.objects.filter(id=concern.compartment_id)
        rows.update(shredded_on=clock.today() - timedelta(days=8))
    finally:
        NOW_WRITING.reset(token)


@pytest.mark.parametrize("slug", ["senior-a", "ceo", "union", "auditor"])
def test_nobody_in_conflict_and_nobody_without_a_grant_finds_these_pages(cast, sign_in, slug):
    concern, _words = raised(cast, "senior-a")
    somebody = sign_in(slug)

    for name in ("files", "export", "retention", "law-about", "identity"):
        assert somebody.get(at(name, concern)).status_code == 404, name
        assert somebody.post(at(name, concern), {"reason": "x"}).status_code == 404, name
