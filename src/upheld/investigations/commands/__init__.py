"""Everything that can be done in an investigation, in the order in which it usually happens."""

from __future__ import annotations

from .areas import add_allegation, add_area, answer_area, place_allegation
from .evidence import examine_case, keep_document, open_document, record_interview
from .findings import add_later_evidence, add_observation, record_finding, sign_off_findings
from .proposal import commission, declare_independence, open_file, propose
from .report import issue_report, open_report
from .terms import agree_terms, draft_terms

__all__ = [
    "add_allegation",
    "add_area",
    "add_later_evidence",
    "add_observation",
    "agree_terms",
    "answer_area",
    "commission",
    "declare_independence",
    "draft_terms",
    "examine_case",
    "issue_report",
    "keep_document",
    "open_document",
    "open_file",
    "open_report",
    "place_allegation",
    "propose",
    "record_finding",
    "record_interview",
    "sign_off_findings",
]
