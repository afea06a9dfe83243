"""Writing a learning report: starting it, its passages, and which may be published."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.db.models import Max

from upheld.investigations import queries as investigations
from upheld.investigations.states import SETTLED, Outcome, require_in
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.learning import findings, policy
from upheld.learning.drafts import Draft
from upheld.learning.events import PassageAdded, PassageRewritten, PublishableMarked, ReportStarted
from upheld.learning.findings import Found
from upheld.learning.models import Derivation, LearningReport, Passage
from upheld.learning.revising import changed
from upheld.learning.sealing import sealed_into
from upheld.learning.states import FROM_FINDINGS, MADE_BY_THE_HOUSE, UPHELD, Kind
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import holders
from upheld.vault.keyring import Keyring

BODY_KIND = "passage"


class SettledInvestigation(Protocol):
    """What a report needs to know of the investigation that it is drawn from."""

    id: UUID
    matter: UUID
    stage: str
    investigator_id: UUID
    receiver_id: UUID
    commissioner_id: UUID


@command(policy.may_start, record_refusals=True)
def start_report(
    *, actor: Actor, at: datetime, investigation: Any, title: str, keys: Keyring
) -> tuple[LearningReport, ReportStarted]:
    """Open a learning report on an investigation whose findings are signed off.

    The author, the receiver and the commissioner of the investigation hold its compartment;
    their appointment was checked against the posts that the concern names. The title and the
    cases, if any were examined (rolled up and never typed), are its first passages.

    Raises `NotPossible` before sign-off, and where one of the three has no keys that count.
    """
    given: SettledInvestigation = investigation
    require_in(given.stage, *SETTLED)
    if not title.strip():
        raise NotPossible("Give the learning report a title.")
    roll = investigations.rolled_up(actor=actor, keys=keys, investigation=given.id)
    report = LearningReport.objects.create(
        matter=given.matter,
        investigation_id=given.id,
        compartment_id=_opened_for(given, actor=actor, at=at, keys=keys),
        author=UUID(actor.id),
        started_on=day_of(at),
    )
    sealing = _Sealing(actor, at, keys)
    _placed(report, Kind.TITLE, sealing.body(report, Draft(title).content()), publishable=True)
    if roll.examined:
        counted = {"upheld": roll.upheld, "examined": roll.examined, "on": day_of(at).isoformat()}
        _placed(report, Kind.CASES, sealing.body(report, counted), publishable=False)
    return report, ReportStarted(
        report=str(report.id), matter=str(report.matter), investigation=str(given.id)
    )


@command(policy.may_change)
def add_passage(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    kind: Kind,
    draft: Draft,
    publishable: bool = False,
    keys: Keyring,
) -> tuple[Passage, PassageAdded]:
    """Write a passage at the end of the report. Recommendations are numbered as they come.

    Raises `NotPossible` where the passage lacks what its kind needs, and after release.
    """
    voided = changed(report)
    if kind in MADE_BY_THE_HOUSE:
        raise NotPossible("The title and the cases are there from the start.")
    lines = _derived(actor, keys, report, kind, draft)
    passage = _placed(
        report,
        kind,
        _Sealing(actor, at, keys).body(report, draft.content()),
        publishable=publishable,
        origin=draft.origin.value,
    )
    _trace(passage, lines)
    return passage, PassageAdded(
        report=str(report.id),
        passage=str(passage.id),
        kind=kind.value,
        body=str(passage.body_id),
        findings=tuple(str(each.id) for each in lines),
        revision=report.revision,
        approvals_voided=voided,
    )


@command(policy.may_change)
def rewrite_passage(
    *,
    actor: Actor,
    at: datetime,
    report: LearningReport,
    passage: Passage,
    draft: Draft,
    keys: Keyring,
) -> tuple[Passage, PassageRewritten]:
    """Write a passage again, and say again where it comes from.

    Raises `NotPossible` where the passage lacks what its kind needs, and after release.
    """
    voided = changed(report)
    _require_in(report, passage)
    if Kind(passage.kind) is Kind.CASES:
        raise NotPossible("The cases are rolled up from those examined. They cannot be typed.")
    lines = _derived(actor, keys, report, Kind(passage.kind), draft)
    passage.body_id = _Sealing(actor, at, keys).body(report, draft.content())
    passage.origin = draft.origin.value
    passage.save()
    Derivation.objects.filter(passage=passage).delete()
    _trace(passage, lines)
    return passage, PassageRewritten(
        report=str(report.id),
        passage=str(passage.id),
        body=str(passage.body_id),
        findings=tuple(str(each.id) for each in lines),
        revision=report.revision,
        approvals_voided=voided,
    )


@command(policy.may_change)
def mark_publishable(
    *, actor: Actor, at: datetime, report: LearningReport, passage: Passage, publishable: bool
) -> tuple[Passage, PublishableMarked]:
    """Say whether a passage may be published. Raises `NotPossible` after release."""
    voided = changed(report)
    _require_in(report, passage)
    if Kind(passage.kind) is Kind.TITLE and not publishable:
        raise NotPossible("A report cannot be published without its title. Write another title.")
    passage.publishable = publishable
    passage.save()
    return passage, PublishableMarked(
        report=str(report.id),
        passage=str(passage.id),
        publishable=publishable,
        revision=report.revision,
        approvals_voided=voided,
    )


def _opened_for(given: SettledInvestigation, *, actor: Actor, at: datetime, keys: Keyring) -> UUID:
    wanted = (given.investigator_id, given.receiver_id, given.commissioner_id)
    readers = holders.of_persons(wanted, at)
    if len(readers) < len(set(wanted)):
        raise NotPossible(
            "The receiver or the commissioner has no keys yet. They set them up first."
        )
    made = vault.open_compartment(actor=actor, at=at, holders=tuple(readers), keys=keys)
    return made.id


class _Sealing:
    """Seals words into the report's compartment, in the author's name."""

    def __init__(self, actor: Actor, at: datetime, keys: Keyring) -> None:
        self._actor, self._at, self._keys = actor, at, keys

    def body(self, report: LearningReport, content: dict[str, Any]) -> UUID:
        given: dict[str, Any] = {"actor": self._actor, "at": self._at, "keys": self._keys}
        return sealed_into(report.compartment_id, **given, kind=BODY_KIND, content=content)


def _placed(
    report: LearningReport, kind: Kind, body: UUID, *, publishable: bool, origin: str = ""
) -> Passage:
    mine = Passage.objects.filter(report=report)
    last: int | None = mine.aggregate(last=Max("position"))["last"]
    number = mine.filter(kind=Kind.RECOMMENDATION.value).count() + 1
    return Passage.objects.create(
        report=report,
        position=0 if last is None else last + 1,
        kind=kind.value,
        ref=f"R{number}" if kind is Kind.RECOMMENDATION else "",
        publishable=publishable,
        body_id=body,
        origin=origin,
    )


def _derived(
    actor: Actor, keys: Keyring, report: LearningReport, kind: Kind, draft: Draft
) -> list[Found]:
    """The findings that a passage says it comes from, checked against its kind."""
    if not draft.text.strip():
        raise NotPossible("Write the passage first.")
    if kind is Kind.COUNT and not (draft.said_by.strip() and draft.as_at.strip()):
        raise NotPossible(
            "Say who gave this number, and when. Numbers from different people stay apart."
        )
    if kind in FROM_FINDINGS and not draft.findings:
        raise NotPossible("Say which findings this passage comes from.")
    if not draft.findings:
        return []
    known = {each.id: each for each in findings.of(actor=actor, keys=keys, report=report)}
    if not set(draft.findings) <= known.keys():
        raise NotPossible("One of these findings is not in the investigation.")
    lines = [known[each] for each in dict.fromkeys(draft.findings)]
    _require_fitting(kind, {each.outcome for each in lines})
    return lines


def _require_fitting(kind: Kind, outcomes: set[Outcome]) -> None:
    """A passage prints one verdict, so the findings behind it must share one."""
    if kind not in {Kind.FOUND, Kind.NOT_UPHELD}:
        return
    if len(outcomes) > 1:
        raise NotPossible("These findings have different outcomes. Write one passage for each.")
    if (kind is Kind.FOUND) != (outcomes <= UPHELD):
        raise NotPossible("The outcome of this finding belongs to the other kind of passage.")


def _trace(passage: Passage, lines: Iterable[Found]) -> None:
    Derivation.objects.bulk_create(
        Derivation(
            passage=passage,
            finding_id=each.id,
            area=each.area,
            outcome=each.outcome.value,
            inferred=each.inferred,
        )
        for each in lines
    )


def _require_in(report: LearningReport, passage: Passage) -> None:
    if passage.report_id != report.id:
        raise NotPossible("This passage belongs to another report.")
