"""The paths of what is referred outside, and of what is written in Word, through pages."""

from __future__ import annotations

import io
import re

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from pyrage.x25519 import Identity

from upheld.concerns import queries as concerns

from .story import SHOWN, Canary, Story, goes_through, leads_nowhere

WORK = "/casework/investigations/"


@goes_through(
    "investigations.register_body_key.recipient",
    "investigations.register_body_key.heard",
    is_kept=False,
)
def a_key_that_is_none(story: Story, canary: Canary) -> None:
    """What was pasted is no key, so it is refused and shown again."""
    typed = {"body": "lado", "recipient": canary("recipient"), "heard": canary("heard")}
    typed["compared"] = "letter"
    story.person("mo").send("/casework/bodies", typed, expect=SHOWN)


@goes_through(
    "investigations.refer.chosen",
    "investigations.record_what_came_back.words",
)
def something_is_referred(story: Story, canary: Canary) -> None:
    """About whom, why, and what came back."""
    recipient = str(Identity.generate().to_public())
    heard = concerns.recipient_fingerprint(recipient=recipient) or ""
    key = {"body": "police", "recipient": recipient, "heard": heard, "compared": "video"}
    story.person("mo").send("/casework/bodies", key)
    place = f"{WORK}{story.made['investigation']}/outside"
    day = {"answer_by_day": "2", "answer_by_month": "11", "answer_by_year": "2031"}
    said = {"about": canary("about"), "words": canary("words")}
    work = story.person("investigator")
    work.send(f"{place}/refer", day | said | {"to": "police"})
    page = work.look(place)
    [referral] = re.findall(r"outside/([0-9a-f-]{36})/take", page.content.decode())
    work.send(f"{place}/{referral}/take", {}, expect=SHOWN)
    answer = {"kind": "no-action", "words": canary("answer")}
    work.send(f"{place}/{referral}/answer", answer)
    work.look(place)


@leads_nowhere
def a_note_that_was_written_in_word(story: Story, canary: Canary) -> None:
    """It is read and shown, and nobody presses the button."""
    place = f"{WORK}{story.made['investigation']}"
    work = story.person("investigator")
    taken = work.look(f"{place}/template/interview/{story.made['investigation']}")
    document = docx.Document(io.BytesIO(taken.content))
    document.paragraphs[-1].text = canary("note")
    saved = io.BytesIO()
    document.save(saved)
    file = SimpleUploadedFile(f"{canary('name')}.docx", saved.getvalue())
    work.send(f"{place}/interviews/add", {"read": "1", "template": file}, expect=SHOWN)
