"""Exempt information: what a receiver decides about a passage that is not published.

Schedule 12A to the Local Government Act 1972 starts from openness and names seven kinds of
information that may be withheld, each only while the public interest is for it. Its paragraphs
stand here as recalled and need a lawyer's check.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Any
from uuid import UUID

from upheld.kernel.decision import NotPossible


class Paragraph(IntEnum):
    """The seven paragraphs, by their numbers."""

    INDIVIDUAL = 1
    IDENTITY = 2
    BUSINESS = 3
    LABOUR = 4
    PRIVILEGE = 5
    NOTICES = 6
    CRIME = 7


class Balance(StrEnum):
    """What the public interest comes to."""

    WITHHOLD = "withhold"
    PUBLISH = "publish"  # the passage has to be published after all


class Remains(StrEnum):
    """Why what is published does not mislead without the passage."""

    FAIR = "fair"  # it does not, and the receiver says why
    SUMMARISED = "summarised"  # a published passage gives the gist


@dataclass(frozen=True, slots=True)
class Exemption:
    """The decision on one passage, with its reasons.

    `reason` is written as it could be given to somebody who asks for the passage. Where it is
    published after all, neither it nor `remains` is needed.
    """

    paragraph: Paragraph
    favour: str
    against: str
    balance: Balance
    conclusion: str
    reason: str = ""
    remains: Remains | None = None
    because: str = ""
    summarised_by: UUID | None = None

    def content(self) -> dict[str, Any]:
        """What is sealed of it: every word."""
        return {
            "favour": self.favour.strip(),
            "against": self.against.strip(),
            "conclusion": self.conclusion.strip(),
            "reason": self.reason.strip(),
            "because": self.because.strip(),
        }


def require_whole(given: Exemption) -> None:
    """Raise `NotPossible` where a part of the decision has no words."""
    if not (given.favour.strip() and given.against.strip() and given.conclusion.strip()):
        raise NotPossible("Say what speaks for publishing, what against it, and what you decide.")
    if given.balance is Balance.PUBLISH:
        return
    if not given.reason.strip():
        raise NotPossible("Give the reason as you would give it to somebody who asks for it.")
    if given.remains is None:
        raise NotPossible("Say why what remains does not mislead, or which passage sums it up.")
    if given.remains is Remains.FAIR and not given.because.strip():
        raise NotPossible("Say why what remains does not mislead.")
    if given.remains is Remains.SUMMARISED and given.summarised_by is None:
        raise NotPossible("Choose the published passage that sums it up.")
