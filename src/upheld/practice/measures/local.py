"""Ceilings and intervals that the law does not set. Each has a source and can be set otherwise."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import Any


def _local(default: Any, doc: str, source: str) -> Any:
    return field(default=default, metadata={"doc": doc, "source": source})


LOCAL = "local practice; the law gives no number"
MEMORY = "statutory guidance, from memory: check before use"


@dataclass(frozen=True, slots=True)
class Local:
    """What a council may set for itself. The defaults are common ones, not rules."""

    caseload_ceiling: float = _local(20.0, "cases for one full-time worker", LOCAL)
    caseload_ceiling_first_year: float = _local(15.0, "cases in the assessed first year", LOCAL)
    unallocated_grace_days: int = _local(
        0, "days after a referral before a child without a worker counts", LOCAL
    )
    supervision_days: int = _local(28, "days between supervisions, where no due day is kept", LOCAL)
    cp_visit_working_days: int = _local(10, "working days between visits under a plan", LOCAL)
    cin_visit_days: int = _local(42, "days between visits to a child in need", LOCAL)
    cp_first_review_days: int = _local(91, "days to the first review of a plan", MEMORY)
    cp_later_review_days: int = _local(183, "days between later reviews of a plan", MEMORY)
    cla_visit_first_days: int = _local(7, "days to the first visit in a placement", "reg 28")
    cla_visit_days: int = _local(42, "days between visits in care", "reg 28, the strictest rule")
    cla_second_review_days: int = _local(91, "days to the second review in care", "reg 33")
    cla_later_review_days: int = _local(183, "days between later reviews in care", "reg 33")
    seen_alone_from_years: int = _local(1, "age from which a child is to be seen alone", LOCAL)
    iro_contact_months: int = _local(3, "months between contacts of the reviewing officer", LOCAL)
    override_plan_days: int = _local(3, "days between a review and the end of a plan", LOCAL)
    handover_days: int = _local(
        31, "days in which a change of worker belongs to an agency worker's leaving", LOCAL
    )
    inspection_weeks: int = _local(8, "weeks before an inspection that are looked at", LOCAL)
    pseudo_titles: tuple[str, ...] = _local(
        ("manager", "duty", "head of", "director", "admin"), "words in a job title", LOCAL
    )
    pseudo_names: tuple[str, ...] = _local(
        ("duty", "team", "inbox", "tray", "unallocated", "pool"), "words in a worker's name", LOCAL
    )

    def but(self, **changes: Any) -> Local:
        """The same settings with some set otherwise."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as the reference page shows it."""

    name: str
    default: str
    doc: str
    source: str


def settings() -> tuple[Setting, ...]:
    """All settings, in the order of their declaration."""
    return tuple(
        Setting(
            one.name,
            ", ".join(one.default) if isinstance(one.default, tuple) else str(one.default),
            one.metadata["doc"],
            one.metadata["source"],
        )
        for one in fields(Local)
    )
