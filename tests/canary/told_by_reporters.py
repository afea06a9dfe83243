"""The paths of reporters, through their own pages."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import override_settings

from upheld.concerns.models import Concern, Signatory

from .story import SHOWN, Browser, Canary, Story, goes_through, leads_nowhere

RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')
WENT_WRONG = 500


@goes_through("concerns.begin_draft.answers", "concerns.begin_draft.files")
def a_draft_that_is_never_sent(story: Story, canary: Canary) -> None:
    """Somebody writes, adds a file, and closes the window."""
    visitor = story.visitor()
    visitor.send("/speak-up/what-happened", {"words": canary("words"), "file": _file(canary)})
    visitor.look("/speak-up/what-happened")


@goes_through(
    "concerns.keep_draft.answers", "concerns.keep_draft.files", "concerns.raise_concern.submission"
)
def a_concern_with_a_name_and_a_file(story: Story, canary: Canary) -> None:
    """Somebody who wants to be known by name."""
    story.made["named"] = _raised(story, canary, known_as="named", file=_file(canary))


@goes_through("concerns.raise_concern.submission")
def a_concern_in_confidence(story: Story, canary: Canary) -> None:
    """Somebody whose name only the receivers may see."""
    story.made["in confidence"] = _raised(story, canary, known_as="confidential")


@leads_nowhere
def a_name_that_was_taken_back(story: Story, canary: Canary) -> None:
    """Somebody types a name, and then chooses not to be asked."""
    visitor = story.visitor()
    visitor.send("/speak-up/what-happened", {"words": "Visits were made up."})
    known = {"known_as": "anonymous", "posts": ["do-not-know"]}
    visitor.send("/speak-up/how-known", known | {"identity": canary("identity")})
    visitor.send("/speak-up/how-known", known | {"known_as": "named"}, expect=SHOWN)
    visitor.look("/speak-up/check")


@leads_nowhere
def a_file_that_is_too_large(story: Story, canary: Canary) -> None:
    """It is refused; neither its name nor a part of it stays."""
    large = SimpleUploadedFile(canary("name"), canary("content").encode() * 200_000)
    typed = {"words": "Words.", "file": large}
    with override_settings(UPHELD_LARGEST_FILE=len(large) // 2):
        story.visitor().send("/speak-up/what-happened", typed, expect=SHOWN)


@leads_nowhere
def answers_that_are_no_answers(story: Story, canary: Canary) -> None:
    """What a form refuses it shows again, and nobody keeps it."""
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": canary("risk")}, expect=SHOWN)
    known = {"known_as": "named", "identity": canary("identity"), "posts": [canary("posts")]}
    visitor.send("/speak-up/how-known", known, expect=SHOWN)


@goes_through("concerns.raise_alert.told")
def a_child_at_risk(story: Story, canary: Canary) -> None:
    """Where the child is, what the duty contact should know, and how to reach the reporter."""
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": "yes"})
    told = {each: canary(each) for each in ("where", "alert_words", "reach")}
    visitor.send("/speak-up/where", told)
    visitor.send("/speak-up/what-happened", {"words": canary("words")})
    visitor.send("/speak-up/how-known", {"known_as": "anonymous", "posts": ["do-not-know"]})
    visitor.look("/speak-up/check")
    visitor.send("/speak-up/check", {"kept": "on"})
    visitor.look("/speak-up/done")


@goes_through("concerns.write_message.words")
def a_message_from_a_reporter(story: Story, canary: Canary) -> None:
    """In one's own thread."""
    _of(story, "named").send("/speak-up/your-concern", {"words": canary("words")})


@goes_through("concerns.say_how_it_was.words")
def how_it_was(story: Story, canary: Canary) -> None:
    """How the concern was taken."""
    typed = {"taken": "partly", "words": canary("words")}
    _of(story, "named").send("/speak-up/your-concern/how-it-was", typed)


@goes_through("concerns.join.statement", "concerns.join.token", "concerns.issue_tokens.tokens")
def a_statement_of_somebody_who_joins(story: Story, canary: Canary) -> None:
    """With the words from a piece of paper, which are a secret themselves."""
    printed = story.person("union").send(
        f"/casework/concerns/{story.told.concern}/joining-words", {"count": "2"}, expect=SHOWN
    )
    used, unused = re.findall(r"\b(?:[a-z-]+ ){6}[a-z-]+(?=<)", printed.text)[:2]
    story.secrets |= {"joining words, used": used, "joining words, not used yet": unused}
    before = set(Signatory.objects.values_list("id", flat=True))
    visitor = story.visitor()
    visitor.send("/speak-up/join", {"token": used})
    _keep_receipt(story, visitor.look("/speak-up/join/read").text)
    visitor.send("/speak-up/join/read", {"statement": canary("statement"), "kept": "on"})
    visitor.look("/speak-up/your-concern")
    [story.made["signatory"]] = set(Signatory.objects.values_list("id", flat=True)) - before


@leads_nowhere
def words_that_are_no_receipt(story: Story, canary: Canary) -> None:
    """Whatever else somebody pastes there: it may be a secret of theirs."""
    story.visitor().send("/speak-up/return", {"receipt": canary("receipt")}, expect=SHOWN)


@leads_nowhere
def words_that_join_nothing(story: Story, canary: Canary) -> None:
    """The same, for joining words."""
    story.visitor().send("/speak-up/join", {"token": canary("token")}, expect=SHOWN)


@leads_nowhere
def a_promise_that_is_none(story: Story, canary: Canary) -> None:
    """What somebody pastes in order to look it up in the log."""
    story.visitor().send("/verify/check", {"text": canary("text")}, expect=SHOWN)


@leads_nowhere
def a_page_that_fails(story: Story, canary: Canary) -> None:
    """The database is broken while somebody is sending."""
    reporter, receiver = _of(story, "named"), story.person("mo")
    names = connection.ops.quote_name
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {names('vault_sealedbody')} RENAME TO {names('gone')}")
    try:
        for browser, address in (
            (reporter, "/speak-up/your-concern"),
            (story.visitor(), "/speak-up/what-happened"),
            (receiver, f"/casework/concerns/{story.told.open_concern}/message"),
        ):
            browser.client.cookies["canary"] = canary("cookie")
            typed = {"words": canary("words"), "file": _file(canary)}
            failed = browser.send(address, typed, expect=WENT_WRONG)
            assert canary.text not in failed.text
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"ALTER TABLE {names('gone')} RENAME TO {names('vault_sealedbody')}")


def _raised(story: Story, canary: Canary, *, known_as: str, **more: Any) -> dict[str, Any]:
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": "unknown"})
    visitor.send("/speak-up/what-happened", {"words": canary("words"), **more})
    known = {"known_as": known_as, "identity": canary("identity"), "posts": ["do-not-know"]}
    visitor.send("/speak-up/how-known", known)
    receipt = _keep_receipt(story, visitor.look("/speak-up/check").text)
    before = set(Concern.objects.values_list("id", flat=True))
    visitor.send("/speak-up/check", {"kept": "on"})
    visitor.look("/speak-up/done")
    [id] = set(Concern.objects.values_list("id", flat=True)) - before
    return {"id": id, "receipt": receipt}


def _of(story: Story, which: str) -> Browser:
    """Somebody who comes back with the receipt of a concern that this walk has raised."""
    visitor = story.visitor()
    visitor.send("/speak-up/return", {"receipt": story.made[which]["receipt"]})
    visitor.look("/speak-up/your-concern")
    return visitor


def _keep_receipt(story: Story, page: str) -> str:
    [receipt] = RECEIPT.findall(page)
    story.secrets[f"a receipt, {len(story.secrets)}"] = str(receipt)
    return str(receipt)


def _file(canary: Canary) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{canary('name')}.txt", canary("content").encode() * 900)
