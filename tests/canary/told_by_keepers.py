"""The paths of the rarer duties: names, concerns taken down, bundles, the law, erasure."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import override_settings
from pyrage.x25519 import Identity

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Erasure, IdentityRequest, LegalRequest
from upheld.concerns.states import Outcome, Risk, Route
from upheld.concerns.submission import Submission
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts

from .story import SHOWN, Canary, Story, goes_through, leads_nowhere

SECOND = "independent-person"
RECEIPT = re.compile(r'class="upheld-receipt">([^<]+)<')
AT_ONCE = {each.value: 0 for each in Outcome} | {"": 0}


@goes_through("concerns.ask_identity.reason")
def the_reason_for_a_name(story: Story, canary: Canary) -> None:
    """A receiver asks who somebody in confidence is."""
    place = f"/casework/concerns/{story.made['in confidence']['id']}/identity"
    story.person("mo").send(place, {"reason": f"A court asks, {canary('reason')}."})


@goes_through("concerns.refuse_identity.reason")
def the_reason_for_no_name(story: Story, canary: Canary) -> None:
    """A second keeper does not agree."""
    _answer_name(story, {"answer": "do-not-agree", "reason": f"Write to them, {canary('reason')}."})


@goes_through("concerns.release_identity.reason")
def the_reason_for_opening_a_name(story: Story, canary: Canary) -> None:
    """Asked again, the second keeper agrees, and the receiver reads the name."""
    place = f"/casework/concerns/{story.made['in confidence']['id']}/identity"
    mo = story.person("mo")
    mo.send(place, {"reason": "A court asks again."})
    reason = f"It is needed, {canary('reason')}."
    request = _answer_name(story, {"answer": "agree", "reason": reason})
    mo.send(f"{place}/{request}/open", {}, expect=SHOWN)


@goes_through("concerns.take_down.submission")
def a_concern_by_telephone(story: Story, canary: Canary) -> None:
    """A receiver writes down what somebody says, with their name and their letter."""
    typed: dict[str, Any] = {
        "origin": "letter",
        "risk": "no",
        "door": "partners",
        "posts": ["do-not-know"],
        "once": str(uuid.uuid4()),
        "words": canary("words"),
        "known_as": "named",
        "identity": canary("identity"),
    }
    mo = story.person("mo")
    page = mo.send("/casework/take-down", typed | {"write": "yes"}, expect=SHOWN)
    [words] = RECEIPT.findall(page.text)
    story.secrets["a receipt that was handed over"] = words
    letter = SimpleUploadedFile(f"{canary('name')}.txt", canary("content").encode() * 90)
    done = {"receipt": words, "read_back": "on", "handed_over": "on", "send": "yes"}
    mo.send("/casework/take-down", typed | done | {"file": letter})
    story.made["by letter"] = {"id": typed["once"]}


@leads_nowhere
def a_caller_who_is_passed_on(story: Story, canary: Canary) -> None:
    """A receiver in conflict goes on typing."""
    typed = {"origin": "phone", "risk": "no", "door": "staff", "posts": [story.cast.post("mo")]}
    told = {"once": uuid.uuid4(), "words": canary("words"), "known_as": "anonymous"}
    story.person("mo").send("/casework/take-down", typed | told | {"write": "yes"}, expect=SHOWN)


@goes_through("concerns.keep_reading_copy.made")
def a_reading_copy(story: Story, canary: Canary) -> None:
    """A file is read in another process, and its copy sealed."""
    place = f"/casework/concerns/{_raised(story, canary)}/files/"
    mo = story.person("mo")
    [make] = re.findall(rf"{place}[0-9a-f-]+/make-copy", mo.look(place).text)
    mo.send(make, {})
    [copy] = re.findall(rf"{place}[0-9a-f-]+/copy", mo.look(place).text)
    mo.look(copy)


@goes_through("concerns.export_bundle.to", "concerns.export_bundle.reason")
def a_bundle_for_a_regulator(story: Story, canary: Canary) -> None:
    """Sealed to a key that nobody in the house has."""
    place = f"/casework/concerns/{story.made['by letter']['id']}/export"
    key = str(Identity.generate().to_public())
    typed = {"to": canary("to"), "recipient": key, "reason": canary("reason")}
    sent = typed | {"compared": "on", "send": "yes"}
    story.person("mo").send(place, sent, expect=SHOWN)


@leads_nowhere
def something_else_than_a_public_key(story: Story, canary: Canary) -> None:
    """Somebody pastes a secret there."""
    place = f"/casework/concerns/{story.made['by letter']['id']}/export"
    typed = {"to": "Ofsted", "recipient": canary("recipient"), "reason": canary("reason")}
    story.person("mo").send(place, typed, expect=SHOWN)


@goes_through("concerns.record_request.from_whom", "concerns.record_request.words")
def a_request_under_the_law(story: Story, canary: Canary) -> None:
    """Somebody asks what is held about them."""
    day = clock.today()
    came = {
        "received_on_day": day.day,
        "received_on_month": day.month,
        "received_on_year": day.year,
    }
    typed = {"kind": "subject-access", "from_whom": canary("from"), "words": canary("words")}
    story.person("mo").send("/casework/law/record", typed | came)


@goes_through("concerns.note_exemption.what", "concerns.note_exemption.why")
def what_is_kept_back(story: Story, canary: Canary) -> None:
    """And why."""
    _on_request(story, {"what": canary("what"), "why": canary("why"), "exempt": "yes"})


@goes_through("concerns.extend_request.reason")
def why_it_takes_longer(story: Story, canary: Canary) -> None:
    """Two months more."""
    _on_request(story, {"reason": canary("reason"), "extend": "yes"})


@goes_through("concerns.answer_request.words")
def what_was_given(story: Story, canary: Canary) -> None:
    """The answer."""
    _on_request(story, {"words": canary("words"), "answer": "yes"})


@goes_through(
    "concerns.place_hold.reason", "concerns.lift_hold.reason", "concerns.agree_to_step.reason"
)
def a_legal_hold(story: Story, canary: Canary) -> None:
    """Placed by a receiver, and lifted once a second keeper has agreed."""
    place = f"/casework/concerns/{story.made['by letter']['id']}"
    mo = story.person("mo")
    mo.send(f"{place}/retention", {"reason": canary("placing"), "hold": "yes"})
    mo.send(f"{place}/second/lift-hold", {"reason": f"It is over, {canary('asking')}."})
    _answer_step(story, {"answer": "agree", "reason": f"I have read it, {canary('agreeing')}."})
    mo.send(f"{place}/retention", {"reason": f"It is over, {canary('lifting')}.", "lift": "yes"})


@goes_through(
    "concerns.ask_second.reason", "concerns.ask_second.child", "concerns.refuse_step.reason"
)
def closing_what_was_said_of_a_child(story: Story, canary: Canary) -> None:
    """A receiver wants to close it, and a second keeper does not agree."""
    id = uuid.uuid4()
    commands.raise_concern(
        actor=reporter(str(id)),
        at=clock.today(),
        submission=Submission(words="She is alone with them.", risk=Risk.YES),
        receipt=receipts.derive(receipts.new_words()),
    )
    said = {
        "child": f"She is at school, {canary('child')}.",
        "reason": f"All is done, {canary('reason')}.",
    }
    story.person("mo").send(f"/casework/concerns/{id}/second/close", said)
    reason = f"Nobody has seen her, {canary('refusing')}."
    _answer_step(story, {"answer": "do-not-agree", "reason": reason})


@goes_through("concerns.ask_erasure.reason", "concerns.refuse_erasure.reason")
def an_erasure_that_is_refused(story: Story, canary: Canary) -> None:
    """A keeper does not carry it out."""
    story.made["to erase"] = _closed(story)
    _erase(story, canary, "refuse")


@goes_through("concerns.ask_erasure.reason", "concerns.approve_erasure.reason")
def an_erasure(story: Story, canary: Canary) -> None:
    """Asked again, it is carried out."""
    _erase(story, canary, "carry-out")


def _answer_name(story: Story, typed: dict[str, str]) -> uuid.UUID:
    request = IdentityRequest.objects.get(state="waiting")
    keeper = story.person("independent-person")
    keeper.look("/casework/identities/")
    keeper.send(f"/casework/identities/{request.id}", typed)
    return request.id


def _raised(story: Story, canary: Canary) -> uuid.UUID:
    visitor = story.visitor()
    visitor.send("/speak-up/risk", {"risk": "no"})
    file = SimpleUploadedFile(f"{canary('name')}.txt", canary("content").encode() * 90)
    visitor.send("/speak-up/what-happened", {"words": "See the file.", "file": file})
    visitor.send("/speak-up/how-known", {"known_as": "anonymous", "posts": ["do-not-know"]})
    [words] = RECEIPT.findall(visitor.look("/speak-up/check").text)
    story.secrets["the receipt of a file"] = words
    before = set(Concern.objects.values_list("id", flat=True))
    visitor.send("/speak-up/check", {"kept": "on"})
    [id] = set(Concern.objects.values_list("id", flat=True)) - before
    return id


def _on_request(story: Story, typed: dict[str, str]) -> None:
    request = LegalRequest.objects.get()
    story.person("mo").send(f"/casework/law/{request.id}", typed)


def _closed(story: Story) -> uuid.UUID:
    id = uuid.uuid4()
    commands.raise_concern(
        actor=reporter(str(id)),
        at=clock.today(),
        submission=Submission(words="Visits were made up."),
        receipt=receipts.derive(receipts.new_words()),
    )
    actor, keys = story.cast.actor("mo"), story.cast.keys("mo")

    def given() -> dict[str, Any]:
        row = Concern.objects.get(id=id)
        return {"actor": actor, "at": clock.now(), "concern": row, "keys": keys}

    commands.acknowledge(**given(), words="Read.")
    commands.triage(**given(), route=Route.GRIEVANCE, reasons="Because.")
    commands.give_feedback(**given(), words="Done.", outcome=Outcome.UPHELD)
    commands.close(**given())
    return id


def _answer_step(story: Story, typed: dict[str, Any]) -> None:
    keeper, today = story.cast, clock.today()
    given = {"actor": keeper.actor(SECOND), "keys": keeper.keys(SECOND), "today": today}
    [asked] = [each for each in queries.steps_asked(**given) if each.waits]
    story.person(SECOND).send(f"/casework/second/{asked.id}", typed)


def _erase(story: Story, canary: Canary, answer: str) -> None:
    with override_settings(UPHELD_RETENTION_MONTHS=AT_ONCE):
        place = f"/casework/concerns/{story.made['to erase']}/retention"
        story.person("mo").send(place, {"reason": canary("asking"), "erase": "yes"})
        erasure = Erasure.objects.get(state="asked")
        typed = {"answer": answer, "reason": canary("answering")}
        story.person("auditor").send(f"/casework/erasures/{erasure.id}", typed)
