"""The tables of learning: the report and its passages, sources of evidence, what is public."""

from __future__ import annotations

from .published import PublishedPassage, PublishedReport
from .report import Derivation, LearningReport, Passage
from .sources import SourceOfEvidence

__all__ = [
    "Derivation",
    "LearningReport",
    "Passage",
    "PublishedPassage",
    "PublishedReport",
    "SourceOfEvidence",
]
