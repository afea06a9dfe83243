"""What those who write and read a learning report see. Others see nothing of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import (
    clearing,
    completeness,
    deriving,
    exempting,
    findings,
    opening,
    policy,
)
from upheld.learning.completeness import Gaps, Traced
from upheld.learning.models import LearningReport, Passage
from upheld.learning.opening import Opened
from upheld.learning.states import Kind, Stage
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .derived import derived_lines
from .lines import (
    DerivedLine,
    FindingLine,
    PassageLine,
    ReportLine,
    ReportPage,
    SourceLine,
    Waiting,
)
from .register import sources_held

__all__ = [
    "FindingLine",
    "LearningReport",
    "Passage",
    "PassageLine",
    "ReportLine",
    "ReportPage",
    "SourceLine",
    "Waiting",
    "own_recommendations",
    "passage",
    "report",
    "report_page",
    "reports",
    "what_waits",
]


def report(*, actor: Actor, keys: Keyring, id: UUID) -> LearningReport | None:
    """The row, to hand to a command: for whoever holds its compartment."""
    row = LearningReport.objects.filter(id=id).first()
    if row is None or not opening.openable(actor=actor, keys=keys, report=row):
        return None
    return row


def passage(*, actor: Actor, keys: Keyring, id: UUID) -> Passage | None:
    """The row of a passage, to hand to a command: for whoever holds its report."""
    row = Passage.objects.filter(id=id).select_related("report").first()
    if row is None or not opening.openable(actor=actor, keys=keys, report=row.report):
        return None
    return row


def reports(*, actor: Actor, keys: Keyring) -> list[ReportLine]:
    """The learning reports that these keys open, newest first."""
    return [
        ReportLine(row.id, title, Stage(row.state), row.started_on, row.released_on)
        for row, title in titled(actor, keys, LearningReport.objects.all())
    ]


def own_recommendations(*, actor: Actor, keys: Keyring) -> list[tuple[str, str]]:
    """Recommendations of the reports that these keys open, by number and title of the report."""
    mine = {row.id: title for row, title in titled(actor, keys, LearningReport.objects.all())}
    rows = Passage.objects.filter(report__in=mine, kind=Kind.RECOMMENDATION.value)
    found = rows.order_by("report", "position").values_list("id", "ref", "report_id")
    return [(str(id), f"{ref}, {mine[report]}") for id, ref, report in found]


def what_waits(*, actor: Actor, keys: Keyring, today: date) -> list[Waiting]:
    """What this person has to do next about learning reports, oldest first."""
    unreleased = LearningReport.objects.exclude(state=Stage.RELEASED.value)
    found = []
    for row, title in titled(actor, keys, unreleased):
        kind = _next_for(actor, row)
        if kind:
            found.append(Waiting(kind, row.id, title, row.submitted_on or row.started_on))
    return sorted(found, key=lambda each: each.since)


def report_page(*, actor: Actor, keys: Keyring, id: UUID) -> ReportPage | None:
    """One learning report as its author or one of its readers sees it."""
    row = report(actor=actor, keys=keys, id=id)
    if row is None:
        return None
    shown = opening.passages(actor=actor, keys=keys, report=row)
    said = deriving.derived(actor=actor, keys=keys, report=row, shown=shown)
    silent = deriving.silent(shown, said)
    lines, missing, words = _findings(actor, keys, row, shown, silent)
    check = clearing.checked(actor=actor, keys=keys, report=row, shown=shown)
    out = exempting.left_out(actor=actor, report=row)
    decided = exempting.decided(actor=actor, keys=keys, report=row, shown=shown, out=out)
    cleared = check is not None and check.is_current and not check.undecided
    return ReportPage(
        id=row.id,
        investigation=row.investigation_id,
        title=_text(shown[0]),
        state=Stage(row.state),
        revision=row.revision,
        started_on=row.started_on,
        submitted_on=row.submitted_on,
        first_read_as=row.first_read_as,
        passages=tuple(_passage_lines(shown, derived_lines(shown, said, silent))),
        findings=lines,
        sources=sources_held(actor=actor, keys=keys, matter=row.matter),
        still_owed=words,
        checked_on=check.ran_on if check else None,
        check_is_current=check is not None and check.is_current,
        flags_undecided=check.undecided if check else 0,
        exemptions_owed=exempting.owed(shown, decided, out),
        may_change=_while(row, _BEFORE_RELEASE, policy.may_change(actor, row)),
        may_submit=_while(row, {Stage.DRAFTED}, _submittable(missing, cleared, actor, row)),
        may_approve=_while(row, {Stage.SUBMITTED}, policy.may_approve(actor, row)),
        may_release=_while(row, {Stage.REVIEWED}, policy.may_release(actor, row)),
    )


_BEFORE_RELEASE = {Stage.DRAFTED, Stage.SUBMITTED, Stage.REVIEWED}


def _while(row: LearningReport, stages: set[Stage], verdict: Decision) -> Decision:
    return verdict if Stage(row.state) in stages else deny("Not at this stage.")


def _submittable(missing: Gaps, cleared: bool, actor: Actor, row: LearningReport) -> Decision:
    if missing or not cleared:
        return deny("Something is still missing.")
    return policy.may_change(actor, row)


def _next_for(actor: Actor, row: LearningReport) -> str:
    stage = Stage(row.state)
    if stage is Stage.DRAFTED and policy.may_change(actor, row):
        return "write"
    if stage is Stage.SUBMITTED and policy.may_approve(actor, row):
        return "approve"
    if stage is Stage.REVIEWED and policy.may_release(actor, row):
        return "release"
    return ""


def titled(
    actor: Actor, keys: Keyring, rows: Iterable[LearningReport]
) -> list[tuple[LearningReport, str]]:
    """The reports that these keys open, with their titles. A fixed number of questions."""
    seen = [row for row in rows if not actor.is_excluded_from(row.matter)]
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in seen])
    held = [row for row in seen if row.compartment_id in mine]
    titles = Passage.objects.filter(report__in=held, kind=Kind.TITLE.value)
    body_of = dict(titles.values_list("report_id", "body_id"))
    bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=body_of.values())
    return [
        (row, str(_content(bodies.get(body_of[row.id])).get("text", "")))
        for row in sorted(held, key=lambda each: each.started_on, reverse=True)
    ]


def _content(body: object) -> dict[str, Any]:
    return getattr(body, "content", None) or {}


def _findings(
    actor: Actor, keys: Keyring, row: LearningReport, shown: list[Opened], silent: list[int]
) -> tuple[tuple[FindingLine, ...], Gaps, str]:
    """The findings with what is owed to each, for an author who still may write."""
    if not policy.may_change(actor, row):
        return (), Gaps(frozenset(), frozenset()), ""
    found = findings.of(actor=actor, keys=keys, report=row)
    traced = [
        Traced(source.finding, Kind(each.kind), each.publishable)
        for each in shown
        for source in each.comes_from
    ]
    missing = completeness.gaps(found, traced, silent)
    lines = tuple(
        FindingLine(
            id=each.id,
            area=each.area,
            area_title=each.area_title,
            text=each.text,
            outcome=each.outcome.value,
            inferred=each.inferred,
            untold=each.id in missing.untold,
            unanswered=each.id in missing.unanswered,
        )
        for each in found
    )
    return lines, missing, completeness.in_words(missing, found)


def _text(passage: Opened) -> str:
    return str((passage.content or {}).get("text", ""))


def _passage_lines(shown: list[Opened], derived: dict[UUID, DerivedLine]) -> Iterable[PassageLine]:
    wanted = {post["post"] for each in shown for post in (each.content or {}).get("posts", ())}
    titles = people.post_titles(wanted) if wanted else {}
    for each in shown:
        said = each.content or {}
        first = next(iter(said.get("posts", ())), {"post": "", "on": ""})
        verdict = each.kind in {Kind.FOUND, Kind.NOT_UPHELD}
        yield PassageLine(
            id=each.id,
            body=each.body,
            kind=Kind(each.kind),
            ref=each.ref,
            readable=each.content is not None,
            publishable=each.publishable,
            text=_text(each),
            posts=tuple(titles.get(post["post"], "") for post in said.get("posts", ())),
            post=first["post"],
            post_on=date.fromisoformat(first["on"]) if first["on"] else None,
            said_by=str(said.get("said_by", "")),
            as_at=str(said.get("as_at", "")),
            upheld=int(said.get("upheld", 0)),
            examined=int(said.get("examined", 0)),
            origin=each.origin,
            findings=tuple(source.finding for source in each.comes_from),
            areas=", ".join(str(a) for a in sorted({s.area for s in each.comes_from})),
            outcome=each.comes_from[0].outcome if verdict else "",
            inferred=verdict and any(source.inferred for source in each.comes_from),
            derived=derived[each.id],
        )
