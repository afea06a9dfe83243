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

__all__ = [
    "NOT_HERE",
    "Appointed",
    "AskedToSign",
    "Named",
    "may_agree_terms",
    "may_certify",
    "may_commission",
    "may_declare",
    "may_investigate",
    "may_open_report",
    "may_propose",
]
