"""The pages under a receipt, as a browser without scripts uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from tests.rooms.concerns.scene import Reporter, by, lodge, raise_alone
from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.questions import Question
from upheld.people import clock
from upheld.vault import receipts, unlocking
from upheld.web.unlocked import REPORTERS_COOKIE

MINE = "/speak-up/your-concern"
PAGES = (
    *("", "/questions", "/questions/when", "/add", "/treated-badly", "/since", "/your-name"),
    *("/readers", "/withdraw", "/join", "/ways", "/dates", "/messages", "/how-it-was"),
)


@dataclass(frozen=True)
class Back:
    """Somebody who has come back with a receipt."""

    who: Reporter
    client: Client

    def look(self, page: str = "") -> str:
        answer = self.client.get(f"{MINE}{page}")
        assert answer.status_code == 200, page
        return str(answer.text)

    def send(self, page: str, **typed: Any) -> HttpResponse:
        return self.client.post(f"{MINE}{page}", typed)


def come_back(who: Reporter) -> Back:
    client = Client()
    client.post("/speak-up/return", {"receipt": who.words})
    return Back(who, client)


@pytest.fixture
def back(cast) -> Back:
    who = Reporter()
    raise_alone(who)
    return come_back(who)


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_and_has_a_way_out(back, page):
    shown = back.look(page)

    assert "Exit this page" in shown
    assert back.who.words not in shown


@pytest.mark.parametrize("page", PAGES)
def test_no_page_opens_without_a_receipt(db, page):
    assert Client().get(f"{MINE}{page}").headers["Location"] == reverse("speak-up-return")


def test_the_page_of_a_concern_stays_short(back, cast):
    for number in range(12):
        back.send("", words=f"Message {number}.")

    page = back.look()

    assert len(re.findall(r'<li class="upheld-message', page)) == 5
    assert "Message 11." in page
    assert "Message 1." not in page
    assert "Read all 12 messages" in page
    assert "Message 1." in back.look("/messages")


def test_a_question_is_answered_and_the_list_says_when(back):
    assert back.look("/questions").count("Not answered") == len(Question)

    sent = back.send("/questions/category", several=["caseloads", "fear"], words="Both.")

    assert sent.headers["Location"] == reverse("speak-up-questions")
    assert "Answered on" in back.look("/questions")
    again = back.look("/questions/category")
    assert "Both." in again
    assert re.search(r'value="caseloads" checked', again)
    assert "1 of 8 answered" in back.look()


def test_i_do_not_know_is_an_answer_to_every_question(back):
    for each in Question:
        assert back.send(f"/questions/{each.value}", unsure="on").status_code == 302

    assert "Not answered" not in back.look("/questions")


@pytest.mark.parametrize(
    ("question", "typed", "field"),
    [
        ("where", {}, "id_words"),
        ("category", {"several": ["made-up"]}, "id_several"),
        ("before", {"several": ["no", "not-addressed"]}, "id_several"),
        ("work", {"one": "king"}, "id_one"),
        ("when", {"first_day": "31", "first_month": "2", "first_year": "2021"}, "id_first-day"),
        ("when", {"first_day": "1", "first_month": "1", "first_year": "2999"}, "id_first-day"),
        (
            "when",
            {
                "first_day": "2",
                "first_month": "2",
                "first_year": "2021",
                "last_day": "1",
                "last_month": "2",
                "last_year": "2021",
            },
            "id_last-day",
        ),
    ],
)
def test_an_answer_that_is_none_is_asked_for_again(back, question, typed, field):
    answer = back.send(f"/questions/{question}", **typed)

    assert answer.status_code == 200
    assert f'href="#{field}"' in answer.text


def test_there_is_no_other_question(back):
    assert back.client.get(f"{MINE}/questions/religion").status_code == 404


def test_words_and_a_file_are_added(back):
    file = SimpleUploadedFile("list.txt", b"1, 2")

    back.send("/add", words="Here is a list.", file=file)

    page = back.look("/add")
    for shown in ("Here is a list.", "list.txt"):
        assert shown in page


def test_nothing_and_too_much_are_not_added(back, settings):
    settings.UPHELD_LARGEST_FILE = 1024 * 1024
    nothing = back.send("/add", words=" ")
    large = SimpleUploadedFile("film.mp4", b"x" * (1024 * 1024 + 1))
    too_much = back.send("/add", words="Look at this.", file=large)

    assert "choose a file" in nothing.text
    assert "at most 1 MB" in too_much.text
    assert "Look at this." in too_much.text


def test_bad_treatment_cannot_begin_on_a_day_to_come(back):
    day = {"happened_day": "1", "happened_month": "1", "happened_year": "2031"}
    page = back.send("/treated-badly", words="My contract ends.", **day)
    assert page.status_code == 200
    assert "The day must be today or before today" in page.text
    assert "My contract ends." in page.text


def test_bad_treatment_is_told_and_answered(back, sign_in):
    back.send("/treated-badly", words="My contract was not renewed.")
    assert "My contract was not renewed." in back.look("/treated-badly")
    assert "Answer that you are treated badly" in back.look()

    receiver = sign_in("mo")
    page = receiver.get(f"/casework/concerns/{back.who.id}/")
    assert "My contract was not renewed." in page.text
    answer = f"/casework/concerns/{back.who.id}/treated-badly"
    assert answer in page.text
    assert receiver.get(answer).status_code == 200
    receiver.post(answer, {"words": "I have spoken to the agency."})

    assert "I have spoken to the agency." in back.look()


def test_whoever_says_that_something_bad_happened_is_asked_what(back):
    assert back.send("/since", since="no").headers["Location"].startswith(f"{MINE}?")
    assert back.send("/since", since="yes").headers["Location"] == reverse("speak-up-detriment")


def test_a_name_is_asked_for_twice(back, cast):
    typed = {"known_as": "named", "words": "Ana Bell"}

    first = back.send("/your-name", **typed)
    assert "This cannot be taken back" in first.text
    assert "Who should learn" in back.look("/your-name")
    assert _read(cast, back).identity == ""

    back.send("/your-name", **typed, sure="yes")
    assert _read(cast, back).identity == "Ana Bell"


def _read(cast, back) -> queries.ConcernPage:
    found = queries.concern_page(
        actor=cast.actor("mo"), keys=cast.keys("mo"), id=UUID(back.who.id), today=clock.today()
    )
    assert found is not None
    return found


def test_a_reader_is_taken_out_after_asking_twice(back, cast):
    shown = back.look("/readers")
    assert "Monitoring officer" in shown
    reader = {"reader": str(cast.person("mo"))}

    assert "What was read stays read" in back.send("/readers", **reader).text
    assert "Monitoring officer" in back.look("/readers")
    back.send("/readers", **reader, sure="yes")

    assert "Monitoring officer" not in back.look("/readers")
    assert "You raised it on" in come_back(back.who).look()


def test_somebody_who_is_no_reader_is_not_taken_out(back, cast):
    answer = back.send("/readers", reader=str(cast.person("union")), sure="yes")

    assert answer.status_code == 200
    assert "There is a problem" in answer.text


def test_withdrawing_says_what_it_does_not_change(back):
    before = back.look("/withdraw")
    for words in ("It is not deleted", "If a child may not be safe they must act"):
        assert words in before

    back.send("/withdraw", words="")

    assert "You withdrew this on" in back.look()
    assert "Withdraw it" not in back.look()
    assert Concern.objects.get(id=back.who.id).state == "withdrawn"
    assert back.send("/withdraw", words="").status_code == 200


def test_would_you_speak_up_again_is_asked_and_need_not_be_answered(back):
    back.send("/how-it-was", taken="partly", words="")
    back.send("/how-it-was", taken="not-seriously", again="no", words="Nobody rang.")

    page = back.look("/how-it-was")
    for shown in (
        "It was taken seriously in part",
        "They would not speak up again",
        "Nobody rang.",
    ):
        assert shown in page


def test_one_joins_from_ones_own_concern_and_finds_both(back, cast):
    token = receipts.new_words()
    lodge(cast, token)
    before = Signatory.objects.count()

    page = back.send("/join", token=token).text
    found = re.search(r'class="upheld-receipt">([^<]+)<', page)
    assert found
    typed = {"token": token, "receipt": found[1], "statement": "I was there."}
    joined, again = (back.send("/join/send", **typed) for _ in range(2))

    assert joined.headers["Location"] == again.headers["Location"] == reverse("speak-up-ways")
    assert Signatory.objects.count() == before + 1
    back.send("/ways/1")
    assert "I was there." in back.look()
    back.send("/ways/1")
    assert "You raised it on" in back.look()
    by_second_receipt = Client()
    by_second_receipt.post("/speak-up/return", {"receipt": found[1]})
    assert "I was there." in by_second_receipt.get(MINE).text


@pytest.mark.parametrize("number", [0, 2, 99])
def test_there_is_no_way_to_what_is_not_ones_own(back, number):
    assert back.send(f"/ways/{number}").status_code == 404


def test_joining_words_that_are_wrong_join_nothing(back):
    for page, typed in (
        ("/join", {"token": receipts.new_words()}),
        ("/join/send", {"token": receipts.new_words(), "receipt": receipts.new_words()}),
        ("/join/send", {}),
    ):
        answer = back.send(page, **typed)
        assert answer.status_code == 200
        assert "There is a problem" in answer.text


@pytest.mark.parametrize(
    "written",
    [
        "{0} {1} {2} {3} {4} {5} {6}",
        "  {0}\n{1}\r\n{2}\t{3}  {4} {5}\n{6}\n",
        "1. {0} 2. {1} 3. {2} 4. {3} 5. {4} 6. {5} 7. {6}.",
        "{0}, {1}, {2}, {3}, {4}, {5}, {6}",
        "{0}-{1}-{2}-{3}-{4}-{5}-{6}",
        "{0}\u2013{1} \u2014 {2}\u00a0{3}\u200b {4} {5} {6}\ufeff",
        "“{0} {1} {2} {3} {4} {5} {6}”",
    ],
)
@pytest.mark.parametrize("case", [str.lower, str.upper, str.title])
def test_the_seven_words_open_however_they_are_copied(cast, written, case):
    who = Reporter(words="t-shirt kettle yo-yo drop-down mustang felt-tip zebra")
    raise_alone(who)
    plain = who.words.split()

    answer = Client().post("/speak-up/return", {"receipt": case(written.format(*plain))})

    assert answer.status_code == 302


def test_a_word_that_was_broken_at_the_end_of_a_line_is_put_together(cast):
    who = Reporter(words="kettle mustang zebra copilot stained subsidy gauntlet")
    raise_alone(who)

    typed = "kettle mus-\ntang zebra copi-\r\nlot stained sub- \n sidy gauntlet"
    assert Client().post("/speak-up/return", {"receipt": typed}).status_code == 302


def test_words_in_the_wrong_box_get_one_answer_that_says_where_both_kinds_go(cast):
    token, who = receipts.new_words(), Reporter()
    lodge(cast, token)
    raise_alone(who)

    for page, field, typed in (
        ("return", "receipt", (token, receipts.new_words(), "one two")),
        ("join", "token", (who.words, receipts.new_words(), "one two")),
    ):
        answers = {
            re.sub(r"<textarea.*?</textarea>|<input[^>]*>", "", shown.text, flags=re.DOTALL)
            for each in typed
            for shown in [Client().post(f"/speak-up/{page}", {field: each})]
        }
        assert len(answers) == 1
        answer = answers.pop()
        assert reverse("speak-up-return" if page == "join" else "speak-up-join") in answer


def test_a_lost_receipt_is_said_to_be_lost(db):
    page = Client().get("/speak-up/lost").text

    for words in (
        "Nobody can find your words",
        "Raise a linked concern",
        "Your concern is not lost",
    ):
        assert words in page


def test_the_days_to_come_back_can_be_printed_with_promise_and_proof(back):
    page = back.look("/dates")

    for words in ("Save the signed promise", "Say that somebody has read it", "My seven words"):
        assert words in page
    assert back.who.words not in page


def test_words_typed_when_time_ran_out_are_shown_once_more(back):
    unlocking.lock(secret=back.client.cookies[REPORTERS_COOKIE].value)

    answer = back.send("/add", words="All that I saw, in full.")

    assert answer.status_code == 200
    assert "All that I saw, in full." in answer.text
    assert "this was not sent" in answer.text


def test_the_days_are_said_to_whoever_they_are_owed_to_and_each_once(back, cast):
    concern = Concern.objects.get(id=back.who.id)
    commands.acknowledge(**by(cast, "mo", concern), words="I have read it.")
    for _number in range(3):
        commands.write_message(**by(cast, "mo", concern), words="Still looking.")

    for page in (back.look(), back.look("/dates")):
        assert page.count("Write to you again, whether or not there is news") == 1
        assert "Write to them" not in page
        assert page.count("Ask whether anything bad has happened to you") == 1


def test_a_signatory_has_the_same_pages_for_their_own_part(cast):
    token, who = receipts.new_words(), Reporter()
    lodge(cast, token)
    commands.join(actor=who.actor, at=clock.today(), token=token, statement="", receipt=who.receipt)
    back = come_back(who)

    for page in PAGES:
        back.look(page)
    assert back.send("/add", words="My own part.").status_code == 302
    assert back.send("/treated-badly", words="They moved my desk.").status_code == 302
    assert back.send("/your-name", known_as="named", words="Ben", sure="yes").status_code == 302
    assert back.send("/withdraw", words="").status_code == 302
    assert "You withdrew this on" in back.look()
