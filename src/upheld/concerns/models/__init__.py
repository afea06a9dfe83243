"""The tables of concerns, one idea a file."""

from __future__ import annotations

from .concern import (
    Concern,
    Draft,
    JoiningToken,
    Signatory,
)
from .duty import DutyAlert, DutyNumber, DutyTest, NoticeSent
from .erasure import Erasure
from .escrow import (
    EscrowTag,
    EscrowToken,
    Held,
)
from .grievance import Grievance
from .identity_request import IdentityRequest
from .kept_away import KeptAway
from .law import LegalHold, LegalRequest
from .statistics import (
    OutcomeCode,
    Published,
)

__all__ = [
    "Concern",
    "Draft",
    "DutyAlert",
    "DutyNumber",
    "DutyTest",
    "Erasure",
    "EscrowTag",
    "EscrowToken",
    "Grievance",
    "Held",
    "IdentityRequest",
    "JoiningToken",
    "KeptAway",
    "LegalHold",
    "LegalRequest",
    "NoticeSent",
    "OutcomeCode",
    "Published",
    "Signatory",
]
