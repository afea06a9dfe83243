"""An analyst's round: load a file, take away what was left out, read a measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.journeys.browser import DESK, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import at_work
from tests.rooms.practice.shelf.sheets import MIXED

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]


def test_an_analyst_loads_a_file_and_reads_a_measure(
    visitor: Visitor, common_demo: Demo, tmp_path: Path
):
    sheet = tmp_path / "supervision.csv"
    sheet.write_text(MIXED)
    analyst = at_work(visitor, common_demo, "Performance and data analyst", DESK)

    analyst.follow("Load a file")
    analyst.main.get_by_label("Which file do you want to load?").set_input_files(sheet)
    analyst.press("Load it")
    analyst.reads("3 rows used, 1 left out, 1 values in doubt.", "supervision.csv, row 4")
    assert b"S3" in analyst.saves("Download the rows left out").read_bytes()
    keep_screenshot(analyst.page, "practice-load")

    # All measures are worked out when somebody first asks after a load.
    analyst.page.set_default_timeout(120_000)
    analyst.enter("Practice")
    analyst.follow("All measures")
    analyst.follow("Assessments within 45 working days of their start")
    analyst.reads("Where it comes from", "Standard Safeguarding Dataset")
    keep_screenshot(analyst.page, "practice-measure")
