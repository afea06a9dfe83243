"""What a commission needs, version by version; and who could commission instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import exclusions
from upheld.investigations import appointing, completeness
from upheld.investigations.models import RequiredPaper
from upheld.investigations.reading import Pages
from upheld.investigations.states import SETTLED, Part, Required, Stage
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .evidence import DocumentFile
from .pages import Choice
from .rows import investigation, part_of, prepared_by


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One version of a paper, or of a reason for none, with the post of who signed it."""

    id: str
    kind: Required
    version: int
    reasoned: bool
    title: str
    reason: str
    sha256: str
    post_title: str
    given_on: date
    is_newest: bool


@dataclass(frozen=True, slots=True)
class RequiredPage:
    """The three papers, and what is still missing in words."""

    investigation: str
    stage: Stage
    part: Part
    papers: tuple[PaperLine, ...]
    missing: tuple[str, ...]
    mismatched: tuple[UUID, ...]

    @property
    def may_be_added_to(self) -> bool:
        """Whether whoever reads this may lay a paper now."""
        return self.part is not Part.INVESTIGATOR and self.stage not in SETTLED

    def of(self, kind: str) -> tuple[PaperLine, ...]:
        """What was given of one kind, newest first."""
        return tuple(each for each in self.papers if each.kind == kind)


@dataclass(frozen=True, slots=True)
class AlternatesPage:
    """Who could commission instead, for the receiver who proposed the investigation."""

    investigation: str
    commissioner: str
    alternates: tuple[Choice, ...]


def required_page(*, actor: Actor, keys: Keyring, id: UUID) -> RequiredPage | None:
    """The papers of a commission, for those who hold its brief."""
    row = prepared_by(actor, id)
    if row is None:
        return None
    found = list(RequiredPaper.objects.filter(investigation=row).order_by("kind", "-version"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in found])
    titles = people.post_titles(each.post_id for each in found)
    newest = {each.kind: each.id for each in reversed(found)}
    return RequiredPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        papers=tuple(
            _line(each, pages, titles, is_newest=newest[each.kind] == each.id) for each in found
        ),
        missing=completeness.required_missing(row.id),
        mismatched=pages.mismatched,
    )


def _line(
    row: RequiredPaper, pages: Pages, titles: dict[str, str], *, is_newest: bool
) -> PaperLine:
    content = pages.of(row.body_id)
    return PaperLine(
        id=str(row.id),
        kind=Required(row.kind),
        version=row.version,
        reasoned=row.reasoned,
        title=content.get("title", ""),
        reason=content.get("reason", ""),
        sha256=content.get("sha256", ""),
        post_title=titles[str(row.post_id)],
        given_on=row.given_on,
        is_newest=is_newest,
    )


def required_file(
    *, actor: Actor, keys: Keyring, investigation: UUID, id: UUID
) -> DocumentFile | None:
    """The paper itself, as it was laid; None where there is a reason instead."""
    row = prepared_by(actor, investigation)
    papers = RequiredPaper.objects.filter(investigation=row, id=id, reasoned=False)
    found = papers.first() if row else None
    if found is None:
        return None
    pages = Pages(actor=actor, keys=keys, ids=[found.body_id])
    said = pages.of(found.body_id)
    return DocumentFile(said["file_name"], pages.attachment(found.body_id)) if said else None


def alternates_page(*, actor: Actor, keys: Keyring, id: UUID, today: date) -> AlternatesPage | None:
    """Who could commission instead; None where the concern does not open for this receiver."""
    row = investigation(actor=actor, id=id)
    if row is None or str(row.receiver_id) != actor.id or row.stage in SETTLED:
        return None
    try:
        away = exclusions.persons(actor=actor, keys=keys, matter=row.matter, today=today)
    except NotPossible:
        return None
    free = appointing.alternates(row, away=away, on=today)
    now = people.post_titles([row.commissioner_post_id])
    return AlternatesPage(
        investigation=str(row.id),
        commissioner=now[str(row.commissioner_post_id)],
        alternates=tuple(Choice(each.person, each.post_title) for each in free),
    )
