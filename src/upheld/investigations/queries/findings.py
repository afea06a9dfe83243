"""The matrix and its findings, for the investigator; and what learning builds on."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from upheld.investigations import completeness
from upheld.investigations.completeness import Progress, Roll
from upheld.investigations.models import Finding
from upheld.investigations.reading import AllegationRead, AreaRead, Matrix, matrix
from upheld.investigations.states import SETTLED, Stage
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by, seen_by


@dataclass(frozen=True, slots=True)
class MatrixPage:
    """Headline areas, allegations and answers, with what is still missing in words."""

    investigation: str
    stage: Stage
    areas: tuple[AreaRead, ...]
    unplaced: tuple[AllegationRead, ...]
    progress: Progress
    mismatched: tuple[UUID, ...]

    @property
    def settled(self) -> bool:
        """Whether the findings are frozen."""
        return self.stage in SETTLED

    def area(self, id: UUID) -> AreaRead | None:
        """One of the areas."""
        return next((each for each in self.areas if each.id == str(id)), None)


@dataclass(frozen=True, slots=True)
class FindingPage:
    """One allegation and its answer so far, to be answered or revised."""

    investigation: str
    stage: Stage
    area_title: str
    allegation: AllegationRead

    @property
    def revision(self) -> int:
        """The revision that is shown; 0 where nothing has been found yet."""
        return self.allegation.finding.revision if self.allegation.finding else 0


@dataclass(frozen=True, slots=True)
class FindingCode:
    """A signed-off finding without a word of it: which allegation it answers, and how."""

    id: UUID
    number: int
    area: int
    outcome: str
    body: UUID


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A signed-off finding, as a learning report may build on it."""

    id: UUID
    area: int
    area_title: str
    text: str
    outcome: str
    inferred: bool
    facts: tuple[str, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """A signed-off observation, as a learning report may build on it."""

    id: UUID
    area: int
    area_title: str
    text: str
    facts: tuple[str, ...]
    origin: str


def matrix_page(*, actor: Actor, keys: Keyring, id: UUID) -> MatrixPage | None:
    """Everything said and answered, area by area."""
    found = _matrix(actor, keys, id)
    row = investigated_by(actor, id)
    if row is None or found is None:
        return None
    return MatrixPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        areas=found.areas,
        unplaced=found.unplaced,
        progress=completeness.progress(row.id),
        mismatched=found.mismatched,
    )


def finding_page(*, actor: Actor, keys: Keyring, id: UUID, allegation: UUID) -> FindingPage | None:
    """One allegation with its answer."""
    page = matrix_page(actor=actor, keys=keys, id=id)
    if page is None:
        return None
    mapped = [(area.title, each) for area in page.areas for each in area.allegations]
    for title, each in [*mapped, *(("", each) for each in page.unplaced)]:
        if each.id == str(allegation):
            return FindingPage(page.investigation, page.stage, title, each)
    return None


def rolled_up(*, actor: Actor, keys: Keyring, investigation: UUID) -> Roll:
    """The cases examined, added up. Nothing is counted without the file's keys."""
    found = _matrix(actor, keys, investigation)
    return found.roll if found else Roll(examined=0, upheld=0)


def findings_for_release(*, actor: Actor, keys: Keyring, investigation: UUID) -> list[FindingLine]:
    """Signed-off findings, area by area; none before sign-off, and none without the file's keys."""
    found = _settled(actor, keys, investigation)
    return [
        FindingLine(
            id=UUID(each.finding.id),
            area=area.number,
            area_title=area.title,
            text=each.finding.words,
            outcome=each.finding.outcome,
            inferred=each.finding.inferred,
            facts=each.finding.facts,
            origin=each.finding.origin,
        )
        for area in found
        for each in area.allegations
        if each.finding is not None
    ]


def finding_codes(*, actor: Actor, investigation: UUID) -> list[FindingCode]:
    """Signed-off findings by their codes, for whoever has a part; without a word, and no keys."""
    row = seen_by(actor).filter(id=investigation, stage__in=SETTLED).first()
    found = Finding.objects.filter(investigation=row, allegation__area__isnull=False)
    rows = found.select_related("allegation__area").order_by("allegation__number") if row else ()
    return [
        FindingCode(
            id=each.id,
            number=each.allegation.number,
            area=each.allegation.area.number,
            outcome=each.outcome,
            body=each.body_id,
        )
        for each in rows
        if each.allegation.area is not None
    ]


def observations_for_release(
    *, actor: Actor, keys: Keyring, investigation: UUID
) -> list[ObservationLine]:
    """Signed-off observations, area by area, under the same conditions as the findings."""
    return [
        ObservationLine(UUID(each.id), area.number, area.title, each.words, each.facts, each.origin)
        for area in _settled(actor, keys, investigation)
        for each in area.observations
    ]


def _settled(actor: Actor, keys: Keyring, id: UUID) -> tuple[AreaRead, ...]:
    row = investigated_by(actor, id)
    if row is None or row.stage not in SETTLED:
        return ()
    found = matrix(actor=actor, keys=keys, investigation=row)
    return found.areas if found else ()


def _matrix(actor: Actor, keys: Keyring, id: UUID) -> Matrix | None:
    row = investigated_by(actor, id)
    if row is None:
        return None
    if row.file_id is None:  # nothing can be in it yet, so the page says what comes first
        return Matrix(areas=(), unplaced=(), roll=Roll(examined=0, upheld=0), mismatched=())
    return matrix(actor=actor, keys=keys, investigation=row)
