"""The questions that follow under the receipt, and what an answer is: codes, days and words.

Nobody has to answer one, nobody is asked twice, and an answer can be changed by adding
another: the earlier one stays.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Question(StrEnum):
    """What is asked, in the order in which it is asked."""

    WHEN = "when"
    WHERE = "where"
    WHO_ELSE = "who-else"
    BEFORE = "before"
    CATEGORY = "category"
    FEARS = "fears"
    CHILDREN = "children"
    WORK = "work"


class Often(StrEnum):
    """How often something happened."""

    ONCE = "once"
    MORE_THAN_ONCE = "more-than-once"
    STILL = "still-going-on"


class Before(StrEnum):
    """Whether it was raised before, and what came of that."""

    NO = "no"
    DEALT_WITH = "dealt-with"
    NOT_ADDRESSED = "not-addressed"
    NOT_HEARD_BACK = "not-heard-back"


LOST_RECEIPT = "lost-receipt"
"""It was raised here, and the seven words are lost: a receiver looks for the earlier one."""


class Category(StrEnum):
    """What a concern is about. A small fixed list, so that it can be counted for all."""

    CHILDREN_UNSAFE = "children-unsafe"
    DECISIONS = "decisions"
    CASELOADS = "caseloads"
    RECORDS = "records"
    REGULATOR = "regulator"
    AGENCY = "agency"
    FEAR = "fear"
    PARTNERS = "partners"
    MONEY = "money"
    OTHER = "other"


class Fear(StrEnum):
    """What somebody is afraid of for having spoken up."""

    DISMISSAL = "dismissal"
    CONTRACT = "contract"
    MOVED = "moved"
    WORKLOAD = "workload"
    SHUNNED = "shunned"
    REFERENCE = "reference"
    REGISTRATION = "registration"
    FOUND_OUT = "found-out"
    NOTHING = "nothing"


class Children(StrEnum):
    """How somebody would rather say which children it is about."""

    HERE = "here"
    ASK_ME = "ask-me"
    BY_PHONE = "by-phone"


class Work(StrEnum):
    """How somebody works with the council. The law protects agency workers too."""

    EMPLOYEE = "employee"
    AGENCY = "agency"
    CONTRACTOR = "contractor"
    FOSTER_CARER = "foster-carer"
    PARTNER = "partner"
    STUDENT = "student"
    LEFT = "left"
    OTHER = "other"
    RATHER_NOT = "rather-not"


CODES: dict[Question, frozenset[str]] = {
    Question.WHEN: frozenset(Often),
    Question.WHERE: frozenset(),
    Question.WHO_ELSE: frozenset(),
    Question.BEFORE: frozenset({*Before, LOST_RECEIPT}),
    Question.CATEGORY: frozenset(Category),
    Question.FEARS: frozenset(Fear),
    Question.CHILDREN: frozenset(Children),
    Question.WORK: frozenset(Work),
}


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Answer:
    """An answer as somebody gave it. `unsure` is “I do not know”, which may stand beside words."""

    codes: tuple[str, ...] = ()
    words: str = ""
    first: date | None = None
    last: date | None = None
    unsure: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing at all."""
        return not (self.codes or self.words.strip() or self.first or self.last or self.unsure)

    def as_content(self) -> dict[str, Any]:
        """As a sealed body keeps it."""
        return {
            "codes": sorted(self.codes),
            "words": self.words,
            "first": self.first.isoformat() if self.first else "",
            "last": self.last.isoformat() if self.last else "",
            "unsure": self.unsure,
        }


def from_content(held: dict[str, Any]) -> Answer:
    """Undo `Answer.as_content`."""
    return Answer(
        codes=tuple(held["codes"]),
        words=held["words"],
        first=_day(held["first"]),
        last=_day(held["last"]),
        unsure=held["unsure"],
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
