"""The pages of receivers and conveners, and what a named manager finds: nothing."""

from __future__ import annotations

import re
import uuid

import pytest
from django.test import Client
from django.urls import reverse

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.states import Risk
from upheld.concerns.submission import File, Submission
from upheld.kernel.actor import reporter
from upheld.people import clock
from upheld.vault import receipts
from upheld.web.words import day

WORDS = "Visits were written up that nobody made."


def raise_one(cast, *named: str, **more) -> Concern:
    words = receipts.new_words()
    return commands.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=clock.today(),
        submission=Submission(
            **{"words": WORDS} | more, named_posts=tuple(cast.post(each) for each in named)
        ),
        receipt=receipts.derive(words),
    )


def at(name: str, concern, **more) -> str:
    return reverse(f"casework-{name}", kwargs={"id": concern.id, **more})


PAGES = ("concern", "acknowledge", "triage", "share", "message", "feedback", "close")


def test_locked_the_home_page_says_only_how_to_unlock(cast, told, sign_in):
    page = sign_in("mo", unlocked=False).get("/casework/")

    assert "Unlock to see what waits" in page.text
    assert str(told.open_concern) not in page.text
    assert "Concern of" not in page.text


def test_what_waits_is_listed_by_clock_with_a_child_at_risk_first(cast, told, sign_in):
    urgent = raise_one(cast, risk=Risk.YES)

    page = sign_in("mo").get("/casework/").text

    assert "A child may be at risk" in page
    assert page.index(str(urgent.id)) < page.index(str(told.open_concern))
    first = page.split('aria-labelledby="waits-')[1]
    assert str(urgent.id) in first
    assert str(told.open_concern) not in first
    assert "govuk-tag--red" in first
    assert "Today" in first
    assert f"By {day(clock.today())}" in first


def test_a_stranger_is_sent_to_sign_in(cast, told):
    for address in ("/casework/", "/casework/concerns/", f"/casework/concerns/{told.concern}/"):
        assert Client().get(address).status_code == 302


@pytest.mark.parametrize("name", PAGES)
def test_a_locked_vault_shows_no_page_of_a_concern(cast, sign_in, name):
    raised = raise_one(cast)

    page = sign_in("mo", unlocked=False).get(at(name, raised))

    assert WORDS not in page.text
    assert "Unlock to see what waits" in page.text


@pytest.mark.parametrize("slug", ["senior-a", "senior-b", "dcs", "ceo", "hr"])
def test_a_named_manager_finds_nothing_anywhere(cast, told, sign_in, slug):
    raised = raise_one(cast, "senior-a")
    manager = sign_in(slug)
    unknown = manager.get(reverse("casework-concern", args=[uuid.uuid4()]))

    for address in ("/casework/", "/casework/concerns/"):
        page = manager.get(address).text
        assert str(raised.id) not in page
        assert str(told.concern) not in page
    for name in PAGES:
        for answer in (manager.get(at(name, raised)), manager.post(at(name, raised))):
            assert answer.status_code == 404
            assert len(answer.text) == len(unknown.text)


def test_a_receiver_who_is_named_finds_nothing_and_the_auditor_reads(cast, sign_in):
    raised = raise_one(cast, "mo")

    assert sign_in("mo").get(at("concern", raised)).status_code == 404
    assert str(raised.id) not in sign_in("mo").get("/casework/concerns/").text
    assert WORDS in sign_in("auditor").get(at("concern", raised)).text


def test_the_page_of_a_concern_says_who_is_excluded_and_why(cast, sign_in):
    raised = raise_one(cast, "senior-a")

    page = sign_in("mo").get(at("concern", raised)).text

    assert "Senior post A, because the concern is about Senior post A" in page
    assert "Senior post B, because they report to Senior post A" in page
    assert "Who can read this" in page


def test_a_receiver_takes_a_concern_from_reading_to_closing(cast, sign_in):
    raised = raise_one(cast, "senior-a")
    mo = sign_in("mo")
    steps = [
        ("acknowledge", {"words": "I have read it."}),
        ("triage", {"route": "investigate", "reasons": "It is serious."}),
        ("share", {"person": str(cast.person("investigator")), "reason": "Independent."}),
        ("message", {"words": "When was it?"}),
        ("feedback", {"outcome": "upheld", "words": "Thank you."}),
        ("close", {}),
    ]
    for name, given in steps:
        assert mo.get(at(name, raised)).status_code == 200
        done = mo.post(at(name, raised), given)
        assert done.status_code == 302, done.text

    page = mo.get(at("concern", raised)).text
    for words in ("Closed", "It is serious.", "When was it?", "Thank you.", "Upheld"):
        assert words in page
    assert WORDS in sign_in("investigator").get(at("concern", raised)).text


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("acknowledge", "id_words"),
        ("triage", "id_route"),
        ("message", "id_words"),
        ("feedback", "id_outcome"),
    ],
)
def test_a_missing_answer_is_asked_for_again(cast, sign_in, name, field):
    page = sign_in("mo").post(at(name, raise_one(cast)), {})

    assert page.status_code == 200
    assert "There is a problem" in page.text
    assert f'href="#{field}"' in page.text


def test_a_step_out_of_order_is_refused_in_words_and_loses_nothing(cast, sign_in):
    raised = raise_one(cast)

    given = {"outcome": "upheld", "words": "Too early to say"}
    page = sign_in("mo").post(at("feedback", raised), given)

    assert "Decide what happens with this concern before you answer it." in page.text
    assert "Too early to say" in page.text


def test_a_file_opens_by_a_button_as_a_download_that_no_browser_shows(cast, sign_in):
    raised = raise_one(cast, files=(File(name="x.html", content=b"<script>alert(1)</script>"),))
    mo = sign_in("mo")
    address = re.search(r'action="([^"]+/files/[0-9a-f-]{36})"', mo.get(at("concern", raised)).text)
    assert address

    opened = mo.post(address[1])

    assert b"".join(opened) == b"<script>alert(1)</script>"
    assert opened["Content-Type"] == "application/octet-stream"
    assert opened["Content-Disposition"].startswith("attachment;")
    assert mo.get(address[1]).status_code == 405


def lodging(cast, **changed) -> dict[str, object]:
    return {
        "once": str(uuid.uuid4()),
        "attested": "31",
        "words": "We write for 31 people.",
        "cases": "10",
        "risk": "yes",
        "posts": [str(cast.post("senior-a")), str(cast.post("senior-b"))],
        **changed,
    }


def test_a_convener_sees_the_readers_first_and_then_lodges_once(cast, sign_in):
    union, given = sign_in("union"), lodging(cast)
    before = Concern.objects.count()

    checked = union.post("/casework/concerns/lodge", given | {"check": "yes"})
    assert "Monitoring officer" in checked.text
    assert Concern.objects.count() == before
    first = union.post("/casework/concerns/lodge", given | {"lodge": "yes"})
    second = union.post("/casework/concerns/lodge", given | {"lodge": "yes"})

    assert first.headers["Location"] == second.headers["Location"]
    assert Concern.objects.count() == before + 1
    page = union.get(first.headers["Location"]).text
    assert "31" in page
    assert "Print joining words" in page
    assert "Conflict check" not in page


def test_a_lodging_without_answers_keeps_what_was_typed(cast, sign_in):
    page = sign_in("union").post(
        "/casework/concerns/lodge", lodging(cast, attested="", posts=[]) | {"lodge": "yes"}
    )

    assert 'href="#id_attested"' in page.text
    assert 'href="#id_posts"' in page.text
    assert "We write for 31 people." in page.text


def test_joining_words_are_printed_once_and_work(cast, sign_in):
    union, given = sign_in("union"), lodging(cast)
    union.post("/casework/concerns/lodge", given | {"lodge": "yes"})
    address = reverse("casework-joining-words", args=[given["once"]])

    printed = re.findall(r'upheld-receipt">([^<]+)<', union.post(address, {"count": "3"}).text)

    assert len(printed) == 3
    assert "upheld-receipt" not in union.get(address).text
    shown = queries.common_text(
        actor=reporter(str(uuid.uuid4())), token=printed[0], today=clock.today()
    )
    assert shown.words == "We write for 31 people."


def test_only_the_convener_of_a_concern_reaches_its_joining_words(cast, told, sign_in):
    address = reverse("casework-joining-words", args=[told.concern])

    for slug in ("mo", "union-2", "ceo"):
        assert sign_in(slug).get(address).status_code == 404
    assert sign_in("mo").get("/casework/concerns/lodge").status_code == 404


def test_the_convener_sees_no_statement_and_the_receiver_answers_each_alone(cast, told, sign_in):
    statement = "I chaired two of the meetings"
    concern = Concern.objects.get(id=told.concern)
    assert statement not in sign_in("union").get(at("concern", concern)).text
    mo = sign_in("mo")
    page = mo.get(at("concern", concern)).text
    assert statement in page
    theirs = re.search(r'href="([^"]+/joined/[^"]+/message)"', page)
    assert theirs

    assert mo.post(theirs[1], {"words": "Only for you."}).status_code == 302

    assert "Only for you." in mo.get(at("concern", concern)).text
    assert "Only for you." not in sign_in("union").get(at("concern", concern)).text
    strange = at("signatory-message", concern, signatory=uuid.uuid4())
    assert mo.get(strange).status_code == 404
