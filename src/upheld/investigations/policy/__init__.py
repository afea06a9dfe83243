"""Who may do what to an investigation, one idea a file. Pure functions of plain values."""

from __future__ import annotations

from .casework import (
    NOT_HERE,
    Appointed,
    AskedToSign,
    Named,
    may_agree_terms,
    may_certify,
    may_commission,
    may_declare,
    may_investigate,
    may_open_report,
    may_propose,
)
from .replies import is_about, may_read_packet

__all__ = [
    "NOT_HERE",
    "Appointed",
    "AskedToSign",
    "Named",
    "is_about",
    "may_agree_terms",
    "may_certify",
    "may_commission",
    "may_declare",
    "may_investigate",
    "may_open_report",
    "may_propose",
    "may_read_packet",
]
