"""The ways into a learning report and the register of sources: only for those who may."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from upheld.kernel.actor import Actor
from upheld.learning import queries
from upheld.learning.queries import (
    CorrectionsPage,
    LearningReport,
    Passage,
    RegisterPage,
    ReportPage,
    SourceOfEvidence,
)
from upheld.vault.keyring import Keyring

from .with_keys import with_keys

__all__ = [
    "corrections_or_404",
    "page_or_404",
    "passage_or_404",
    "register_page_or_404",
    "registers_or_404",
    "report_or_404",
    "source_or_404",
    "with_keys",
    "writable",
]


def page_or_404(actor: Actor, keys: Keyring, id: UUID) -> ReportPage:
    """The report's page. Unseen and absent look the same."""
    page = queries.report_page(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def corrections_or_404(actor: Actor, keys: Keyring, id: UUID) -> CorrectionsPage:
    """What is corrected of a released report. Unseen and absent look the same."""
    page = queries.corrections_page(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def report_or_404(actor: Actor, keys: Keyring, id: UUID) -> LearningReport:
    """The row that a command is given."""
    row = queries.report(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row


def passage_or_404(actor: Actor, keys: Keyring, id: UUID) -> Passage:
    """The row of a passage that a command is given."""
    row = queries.passage(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row


def source_or_404(actor: Actor, keys: Keyring, id: UUID) -> SourceOfEvidence:
    """The row of a source of evidence that a command is given."""
    row = queries.source(actor=actor, keys=keys, id=id)
    if row is None:
        raise Http404
    return row


def register_page_or_404(actor: Actor, keys: Keyring, id: UUID) -> RegisterPage:
    """The page of one source in the register."""
    page = queries.register_page(actor=actor, keys=keys, id=id)
    if page is None:
        raise Http404
    return page


def registers_or_404(actor: Actor) -> None:
    """Only for those who keep the register of sources. For everybody else there is none."""
    if not queries.keeps_register(actor=actor):
        raise Http404


def writable(page: ReportPage) -> ReportPage:
    """A report that this person may write. For everybody else there is no such page."""
    if not page.may_change:
        raise Http404
    return page
