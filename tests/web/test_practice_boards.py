"""Measures for boards and panels, and lists of children for analysts alone."""

from __future__ import annotations

import re
from datetime import timedelta

import pyarrow.parquet as pq
import pytest
from django.test import Client
from django.urls import reverse
from django.utils.dateformat import format as spell

from tests.web.markup import Page
from tests.web.test_practice_measures import (  # noqa: F401  Fixtures.
    LIST,
    analyst,
    loaded,
    see,
    simulated,
    unrecorded,
    words,
)
from upheld.people import clock
from upheld.practice import bands, children, commands, figures, keeping, queries
from upheld.practice.benches import Wanted
from upheld.practice.children import Child
from upheld.practice.measures import catalogue
from upheld.practice.models import ChildList
from upheld.practice.states import Which

READERS = ("dcs", "ceo", "improvement-lead", "board-chair", "chair-scrutiny", "dem-services")
REASON = "To close what was finished and never authorised."
ASK = "practice-children-ask"


@pytest.mark.parametrize("slug", READERS)
def test_boards_and_panels_read_measures_and_nothing_behind_them(sign_in, loaded, slug):  # noqa: F811
    reader = sign_in(slug)
    assert reader.get(reverse("practice-home")).headers["Location"] == LIST
    listed = reader.get(LIST)
    assert "Numbers of one to four are not shown" in words(listed)
    page = see(reader, "AS01")
    assert page.status_code == 200
    assert reverse("practice-load", args=[loaded]) not in page.text
    assert reverse(ASK, args=["AS01"]) not in page.text
    for name, given in (
        ("practice-loads", []),
        ("practice-load", [loaded]),
        ("practice-quality", []),
        ("practice-returns", []),
        (ASK, ["AS01"]),
    ):
        assert reader.get(reverse(name, args=given)).status_code == 404


def test_every_number_on_a_boards_page_is_a_multiple_of_five(sign_in, loaded):  # noqa: F811
    reader = sign_in("chair-scrutiny")
    seen = []
    for measure in ("AS01", "AS02", "FD02", "WL03", "CP01"):
        for years in ("1", "5"):
            said = words(see(reader, measure, every="quarter", by="council", years=years))
            seen += [int(each.replace(",", "")) for each in re.findall(r"about ([\d,]+)", said)]
            seen += [
                int(each.replace(",", "")) for each in re.findall(r"(\d[\d,]*) of about", said)
            ]
    assert seen
    assert [each for each in seen if each % 5] == []


def test_the_first_line_is_of_the_last_period_also_where_it_is_too_small_to_show(sign_in, loaded):  # noqa: F811
    reader = sign_in("chair-scrutiny")
    for measure in ("AS02", "WL03", "CL02"):
        last = figures.series(measure, Wanted()).points[-1]
        first_line = words(see(reader, measure)).split("One value for each")[0]
        assert str(last.ends.year) in first_line
        assert spell(last.ends, "j F Y") in first_line


def test_a_boards_file_is_as_careful_as_its_page(sign_in, loaded):  # noqa: F811
    answer = sign_in("chair-scrutiny").get(reverse("practice-series", args=["AS01"]))
    lines = [each.split(",") for each in answer.text.splitlines()]
    assert lines[0][:5] == ["measure", "first", "last", "unit", "numerator"]
    assert all(float(each[4] or 0) % 5 == 0 and float(each[5] or 0) % 5 == 0 for each in lines[1:])


def test_an_analysts_file_holds_every_value(analyst, loaded):  # noqa: F811
    answer = analyst.get(reverse("practice-series", args=["AS01"]))
    points = figures.series("AS01", Wanted()).points
    assert len(answer.text.splitlines()) == len(points) + 1
    assert f"{points[0].numerator:g},{points[0].denominator:g}" in answer.text


def test_a_panel_sees_the_whole_council_and_an_owner_of_actions_also_its_teams(sign_in, loaded):  # noqa: F811
    asked = {"every": "year", "by": "team", "years": "1"}
    teams = {each.unit for each in figures.series("WL01", Wanted("year", "team", 1)).points}
    panel = words(see(sign_in("chair-scrutiny"), "WL01", **asked))
    owner = words(see(sign_in("dcs"), "WL01", **asked))
    assert not any(team in panel for team in teams)
    assert all(team in owner for team in teams)


def test_the_measures_are_not_worked_out_while_somebody_waits(analyst, unrecorded, cast, noon):  # noqa: F811
    commands.record_load(actor=cast.actor("analyst"), at=noon, load=unrecorded)
    kept = figures._path(figures.GLANCE)  # noqa: SLF001
    aside = kept.with_suffix(".aside")
    if kept.exists():
        kept.rename(aside)
    try:
        answer = analyst.get(LIST)
        assert "The measures are being worked out" in words(answer)
        assert not kept.exists()
    finally:
        if aside.exists():
            aside.rename(kept)


def test_workers_stand_in_bands_without_a_name_and_without_a_small_number(analyst, loaded):  # noqa: F811
    found = bands.spread(catalogue.named("WL01"))
    assert found
    assert all(each.workers is None or each.workers == 0 or each.workers >= 5 for each in found)
    assert len([each for each in found if each.workers is None]) != 1
    page = see(analyst, "WL01")
    assert "How it is spread among workers" in words(page)
    assert "SYN" not in page.text
    assert "How it is spread" not in words(see(analyst, "AS01"))


def ask(client: Client, id: str = "AS02", **more: str):  # type: ignore[no-untyped-def]
    ends = figures.series(id, Wanted()).points[-1].ends
    told = {"which": "counted", "period": str(ends), "reason": REASON} | more
    return client.post(reverse(ASK, args=[id]), told)


def test_a_list_of_children_needs_a_reason_and_names_those_who_count(analyst, cast, loaded):  # noqa: F811
    answer = ask(analyst)
    row = ChildList.objects.get()
    assert answer.headers["Location"] == reverse("practice-children", args=[row.id])
    assert (row.reason, row.measure) == (REASON, "AS02")
    point = figures.series("AS02", Wanted()).points[-1]
    page = queries.child_page(actor=cast.actor("analyst"), id=row.id, today=clock.today())
    assert page is not None
    assert sum(each.times for each in page.children) == point.numerator
    shown = analyst.get(answer.headers["Location"])
    assert all(each.id in shown.text for each in page.children)
    assert REASON in words(shown)
    assert page.children[0].id not in str(list(ChildList.objects.values()))


def test_the_file_of_a_list_cannot_start_a_formula_and_is_recorded(analyst, loaded, monkeypatch):  # noqa: F811
    address = ask(analyst).headers["Location"]
    monkeypatch.setattr(children, "listed", lambda *_: [Child("=1+1", 1, None)])
    assert analyst.get(f"{address}list.csv").status_code == 405
    answer = analyst.post(f"{address}list.csv")
    text = b"".join(answer.streaming_content).decode()
    assert text.splitlines() == ["child,times,days", "'=1+1,1,"]


@pytest.mark.parametrize(
    "wrong",
    [{"reason": ""}, {"reason": "  ok  "}, {"which": "all"}, {"period": "1999-01-01"}],
)
def test_a_list_without_reason_or_period_is_none_and_what_was_typed_stays(analyst, loaded, wrong):  # noqa: F811
    answer = ask(analyst, **wrong)
    assert answer.status_code == 200
    assert "Error:" in answer.text.split("</title>")[0]
    assert not ChildList.objects.exists()
    if "reason" not in wrong:
        assert REASON in answer.text


def test_a_list_is_for_whoever_opened_it_and_for_that_day(analyst, cast, loaded):  # noqa: F811
    ask(analyst)
    row, me = ChildList.objects.get(), cast.actor("analyst")
    later = clock.today() + timedelta(days=1)
    assert queries.child_page(actor=me, id=row.id, today=clock.today()) is not None
    assert queries.child_page(actor=me, id=row.id, today=later) is None
    for slug in ("dcs", "mo"):
        assert queries.opened_list(actor=cast.actor(slug), id=row.id, today=clock.today()) is None
        assert list(queries.child_lines(actor=cast.actor(slug), opened=row)) == []


def test_there_is_no_list_of_workers(analyst, loaded):  # noqa: F811
    assert analyst.get(reverse(ASK, args=["WL01"])).status_code == 404
    assert analyst.get(reverse(ASK, args=["nothing"])).status_code == 404


def test_no_list_names_anybody_who_is_no_child(cast, loaded):  # noqa: F811
    known = set()
    for path in keeping.store().picture()["person"]:
        known |= set(pq.read_table(path).column("pers_person_id").to_pylist())
    ends = figures.series("AS01", Wanted()).points[-1].ends
    for id in ("AS01", "WL03", "DQ01", "CP06", "CL02"):
        for which in Which:
            listed = children.listed(catalogue.named(id), which, ends)
            assert {each.id for each in listed} <= known


def test_neighbours_stand_beside_whole_years(analyst, loaded, settings, tmp_path):  # noqa: F811
    path = tmp_path / "figures.csv"
    rows = "".join(
        f"Continue_Assess_Comp,{year},30{n},Area {n},{60 + n * 10}\n"
        for year in (2019, 2020, 2021)
        for n in (1, 2, 3)
    )
    path.write_text("measure_short,year,la_code,area,value\n" + rows)
    settings.UPHELD_PUBLISHED_FIGURES = str(path)
    settings.UPHELD_NEIGHBOURS = "301,302,303"
    settings.UPHELD_NEIGHBOURS_SOURCE = "Chosen by the example"
    said = words(see(analyst, "AS01", every="year", by="council", years="2"))
    assert "80.0% (70.0% to 90.0%; 3 of 3)" in said
    assert "Chosen by the example" in said
    assert "80.0% (70.0%" not in words(see(analyst, "AS01"))


def test_the_page_has_one_heading_and_no_dead_link(sign_in, analyst, loaded):  # noqa: F811
    for client in (analyst, sign_in("chair-scrutiny")):
        for address in (LIST, reverse("practice-measure", args=["WL01"])):
            shown = Page(client.get(address).text)
            assert len(shown.all("h1")) == 1
            assert shown.links_within <= shown.ids
