"""The golden comparison, on small files of the DfE's shape whose figures are worked out here.

The DfE's own files are no part of this repository. `upheld practice check-published DIR` runs the
same comparison over them.
"""

from __future__ import annotations

import csv
import json

import pytest

from upheld.practice.measures.published import checking, explained, files
from upheld.practice.measures.published.formulas import FORMULAS
from upheld.practice.measures.published.shapes import LAIT
from upheld.project import practising

AREA = ("time_period", "geographic_level", "old_la_code", "new_la_code", "la_name")


def write(folder, name, columns, *rows):
    with (folder / name).open("w", encoding="utf-8-sig", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow([*AREA, *columns])
        for year, code, *cells in rows:
            level = "Local authority" if code else "National"
            writer.writerow([year, level, code, f"E{code}", "Somewhere", *cells])


def checked(folder):
    return {(line.measure, line.figure): line for line in checking.check(folder)}


REFERRED = (
    "referral_count",
    "rereferral_count",
    "rereferral_percent",
    "no_further_action_count",
    "no_further_action_percent",
)


def test_figures_that_follow_from_their_counts_are_reproduced_in_any_year(tmp_path):
    write(
        tmp_path,
        "referrals.csv",
        REFERRED,
        (2019, "301", 900, 200, 22.2, 90, 10),
        (2031, "301", 7, 5, 71.4, 1, 14.3),
        (2031, "302", 50, "c", "c", 5, 10),
        (2031, "", 9000, 2000, 22.2, 900, 10),
    )
    lines = checked(tmp_path)
    again, none = lines["FD02", "rereferral_percent"], lines["FD03", "no_further_action_percent"]
    assert (again.rows, again.matched, again.without, again.unexplained) == (2, 2, 1, 0)
    assert (none.rows, none.matched) == (3, 3)


def test_a_figure_that_does_not_follow_from_its_counts_is_listed(tmp_path):
    write(tmp_path, "referrals.csv", REFERRED, (2019, "301", 900, 200, 22.4, 90, 10))
    line = checked(tmp_path)["FD02", "rereferral_percent"]
    assert (line.matched, line.unexplained) == (0, 1)
    [difference] = line.differences
    assert (difference.numerator, difference.denominator) == (200, 900)


STAFF = (
    "inpost_fte", "leavers_fte", "turnover_rate_fte", "agency_fte", "agency_rate_fte",
    "vacancy_fte", "vacancy_rate_fte", "case_holders_fte", "cases", "caseload_fte",
    "working_days_lost_fte", "absence_rate_fte",
)  # fmt: skip


def test_the_workforce_is_reproduced_from_workers_of_part_of_a_week(tmp_path):
    # 2024 has a 29 February between October and September, so 254 working days.
    write(
        tmp_path,
        "workforce.csv",
        STAFF,
        (2023, "301", 88.2, 16.5, 18.7, 12.5, 12.4, 5.6, 6, 45.2, 865, 19.1, 697.2, 3.1),
        (2024, "301", 100, 0, 0, 0, 0, 25, 20, 60.5, 1210, 20, 2540, 10),
    )
    lines = checked(tmp_path)
    assert {line.measure for line in lines.values()} == {"WL01", "WL08", "WL09", "WL10", "WL11"}
    assert all((line.rows, line.matched) == (2, 2) for line in lines.values())


def test_bands_of_days_meet_the_lait_file_by_area_and_year(tmp_path):
    bands = ("0-10", "11-15", "16-20", "21+")
    columns = ("ICPC", *(f"Duration_{band}_days" for band in bands))
    write(
        tmp_path,
        "conferences.csv",
        columns,
        (2021, "301", 100, 30, 40, 10, 10),  # ten could not be timed
        (2021, "302", 50, "c", 40, 3, 5),  # two are hidden and follow from the others
        (2021, "303", 50, "c", 40, "c", 5),
    )
    with (tmp_path / "lait.csv").open("w", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow([*LAIT, "area"])
        for code, value in (("301", 70), ("302", 84), ("303", 84), ("970", 1)):
            writer.writerow(["CP_conf_15days", 2021, code, value, "Somewhere"])
    line = checked(tmp_path)["CP01", "CP_conf_15days"]
    assert (line.rows, line.matched, line.without) == (2, 2, 1)


def conferences(folder, count, percent):
    """What the DfE published of one council, whose percentage stayed when its counts changed."""
    bands = ("0-10", "11-15", "16-20", "21+")
    columns = ("ICPC", *(f"Duration_{band}_days" for band in bands))
    write(folder, "conferences.csv", columns, (2017, "353", 444, 23, count, 117, 159))
    with (folder / "lait.csv").open("w", encoding="utf-8") as opened:
        writer = csv.writer(opened)
        writer.writerow([*LAIT, "area"])
        writer.writerow(["CP_conf_15days", 2017, "353", percent, "Somewhere"])
    return checked(folder)["CP01", "CP_conf_15days"]


def test_a_difference_with_a_known_reason_is_listed_with_it(tmp_path):
    line = conferences(tmp_path, 145, 37.6)
    assert (line.rows, line.matched, line.unexplained) == (1, 0, 0)
    assert line.as_json()["explained"] == 1
    assert "(168 of 444). Counts that differ by 1 in all would give it." in checking.in_words(
        line, listed=True
    )


@pytest.mark.parametrize(("count", "percent"), [(146, 37.6), (145, 37.5)])
def test_a_reason_holds_only_for_the_figures_that_were_looked_at(tmp_path, count, percent):
    line = conferences(tmp_path, count, percent)
    assert (line.rows, line.matched, line.unexplained) == (1, 0, 1)


def test_every_known_reason_names_a_formula_and_a_figure_that_differs():
    names = {formula.name for formula in FORMULAS}
    assert {name for name, _, _ in explained.REVISIONS} <= names
    assert all(revised.apart() > 0 for revised in explained.REVISIONS.values())


@pytest.mark.parametrize(
    ("group", "these", "measure"),
    [
        ("CLA on 31 March", "With 3 or more placements during the year", "LA07"),
        (
            "CLA 2 years on 31 March",
            "With 3 or more placements during the previous 2 years",
            "LA07:2y",
        ),
        (
            (
                "Children looked after continuously for at least 2.5 years on 31 March aged "
                "under 16 years"
            ),
            "Living with the same carer for at least 2 years",
            "LA08",
        ),
    ],
)
def test_placements_are_counted_to_the_day_in_a_leap_year_and_after_it(
    tmp_path, group, these, measure
):
    rows = [
        (year, "301", group, name, count, percent)
        for year in (2020, 2021, 2022)
        for name, count, percent in ((these, 7, 13), ("Total children", 55, 100))
    ]
    columns = ("cla_group", "placement_stability", "children_count", "children_percent")
    write(tmp_path, "stability.csv", columns, *rows)
    line = checked(tmp_path)[measure, "children_percent"]
    assert (line.rows, line.matched) == (3, 3)


def test_workers_plans_and_reviews_are_reproduced(tmp_path):
    workers = [
        (2024, "301", "CLA on 31 March", name, count, percent)
        for name, count, percent in (
            ("3 or more social workers during the year", 11, 31),
            ("Total children", 35, 100),
        )
    ]
    write(tmp_path, "w.csv", ("cla_group", "sw_stability", "number", "percentage"), *workers)
    timely = "Reviewed_within_timescales"
    columns = ("CPP_At31_3Months", timely, f"{timely}_percent")
    write(tmp_path, "r.csv", columns, (2024, "301", 33, 21, 63.6))
    write(
        tmp_path,
        "d.csv",
        ("CPP_At31", "2_years_or_more", "2_years_or_more_percent"),
        (2024, "301", 90, 7, 7.8),
    )
    write(
        tmp_path,
        "s.csv",
        ("CPP_start", "CPP_subsequent", "CPP_subsequent_percent"),
        (2024, "301", 90, 7, 7.8),
    )
    lines = checked(tmp_path)
    assert {line.measure for line in lines.values()} == {"WL05", "CP03", "CP06", "CP07"}
    assert all((line.rows, line.matched) == (1, 1) for line in lines.values())


def test_every_formula_is_of_a_measure_and_is_known_by_its_columns(tmp_path):
    assert {formula.measure for formula in FORMULAS} >= {"WL01", "AS01", "CP01", "LA07", "WL05"}
    write(tmp_path, "unknown.csv", ("something",), (2024, "301", 1))
    assert checked(tmp_path) == {}
    found = files.known(tmp_path)
    assert all(not list(files.of(formula, found)) for formula in FORMULAS)


def test_the_command_prints_one_object_a_line(tmp_path, capsys):
    write(tmp_path, "referrals.csv", REFERRED, (2019, "301", 900, 200, 22.2, 90, 10))
    assert practising.main(["check-published", str(tmp_path), "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert all({"formula", "file", "rows", "matched", "unexplained"} <= set(line) for line in lines)
    write(tmp_path, "referrals.csv", REFERRED, (2019, "301", 900, 200, 23.2, 90, 10))
    assert practising.main(["check-published", str(tmp_path), "--list"]) == 1
    assert "published 23.2, ours 22.2" in capsys.readouterr().out
