"""Corrections of a released report: the open one for those who hold it, the log for anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.kernel.actor import ANYONE, Actor
from upheld.kernel.decision import Decision, deny
from upheld.learning import clearing, correcting, opening, policy, publishing
from upheld.learning.models import (
    Correction,
    LearningReport,
    PublishedCorrection,
    PublishedFile,
    PublishedPassage,
    PublishedReport,
)
from upheld.learning.papers import FORMATS
from upheld.learning.states import OPEN_CORRECTIONS, Correcting, Kind
from upheld.vault.keyring import Keyring

from .casework import report, titled
from .lines import Waiting
from .pieces import CorrectionLine, PublicFile


@dataclass(frozen=True, slots=True)
class Correctable:
    """A passage that is public, as it reads now."""

    id: UUID
    place: int
    kind: Kind
    ref: str
    text: str


@dataclass(frozen=True, slots=True)
class OpenCorrection:
    """The correction that is being proposed or read, with what is public now."""

    id: UUID
    state: Correcting
    passage: UUID
    before: str
    after: str
    why: str
    proposed_on: date
    first_read_as: str
    cleared: bool
    may_withdraw: Decision
    may_submit: Decision
    may_agree: Decision
    may_publish: Decision


@dataclass(frozen=True, slots=True)
class CorrectionsPage:
    """What can be corrected of a released report, what is being corrected, and what was."""

    id: UUID
    title: str
    revision: int
    slug: str
    passages: tuple[Correctable, ...]
    now: OpenCorrection | None
    log: tuple[CorrectionLine, ...]
    may_propose: Decision


def corrections_page(*, actor: Actor, keys: Keyring, id: UUID) -> CorrectionsPage | None:
    """For whoever holds a released report."""
    row = report(actor=actor, keys=keys, id=id)
    published = PublishedReport.objects.filter(report=id).first()
    if row is None or published is None:
        return None
    shown = opening.passages(actor=actor, keys=keys, report=row)
    found = correcting.open_one(row)
    rows = PublishedPassage.objects.filter(report=published).order_by("position")
    places = {each.id: number for number, each in enumerate(shown, start=1)}
    lines = {
        each.id: Correctable(each.id, places[each.id], Kind(public.kind), public.ref, public.text)
        for each, public in zip(publishing.in_public(shown), rows, strict=True)
        if public.kind != Kind.HEADING.value
    }
    check = clearing.checked(actor=actor, keys=keys, report=row, shown=shown)
    cleared = check is not None and check.is_current and not check.undecided
    may = policy.may_change(actor, row)
    return CorrectionsPage(
        id=row.id,
        title=published.title,
        revision=row.revision,
        slug=published.slug,
        passages=tuple(lines.values()),
        now=_opened(actor, keys, found, lines, cleared=cleared) if found else None,
        log=corrections_of(published),
        may_propose=deny("One correction is open.") if found else may,
    )


def correction(*, actor: Actor, keys: Keyring, report_id: UUID) -> Correction | None:
    """The row of the open correction, to hand to a command."""
    row = report(actor=actor, keys=keys, id=report_id)
    return None if row is None else correcting.open_one(row)


def corrections_waiting(*, actor: Actor, keys: Keyring) -> list[Waiting]:
    """The corrections that wait for this person to check, to read or to publish."""
    rows = Correction.objects.filter(state__in=OPEN_CORRECTIONS).select_related("report")
    mine = {each.report_id: each for each in rows if _turn(actor, each)}
    if not mine:
        return []
    held = titled(actor, keys, LearningReport.objects.filter(id__in=mine))
    return [Waiting("correct", each.id, title, mine[each.id].proposed_on) for each, title in held]


def corrections_of(published: PublishedReport) -> tuple[CorrectionLine, ...]:
    """The log of corrections, oldest first, with the files that stood before each."""
    if published.edition == 1:
        return ()
    rows = PublishedCorrection.objects.filter(report=published).order_by("edition")
    files = PublishedFile.objects.filter(report=published, edition__lt=published.edition)
    kept = {
        (each[0], each[1]): each[2] for each in files.values_list("edition", "format", "digest")
    }
    return tuple(
        CorrectionLine(
            edition=each.edition,
            passage=each.passage_id,
            before=each.before,
            after=each.after,
            why=each.why,
            on=each.corrected_on,
            proposed_as=each.proposed_as,
            read_by=each.read_by,
            earlier_digest=each.earlier_digest,
            earlier_files=tuple(
                PublicFile(name, 0, kept[each.edition, name])
                for name in FORMATS
                if (each.edition, name) in kept
            ),
        )
        for each in rows
    )


def earlier_wording(slug: str, edition: int, *, actor: Actor = ANYONE) -> str | None:
    """The published text as it stood before a correction, to the byte."""
    rows = PublishedCorrection.objects.filter(report__slug=slug, report__is_open=True)
    return rows.filter(edition=edition).values_list("earlier_text", flat=True).first()


def earlier_file(slug: str, edition: int, ending: str, *, actor: Actor = ANYONE) -> bytes | None:
    """A file as it stood before a correction, to the byte."""
    if earlier_wording(slug, edition, actor=actor) is None:
        return None
    rows = PublishedFile.objects.filter(report__slug=slug, edition=edition, format=ending)
    row = rows.first()
    return None if row is None else bytes(row.content)


def _turn(actor: Actor, row: Correction) -> bool:
    may = {
        Correcting.PROPOSED: policy.may_change_correction,
        Correcting.SUBMITTED: policy.may_agree_correction,
        Correcting.AGREED: policy.may_publish_correction,
    }
    return bool(may[Correcting(row.state)](actor, row))


def _opened(
    actor: Actor,
    keys: Keyring,
    row: Correction,
    lines: dict[UUID, Correctable],
    *,
    cleared: bool,
) -> OpenCorrection:
    said = correcting.content_of(actor=actor, keys=keys, correction=row)
    state = Correcting(row.state)
    turn = policy.may_change_correction(actor, row)
    no = deny("Not at this stage.")
    return OpenCorrection(
        id=row.id,
        state=state,
        passage=row.passage_id,
        before=lines[row.passage_id].text,
        after=said["text"],
        why=said["why"],
        proposed_on=row.proposed_on,
        first_read_as=row.first_read_as,
        cleared=cleared,
        may_withdraw=turn,
        may_submit=turn if state is Correcting.PROPOSED and cleared else no,
        may_agree=policy.may_agree_correction(actor, row) if state is Correcting.SUBMITTED else no,
        may_publish=policy.may_publish_correction(actor, row) if state is Correcting.AGREED else no,
    )
