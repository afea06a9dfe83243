"""The tables of investigations. Words stand in sealed bodies; rows hold codes, days and ids."""

from __future__ import annotations

from .children import ChildQuestion
from .commission import Investigation
from .documents import CustodyLink, Document
from .evidence import Allegation, CaseExamined, HeadlineArea, Interview
from .findings import Finding, LaterEvidence, Observation
from .indexed import IndexPart
from .interviews import InterviewAddition
from .named import NamedPerson, OutcomeLetter
from .outside import FollowUp, SafetyAction, SecondReading
from .pinned import PinnedMeasure, PinnedTimeline
from .plan import PlannedTask, WorkRecorded
from .proposed import ProposedPaper
from .referrals import BodyKey, Referral
from .replies import Criticism, FlagDecision, Packet, RepliesClosed, Reply, WatchList
from .report import Classification, FullReport, ReportRecipient
from .requests import DocumentRequest
from .required import RequiredPaper
from .sampling import SampleFrame
from .terms import Signature, TermsOfReference

__all__ = [
    "Allegation",
    "BodyKey",
    "CaseExamined",
    "ChildQuestion",
    "Classification",
    "Criticism",
    "CustodyLink",
    "Document",
    "DocumentRequest",
    "Finding",
    "FlagDecision",
    "FollowUp",
    "FullReport",
    "HeadlineArea",
    "IndexPart",
    "Interview",
    "InterviewAddition",
    "Investigation",
    "LaterEvidence",
    "NamedPerson",
    "Observation",
    "OutcomeLetter",
    "Packet",
    "PinnedMeasure",
    "PinnedTimeline",
    "PlannedTask",
    "ProposedPaper",
    "Referral",
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
    "WorkRecorded",
]
