"""Everything that can be done in an investigation, in the order in which it usually happens."""

from __future__ import annotations

from .areas import add_allegation, add_area, answer_area, place_allegation
from .criticism import (
    decide_on_flag,
    draft_criticism,
    keep_watch_list,
    revise_criticism,
    withdraw_criticism,
)
from .evidence import examine_case, keep_document, open_document
from .findings import add_later_evidence, add_observation, record_finding, sign_off_findings
from .interviews import Around, add_to_interview, record_interview
from .proposal import commission, declare_independence, open_file, propose
from .replies import consider_replies, extend_reply, keep_paper_reply, open_packet, reply
from .report import issue_report, open_report
from .requests import answer_request, ask_for_document
from .serving import close_replies, serve_criticism
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
    "close_replies",
    "commission",
    "consider_replies",
    "decide_on_flag",
    "declare_independence",
    "draft_criticism",
    "draft_terms",
    "examine_case",
    "extend_reply",
    "issue_report",
    "keep_document",
    "keep_paper_reply",
    "keep_watch_list",
    "open_document",
    "open_file",
    "open_packet",
    "open_report",
    "place_allegation",
    "propose",
    "record_finding",
    "record_interview",
    "reply",
    "revise_criticism",
    "serve_criticism",
    "sign_off_findings",
    "withdraw_criticism",
]
