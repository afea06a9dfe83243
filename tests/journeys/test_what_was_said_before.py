"""What had been said before: recorded, owed to those who said it, and seen by anybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.journeys.browser import DESK, PHONE, WITHOUT_SCRIPTS, Visitor, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work, somebody

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

BURIED = "Appreciative inquiry in children's services"
SURVEY = "Survey of social workers"
STATED = "Answer to a question in full council"


def test_the_buried_inquiry_is_overdue_from_its_completion_on(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow(f"Overdue to those who gave evidence: {BURIED}")
    receiver.reads("Overdue", "It fell due on 28 October 2019")
    keep_screenshot(receiver.page, "buried-inquiry")

    anybody = somebody(visitor, common_demo, PHONE)
    anybody.go("/public/")
    anybody.follow("What had been said before, and what is overdue to those who said it")
    anybody.reads(BURIED, "Overdue", "fell due 28 days after, on 28 October 2019")
    anybody.reads("There is no unallocated work at present.", "No figure was given.")
    anybody.reads("It was an apology.")
    keep_screenshot(anybody.page, "said-before-on-a-phone")


def test_a_survey_is_recorded_overdue_at_once_and_shared_late(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow("All learning reports that you can open")
    receiver.follow("Sources of evidence: what had been said before")
    receiver.follow("Record a source")
    receiver.choose("A survey")
    receiver.choose("Anybody may know of it, but what it says is confidential")
    receiver.fill("What is it called?", SURVEY)
    receiver.fill("When was it, in words?", "Completed May 2021")
    receiver.choose("People gave evidence to it")
    receiver.date("When was it completed?", date(2021, 5, 31))
    receiver.press("Record source")
    receiver.reads("Overdue", "It fell due on 28 June 2021")
    keep_screenshot(receiver.page, "source-recorded")
    receiver.follow("Say what it bears on")
    receiver.choose("Investigation proposed on 10 February 2020")
    receiver.press("It bears on this")
    receiver.follow("Say that it was shared")
    receiver.date("On which day was it shared with those who gave evidence?", receiver.today)
    receiver.press("Record the day")
    receiver.reads("days late")

    anybody = somebody(visitor, common_demo, PHONE)
    anybody.go("/public/sources")
    anybody.reads(SURVEY, "It fell due on 28 June 2021")


def test_what_is_said_in_public_is_kept_with_its_figure(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow("All learning reports that you can open")
    receiver.follow("Sources of evidence: what had been said before")
    receiver.follow("Record a public statement")
    receiver.fill("What was it about, and where was it said?", STATED)
    receiver.main.get_by_label("Which post said it?").select_option(label="Chief executive")
    receiver.date("When was it said?", date(2021, 9, 15))
    receiver.fill("What was said?", "Caseloads are lower than they were.")
    receiver.fill("Which figure was given for it?", "18 children for each social worker")
    receiver.press("Record statement")
    receiver.reads("Enter where the figure comes from")
    receiver.fill("Where does this figure come from?", "The same answer")
    receiver.press("Record statement")
    receiver.reads("Caseloads are lower", "18 children for each social worker")
    receiver.reads("It comes from: The same answer")
    keep_screenshot(receiver.page, "statement-recorded")


def test_what_the_data_said_stands_beside_what_was_said(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow("All learning reports that you can open")
    receiver.follow("Sources of evidence: what had been said before")
    receiver.follow("Apology to those who raised concerns")
    receiver.follow("Pin what the data said")
    chosen = receiver.main.get_by_label("Which measure?")
    chosen.select_option(label="WL03: Open cases without a worker")
    receiver.press("Pin it")
    receiver.reads("What the council’s own data said on that day")

    anybody = somebody(visitor, common_demo, PHONE)
    anybody.go("/public/sources")
    anybody.reads("Open cases without a worker (WL03) on 21 August 2020: fewer than 5 (of about")
    keep_screenshot(anybody.page, "what-the-data-said-on-a-phone")


REPORT = """Westmarch County Council

Inspection of local authority children’s services

Inspection dates: 25 February to 8 March 2019

Judgement Grade
The impact of leaders on social work practice with children and families Inadequate
Overall effectiveness Inadequate

Most social work practice is weak.

What needs to improve
◼ The quality and timeliness of life-story work.
◼ The effectiveness of quality assurance arrangements.

The impact of leaders on social work practice with children and families is inadequate

1. Foster carers receive effective assessment and training.
"""


def test_an_inspection_report_is_read_and_confirmed_line_by_line(
    visitor: Visitor, common_demo: Demo, tmp_path: Path
):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow("All learning reports that you can open")
    receiver.follow("Sources of evidence: what had been said before")
    receiver.follow("Read an inspection report")
    paper = tmp_path / "report.txt"
    paper.write_text(REPORT)
    receiver.main.get_by_label("Choose the report").set_input_files(paper)
    receiver.press("Read it")
    receiver.reads("Nothing is recorded yet", "The day of publication does not stand in these")
    assert receiver.main.locator("input[type=checkbox]:checked").count() == 0
    keep_screenshot(receiver.page, "inspection-to-confirm")
    receiver.choose(
        "Overall effectiveness: Inadequate (Table of judgements)",
        "The quality and timeliness of life-story work. (What needs to improve)",
        "Foster carers receive effective assessment and training. (Paragraph 1)",
    )
    receiver.press("Record what I ticked")
    receiver.reads("Choose who may know of it")
    receiver.date("On which day was it published?", date(2019, 5, 8))
    receiver.press("Record what I ticked")
    receiver.reads("published 8 May 2019")
    receiver.reads("Overall effectiveness: Inadequate", "Not answered")
    assert "quality assurance arrangements" not in receiver.main.inner_text()
    receiver.follow("Write down what it says")
    receiver.choose("A recommendation")
    receiver.fill("In which words?", "The effectiveness of quality assurance arrangements.")
    receiver.press("Write it down")
    receiver.follow("Say what became of it (The quality and timeliness of life-story work.)")
    receiver.choose("It is not taken up")
    receiver.fill(
        "What shows it, or why is it not taken up?", "Another council was inspected, not ours."
    )
    receiver.press("Record the answer")
    receiver.reads("Not taken up. Another council was inspected")
    keep_screenshot(receiver.page, "inspection-recorded")


def test_a_theme_is_added_and_renamed(visitor: Visitor, common_demo: Demo):
    receiver = at_work(visitor, common_demo, "Monitoring officer", DESK)
    receiver.follow("All learning reports that you can open")
    receiver.follow("Sources of evidence: what had been said before")
    receiver.follow("Themes")
    receiver.follow("Add a theme")
    receiver.fill("What is the theme called?", "Homes for children")
    receiver.press("Save theme")
    receiver.follow("Homes for children")
    receiver.choose("Offer this theme no more")
    receiver.press("Save theme")
    receiver.reads("(offered no more)")


def test_a_conflict_between_two_sources_is_written_settled_and_published(
    visitor: Visitor, common_demo: Demo
):
    author = at_work(visitor, common_demo, "Independent investigator", DESK)
    _to_the_grid(author)
    author.reads("Open conflict", "largely manageable", "unrealistically high")
    author.follow("Write a claim")
    author.fill("What is claimed?", "Visits were late.")
    author.choose("A failing")
    author.choose("This claim may be published, with what each source says")
    author.press("Save")
    author.follow("Say where it stands on claim 5: Ofsted inspection")
    author.choose("It agrees")
    author.date("From which day is the evidence?", date(2019, 11, 29))
    author.press("Save")
    author.follow("Write claim 5 again")
    author.fill("What is claimed?", "Visits to children were late.")
    author.press("Save")
    author.follow("Settle the conflict on claim 3")
    author.fill("In your words", "The inspection counted filled posts, the investigation who left.")
    author.press("Save")
    author.follow("Say what was done about: Caseloads and allocation")
    author.fill("In your words", "Temporary teams came, and went at Christmas.")
    author.press("Save")
    author.saves("Take the grid away as a spreadsheet (CSV)")
    keep_screenshot(author.page, "grid")

    author.reads("The words have changed since")
    author.follow("See what was flagged")
    author.press("Check against the file")
    author.reads("Things to look at: 0")

    first = at_work(visitor, common_demo, "Monitoring officer", DESK)
    _to_the_grid(first)
    _reads_whole(first, "Read and agree", "I agree to publish it")
    second = at_work(visitor, common_demo, "Chief executive", DESK)
    _to_the_grid(second)
    _reads_whole(second, "Read and publish", "Publish the grid")

    for screen, name in ((PHONE, "grid-on-a-phone"), (DESK, "grid-at-a-desk")):
        anybody = somebody(visitor, common_demo, screen)
        anybody.go("/public/matters/southwater-2020/")
        anybody.reads("Visits to children were late.", "Conflict settled", "Open conflict")
        anybody.reads("Known since", "the organisation was told on 30 September 2019")
        anybody.main.locator("#sources-compared").scroll_into_view_if_needed()
        keep_screenshot(anybody.page, name)


def _to_the_grid(person: Person) -> None:
    person.follow("All learning reports that you can open")
    person.follow("What we learned from concerns about children's services")
    person.follow("What each source says, side by side")


def _reads_whole(person: Person, way: str, button: str) -> None:
    person.follow(way)
    person.reads("Visits to children were late.")
    for question, answer in {
        "You worked there and want to know who spoke. How far do you get, and from what?": "No.",
        "What could be matched with something public?": "The inspection.",
        "What fits one person alone, or only a few?": "Nothing.",
        "Could a child or a family know themselves in it?": "No.",
    }.items():
        person.fill(question, answer)
    person.choose("I have read everything that may be published, every flag and every answer")
    person.press(button)
