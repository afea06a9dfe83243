"""Everything that can be done in an investigation, in the order in which it usually happens."""

from __future__ import annotations

from .areas import add_allegation, add_area, answer_area, place_allegation
from .evidence import examine_case, keep_document, open_document
from .findings import add_later_evidence, add_observation, record_finding, sign_off_findings
from .interviews import Around, add_to_interview, record_interview
from .proposal import commission, declare_independence, open_file, propose
from .report import issue_report, open_report
from .requests import answer_request, ask_for_document
from .terms import agree_terms, draft_terms

__all__ = [
    "Around",
    "add_allegation",
    "add_area",
    "add_later_evidence",
    "add_observation",
    "add_to_interview",
    "agree_terms",
    "answer_area",
    "answer_request",
    "ask_for_document",
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
