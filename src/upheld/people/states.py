"""The codes that people, posts and facts of an example may carry."""

from __future__ import annotations

from enum import StrEnum


class PostKind(StrEnum):
    """On what footing a post is held. An agency post alone may give its holder away."""

    EMPLOYEE = "employee"
    AGENCY = "agency"
    OUTSIDE = "outside"  # councillors, unions, auditors, boards


class Origin(StrEnum):
    """Where a fact of an example comes from. Blank in a council's own database."""

    SEED = "seed"
    PUBLIC = "public"
    SYNTHETIC = "synthetic"
    OWN = ""
