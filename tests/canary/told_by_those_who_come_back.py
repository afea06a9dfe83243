"""The paths of reporters after sending, through the pages under their receipt."""

from __future__ import annotations

import re

from django.core.files.uploadedfile import SimpleUploadedFile

from upheld.concerns.models import Concern

from .story import SHOWN, Browser, Canary, Story, goes_through, leads_nowhere

RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')
MINE = "/speak-up/your-concern"


@goes_through("concerns.answer_question.answer")
def answers_at_ones_own_pace(story: Story, canary: Canary) -> None:
    """Every question that takes words, one of them twice."""
    visitor = _raised(story)
    for question in ("when", "where", "who-else", "before", "category", "fears", "children"):
        visitor.send(f"{MINE}/questions/{question}", {"words": canary(question)})
    visitor.send(f"{MINE}/questions/work", {"one": "agency", "words": canary("work")})
    visitor.send(f"{MINE}/questions/work", {"one": "employee", "words": canary("changed")})
    visitor.look(f"{MINE}/questions/work")


@goes_through("concerns.add_evidence.words", "concerns.add_evidence.file")
def evidence_added_later(story: Story, canary: Canary) -> None:
    """Words and a file."""
    file = SimpleUploadedFile(f"{canary('name')}.txt", canary("content").encode() * 900)
    visitor = _back(story)
    visitor.send(f"{MINE}/add", {"words": canary("words"), "file": file})
    visitor.look(f"{MINE}/add")


@goes_through("concerns.report_detriment.words", "concerns.say_since.words")
def bad_treatment(story: Story, canary: Canary) -> None:
    """Said unasked, and when asked."""
    visitor = _back(story)
    visitor.send(f"{MINE}/treated-badly", {"words": canary("words")})
    visitor.send(f"{MINE}/since", {"since": "unsure", "words": canary("since")})


@goes_through("concerns.answer_detriment.words")
def an_answer_about_bad_treatment(story: Story, canary: Canary) -> None:
    """What a receiver says is done about it."""
    id = story.made["coming back"]["id"]
    address = f"/casework/concerns/{id}/treated-badly"
    story.person("mo").send(address, {"words": canary("words")})
    _back(story)


@goes_through("concerns.join.statement")
def joining_from_ones_own_concern(story: Story, canary: Canary) -> None:
    """With joining words and a second receipt, which go from page to page unsaved."""
    printed = story.person("union").send(
        f"/casework/concerns/{story.told.concern}/joining-words", {"count": "1"}, expect=SHOWN
    )
    [token] = re.findall(r"\b(?:[a-z-]+ ){6}[a-z-]+(?=<)", printed.text)[:1]
    visitor = _back(story)
    page = visitor.send(f"{MINE}/join", {"token": token}, expect=SHOWN).text
    [words] = RECEIPT.findall(page)
    story.secrets |= {"joining words, used from one's own": token, "a second receipt": words}
    typed = {"token": token, "receipt": words, "statement": canary("statement")}
    visitor.send(f"{MINE}/join/send", typed)
    visitor.look(f"{MINE}/ways")
    visitor.send(f"{MINE}/ways/1", {})
    visitor.look(MINE)


@leads_nowhere
def a_name_that_is_not_confirmed(story: Story, canary: Canary) -> None:
    """Asked whether it is meant, somebody goes back."""
    visitor = _back(story)
    typed = {"known_as": "confidential", "words": canary("words")}
    visitor.send(f"{MINE}/your-name", typed, expect=SHOWN)


@goes_through("concerns.disclose_identity.words")
def a_name_said_later(story: Story, canary: Canary) -> None:
    """And this time it is meant."""
    typed = {"known_as": "named", "words": canary("words"), "sure": "yes"}
    _back(story).send(f"{MINE}/your-name", typed)


@goes_through("concerns.withdraw.words")
def a_withdrawal(story: Story, canary: Canary) -> None:
    """With a reason."""
    _back(story).send(f"{MINE}/withdraw", {"words": canary("words")})


@leads_nowhere
def words_typed_when_time_has_run_out(story: Story, canary: Canary) -> None:
    """They are shown once more, to copy, and kept by nobody."""
    said = f"{canary('words')} and more"
    page = story.visitor().send(f"{MINE}/add", {"words": said}, expect=SHOWN)
    assert said in page.text


def _raised(story: Story) -> Browser:
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": "no"})
    visitor.send("/speak-up/what-happened", {"words": "Visits were made up."})
    visitor.send("/speak-up/how-known", {"known_as": "anonymous", "posts": ["do-not-know"]})
    [receipt] = RECEIPT.findall(visitor.look("/speak-up/check").text)
    story.secrets["a receipt of somebody who comes back"] = receipt
    before = set(Concern.objects.values_list("id", flat=True))
    visitor.send("/speak-up/check", {"kept": "on"})
    [id] = set(Concern.objects.values_list("id", flat=True)) - before
    story.made["coming back"] = {"id": id, "receipt": receipt}
    return visitor


def _back(story: Story) -> Browser:
    visitor = story.visitor()
    visitor.send("/speak-up/return", {"receipt": story.made["coming back"]["receipt"]})
    visitor.look(MINE)
    return visitor
