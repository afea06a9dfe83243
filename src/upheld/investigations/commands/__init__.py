"""Everything that can be done in an investigation, in the order in which it usually happens."""

from __future__ import annotations

from upheld.investigations.referring import Chosen

from .alternates import appoint_alternate
from .areas import add_allegation, add_area, answer_area, place_allegation
from .cases import examine_case
from .children import look_up_child, record_asker_told, take_child_question
from .classifying import classify_passages
from .criticism import (
    decide_on_flag,
    draft_criticism,
    keep_watch_list,
    revise_criticism,
    withdraw_criticism,
)
from .evidence import (
    keep_document,
    keep_reading_copy,
    keep_words,
    open_document,
    record_custody,
)
from .fairness import give_notice, note_named, send_outcomes
from .findings import add_later_evidence, add_observation, record_finding, sign_off_findings
from .importing import accept_paper, leave_out_papers, propose_papers
from .interviews import Around, add_to_interview, record_interview
from .outside import (
    Followed,
    answer_safety_action,
    answer_second_reading,
    ask_second_reader,
    hand_over_cases,
    note_safety_mailed,
    open_safety_action,
    record_follow_up,
)
from .pinning import pin_measure, pin_timeline
from .planning import note_work, plan_task
from .proposal import commission, declare_independence, open_file, propose
from .referrals import record_what_came_back, refer, register_body_key, take_referral
from .replies import consider_replies, extend_reply, keep_paper_reply, open_packet, reply
from .report import OPEN_FOR, issue_later_version, issue_report, open_report, renew_report
from .requests import answer_request, ask_for_document
from .required import lay_required_paper, sign_reason_for_none
from .sampling import Frame, draw_sample, state_frame
from .serving import close_replies, serve_criticism
from .terms import agree_terms, draft_terms

__all__ = [
    "OPEN_FOR",
    "Around",
    "Chosen",
    "Followed",
    "Frame",
    "accept_paper",
    "add_allegation",
    "add_area",
    "add_later_evidence",
    "add_observation",
    "add_to_interview",
    "agree_terms",
    "answer_area",
    "answer_request",
    "answer_safety_action",
    "answer_second_reading",
    "appoint_alternate",
    "ask_for_document",
    "ask_second_reader",
    "classify_passages",
    "close_replies",
    "commission",
    "consider_replies",
    "decide_on_flag",
    "declare_independence",
    "draft_criticism",
    "draft_terms",
    "draw_sample",
    "examine_case",
    "extend_reply",
    "give_notice",
    "hand_over_cases",
    "issue_later_version",
    "issue_report",
    "keep_document",
    "keep_paper_reply",
    "keep_reading_copy",
    "keep_watch_list",
    "keep_words",
    "lay_required_paper",
    "leave_out_papers",
    "look_up_child",
    "note_named",
    "note_safety_mailed",
    "note_work",
    "open_document",
    "open_file",
    "open_packet",
    "open_report",
    "open_safety_action",
    "pin_measure",
    "pin_timeline",
    "place_allegation",
    "plan_task",
    "propose",
    "propose_papers",
    "record_asker_told",
    "record_custody",
    "record_finding",
    "record_follow_up",
    "record_interview",
    "record_what_came_back",
    "refer",
    "register_body_key",
    "renew_report",
    "reply",
    "revise_criticism",
    "send_outcomes",
    "serve_criticism",
    "sign_off_findings",
    "sign_reason_for_none",
    "state_frame",
    "take_child_question",
    "take_referral",
    "withdraw_criticism",
]
