"""An analyst's round: load a file, take away what was left out, read a measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.browser import DESK, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work
from tests.rooms.practice.shelf.sheets import MIXED

MOST_LOOKS = 100
pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]


def test_an_analyst_loads_a_file_explains_it_and_reads_a_measure(
    visitor: Visitor, common_demo: Demo, tmp_path: Path
):
    sheet = tmp_path / "supervision.csv"
    sheet.write_text(MIXED.replace("2021-03-02,worker", "2021-03-02,one to one"))
    analyst = at_work(visitor, common_demo, "Performance and data analyst", DESK)

    analyst.follow("Load a file")
    analyst.main.get_by_label("Which file do you want to load?").set_input_files(sheet)
    analyst.press("Load it")
    read_until(analyst, "Loaded")
    analyst.follow("Local records")
    analyst.reads("3 rows used, 1 left out, 2 values in doubt.", "supervision.csv, row 4")
    assert b"S3" in analyst.saves("Download the rows left out").read_bytes()
    keep_screenshot(analyst.page, "practice-load")

    analyst.follow("Say what they stand for")
    analyst.main.get_by_label("one to one").select_option("worker")
    analyst.press("Keep what I decided")
    analyst.reads("Kept as version 1.")
    analyst.press("Read the file again")
    read_until(analyst, "Loaded")
    analyst.follow("Local records")
    analyst.reads("Read with version 1 of the mapping.")

    analyst.enter("Practice")
    analyst.follow("All measures")
    read_until(analyst, "Assessments within 45 working days of their start")
    analyst.follow("Assessments within 45 working days of their start")
    analyst.reads("Where it comes from", "Standard Safeguarding Dataset")
    keep_screenshot(analyst.page, "practice-measure")

    analyst.follow("List the children behind this measure")
    analyst.main.get_by_label("Those who count in the measure").check()
    analyst.main.get_by_label("What do you need the list for?").fill("To see what was in time.")
    analyst.press("Make the list")
    analyst.reads("You said what it is for: To see what was in time.")
    assert b"SYN" in analyst.saves("Download the list").read_bytes()
    keep_screenshot(analyst.page, "practice-children")

    analyst.enter("Practice")
    analyst.follow("Quality of the data")
    analyst.reads("Why rows were left out", "What these data cannot answer")
    keep_screenshot(analyst.page, "practice-quality")
    analyst.enter("Practice")
    analyst.follow("Returns that were sent, beside ours")
    analyst.reads("No submitted count has been loaded.")


def test_a_chair_of_a_panel_reads_measures_without_small_numbers(
    visitor: Visitor, common_demo: Demo
):
    chair = at_work(visitor, common_demo, "Chair of the Children and Families Scrutiny Panel", DESK)
    chair.follow("Is it really better? What the council’s own data say")
    read_until(chair, "Open cases without a worker")
    chair.reads("Numbers of one to four are not shown")
    chair.follow("Open cases without a worker")
    chair.reads("Where it comes from")
    keep_screenshot(chair.page, "practice-board")


def read_until(person: Person, words: str) -> None:
    """Look again until the page says it: files and measures are worked out in the background."""
    for _ in range(MOST_LOOKS):
        if person.main.get_by_text(words).count():
            return
        person.page.wait_for_timeout(2_000)
        person.follow("Look again")
    raise AssertionError(f"The page never said “{words}”.")
