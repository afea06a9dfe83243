"""Children in need who have no other status: visits, drift and plans; and care leavers."""

from __future__ import annotations

from collections.abc import Callable

from upheld.practice.measures.care import share
from upheld.practice.measures.engine import Workbench
from upheld.practice.measures.populations import (
    birthday,
    born,
    cin_plans,
    cp_plans,
    in_care,
    islands,
    since,
)
from upheld.practice.measures.shapes import Counted, layers, spans, together, weighed, where
from upheld.practice.measures.vocabulary import (
    FAR,
    Column,
    Table,
    day,
    days_on,
    either,
    ibis,
    months_on,
    one_if,
    words,
)
from upheld.practice.measures.workers import open_cases, placed_by_referral

TWO_YEARS, HALF_YEAR = 24, 6
ACTIVE = ("F1", "P1", "F2", "P2", "F4", "P4", "F5", "P5")
GONE = ("DIED", "RHOM")
ABROAD = ("G", "H", "R")


def visits_in_time(bench: Workbench) -> Counted:
    """Children with a child in need plan, and those seen within the local interval."""
    plans = islands(cin_plans(bench))
    table = bench["cin_visits"]
    seen = table.select("council", subject="cinv_person_id", on="cinv_cin_visit_date")
    points = together(seen, plans.select("council", "subject", on="from_day"))
    until = days_on(points["on"], bench.local.cin_visit_days + 1)
    return share(bench, spans(points, subject="subject", start=points["on"], end=until), plans)


def long_open(bench: Workbench) -> Counted:
    """Open referrals that were acted on, and those open for two years or more."""
    cases = open_cases(bench)
    return Counted(spans=together(weighed(cases, 0, 1), weighed(since(cases, TWO_YEARS), 1, 0)))


def without_plan(bench: Workbench) -> Counted:
    """Children in need after an assessment, not under protection nor in care, without a plan."""
    table = bench["cin_assessments"]
    assessed = spans(
        table,
        subject="cina_person_id",
        start=table["cina_assessment_auth_date"],
        end=ibis.literal(None, type="date"),
    )
    at = layers(
        opened=open_cases(bench),
        assessed=assessed,
        plan=cin_plans(bench),
        protected=cp_plans(bench),
        cared=in_care(bench),
    )
    ours = (at["opened"] > 0) & (at["assessed"] > 0) & (at["protected"] <= 0) & (at["cared"] <= 0)
    found = where(at, one_if(ours & (at["plan"] <= 0)), one_if(ours))
    return Counted(spans=placed_by_referral(bench, found))


def leavers(
    youngest: int, after: int, which: Callable[[Table], Column]
) -> Callable[[Workbench], Counted]:
    """Care leavers of some ages, and those of whom something is so.

    A return says how it was around a birthday in its year; a list says how it is now.
    """

    def counts(bench: Workbench) -> Counted:
        table = bench["care_leavers"]
        known = born(bench, table.mutate(subject=table["clea_person_id"]))
        touch = either(known["clea_care_leaver_in_touch"], words(""))
        home = either(known["clea_care_leaver_accommodation"], words(""))
        known = known.filter(~touch.isin(GONE) & ~home.isin(ABROAD))
        on = either(_return_day(known), known["as_of"], known["clea_care_leaver_latest_contact"])
        until = ibis.least(months_on(on, 12), birthday(known["dob"], after))
        return Counted(
            spans=spans(
                known,
                subject="subject",
                start=ibis.greatest(on, birthday(known["dob"], youngest)),
                end=until,
                num=one_if(which(known)),
                team=known["clea_care_leaver_allocated_team"],
            )
        )

    return counts


def _return_day(table: Table) -> Column:
    return ibis.date(table["clea_return_year"].cast("int32"), 3, 31)


def in_touch(table: Table) -> Column:
    """The council is in touch."""
    return table["clea_care_leaver_in_touch"] == "YES"


def suitably_housed(table: Table) -> Column:
    """The accommodation is suitable."""
    return table["clea_care_leaver_accom_suitable"] == "1"


def active(table: Table) -> Column:
    """In education, employment or training."""
    return table["clea_care_leaver_activity"].isin(ACTIVE)


def pathway_reviewed(bench: Workbench) -> Counted:
    """Care leavers, and those whose pathway plan was reviewed in the last six months."""
    table = bench["care_leavers"]
    on, known = table["clea_pathway_plan_review_date"], table["as_of"]
    team = table["clea_care_leaver_allocated_team"]
    everybody = spans(
        table,
        subject="clea_person_id",
        start=either(known, on),
        end=day(FAR),
        num=0,
        den=1,
        team=team,
    )
    end = days_on(months_on(on, HALF_YEAR), 1)
    lately = spans(
        table,
        subject="clea_person_id",
        start=ibis.greatest(on, either(known, on)),
        end=end,
        num=1,
        den=0,
        team=team,
    )
    return Counted(spans=together(everybody, lately))
