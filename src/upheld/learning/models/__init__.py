"""The tables of learning: the report and its passages, sources of evidence, what is public."""

from __future__ import annotations

from .checking import DraftCheck, FlagDisposition, IntruderAnswers, WatchKept
from .copies import EmbargoedCopy
from .correcting import Correction, PublishedCorrection
from .derived import PassageDerived
from .exempt import ExemptionDecided
from .grid import Claim, Done, Grid, PublishedGrid, Stand, Theme
from .points import Point
from .published import PublishedFile, PublishedPassage, PublishedReport
from .report import Derivation, LearningReport, Passage
from .sources import Bearing, SourceOfEvidence
from .statements import PinnedFigure

__all__ = [
    "Bearing",
    "Claim",
    "Correction",
    "Derivation",
    "Done",
    "DraftCheck",
    "EmbargoedCopy",
    "ExemptionDecided",
    "FlagDisposition",
    "Grid",
    "IntruderAnswers",
    "LearningReport",
    "Passage",
    "PassageDerived",
    "PinnedFigure",
    "Point",
    "PublishedCorrection",
    "PublishedFile",
    "PublishedGrid",
    "PublishedPassage",
    "PublishedReport",
    "SourceOfEvidence",
    "Stand",
    "Theme",
    "WatchKept",
]
