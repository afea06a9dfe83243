"""The way into a learning report: only for those who hold it."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404

from upheld.kernel.actor import Actor
from upheld.learning import queries
from upheld.learning.queries import LearningReport, Passage, ReportPage, SourceOfEvidence
from upheld.vault.keyring import Keyring

from .with_keys import with_keys

__all__ = ["page_or_404", "passage_or_404", "report_or_404", "source_or_404", "with_keys"]


def page_or_404(actor: Actor, keys: Keyring, id: UUID) -> ReportPage:
    """The report's page. Unseen and absent look the same."""
    page = queries.report_page(actor=actor, keys=keys, id=id)
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
