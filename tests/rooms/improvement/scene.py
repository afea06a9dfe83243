"""A plan brought as far as a test needs it, by commands alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.improvement import commands, queries
from upheld.improvement.drafts import ActionDraft
from upheld.improvement.queries import Action, Plan, Proof, Recommendation
from upheld.improvement.states import Judgement, Response, SuccessKind
from upheld.learning import queries as learning

REFS = ("R1", "R2", "R3", "R4", "R5")


@dataclass
class Scene:
    """A released learning report, and everybody who has a part in what follows."""

    cast: Cast
    matter: UUID
    at: datetime

    @property
    def today(self) -> date:
        return self.at.date()

    def later(self, days: int) -> date:
        return self.today + timedelta(days=days)

    def by(self, slug: str, **given: Any) -> dict[str, Any]:
        """What a command takes when somebody gives it."""
        return {"actor": self.cast.actor(slug), "at": self.at, **given}

    def passage(self, ref: str = "R1") -> UUID:
        found = learning.published_recommendations(matter=self.matter)
        return next(each.id for each in found if each.ref == ref)

    def adopt(self, ref: str = "R1") -> Recommendation:
        return commands.adopt_recommendation(
            **self.by("improvement-lead", passage=self.passage(ref))
        )

    def answer(
        self, recommendation: Recommendation, response: Response = Response.ACCEPTED, **given: Any
    ) -> Recommendation:
        return commands.respond(
            **self.by(
                "ceo",
                recommendation=recommendation,
                response=response,
                reason="We agree.",
            )
            | given
        )

    def accepted(self, ref: str = "R1") -> Recommendation:
        return self.answer(self.adopt(ref))

    def start(self, recommendation: Recommendation, title: str = "Our plan") -> Plan:
        return commands.start_plan(
            **self.by("improvement-lead", recommendation=recommendation, title=title)
        )

    def draft(self, **changes: Any) -> ActionDraft:
        given = {
            "text": "Agree a vision with children and staff",
            "owner_post": self.cast.post("dcs"),
            "due": self.later(90),
            "success_kind": SuccessKind.ARTEFACT,
            "success_test": "The vision is published.",
        }
        return ActionDraft(**(given | changes))

    def add(self, plan: Plan, recommendation: Recommendation, **changes: Any) -> Action:
        return commands.add_action(
            **self.by(
                "improvement-lead",
                plan=plan,
                recommendation=recommendation,
                draft=self.draft(**changes),
            )
        )

    def drafted(self, **changes: Any) -> tuple[Plan, Action]:
        """One recommendation, one plan that is not fixed yet, one action."""
        recommendation = self.accepted()
        plan = self.start(recommendation)
        return plan, self.add(plan, recommendation, **changes)

    def fixed(self, **changes: Any) -> Action:
        """One action of a fixed plan."""
        plan, action = self.drafted(**changes)
        commands.baseline_plan(**self.by("improvement-lead", plan=plan))
        return self.fresh(action)

    def report(self, action: Action, words: str = "We have begun.") -> Action:
        commands.report_progress(**self.by("dcs", action=action, words=words))
        return self.fresh(action)

    def prove(self, action: Action, summary: str = "It is on our website.") -> Proof:
        return commands.submit_proof(**self.by("dcs", action=action, summary=summary))

    def appoint(self, action: Action, slug: str = "assurer", **given: Any) -> Action:
        return commands.appoint_assurer(
            **self.by(
                "mo", action=action, assurer=self.cast.person(slug), keys=self.cast.keys("mo")
            )
            | given
        )

    def proved(self) -> tuple[Action, Proof]:
        """One action whose proof waits for the assurer."""
        action = self.appoint(self.fixed())
        proof = self.prove(action)
        return self.fresh(action), proof

    def judge(self, action: Action, proof: Proof, judgement: Judgement = Judgement.MET) -> Proof:
        return commands.judge_proof(
            **self.by(
                "assurer",
                action=action,
                proof=proof,
                judgement=judgement,
                reasons="I went and looked.",
            )
        )

    def judged(self, judgement: Judgement = Judgement.MET) -> tuple[Action, Proof]:
        action, proof = self.proved()
        proof = self.judge(action, proof, judgement)
        return self.fresh(action), proof

    def close(self, action: Action, proof: Proof) -> Action:
        commands.close_action(
            **self.by("board-chair", action=action, proof=proof, words="Staff know where we go.")
        )
        return self.fresh(action)

    def closed(self) -> Action:
        return self.close(*self.judged())

    def reopen(self, action: Action, **changes: Any) -> Action:
        given = {"reason": "The page is gone again.", "due": self.later(30)}
        return commands.reopen_action(**self.by("board-chair", action=action), **(given | changes))

    def fresh(self, action: Action) -> Action:
        """The action as it stands now."""
        found = queries.action(actor=self.cast.actor("improvement-lead"), id=action.id)
        assert found is not None
        return found
