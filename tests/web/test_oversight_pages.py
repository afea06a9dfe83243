"""The pages of panels, of those who write their record, and of those they ask."""

from __future__ import annotations

import re
from html import unescape
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from tests.rooms.oversight.conftest import scene  # noqa: F401  A fixture of that room.
from tests.web.markup import Page
from upheld.oversight.models import Answer, Ask, Body, Change, Meeting, Note
from upheld.oversight.states import AskState, Verdict

CLERK, CHAIR, LEAD = "dem-services", "chair-scrutiny", "improvement-lead"
STANDING, LATE = "2020-08-27 ii", "2020-08-27 iii"
TYPED = "  Because <b>they</b> asked,\r\nand we agree. "
DAY = {"day": "27", "month": "1", "year": "2023"}


def day(name: str, **changes: str) -> dict[str, str]:
    return {f"{name}_{part}": text for part, text in (DAY | changes).items()}


def words(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.text)).split())


def address(told, name: str, what: str = "") -> str:
    """The address of a page about an ask or a meeting of the story, or about nothing."""
    return reverse(f"oversight-{name}", args=[(told.asks | told.meetings)[what]] if what else [])


# page, who it is for, what it is about
FORMS = [
    ("set-up-body", CLERK, ""),
    ("call", CLERK, ""),
    ("record-ask", CLERK, "2021-11-04"),
    ("take-note", CLERK, "2021-11-04"),
    ("record-change", CLERK, ""),
    ("answer", LEAD, LATE),
    ("decide", CHAIR, STANDING),
    ("stand-down", CHAIR, STANDING),
]
PAGES = [
    ("home", CHAIR, ""),
    ("home", CLERK, ""),
    ("meetings", CHAIR, ""),
    ("meeting", CHAIR, "2021-02-11"),
    ("meeting", CLERK, "2022-01-27"),
    ("ask", CHAIR, STANDING),
    ("ask", LEAD, STANDING),
    ("ask", "cabinet", LATE),
    *FORMS,
]


@pytest.mark.parametrize(("name", "slug", "what"), PAGES)
def test_a_page_opens_and_has_one_heading_and_no_dead_end(sign_in, told, name, slug, what):
    client = sign_in(slug, unlocked=False)
    answer = client.get(address(told, name, what))
    assert answer.status_code == 200
    shown = Page(answer.text)
    assert len(shown.all("h1")) == 1
    assert shown.links_within <= shown.ids
    for link in {each.attributes["href"] for each in shown.all("a")}:
        if link.startswith(("/oversight/", "/verify", "/public/")):
            assert client.get(link).status_code == 200, link


@pytest.mark.parametrize(("name", "slug", "what"), PAGES)
def test_a_stranger_is_asked_to_sign_in(told, name, slug, what):
    for ask in (Client().get, Client().post):
        answer = ask(address(told, name, what))
        assert answer.status_code == 302
        assert answer.headers["Location"].startswith("/account/sign-in")


@pytest.mark.parametrize(("name", "slug", "what"), FORMS)
def test_a_form_is_not_there_for_anybody_else(sign_in, told, name, slug, what):
    for other in {CLERK, CHAIR, LEAD, "cabinet", "ceo"} - {slug}:
        client = sign_in(other)
        assert client.get(address(told, name, what)).status_code == 404
        assert client.post(address(told, name, what), {"words": "x"}).status_code == 404


@pytest.mark.parametrize("name", ["meeting", "record-ask", "take-note", "ask", "answer", "decide"])
def test_what_does_not_exist_is_not_found(sign_in, name):
    for slug in (CLERK, CHAIR, LEAD):
        assert sign_in(slug).get(reverse(f"oversight-{name}", args=[uuid4()])).status_code == 404


# page, who, about what, what is sent, the input to look at
MISTAKES = [
    ("set-up-body", CLERK, "", {"title": TYPED}, "kind"),
    ("call", CLERK, "", {"special": "on"}, "held_on-day"),
    ("call", CLERK, "", day("held_on", day="31", month="2"), "held_on-day"),
    ("record-ask", CLERK, "2021-11-04", {"text": TYPED, "kind": "one_off"}, "due-day"),
    ("record-ask", CLERK, "2021-11-04", {"text": TYPED, "kind": "conditional"}, "condition"),
    ("record-ask", CLERK, "2021-11-04", {"text": TYPED, "number": "123456789"}, "number"),
    ("record-ask", CLERK, "2021-11-04", {"text": TYPED, "addressed_to": "nobody"}, "addressed_to"),
    ("record-ask", CLERK, "2021-11-04", {"text": TYPED, "matter": str(uuid4())}, "matter"),
    ("take-note", CLERK, "2021-11-04", {"remark": TYPED}, "words"),
    ("record-change", CLERK, "", {"words": TYPED}, "direction"),
    ("answer", LEAD, LATE, {"words": " \r\n "}, "words"),
    ("answer", LEAD, LATE, {"words": TYPED, "actions": [str(uuid4())]}, "actions"),
    ("decide", CHAIR, STANDING, {"reasons": TYPED}, "verdict"),
    ("decide", CHAIR, STANDING, {"verdict": "accepted"}, "reasons"),
    ("decide", CHAIR, STANDING, {"verdict": "waiting", "reasons": TYPED}, "verdict"),
    ("stand-down", CHAIR, STANDING, {}, "reasons"),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda m: f"{m[0]} {m[4]}")
def test_a_mistake_is_told_and_nothing_that_was_typed_is_lost(sign_in, told, mistake):
    name, slug, what, sent, wrong = mistake
    answer = sign_in(slug).post(address(told, name, what), sent)
    assert answer.status_code == 200
    shown = Page(answer.text)
    assert "There is a problem" in answer.text
    assert answer.text.split("<title")[1].lstrip("> \n").startswith("Error:")
    assert f"#id_{wrong}" in {each.attributes.get("href") for each in shown.all("a")}
    assert shown.links_within <= shown.ids
    if TYPED in sent.values():
        assert "they&lt;/b&gt; asked," in answer.text


def test_a_refusal_stands_on_the_form(sign_in, told):
    meeting = Meeting.objects.get(id=told.meetings["2022-01-27"])
    sent = {"body": meeting.body_id, **day("held_on", day="27", month="1", year="2022")}
    answer = sign_in(CLERK).post(reverse("oversight-call"), sent)
    assert answer.status_code == 200
    assert "There is already a meeting on that day." in words(answer)


def test_a_meeting_is_called_and_what_it_asked_and_noted_is_recorded(sign_in, told, cast):
    clerk = sign_in(CLERK)
    body = {"title": "Corporate parenting panel", "kind": "scrutiny_panel"}
    assert clerk.post(reverse("oversight-set-up-body"), body).status_code == 302
    body = Body.objects.get(slug="corporate-parenting-panel")
    called = clerk.post(reverse("oversight-call"), {"body": body.id, **day("held_on")})
    meeting = Meeting.objects.get(body=body)
    assert called.headers["Location"] == reverse("oversight-meeting", args=[meeting.id])
    asked = {
        "number": "iv",
        "text": "Tell us <what> changed",
        "addressed_to": cast.post("dcs"),
        "kind": "one_off",
        "matter": told.matter,
        **day("due", month="2"),
    }
    answer = clerk.post(reverse("oversight-record-ask", args=[meeting.id]), asked, follow=True)
    assert "The ask is on the record" in words(answer)
    assert "Tell us &lt;what&gt; changed" in answer.text
    noted = {"words": "Too early to say.", "remark": "Nobody has counted.", "matter": told.matter}
    answer = clerk.post(reverse("oversight-take-note", args=[meeting.id]), noted, follow=True)
    assert "Nobody has counted." in words(answer)
    assert Note.objects.filter(meeting=meeting).count() == 1


def test_a_change_for_children_stands_first_on_the_public_page(sign_in, told):
    sent = {
        "words": "More children waited for a first visit.",
        "direction": "worse",
        "source": "Our own count",
        "matter": told.matter,
        **day("as_at", day="1", month="November", year="2021"),
    }
    sign_in(CLERK).post(reverse("oversight-record-change"), sent)
    assert Change.objects.filter(words=sent["words"]).exists()
    shown = words(Client().get("/public/", follow=True))
    slug = re.search(r'href="(/public/matters/[^"]+)"', Client().get("/public/").text)[1]
    shown = words(Client().get(slug))
    place = shown.index("Worse More children waited for a first visit. Source: Our own count")
    assert place < shown.index("What we were told", place)
    assert shown.count("What we were told", 0, place) == 1, "only in the list of contents"


def test_a_member_reads_what_waits_then_promised_late_and_claimed(sign_in):
    shown = words(sign_in(CHAIR, unlocked=False).get(reverse("oversight-home")))
    order = (
        "Next meeting: 27 January 2022",
        "What waits for you Decide whether to accept an answer",
        "1 of 10 actions closed on proof",
        "on 5 November 2021",
        "1. What was promised",
        "2. What is late",
        "R2.2 A member of the practitioners' board",
        "3. What is claimed without proof",
        "Judged not met by Independent assessor of practice",
        "These lines sign all",
    )
    place = 0
    for each in order:
        place = shown.find(each, place)
        assert place >= 0, each
    assert "Promised for 31 December 2020. Moved by 90 days, to 31 March 2021." in shown


def test_an_answer_is_read_beside_claim_proof_and_log(sign_in, told):
    answer = sign_in(CHAIR).get(address(told, "ask", STANDING))
    shown = words(answer)
    assert "Nobody answered for the meeting of 17 June 2021." in shown
    assert "7 of 10 actions late" in shown
    assert "Rests on R2.1 (Closed on proof)" in shown
    assert "Claimed: The first assessor has been appointed." in shown
    assert "Nobody has judged it yet." in shown
    assert re.search(r"Proof judged, 9 November 2020: entry \d+ of the log", shown)
    assert re.search(r"upheld\.example/log \d+ \S+= — upheld\.example/log \S+=", shown)
    [found, *_] = re.findall(r'href="(/verify/entries/[^"]+)"', answer.text)
    assert Client().get(found).status_code == 200


def test_an_ask_goes_from_the_panel_to_the_post_and_back(sign_in, told):
    lead, chair, id = sign_in(LEAD), sign_in(CHAIR), told.asks[LATE]
    sent = {"words": "They met twice.", "actions": [str(told.actions["R2.2"])]}
    answer = lead.post(reverse("oversight-answer", args=[id]), sent, follow=True)
    assert "Your answer has been given" in words(answer)
    assert "goes into the log tonight" in words(answer)
    assert lead.get(reverse("oversight-answer", args=[id])).status_code == 404
    verdict = {"verdict": "not_accepted", "reasons": "Twice is not an outcome."}
    chair.post(reverse("oversight-decide", args=[id]), verdict)
    ask = Ask.objects.get(id=id)
    assert (ask.state, ask.due.isoformat()) == (AskState.OPEN, "2022-01-27")
    assert Answer.objects.get(ask=id).verdict == Verdict.NOT_ACCEPTED
    assert chair.get(reverse("oversight-decide", args=[id])).status_code == 404
    answer = chair.post(
        reverse("oversight-stand-down", args=[id]), {"reasons": "Overtaken by events."}, follow=True
    )
    assert "5 November 2021: Overtaken by events." in words(answer)
    assert lead.get(reverse("oversight-answer", args=[id])).status_code == 404


def test_somebody_whose_post_is_not_asked_reads_and_cannot_act(sign_in, told):
    shown = words(sign_in("cabinet").get(address(told, "ask", LATE)))
    assert "What you can do" not in shown


def test_whoever_was_asked_finds_the_ask_waiting_at_home(sign_in, told, cast, scene):  # noqa: F811
    for home in ("oversight-home", "improvement-home"):
        shown = sign_in(LEAD).get(reverse(home))
        assert reverse("oversight-answer", args=[told.asks[LATE]]) in shown.text
    ask = scene.asked(addressed_to=cast.post("ceo"))
    shown = sign_in("ceo").get(reverse("casework-home"))
    assert "Answer the panel: Tell us what has been done" in words(shown)
    assert reverse("oversight-answer", args=[ask.id]) in shown.text


def test_empty_pages_say_what_would_be_here(sign_in, scene):  # noqa: F811
    shown = words(sign_in(CLERK).get(reverse("oversight-meeting", args=[scene.meeting.id])))
    assert "Nothing is recorded. What the meeting asks for stands here" in shown
    ask = scene.asked()
    shown = words(sign_in(CLERK).get(reverse("oversight-ask", args=[ask.id])))
    assert "Nobody has answered yet." in shown
    shown = words(sign_in("board-chair").get(reverse("oversight-home")))
    assert "No meeting has been called" in shown
    assert "Nothing is late." in shown
