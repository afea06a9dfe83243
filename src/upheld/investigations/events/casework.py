"""The course of an investigation, from the proposal to the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationProposed(Event):
    """A receiver proposed an investigation, and who should do and pay for it."""

    name: ClassVar[str] = "investigations.investigation.proposed"
    about: ClassVar[str] = "investigation"
    investigation: str
    matter: str
    commissioner: str
    investigator: str
    certifier: str


@dataclass(frozen=True, slots=True, kw_only=True)
class IndependenceDeclared(Event):
    """The investigator declared their independence of those concerned."""

    name: ClassVar[str] = "investigations.independence.declared"
    about: ClassVar[str] = "investigation"
    investigation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InvestigationCommissioned(Event):
    """The commissioner commissioned the investigation, at a fee and by a route."""

    name: ClassVar[str] = "investigations.investigation.commissioned"
    about: ClassVar[str] = "investigation"
    investigation: str
    fee_pounds: int
    procurement: str
    controller_during: str
    controller_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FileOpened(Event):
    """The investigator opened the file of an investigation."""

    name: ClassVar[str] = "investigations.file.opened"
    about: ClassVar[str] = "investigation"
    investigation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsDrafted(Event):
    """A version of the terms of reference was put to its parties."""

    name: ClassVar[str] = "investigations.terms.drafted"
    about: ClassVar[str] = "terms"
    terms: str
    investigation: str
    version: int
    parties: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TermsAgreed(Event):
    """One party agreed one version of the terms of reference."""

    name: ClassVar[str] = "investigations.terms.agreed"
    about: ClassVar[str] = "terms"
    terms: str
    party: str
    by_all: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAdded(Event):
    """A headline area was added."""

    name: ClassVar[str] = "investigations.area.added"
    about: ClassVar[str] = "area"
    area: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaAnswered(Event):
    """A headline area was answered as a whole."""

    name: ClassVar[str] = "investigations.area.answered"
    about: ClassVar[str] = "area"
    area: str
    outcome: str
    inferred: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationAdded(Event):
    """Something said to have happened was put on the record."""

    name: ClassVar[str] = "investigations.allegation.added"
    about: ClassVar[str] = "allegation"
    allegation: str
    investigation: str
    number: int
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AllegationPlaced(Event):
    """An allegation was put under a headline area; `before` is where it stood."""

    name: ClassVar[str] = "investigations.allegation.placed"
    about: ClassVar[str] = "allegation"
    allegation: str
    before: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewRecorded(Event):
    """An interview was put on the register."""

    name: ClassVar[str] = "investigations.interview.recorded"
    about: ClassVar[str] = "interview"
    interview: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewAddedTo(Event):
    """A correction, an answer about the note or a quotation, or a withdrawal was added."""

    name: ClassVar[str] = "investigations.interview.added-to"
    about: ClassVar[str] = "addition"
    addition: str
    interview: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKept(Event):
    """A document was sealed into the file."""

    name: ClassVar[str] = "investigations.document.kept"
    about: ClassVar[str] = "document"
    document: str
    investigation: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentOpened(Event):
    """The sealed original of a document was opened."""

    name: ClassVar[str] = "investigations.document.opened"
    about: ClassVar[str] = "document"
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAskedFor(Event):
    """The investigator asked somebody for a document, to come by a day."""

    name: ClassVar[str] = "investigations.document.asked-for"
    about: ClassVar[str] = "request"
    request: str
    investigation: str
    number: int
    due_on: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestAnswered(Event):
    """A document that was asked for was given, refused, or could not be found."""

    name: ClassVar[str] = "investigations.request.answered"
    about: ClassVar[str] = "request"
    request: str
    given: str
    document: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseExaminedInDetail(Event):
    """A child's case was examined, with an outcome of its own."""

    name: ClassVar[str] = "investigations.case.examined"
    about: ClassVar[str] = "case"
    case: str
    investigation: str
    number: int
    outcome: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRecorded(Event):
    """An allegation was answered, or its answer revised before sign-off."""

    name: ClassVar[str] = "investigations.finding.recorded"
    about: ClassVar[str] = "finding"
    finding: str
    allegation: str
    outcome: str
    inferred: bool
    revision: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ObservationAdded(Event):
    """Something adverse that answers no allegation was put beside an area's findings."""

    name: ClassVar[str] = "investigations.observation.added"
    about: ClassVar[str] = "observation"
    observation: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LaterEvidenceAdded(Event):
    """What became known later was put beside settled findings."""

    name: ClassVar[str] = "investigations.later-evidence.added"
    about: ClassVar[str] = "evidence"
    evidence: str
    area: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsSignedOff(Event):
    """A second person certified that nothing is left unanswered. Findings are frozen."""

    name: ClassVar[str] = "investigations.findings.signed-off"
    about: ClassVar[str] = "investigation"
    investigation: str
    areas: int
    allegations: int
    cases: int
    cases_upheld: int
