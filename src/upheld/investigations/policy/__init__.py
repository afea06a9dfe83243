"""Who may do what to an investigation, one idea a file. Pure functions of plain values."""

from __future__ import annotations

from .casework import (
    NOT_HERE,
    Appointed,
    AskedToSign,
    Given,
    Named,
    may_agree_terms,
    may_answer_safety,
    may_certify,
    may_commission,
    may_declare,
    may_do_outside,
    may_investigate,
    may_note_safety_mail,
    may_open_report,
    may_prepare,
    may_propose,
    may_renew_report,
    may_replace_commissioner,
    may_take_question,
)
from .referrals import may_refer, may_register_body_key
from .replies import (
    HeldBy,
    is_about,
    may_read_packet,
)

__all__ = [
    "NOT_HERE",
    "Appointed",
    "AskedToSign",
    "Given",
    "HeldBy",
    "Named",
    "is_about",
    "may_agree_terms",
    "may_answer_safety",
    "may_certify",
    "may_commission",
    "may_declare",
    "may_do_outside",
    "may_investigate",
    "may_note_safety_mail",
    "may_open_report",
    "may_prepare",
    "may_propose",
    "may_read_packet",
    "may_refer",
    "may_register_body_key",
    "may_renew_report",
    "may_replace_commissioner",
    "may_take_question",
]
