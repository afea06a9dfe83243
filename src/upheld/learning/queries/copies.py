"""Embargoed copies: as those who give them see them, and as whoever has one finds and reads it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from upheld.investigations import queries as investigations
from upheld.kernel.actor import Actor, Kind
from upheld.kernel.calendar import LONDON
from upheld.kernel.decision import Decision, deny
from upheld.learning import copying, papers, policy
from upheld.learning.copying import CopyRead, Served, ServedPerson
from upheld.learning.models import EmbargoedCopy, LearningReport, PublishedReport
from upheld.learning.published_words import parts_of
from upheld.learning.states import CopyFor, CopyForm
from upheld.people.holders import PostHolder
from upheld.printing.paper import paragraphs
from upheld.vault.keyring import Keyring

from .casework import report, titled
from .pieces import PublicReport
from .public import shown_to_the_embargoed


@dataclass(frozen=True, slots=True)
class AgreedLine:
    """What was agreed with a union, for the receiver who agreed it."""

    id: UUID
    post_title: str
    words: str
    given_on: date
    first_opened_on: date | None
    stopped_on: date | None
    stopped_because: str
    may_stop: Decision


@dataclass(frozen=True, slots=True)
class ServedLine:
    """Somebody who was served, for the author. `copy` is empty until theirs is addressed."""

    packet: UUID
    post_title: str
    on_paper: bool
    copy: UUID | None
    given_on: date | None
    first_opened_on: date | None


@dataclass(frozen=True, slots=True)
class CopiesPage:
    """The copies of one report. Those who hold no packet are told numbers alone."""

    id: UUID
    title: str
    is_released: bool
    is_open: bool
    until: datetime | None
    agreed: tuple[AgreedLine, ...]
    agreements: int
    unions: tuple[PostHolder, ...]
    is_author: bool
    served: tuple[ServedLine, ...]
    packets: int
    not_opened: int
    investigator: str
    addressed: int
    on_paper: int
    may_agree: Decision
    may_address: Decision

    @property
    def waiting(self) -> tuple[ServedLine, ...]:
        """Those who have no copy yet."""
        return tuple(each for each in self.served if each.copy is None)

    @property
    def can_address(self) -> bool:
        """Whether a copy can be addressed now: to everybody whom the author knows, or to nobody."""
        return bool(self.may_address and not self.not_opened and self.waiting)


@dataclass(frozen=True, slots=True)
class MyCopy:
    """A copy for whoever asks. `until` is the first moment at which it is for everybody."""

    id: UUID
    made_for: CopyFor
    post_title: str
    words: str
    title: str
    slug: str
    until: datetime
    is_open: bool
    stopped_on: date | None
    stopped_because: str
    packet: UUID | None
    report: UUID


def copies_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> CopiesPage | None:
    """The copies of a report, for its author and its two readers, each as far as they may know."""
    row = report(actor=actor, keys=keys, id=id)
    if row is None:
        return None
    [(_, title)] = titled(actor, keys, [row])
    copies = list(EmbargoedCopy.objects.filter(report=row).order_by("given_on", "id"))
    read = copying.opened(actor=actor, keys=keys, rows=copies)
    criticised = [each for each in copies if each.made_for == CopyFor.CRITICISED]
    found = copying.released(row)
    is_open = found is not None and found.is_open
    may_agree, may_address = _may(actor, row)
    served = copying.served(actor=actor, keys=keys, report=row) if may_address else Served()
    at: dict[str, Any] = {"actor": actor, "keys": keys, "matter": row.matter, "on": today}
    over = deny(copying.OPEN)
    return CopiesPage(
        id=row.id,
        title=title,
        is_released=found is not None,
        is_open=is_open,
        until=_until(found) if found else None,
        agreed=tuple(_agreed(actor, each) for each in read if _is_agreed(each)),
        agreements=len(copies) - len(criticised),
        unions=tuple(_free(copying.unions(**at), read)) if may_agree else (),
        is_author=bool(may_address),
        served=tuple(_in_order(served.people, read)),
        packets=served.packets,
        not_opened=served.not_opened,
        investigator=investigations.investigator_title(actor=actor, id=row.investigation_id),
        addressed=len(criticised),
        on_paper=sum(each.on_paper for each in criticised),
        may_agree=over if is_open else may_agree,
        may_address=over if is_open else may_address,
    )


def a_copy(*, actor: Actor, keys: Keyring, report_id: UUID, id: UUID) -> EmbargoedCopy | None:
    """The row of a copy, to hand to a command, for whoever gave it."""
    row = report(actor=actor, keys=keys, id=report_id)
    mine = EmbargoedCopy.objects.filter(report=row, id=id, given_by=UUID(actor.id)) if row else None
    return mine.first() if mine is not None else None


def my_copies(*, actor: Actor, keys: Keyring) -> list[MyCopy]:
    """The copies for whoever asks, of reports that are released. Before, nobody learns of one."""
    if actor.kind is not Kind.PERSON:
        return []
    rows = EmbargoedCopy.objects.filter(on_paper=False).select_related("report")
    read = copying.opened(actor=actor, keys=keys, rows=rows.order_by("given_on", "id"))
    mine = [each for each in read if each.is_for(actor) and _may_know(actor, keys, each)]
    reports = PublishedReport.objects.filter(report__in=[each.row.report_id for each in mine])
    public = {each.report_id: each for each in reports}
    known = [each for each in mine if each.row.report_id in public]
    packets = investigations.packets_in(
        actor=actor, keys=keys, compartments=[each.row.compartment_id for each in known]
    )
    return [
        _mine(each, public[each.row.report_id], packets.get(each.row.compartment_id))
        for each in known
    ]


def my_copy(*, actor: Actor, keys: Keyring, id: UUID) -> MyCopy | None:
    """One copy, for the person for whom it was made."""
    return next((each for each in my_copies(actor=actor, keys=keys) if each.id == id), None)


def copy_to_open(*, actor: Actor, keys: Keyring, id: UUID) -> EmbargoedCopy | None:
    """The row of a copy, to hand to a command, for the person for whom it was made."""
    mine = my_copy(actor=actor, keys=keys, id=id)
    return EmbargoedCopy.objects.filter(id=mine.id).first() if mine else None


def copied_report(*, actor: Actor, keys: Keyring, id: UUID) -> PublicReport | None:
    """The report as it will be public, corrections included. Ask after `commands.open_copy`."""
    found = _standing(actor, keys, id)
    return shown_to_the_embargoed(found) if found else None


def copied_file(
    *, actor: Actor, keys: Keyring, id: UUID, form: CopyForm, mark: str
) -> bytes | None:
    """The report as a file with a mark. Ask after `commands.open_copy`."""
    found = _standing(actor, keys, id)
    return _marked(found, form, mark) if found else None


def printed_copy(*, actor: Actor, keys: Keyring, id: UUID, mark: str) -> bytes | None:
    """The report for somebody who was served on paper, for the author, after `print_copy`."""
    row = EmbargoedCopy.objects.filter(id=id, on_paper=True, given_by=UUID(actor.id)).first()
    found = copying.released(row.report) if row else None
    if row is None or found is None or found.is_open:
        return None
    opens = copying.opened(actor=actor, keys=keys, rows=[row])
    return _marked(found, CopyForm.PDF, mark, first=opens[0].words) if opens else None


def _marked(found: PublishedReport, form: CopyForm, mark: str, *, first: str = "") -> bytes:
    """The report as a file; on paper the words to the person come first, who reads them nowhere."""
    made = papers.paper(*parts_of(found), mark=mark)
    made = replace(made, blocks=(*paragraphs(first), *made.blocks))
    return papers.FORMATS[form.value](made)


def _standing(actor: Actor, keys: Keyring, id: UUID) -> PublishedReport | None:
    mine = my_copy(actor=actor, keys=keys, id=id)
    if mine is None or mine.is_open or mine.stopped_on is not None:
        return None
    return PublishedReport.objects.filter(report=mine.report).first()


def _may_know(actor: Actor, keys: Keyring, read: CopyRead) -> bool:
    return bool(policy.may_open_copy(actor, read.row, keys))


def _may(actor: Actor, row: LearningReport) -> tuple[Decision, Decision]:
    work = investigations.investigation(actor=actor, id=row.investigation_id)
    return policy.may_agree_copy(actor, row, work), policy.may_address_copies(actor, row)


def _until(found: PublishedReport) -> datetime:
    return datetime.combine(found.opens_on or found.released_on, time(), tzinfo=LONDON)


def _is_agreed(read: CopyRead) -> bool:
    return read.row.made_for == CopyFor.UNION


def _agreed(actor: Actor, read: CopyRead) -> AgreedLine:
    stopped = read.row.stopped_on is not None
    may = policy.may_stop_copy(actor, read.row)
    return AgreedLine(
        id=read.row.id,
        post_title=read.post_title,
        words=read.words,
        given_on=read.row.given_on,
        first_opened_on=read.row.first_opened_on,
        stopped_on=read.row.stopped_on,
        stopped_because=read.stopped_because,
        may_stop=deny("This was stopped already.") if stopped else may,
    )


def _free(unions: list[PostHolder], read: list[CopyRead]) -> Iterator[PostHolder]:
    """The unions with which nothing is agreed that still stands."""
    stand = {each.person for each in read if _is_agreed(each) and each.row.stopped_on is None}
    return (each for each in unions if each.person not in stand)


def _in_order(people: Iterable[ServedPerson], read: list[CopyRead]) -> list[ServedLine]:
    """Everybody who was served, by post."""
    return sorted((_served(each, read) for each in people), key=lambda each: each.post_title)


def _served(person: ServedPerson, read: list[CopyRead]) -> ServedLine:
    copy = next(
        (each.row for each in read if each.person == person.person and not _is_agreed(each)), None
    )
    return ServedLine(
        packet=person.packet,
        post_title=person.post_title,
        on_paper=copy.on_paper if copy else person.on_paper,
        copy=copy.id if copy else None,
        given_on=copy.given_on if copy else None,
        first_opened_on=copy.first_opened_on if copy else None,
    )


def _mine(read: CopyRead, found: PublishedReport, packet: UUID | None) -> MyCopy:
    return MyCopy(
        id=read.row.id,
        made_for=CopyFor(read.row.made_for),
        post_title=read.post_title,
        words=read.words,
        title=found.title,
        slug=found.slug,
        until=_until(found),
        is_open=found.is_open,
        stopped_on=read.row.stopped_on,
        stopped_because=read.stopped_because,
        packet=packet,
        report=read.row.report_id,
    )
