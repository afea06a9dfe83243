"""An investigation brought as far as a test needs it, by commands alone."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.answers import Answer
from upheld.investigations.bringing import Brought
from upheld.investigations.commands import Followed, Frame
from upheld.investigations.papers import Paper, Words
from upheld.investigations.queries import Given as Handed
from upheld.investigations.states import (
    Addition,
    Changed,
    Controller,
    Custody,
    Given,
    Outcome,
    Procurement,
    Required,
    Selection,
    Stage,
    Stratum,
    Told,
)
from upheld.vault import attachments

ENGAGED: dict[str, Any] = {
    "fee_pounds": 25_000,
    "procurement": Procurement.QUOTES,
    "controller_during": Controller.COUNCIL,
    "controller_after": Controller.COUNCIL,
}
"""What a commission says of the fee, the route and whoever answers for the data."""

REACHED_BY: dict[Stage, str] = {
    Stage.PROPOSED: "propose",
    Stage.COMMISSIONED: "commission",
    Stage.OPENED: "open",
    Stage.UNDER_WAY: "agree",
    Stage.SIGNED_OFF: "sign_off",
    Stage.REPORTED: "report",
}
"""The step of a scene that brings it to each stage."""


def paper(content: bytes, file_name: str = "minutes.txt", *, words: Words | None = None) -> Paper:
    """A file as it stands sealed on the disk once it has arrived, without a process to read it."""
    sealed = attachments.seal([content])
    digest = hashlib.sha256(content).hexdigest()
    words = words or Words(content.decode("utf-8", errors="ignore"))
    return Paper(file_name, len(content), digest, sealed, words)


@dataclass
class Scene:
    """One investigation, and everybody who has a part in it."""

    cast: Cast
    concern: UUID
    at: datetime
    id: UUID | None = None

    def reach(self, stage: Stage) -> Scene:
        getattr(self, REACHED_BY[stage])()
        return self

    def row(self) -> Any:
        """The investigation as it stands now."""
        return queries.investigation(actor=self.cast.actor("investigator"), id=self.id)

    def by(self, slug: str, *, keys: bool = False, **given: Any) -> dict[str, Any]:
        """What a command of this investigation takes when somebody gives it."""
        held = {"keys": self.cast.keys(slug)} if keys else {}
        return {
            "actor": self.cast.actor(slug),
            "at": self.at,
            "investigation": self.row(),
            **held,
            **given,
        }

    def work(self, **given: Any) -> dict[str, Any]:
        """The same, given by the investigator with open keys."""
        return self.by("investigator", keys=True, **given)

    def work_without_keys(self, **given: Any) -> dict[str, Any]:
        """The same, for a command that opens nothing."""
        return self.by("investigator", **given)

    def proposal(self, slug: str = "mo", **changes: Any) -> dict[str, Any]:
        """What a proposal takes."""
        return {
            "actor": self.cast.actor(slug),
            "at": self.at,
            "concern": self.concern,
            "commissioner": self.cast.person("ceo"),
            "investigator": self.cast.person("investigator"),
            "certifier": self.cast.person("ia"),
            "reasons": "Somebody from outside must look into it.",
            "keys": self.cast.keys(slug),
            **changes,
        }

    # Each step goes on from where the scene stands: of a matter one investigation is under way.
    def propose(self) -> Scene:
        if self.id is None:
            self.id = commands.propose(**self.proposal()).id
        return self

    def declare(self) -> Scene:
        self.propose()
        if self.row().declared_on is None:
            commands.declare_independence(**self.work(words="I have no ties."))
            self.prepare()
        return self

    def prepare(self) -> Scene:
        for kind in Required:
            self.reason_for_none(kind)
        return self

    def reason_for_none(
        self, kind: Required, reason: str = "The council wrote none for it."
    ) -> Any:
        given = self.by("ceo", keys=True)
        return commands.sign_reason_for_none(**given, kind=kind, reason=reason)

    def lay(self, kind: Required, content: bytes = b"assessed") -> Any:
        given = {"title": "Assessment", "file_name": "assessment.txt", "content": content}
        return commands.lay_required_paper(**self.by("mo", keys=True), kind=kind, **given)

    def commission(self) -> Scene:
        self.declare()
        if self.row().stage == Stage.PROPOSED:
            commands.commission(**self.by("ceo"), **ENGAGED)
        return self

    def open(self) -> Scene:
        self.commission()
        if self.row().stage == Stage.COMMISSIONED:
            commands.open_file(**self.work())
        return self

    def draft(self, words: str = "Answer every complaint.") -> Any:
        return commands.draft_terms(**self.work(words=words))

    def signature(self, slug: str) -> Any:
        return queries.signature(actor=self.cast.actor(slug), investigation=self.id)

    def sign(self, *slugs: str) -> Scene:
        for slug in slugs:
            commands.agree_terms(**self.by(slug), signature=self.signature(slug))
        return self

    def agree(self) -> Scene:
        self.open()
        if self.row().stage != Stage.OPENED:
            return self
        self.draft()
        return self.sign("union", "union-2", "ceo")

    def area(self, title: str = "Decisions") -> Any:
        return commands.add_area(**self.work(title=title))

    def allegation(self, area: Any = None, words: str = "That plans were set aside.") -> Any:
        return commands.add_allegation(**self.work(words=words, area=area))

    def find(self, allegation: Any, *, seen: int = 0, **changes: Any) -> Any:
        given = {
            "outcome": Outcome.UPHELD,
            "words": "Plans were set aside.",
            "reasons": "The minutes show it.",
        }
        answer = Answer(**(given | changes))
        return commands.record_finding(**self.work(allegation=allegation, seen=seen, answer=answer))

    def answer(self, area: Any, outcome: Outcome = Outcome.UPHELD) -> Any:
        return commands.answer_area(
            **self.work(area=area, outcome=outcome, reasons="As the findings say.")
        )

    def case(self, outcome: Outcome = Outcome.UPHELD, pseudonym: str = "Child A") -> Any:
        return commands.examine_case(
            **self.work(pseudonym=pseudonym, outcome=outcome, reasons="The file shows it.")
        )

    def frame(self, rule: Selection = Selection.ALL_SUPPLIED, **changes: Any) -> Any:
        given = {"rule": rule, "source": "The union’s schedule", "as_at": self.at.date()}
        frame = Frame(**(given | {"total": 21} | changes))
        return commands.state_frame(**self.work(frame=frame))

    def second(self, *cases: Any, slug: str = "auditor") -> Any:
        person = self.cast.person(slug)
        return commands.ask_second_reader(**self.work(cases=list(cases), person=person))

    def agrees(self, reading: Any, agrees: bool = True, slug: str = "auditor") -> Any:
        given = {"given": reading, "agrees": agrees, "words": "I read it and think so too."}
        return commands.answer_second_reading(**self.by_outsider(slug), **given)

    def hand_over(self, *cases: Any, slug: str = "duty") -> Any:
        given = {"cases": list(cases), "person": self.cast.person(slug)}
        return commands.hand_over_cases(**self.work(**given, due_on=self.at.date()))

    def follow_up(self, row: Any, slug: str = "duty", **changes: Any) -> Any:
        given = {
            "changed": Changed.CHANGED,
            "child": Told.TOLD,
            "parents": Told.TOLD,
            "officer": Told.TOLD,
            "words": "The plan was changed.",
        }
        followed = Followed(**(given | changes))
        return commands.record_follow_up(**self.by_outsider(slug), given=row, followed=followed)

    def alarm(self, words: str = "The child is at home with him.") -> Any:
        return commands.open_safety_action(**self.work(words=words, where="At home."))

    def made_safe(self, action: Any, slug: str = "duty") -> Any:
        words = "We went there today."
        return commands.answer_safety_action(**self.by_outsider(slug), action=action, words=words)

    def by_outsider(self, slug: str) -> dict[str, Any]:
        return self.by(slug, keys=True)

    def handed(self, what: Handed, id: Any, slug: str) -> Any:
        actor, keys = self.cast.actor(slug), self.cast.keys(slug)
        return queries.given_page(actor=actor, keys=keys, what=what, id=id)

    def interview(self, **changes: Any) -> Any:
        given = {"held_on": self.at.date(), "stratum": Stratum.RAISED_IT, "note": "They spoke."}
        return commands.record_interview(**self.work(**(given | changes)))

    def add_to(self, interview: Any, kind: Addition, words: str = "") -> Any:
        return commands.add_to_interview(**self.work(interview=interview, kind=kind, words=words))

    def ask(self, **changes: Any) -> Any:
        given = {"what": "The minutes", "of_whom": "A team", "due_on": self.at.date()}
        return commands.ask_for_document(**self.work(**(given | changes)))

    def come_of(self, request: Any, given: Given, words: str = "", **changes: Any) -> Any:
        return commands.answer_request(
            **self.work(request=request, given=given, words=words, **changes)
        )

    def document(self, content: bytes = b"minutes", **changes: Any) -> Any:
        name = changes.pop("file_name", "minutes.txt")
        given = {"title": "Minutes", "provenance": "The case file", "paper": paper(content, name)}
        return commands.keep_document(**self.work(**(given | changes)))

    def proposed(self, content: bytes = b"A paper.", **more: Any) -> Any:
        brought = Brought("paper.txt", "", paper(content, "paper.txt"), **more)
        return commands.propose_papers(**self.work(brought=[brought]))[0]

    def link(self, document: Any, kind: Custody = Custody.COMPARED, **changes: Any) -> Any:
        given = {"happened_on": self.at.date(), "who": "A clerk", "why": "To be sure."}
        given |= {"result": "It is the same.", "kind": kind} | changes
        return commands.record_custody(**self.work(document=document, **given))

    def named(self, *allegations: Any, **changes: Any) -> Any:
        given = {"who": "Senior post A", "support": "The occupational health service"}
        given |= {"allegations": list(allegations)} | changes
        return commands.note_named(**self.work(**given))

    def find_everything(self) -> Scene:
        """One area, one allegation, one answer to each."""
        self.agree()
        area = self.area()
        self.find(self.allegation(area))
        self.answer(area)
        return self.close_replies()

    def close_replies(self, **not_served: str) -> Scene:
        commands.close_replies(**self.work(not_served=not_served))
        return self

    def sign_off(self) -> Scene:
        self.find_everything()
        commands.sign_off_findings(**self.by("ia"))
        return self

    def report(self) -> Scene:
        self.sign_off()
        commands.issue_report(**self.work(summary="In short."))
        return self

    def recipient(self, slug: str) -> Any:
        actor, on = self.cast.actor(slug), self.at.date()
        return queries.recipient(actor=actor, investigation=self.id, on=on)
