"""The tables of investigations. Words stand in sealed bodies; rows hold codes, days and ids."""

from __future__ import annotations

from .commission import Investigation
from .evidence import Allegation, CaseExamined, Document, HeadlineArea, Interview
from .findings import Finding, LaterEvidence, Observation
from .interviews import InterviewAddition
from .report import FullReport, ReportRecipient
from .requests import DocumentRequest
from .terms import Signature, TermsOfReference

__all__ = [
    "Allegation",
    "CaseExamined",
    "Document",
    "DocumentRequest",
    "Finding",
    "FullReport",
    "HeadlineArea",
    "Interview",
    "InterviewAddition",
    "Investigation",
    "LaterEvidence",
    "Observation",
    "ReportRecipient",
    "Signature",
    "TermsOfReference",
]
