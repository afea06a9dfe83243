"""The tables of investigations. Words stand in sealed bodies; rows hold codes, days and ids."""

from __future__ import annotations

from .commission import Investigation
from .evidence import Allegation, CaseExamined, Document, HeadlineArea, Interview
from .findings import Finding, LaterEvidence, Observation
from .interviews import InterviewAddition
from .replies import Criticism, FlagDecision, Packet, RepliesClosed, Reply, WatchList
from .report import FullReport, ReportRecipient
from .requests import DocumentRequest
from .terms import Signature, TermsOfReference

__all__ = [
    "Allegation",
    "CaseExamined",
    "Criticism",
    "Document",
    "DocumentRequest",
    "Finding",
    "FlagDecision",
    "FullReport",
    "HeadlineArea",
    "Interview",
    "InterviewAddition",
    "Investigation",
    "LaterEvidence",
    "Observation",
    "Packet",
    "RepliesClosed",
    "Reply",
    "ReportRecipient",
    "Signature",
    "TermsOfReference",
    "WatchList",
]
