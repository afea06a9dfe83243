"""A concern's page for its receiver: files with caution, where it went; and what is late."""

from __future__ import annotations

import io
import re
import uuid
from datetime import timedelta

import pytest
from django.urls import reverse
from PIL import Image

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.states import KnownAs
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import reporter
from upheld.kernel.sealing import new_identity, recipient_of
from upheld.people import clock
from upheld.vault import receipts


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def concern(cast) -> Concern:
    return commands.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=clock.today(),
        submission=Submission(
            words="Visits were written up that nobody made.",
            known_as=KnownAs.CONFIDENTIAL,
            identity="Ann Example",
            does_not_know=True,
            files=(File(name="plan.png", content=picture()),),
        ),
        receipt=receipts.derive(receipts.new_words()),
    )


def test_the_reading_copy_comes_first_and_the_original_after_a_word_of_caution(sign_in, concern):
    mo, address = sign_in("mo"), reverse("casework-concern", args=[concern.id])

    before = mo.get(address).text
    assert before.index("Make a reading copy") < before.index("can say who made it")
    assert before.index("can say who made it") < before.index("Open the file “<bdi>plan.png</bdi>”")
    make = re.search(r'action="([^"]+/make-copy)"', before).group(1)
    assert mo.post(make).status_code == 302

    after = mo.get(address).text
    assert after.index("Save the reading copy of “<bdi>plan.png</bdi>”") < after.index(
        "can say who made it"
    )
    assert "Make a reading copy" not in after


def test_every_export_stands_on_the_page_with_its_day_its_post_and_its_regulator(
    cast, sign_in, concern
):
    commands.export_bundle(
        actor=cast.actor("mo"),
        at=clock.now(),
        concern=Concern.objects.get(id=concern.id),
        to="The inspectorate of examples",
        recipient=recipient_of(new_identity()),
        with_name=False,
        reason="They asked for it.",
        keys=cast.keys("mo"),
    )

    shown = sign_in("mo").get(reverse("casework-concern", args=[concern.id])).text

    table = shown[shown.index("Taken to a regulator") :]
    for said in ("Monitoring officer", "The inspectorate of examples", "They asked for it."):
        assert said in table


def test_a_second_keeper_sees_that_an_answer_is_late(cast, sign_in, concern):
    commands.ask_identity(
        actor=cast.actor("mo"),
        at=clock.now() - timedelta(days=20),
        concern=Concern.objects.get(id=concern.id),
        reason="A court asks.",
        keys=cast.keys("mo"),
    )
    keeper = sign_in("independent-person")
    listing = keeper.get(reverse("casework-identities")).text

    one = re.search(r'href="(/casework/identities/[^"]+)"', listing).group(1)

    for page in (listing, keeper.get(one).text, keeper.get(reverse("casework-home")).text):
        assert "Late" in page


def test_the_board_reads_how_much_was_late_and_no_small_number(cast, sign_in):
    shown = sign_in("board-chair").get(reverse("oversight-home")).text
    found = queries.breaches(actor=cast.actor("board-chair"), today=clock.today())

    part = shown[shown.index("What is owed to those who speak up") :]
    assert "Source: the council’s log" in part
    for line in found.lines:
        assert line.words in part
        assert f"{line.late} of {line.running}" in part
