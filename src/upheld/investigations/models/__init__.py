"""The tables of investigations. Words stand in sealed bodies; rows hold codes, days and ids."""

from __future__ import annotations

from .commission import Investigation
from .documents import CustodyLink, Document
from .evidence import Allegation, CaseExamined, HeadlineArea, Interview
from .findings import Finding, LaterEvidence, Observation
from .interviews import InterviewAddition
from .named import NamedPerson, OutcomeLetter
from .outside import FollowUp, SafetyAction, SecondReading
from .pinned import PinnedMeasure
from .replies import Criticism, FlagDecision, Packet, RepliesClosed, Reply, WatchList
from .report import FullReport, ReportRecipient
from .requests import DocumentRequest
from .required import RequiredPaper
from .sampling import SampleFrame
from .terms import Signature, TermsOfReference

__all__ = [
    "Allegation",
    "CaseExamined",
    "Criticism",
    "CustodyLink",
    "Document",
    "DocumentRequest",
    "Finding",
    "FlagDecision",
    "FollowUp",
    "FullReport",
    "HeadlineArea",
    "Interview",
    "InterviewAddition",
    "Investigation",
    "LaterEvidence",
    "NamedPerson",
    "Observation",
    "OutcomeLetter",
    "Packet",
    "PinnedMeasure",
    "RepliesClosed",
    "Reply",
    "ReportRecipient",
    "RequiredPaper",
    "SafetyAction",
    "SampleFrame",
    "SecondReading",
    "Signature",
    "TermsOfReference",
    "WatchList",
]
