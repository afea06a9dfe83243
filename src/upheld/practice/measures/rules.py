"""Rules of the DfE's own checks that our measures share their logic with.

Each gives the rows that break it in the collection year that was asked for: `council, subject,
row`. The words are ours, the numbers the DfE's (children in need census and SSDA903). A council
that has put these right will find our measures and the return in agreement.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from upheld.practice.measures import module
from upheld.practice.measures.assessments import overdue
from upheld.practice.measures.continuity import CHANGED
from upheld.practice.measures.counting import holding
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.protection import conferences_overdue
from upheld.practice.measures.shapes import Counted
from upheld.practice.measures.vocabulary import Table, day, ibis

FIRST_CONTACT = "FCONTA"


@dataclass(frozen=True, slots=True)
class Rule:
    """One check: its number, what breaks it, and the rows that do."""

    number: str
    words: str
    broken: Callable[[Workbench], Table]


def _late(counts: Callable[[Workbench], Counted]) -> Callable[[Workbench], Table]:
    """Those who count in a measure on the last day of the year."""

    def broken(bench: Workbench) -> Table:
        held = holding(bench, counts(bench).spans)
        held = held.filter(held["num"] > 0)
        return held.select("council", "subject", row="subject").distinct()

    return broken


def _old_without_action(bench: Workbench) -> Table:
    days = bench.calendar
    first = days.filter(days["day"] == day(bench.asked.first)).select(reached=days["number"])
    before = bench.numbered.select(number="number", earliest="first")
    # One working day before the collection begins: the number of the day before the first.
    start = first.mutate(reached=first["reached"] - ibis.ifelse(_works(bench), 1, 0))
    limit = start.inner_join(before, start["reached"] == before["number"]).select("earliest")
    cases = bench["cin_episodes"].filter(lambda t: t["cine_referral_nfa"] == "Y")
    met = cases.cross_join(limit)
    met = met.filter(met["cine_referral_date"] < met["earliest"])
    return met.select("council", subject="cine_person_id", row="cine_referral_id")


def _works(bench: Workbench) -> bool:
    row = bench.calendar.filter(bench.calendar["day"] == day(bench.asked.first))
    return bool(bench.answer(row.select("working")).to_pylist()[0]["working"])


def _several_open(name: str, prefix: str, start: str, end: str) -> Callable[[Workbench], Table]:
    def broken(bench: Workbench) -> Table:
        table = bench[name].filter(lambda t: t[end].isnull() & t[start].notnull())
        keys = ["council", f"{prefix}_person_id", f"{prefix}_referral_id"]
        counted = table.group_by(keys).aggregate(number=table.count())
        kept = counted.filter(counted["number"] > 1)
        return kept.select("council", subject=f"{prefix}_person_id", row=f"{prefix}_referral_id")

    return broken


REASONS = (*CHANGED, FIRST_CONTACT)

RULES: tuple[Rule, ...] = (
    Rule("8670Q", "An assessment open for more than 45 working days.", _late(overdue)),
    Rule(
        "8675Q",
        "An enquiry of more than 15 working days ago without a conference.",
        _late(conferences_overdue),
    ),
    Rule(
        "8569Q",
        "No further action on a referral from before the last working day before the year.",
        _old_without_action,
    ),
    Rule(
        "8839",
        "Two or more open enquiries after one referral.",
        _several_open("s47_enquiry", "s47e", "s47e_s47_start_date", "s47e_s47_end_date"),
    ),
    Rule(
        "8896",
        "Two or more open assessments after one referral.",
        _several_open(
            "cin_assessments", "cina", "cina_assessment_start_date", "cina_assessment_auth_date"
        ),
    ),
    Rule(
        "SW01",
        "In care on 31 March, and no worker is reported.",
        module.children_without(lambda _, t: t["invo_person_id"].notnull()),
    ),
    Rule(
        "SW02",
        "A worker's id begins with neither SW nor XX.",
        module.module_rule(module.badly_named),
    ),
    Rule("SW03", "A worker's row without id or first day.", module.module_rule(module.incomplete)),
    Rule("SW06", "A worker's time outside the year.", module.module_rule(module.outside_year)),
    Rule(
        "SW07", "A worker's last day outside the year.", module.module_rule(module.end_outside_year)
    ),
    Rule(
        "SW08",
        "A new worker began and the one before has no last day.",
        module.module_rule(module.not_ended),
    ),
    Rule(
        "SW09",
        "A worker's time of less than a day.",
        module.module_rule(lambda _, t: t["start"] == t["end"]),
    ),
    Rule(
        "SW10",
        "A new worker began before the last day of the one before.",
        module.module_rule(module.overlapping),
    ),
    Rule(
        "SW11",
        "The last worker ended before 31 March and nobody follows.",
        module.module_rule(module.unfollowed),
    ),
    Rule(
        "SW12",
        "Care began or ended, and no worker since or before is reported.",
        module.not_all_of_the_year,
    ),
    Rule(
        "SW13",
        "A reason for the change that is not in the code set.",
        module.module_rule(lambda _, t: ~t["reason"].isin(REASONS)),
    ),
    Rule(
        "SW14", "No last day, although a later worker began.", module.module_rule(module.not_ended)
    ),
    Rule(
        "SW15", "No reason for the change.", module.module_rule(lambda _, t: t["reason"].isnull())
    ),
    Rule(
        "SW16a",
        "The first worker is another than the one who was there when last year's return ended.",
        module.other_than_last_year("invo_professional_id"),
    ),
    Rule(
        "SW16b",
        "The first worker began on another day than last year's return says.",
        module.other_than_last_year("invo_involvement_start_date"),
    ),
    Rule(
        "SW16c",
        "The first worker came for another reason than last year's return says.",
        module.other_than_last_year("invo_worker_change_reason"),
    ),
    Rule(
        "SW17",
        "In care on 31 March without a worker on it.",
        module.children_without(module.open_at_the_end),
    ),
)
BY_NUMBER = {rule.number: rule for rule in RULES}
