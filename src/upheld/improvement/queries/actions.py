"""One action with its whole history: what happened, what was said, and where the log holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.improvement import appointing, policy, words
from upheld.improvement.models import Action, Closure, DateMove, Progress, Proof
from upheld.improvement.states import Judgement, Stage
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.ledger import queries as ledger
from upheld.ledger.queries import EntryLine
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .lines import PublicAction
from .public import actions_of
from .rows import visible_actions


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """Something that happened to an action. `index` is None until the log is published."""

    title: str
    day: date
    by: str
    words: str
    before: date | None
    after: date | None
    index: int | None


@dataclass(frozen=True, slots=True)
class ActionPage:
    """An action with its whole history, and what this person may do next."""

    action: PublicAction
    plan: UUID
    plan_title: str
    recommendation: UUID
    recommendation_ref: str
    assurer: str
    history: tuple[HistoryLine, ...]
    may_report: bool
    may_submit: bool
    may_move: bool
    may_appoint: bool
    may_judge: bool
    may_close: bool
    may_reopen: bool

    @property
    def may_do_something(self) -> bool:
        """Whether anything here waits for this person, or is theirs to do."""
        return any(
            (
                *(self.may_report, self.may_submit, self.may_move, self.may_appoint),
                *(self.may_judge, self.may_close, self.may_reopen),
            )
        )


@dataclass(frozen=True, slots=True)
class AssurerLine:
    """Somebody who can judge the proof of an action."""

    person: UUID
    post_title: str


def action_page(*, actor: Actor, id: UUID, today: date) -> ActionPage | None:
    """One action with its history, its proof and its entries in the log."""
    found = visible_actions(actor).select_related("recommendation", "plan")
    action = found.filter(id=id).first()
    if action is None:
        return None
    [(_, shown)] = actions_of([action], today=today)
    latest = action.proofs.order_by("-attempt").first()
    assurer = people.post_titles([action.assurer_post_id] if action.assurer_post_id else [])
    return ActionPage(
        action=shown,
        plan=action.plan_id,
        plan_title=action.plan.title,
        recommendation=action.recommendation_id,
        recommendation_ref=action.recommendation.ref,
        assurer="".join(assurer.values()),
        history=_history(action, actor),
        **_allowed(actor, action, latest),
    )


def assurers_for(*, actor: Actor, keys: Keyring, action: Action, today: date) -> list[AssurerLine]:
    """Whom a receiver can appoint. Raises `NotPossible` where the keys open no concern of it."""
    if not policy.may_appoint(actor, action):
        return []
    free = appointing.free_to_judge(actor=actor, keys=keys, action=action, today=today)
    return [AssurerLine(UUID(each.person), each.post_title) for each in free]


def _allowed(actor: Actor, action: Action, latest: Proof | None) -> dict[str, bool]:
    """What the page offers. The commands ask again."""
    stage = Stage(action.stage)
    going_on = stage not in {Stage.DRAFT, Stage.CLOSED}
    owns = bool(policy.may_report(actor, action))
    to_judge = latest if latest and latest.judgement == Judgement.WAITING else None
    to_close = latest if stage is Stage.MET else None
    return {
        "may_report": owns and going_on and stage not in {Stage.READY, Stage.MET},
        "may_submit": owns and going_on and stage is not Stage.READY,
        "may_move": going_on
        and action.due is not None
        and bool(policy.may_move_date(actor, action)),
        "may_appoint": going_on and bool(policy.may_appoint(actor, action)),
        "may_judge": to_judge is not None and bool(policy.may_judge(actor, action, to_judge)),
        "may_close": to_close is not None and bool(policy.may_close(actor, action, to_close)),
        "may_reopen": stage is Stage.CLOSED and bool(policy.may_reopen(actor, action)),
    }


def _history(action: Action, actor: Actor) -> tuple[HistoryLine, ...]:
    """The entries about an action, each with the words that its row keeps."""
    entries = sorted(
        (
            each
            for each in ledger.entries_about(actor=actor, ids=[action.id])
            if each.event in TURNS
        ),
        key=lambda each: (str(each.at), TURNS.index(each.event)),
    )
    posts = {value for each in entries for name in POSTS if (value := each.fields.get(name))}
    titles = people.post_titles(posts)
    moves = {str(each.id): each for each in DateMove.objects.filter(action=action)}
    said = _words_kept(action)
    lines = []
    for each in entries:
        move = moves.get(each.fields.get("move", ""))
        lines.append(
            HistoryLine(
                title=words.of_event(each.event),
                day=day_of(each.at),
                by=titles.get(each.fields.get("acting-post", ""), ""),
                words=move.reason if move else _said(each, said, titles),
                before=move.before if move else None,
                after=move.after if move else None,
                index=each.index,
            )
        )
    return tuple(lines)


POSTS = ("acting-post", "assurer_post")

# The log shuffles the entries of a day, so that what happened in one moment is told in
# the only order in which it can have happened.
TURNS = (
    "improvement.action.added",
    "improvement.action.fixed",
    "improvement.progress.reported",
    "improvement.assurer.appointed",
    "improvement.proof.submitted",
    "improvement.proof.judged",
    "improvement.date.moved",
    "improvement.action.closed",
    "improvement.action.reopened",
)

Kept = Mapping[str, str]


def _words_kept(action: Action) -> Kept:
    """The words of progress, proof, judgement and closure, by event and id."""
    kept: dict[str, str] = {}
    for row in Progress.objects.filter(action=action):
        kept[f"improvement.progress.reported {row.id}"] = row.words
    for proof in Proof.objects.filter(action=action):
        kept[f"improvement.proof.submitted {proof.id}"] = proof.summary
        judged = words.of_judgement(Judgement(proof.judgement))
        kept[f"improvement.proof.judged {proof.id}"] = f"{judged}. {proof.reasons}"
    for closure in Closure.objects.filter(action=action):
        kept[f"improvement.action.closed {closure.id}"] = closure.words
        kept[f"improvement.action.reopened {closure.id}"] = closure.reopened_because
    return kept


def _said(entry: EntryLine, kept: Kept, titles: Mapping[str, str]) -> str:
    if post := entry.fields.get("assurer_post"):
        return titles.get(post, "")
    for name in ("progress", "closure", "proof"):
        if words_kept := kept.get(f"{entry.event} {entry.fields.get(name)}"):
            return words_kept
    return ""
