"""Assessments: in time, overdue, with the child seen, and what they found."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.clocks import overdue_from, within, working_days
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.populations import born
from upheld.practice.measures.shapes import Counted, events, spans, together
from upheld.practice.measures.vocabulary import Table, either, one_if

LIMIT = 45  # Working Together to Safeguard Children: working days from the point of referral
CLOSED_AFTER = ("RC8", "RC9")


def in_time(since: str) -> Callable[[Workbench], Counted]:
    """Assessments authorised in a period, and those within 45 working days of `since`."""

    def counts(bench: Workbench) -> Counted:
        table = bench["cin_assessments"]
        table = table.filter(table["cina_assessment_auth_date"].notnull())
        if since == "referral":
            table = _with_referral(bench, table)
        start = "cina_assessment_start_date" if since == "start" else "referred"
        table = working_days(bench, table, start, "cina_assessment_auth_date", "took")
        return Counted(events=_authorised(table, one_if(within(table, "took", LIMIT))))

    return counts


def _with_referral(bench: Workbench, table: Table) -> Table:
    cases = bench["cin_episodes"].select(
        r_council="council",
        r_id="cine_referral_id",
        referred="cine_referral_date",
        close_reason="cine_close_reason",
    )
    return table.left_join(
        cases,
        [table["council"] == cases["r_council"], table["cina_referral_id"] == cases["r_id"]],
    )


def _authorised(table: Table, num: object) -> Table:
    return events(
        table,
        subject="cina_person_id",
        on=table["cina_assessment_auth_date"],
        num=num,
        team=table["cina_assessment_team"],
    )


def overdue(bench: Workbench) -> Counted:
    """Open assessments, and those open for more than 45 working days (CIN rule 8670Q)."""
    table = overdue_from(
        bench, bench["cin_assessments"], "cina_assessment_start_date", LIMIT, "overdue"
    )
    parts = {"subject": "cina_person_id", "end": table["cina_assessment_auth_date"]}
    team = table["cina_assessment_team"]
    being_done = spans(
        table, start=table["cina_assessment_start_date"], num=0, den=1, team=team, **parts
    )
    late = spans(table, start=table["overdue"], num=1, den=0, team=team, **parts)
    return Counted(spans=together(being_done, late))


def seen(bench: Workbench) -> Counted:
    """Assessments of children who were born by then, and those during which they were seen."""
    table = bench["cin_assessments"]
    table = table.filter(table["cina_assessment_auth_date"].notnull())
    known = born(bench, table.mutate(subject=table["cina_person_id"]))
    unborn = either(known["dob"] > known["cina_assessment_auth_date"], False)
    known = known.filter(~unborn)
    return Counted(events=_authorised(known, one_if(known["cina_assessment_child_seen"] == "Y")))


def not_in_need(bench: Workbench) -> Counted:
    """Assessments that found no need, or after which the case was closed (RC8, RC9)."""
    table = bench["cin_assessments"]
    table = table.filter(table["cina_assessment_auth_date"].notnull())
    met = _with_referral(bench, table)
    none = met["cina_assessment_outcome_nfa"] == "Y"
    closed = met["close_reason"].isin(CLOSED_AFTER)
    num = one_if(none.fill_null(False) | closed.fill_null(False))
    return Counted(events=_authorised(met, num))
