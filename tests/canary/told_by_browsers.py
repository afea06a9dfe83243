"""The paths of reporters whose own browser seals, and of whatever else is sent to its addresses."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rooms.concerns.scene import TODAY
from tests.rooms.concerns.sealed_scene import Browser
from upheld.concerns import commands
from upheld.concerns.sealed import Blob

from .story import Canary, Story, goes_through, leads_nowhere

NOT_WHOLE, NOT_NOW = 400, 409


@goes_through("concerns.send_sealed.sealed", "concerns.send_sealed_message.message")
def a_concern_that_a_browser_sealed(story: Story, canary: Canary) -> None:
    """Words, a name, a file and a message: each is ciphertext before a command has it."""
    browser = Browser(
        words=canary("words"),
        name=canary("name"),
        files=((canary("file"), canary("content").encode()),),
    )
    concern = browser.send()
    id = browser.id("message")
    said = ("message", {"words": canary("message")})
    sealed = browser.body(concern.compartment_id, id, number=6, said=said)
    commands.send_sealed_message(
        actor=browser.who.actor,
        at=TODAY,
        concern=concern,
        message=Blob(id=id, sealed=sealed),
        number=6,
    )
    story.keyrings[browser.who.id] = browser.who.keys
    story.secrets["a receipt of a browser"] = browser.who.words


@leads_nowhere
def what_no_script_of_ours_sends(story: Story, canary: Canary) -> None:
    """Words in the clear where only ciphertext belongs are refused, and kept by nobody."""
    visitor = story.visitor()
    for address in ("outline", "open", "message"):
        typed = {"words": canary(f"to-{address}")}
        visitor.send(f"/speak-up/sealed/{address}", typed, expect=NOT_WHOLE)
    typed: dict[str, Any] = {
        "sealed": '{"outline": "' + canary("outline") + '"}',
        "file-0": SimpleUploadedFile(canary("upload"), canary("plain").encode()),
    }
    visitor.send("/speak-up/sealed/send", typed, expect=NOT_WHOLE)
