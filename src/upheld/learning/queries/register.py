"""The register of sources: what was said before, by whom, and whether it was shared."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from upheld.kernel.actor import ANYONE, Actor, Role
from upheld.learning import policy
from upheld.learning.events import SHARE_WITH_CONTRIBUTORS
from upheld.learning.models import Bearing, PinnedFigure, SourceOfEvidence
from upheld.learning.states import Openness, SourceKind
from upheld.ledger import obligations
from upheld.practice import queries as practice
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring

from .pieces import DataSaid, PublicSource, RegisterPage

__all__ = [
    "SourceOfEvidence",
    "keeps_register",
    "overdue",
    "public_sources",
    "register",
    "register_page",
    "source",
    "sources_held",
    "sources_of",
]

_SEALED = Openness.SEALED.value


def keeps_register(*, actor: Actor) -> bool:
    """Whether somebody may record sources, and see those that are recorded."""
    return bool(policy.may_record_source(actor, None))


def source(*, actor: Actor, keys: Keyring, id: UUID) -> SourceOfEvidence | None:
    """The row of a source of evidence, to hand to a command: for those who keep the register."""
    row = SourceOfEvidence.objects.filter(id=id).first()
    return None if row is None or not _seen([row], actor, keys) else row


def register(*, actor: Actor, keys: Keyring) -> list[PublicSource]:
    """Every source that somebody may know of, oldest first. Sealed ones open with their keys."""
    return list(_lines(_seen(SourceOfEvidence.objects.all(), actor, keys), actor, keys))


def register_page(*, actor: Actor, keys: Keyring, id: UUID) -> RegisterPage | None:
    """One source, with what this person may do with it."""
    row = source(actor=actor, keys=keys, id=id)
    if row is None:
        return None
    [line] = _lines([row], actor, keys)
    bears_on = Bearing.objects.filter(source=row).exclude(matter__in=actor.excluded_from)
    return RegisterPage(
        source=line,
        recorded_on=row.recorded_on,
        investigations=tuple(bears_on.values_list("investigation_id", flat=True)),
        may_say_shared=policy.may_say_shared(actor, row),
        may_pin=row.kind == SourceKind.STATEMENT.value and bool(policy.may_pin_figure(actor, row)),
    )


def overdue(*, actor: Actor, keys: Keyring, today: date) -> list[PublicSource]:
    """What is still owed to those who gave evidence and late, for a receiver to see to."""
    if not actor.has(Role.RECEIVER):
        return []
    return [
        each for each in register(actor=actor, keys=keys) if each.is_owed and each.days_late(today)
    ]


def public_sources(*, actor: Actor = ANYONE) -> list[PublicSource]:
    """Every source of which anybody may know, oldest first, whatever came of it."""
    return list(_lines(SourceOfEvidence.objects.exclude(openness=_SEALED)))


def sources_of(matter: UUID) -> tuple[PublicSource, ...]:
    """The sources that bear on a matter and of which anybody may know, oldest first."""
    ids = Bearing.objects.filter(matter=matter).values("source_id")
    return tuple(_lines(SourceOfEvidence.objects.filter(id__in=ids).exclude(openness=_SEALED)))


def sources_held(*, actor: Actor, keys: Keyring, matter: UUID) -> tuple[PublicSource, ...]:
    """The same for somebody with a part in the matter: sealed ones too, where their keys open."""
    ids = Bearing.objects.filter(matter=matter).values("source_id")
    return tuple(
        _lines(_held(SourceOfEvidence.objects.filter(id__in=ids), actor, keys), actor, keys)
    )


def _seen(rows: Iterable[SourceOfEvidence], actor: Actor, keys: Keyring) -> list[SourceOfEvidence]:
    """Those that the keeper of the register may know of."""
    return _held(rows, actor, keys) if actor.has(*policy.REGISTERS) else []


def _held(rows: Iterable[SourceOfEvidence], actor: Actor, keys: Keyring) -> list[SourceOfEvidence]:
    found = list(rows)
    sealed = {each.compartment_id for each in found if each.openness == _SEALED}
    opened = vault.openable(actor=actor, keys=keys, ids=[each for each in sealed if each])
    kept = [each for each in found if each.openness != _SEALED or each.compartment_id in opened]
    away = _away(kept, actor)
    return [each for each in kept if each.id not in away]


def _away(rows: Iterable[SourceOfEvidence], actor: Actor) -> frozenset[UUID]:
    """Sealed sources of matters from which a conflict keeps the actor."""
    if not actor.excluded_from:
        return frozenset()
    sealed = [each.id for each in rows if each.openness == _SEALED]
    bearing = Bearing.objects.filter(source__in=sealed, matter__in=actor.excluded_from)
    return frozenset(bearing.values_list("source_id", flat=True))


def _lines(
    rows: Iterable[SourceOfEvidence], actor: Actor = ANYONE, keys: Keyring | None = None
) -> Iterable[PublicSource]:
    """Lines for a page, oldest first; those without a day stand first. Few questions."""
    found = list(rows)
    due = {
        each.about: each.due_on
        for each in obligations.about(*(row.id for row in found))
        if each.kind == SHARE_WITH_CONTRIBUTORS
    }
    bodies: Mapping[UUID, Any] = {}
    if keys is not None:
        wanted = [each.body_id for each in found if each.body_id]
        bodies = vault.bodies_by_id(actor=actor, keys=keys, ids=wanted)
    pins = _pins(found)
    lines = [_line(row, due.get(str(row.id)), bodies, pins.get(row.id, ())) for row in found]
    return sorted(lines, key=lambda each: (each.completed_on or date.min, each.title))


def _pins(rows: Iterable[SourceOfEvidence]) -> dict[UUID, tuple[DataSaid, ...]]:
    """What was pinned to each statement, in order. One question, where there is a statement."""
    ids = [each.id for each in rows if each.kind == SourceKind.STATEMENT.value]
    found = PinnedFigure.objects.filter(source__in=ids).order_by("number") if ids else ()
    pins: dict[UUID, tuple[DataSaid, ...]] = {}
    for each in found:
        pins[each.source_id] = (*pins.get(each.source_id, ()), _said(each))
    return pins


def _said(row: PinnedFigure) -> DataSaid:
    said: dict[str, Any] = row.content
    return DataSaid(
        number=row.number,
        pinned_on=row.pinned_on,
        point=practice.point_of(said),
        cannot_say=tuple(said["cannot_say"]),
        loads=tuple((each["id"], date.fromisoformat(each["as_of"])) for each in said["loads"]),
        **{name: str(said[name]) for name in ("measure", "name", "unit", "time", "because")},
    )


def _line(
    row: SourceOfEvidence,
    due: date | None,
    bodies: Mapping[UUID, Any],
    pins: tuple[DataSaid, ...],
) -> PublicSource:
    body = bodies.get(row.body_id) if row.body_id else None
    opened: dict[str, Any] = getattr(body, "content", None) or {}
    return PublicSource(
        id=row.id,
        kind=row.kind,
        openness=row.openness,
        title=row.title or str(opened.get("title", "")),
        date_words=row.date_words or str(opened.get("date_words", "")),
        commissioned_by=row.commissioned_by or str(opened.get("commissioned_by", "")),
        completed_on=row.completed_on,
        had_contributors=row.had_contributors,
        shared_on=row.shared_with_contributors_on,
        share_by=due,
        words=row.words,
        figure=row.figure,
        figure_source=row.figure_source,
        is_apology=row.is_apology,
        origin=row.origin,
        data_said=pins,
    )
