"""The pages of numbers: as they were published, the same for everybody, and who enters them."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime

import pytest
from django.test import Client

from tests.rooms.concerns.scene import Reporter, join, lodge
from upheld.concerns import commands
from upheld.concerns.models import JoiningToken, Published
from upheld.kernel.calendar import LONDON
from upheld.web import numbers

QUESTION = "Is nobody afraid, or is nobody able to speak?"


def test_a_board_reads_each_quarter_with_its_question_and_its_sources(sign_in):
    page = sign_in("chair-scrutiny").get("/oversight/speaking-up").text
    assert "1 July 2021 to 30 September 2021" in page
    assert QUESTION in page
    assert "Entered by human resources" in page
    assert "Not shown, because a part is fewer than 5" in page
    assert ">3<" not in page


def test_every_reader_of_the_board_page_sees_the_same(sign_in):
    readers = ("chair-scrutiny", "board-chair", "dem-services")
    pages = [sign_in(slug).get("/oversight/speaking-up") for slug in readers]
    tables = {
        each.text.split("<table")[1].split("</table>")[0] for each in pages if "<table" in each.text
    }
    assert len(tables) == 1


def test_the_yearly_return_is_open_to_anybody_and_can_be_taken_away(db):
    page = Client().get("/public/speaking-up").text
    assert "1 April 2020 to 31 March 2021" in page
    file = Client().get("/public/speaking-up/2020.csv")
    rows = list(csv.reader(io.StringIO(file.text)))
    assert rows[0] == ["from", "to", "what", "number", "source"]
    assert rows[1][:3] == ["2020-04-01", "2021-03-31", "Disclosures received"]
    assert Client().get("/public/speaking-up/1999.csv").status_code == 404


def test_words_of_a_return_are_no_formula_in_a_spreadsheet(cast):
    commands.write_return(
        actor=cast.actor("mo"),
        at=datetime(2021, 7, 1, 12, tzinfo=LONDON),
        year=date(2020, 4, 1),
        functions="=1+1",
        action="<b>We did</b>",
        impact="It mattered.",
    )
    file = Client().get("/public/speaking-up/2020.csv").text
    assert "'=1+1" in file
    assert "&lt;b&gt;We did" in Client().get("/public/speaking-up").text


@pytest.mark.parametrize(
    ("way", "slugs"),
    [
        ("departures", {"hr-adviser"}),
        ("count", {"auditor"}),
        ("return", {"mo", "auditor"}),
    ],
)
def test_pages_that_enter_numbers_are_for_those_who_may(sign_in, way, slugs):
    for slug in ("hr-adviser", "auditor", "mo", "union", "ceo"):
        answer = sign_in(slug).get(f"/casework/numbers/{way}")
        assert answer.status_code == (200 if slug in slugs else 404)


def test_outside_its_time_nothing_can_be_entered(sign_in):
    before = Published.objects.count()
    page = sign_in("hr-adviser").post(
        "/casework/numbers/departures", {"left": "9", "with_agreement": "0", "restricting": "0"}
    )
    assert "nothing to enter now" in page.text
    assert Published.objects.count() == before


@pytest.mark.parametrize(
    ("found", "said"),
    [([0, 0], "0"), ([1, 4], "Fewer than 5"), ([9, 9], "9"), ([7, 10], "7 to 10")],
)
def test_a_number_is_said_as_it_was_published(found, said):
    assert numbers.spelled(found) == said


def test_the_figures_of_a_collective_concern_stand_side_by_side(cast, sign_in):
    words = "a b c d e f g"
    concern = lodge(cast, words)
    join(Reporter(), words)
    assert not JoiningToken.objects.filter(concern=concern).exists()
    mo, address = sign_in("mo"), f"/casework/concerns/{concern.id}/figures"
    typed = {"figure": "about 35", "source": "A newspaper"}
    day = {"said_on_day": "1", "said_on_month": "2", "said_on_year": "2020"}
    assert "real date" in mo.post(address, typed | day | {"said_on_month": "13"}).text
    assert mo.post(address, typed | day).status_code == 302
    page = mo.get(address).text
    assert "about 35" in page
    assert "31" in page
    assert "Fewer than 5, or none" in page
    assert sign_in("senior-a").get(address).status_code == 404
    assert sign_in("investigator").get(address).status_code == 404


def test_colleagues_are_shown_their_words_once(cast):
    client = Client()
    assert "Write our concern" in client.get("/speak-up/hold/together").text
    assert client.post("/speak-up/hold/together").url == "/speak-up/risk"
    client.post("/speak-up/risk", {"risk": "no"})
    client.post("/speak-up/what-happened", {"words": "Visits were made up."})
    posts = [str(cast.post("senior-b"))]
    client.post("/speak-up/how-known", {"known_as": "anonymous", "posts": posts})
    assert "Enter how many" in client.post("/speak-up/hold/together", {"kept": "on"}).text
    printed = client.post("/speak-up/hold/together", {"count": "3", "kept": "on"}).text
    assert printed.count('class="upheld-receipt"') == 3
    assert client.get("/speak-up/hold/together").url == "/speak-up/done"
    assert "You have joined" in client.get("/speak-up/done").text
