"""A child at risk now, on the pages of reporters, conveners and the duty contact."""

from __future__ import annotations

import html
import re
import uuid

import pytest
from django.test import Client

from upheld.concerns import alerting
from upheld.concerns.models import Concern, DutyAlert, DutyTest
from upheld.ledger.guard import NOW_WRITING

WHERE, SAID, REACH = "At 14 Harbour Road.", "He is alone with them.", "Ring after six."
RING = "nine, nine, nine"
NOBODY = "Nobody on duty was told"


@pytest.fixture
def visitor(cast) -> Client:
    return Client()


def words_of(page) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page.text)).split())


def fill(visitor, *, posts=("do-not-know",), told=True, risk="yes"):
    where = visitor.post("/speak-up/risk", {"risk": risk})
    if risk == "yes":
        assert where.url == "/speak-up/where"
        answers = (
            {"where": WHERE, "alert_words": SAID, "reach": REACH}
            if told
            else {"where_unknown": "on"}
        )
        assert visitor.post("/speak-up/where", answers).url == "/speak-up/what-happened"
    visitor.post("/speak-up/what-happened", {"words": "Visits were made up."})
    visitor.post("/speak-up/how-known", {"known_as": "anonymous", "posts": list(posts)})
    return visitor.get("/speak-up/check")


def send(visitor, **more):
    return visitor.post("/speak-up/check", {"kept": "on"} | more, follow=True)


def newest(before) -> DutyAlert:
    [found] = DutyAlert.objects.exclude(id__in=before)
    return found


@pytest.fixture
def before(cast) -> set:
    return set(DutyAlert.objects.values_list("id", flat=True))


def test_the_first_page_says_whom_to_ring_before_anything_else(visitor):
    page = visitor.get("/speak-up/risk")

    said = words_of(page)
    assert said.index(RING) < said.index("Is a child at risk of harm right now?")
    assert page.text.index('href="tel:999"') < page.text.index("<h1")
    assert "01632 960 111 (zero one six three two, nine six zero, one one one)" in said
    assert 'href="tel:01632960111"' in page.text
    assert "Duty manager of a neighbouring authority" in said


def test_nobody_is_asked_where_the_child_is_unless_one_is_at_risk(visitor):
    for risk in ("no", "unknown"):
        assert visitor.post("/speak-up/risk", {"risk": risk}).url == "/speak-up/what-happened"
        assert visitor.get("/speak-up/where").url == "/speak-up/risk"


def test_the_check_page_says_by_post_who_gets_which_part(visitor):
    said = words_of(fill(visitor))

    part = said.split("What you tell the duty contact about the child")[1]
    part = part.split("Your receipt")[0]
    assert "Duty manager of a neighbouring authority" in part
    assert WHERE in part
    assert SAID in part
    assert REACH in part
    assert "They do not get the rest of your concern." in part


def test_what_was_told_goes_to_the_duty_contact_and_not_to_the_receiver(visitor, sign_in, before):
    fill(visitor)
    done = send(visitor)

    alert = newest(before)
    concern = Concern.objects.latest("received_on")
    duty = words_of(sign_in("duty").get(f"/casework/duty/{alert.id}"))
    assert "has gone to the duty contact: Duty manager" in words_of(done)
    assert WHERE in duty
    assert SAID in duty
    assert "Visits were made up." not in duty
    for each in Concern.objects.filter(received_on=concern.received_on):
        receiver = sign_in("mo").get(f"/casework/concerns/{each.id}").text
        assert WHERE not in receiver
        assert SAID not in receiver
    assert sign_in("mo").get(f"/casework/duty/{alert.id}").status_code == 404


def test_the_answer_alone_is_an_alert_too(visitor, sign_in, before):
    fill(visitor, told=False)
    send(visitor)

    duty = words_of(sign_in("duty").get(f"/casework/duty/{newest(before).id}"))
    assert "They did not say" in duty
    assert "Do not try to find out who they are." in duty


def test_an_empty_page_is_not_passed_without_a_word_and_one_thing_is_enough(visitor):
    visitor.post("/speak-up/risk", {"risk": "yes"})

    empty = visitor.post("/speak-up/where", {"where": " ", "alert_words": "", "reach": ""})
    assert "Tell us one thing that you know, however small" in empty.text
    for one in ({"reach": "Ring after six"}, {"alert_words": "A small boy"}, {"where": "At home"}):
        assert visitor.post("/speak-up/where", one).url == "/speak-up/what-happened"


def test_a_helpline_is_named_where_the_settings_name_one(visitor, settings):
    assert "helpline" not in words_of(visitor.get("/speak-up/risk"))

    settings.UPHELD_HELPLINE, settings.UPHELD_HELPLINE_NUMBER = "An example line", "01632 960 999"
    page = visitor.get("/speak-up/risk")
    assert "Or ring a national helpline: An example line, on 01632 960 999" in words_of(page)
    assert 'href="tel:01632960999"' in page.text
    assert 'href="tel:101"' in page.text


def test_not_knowing_where_is_an_answer_and_both_is_a_contradiction(visitor, before):
    visitor.post("/speak-up/risk", {"risk": "yes"})

    both = visitor.post("/speak-up/where", {"where": WHERE, "where_unknown": "on"})
    only = visitor.post("/speak-up/where", {"where_unknown": "on"})

    assert "You wrote where the child is" in both.text
    assert WHERE in both.text
    assert only.status_code == 302


def test_a_concern_about_the_duty_contact_tells_them_nothing_and_says_to_ring(
    visitor, cast, before
):
    said = words_of(fill(visitor, posts=[cast.post("duty")]))

    assert "nobody can be told from here. Ring 999 (nine, nine, nine) yourself" in said
    part = said.split("What you tell the duty contact")[1].split("Your receipt")[0]
    assert "Duty manager" not in part
    send(visitor, told_here="no")
    assert newest_or_none(before) is None


def newest_or_none(before):
    return DutyAlert.objects.exclude(id__in=before).first()


def test_the_duty_contact_can_be_struck(visitor, cast, before):
    fill(visitor)

    done = send(visitor, struck=[str(cast.post("duty"))], told_here="no")

    assert newest_or_none(before) is None
    assert "Your concern has arrived" in done.text
    assert "has gone to the duty contact" not in words_of(done)


def test_changing_the_answer_to_no_sends_no_alert(visitor, before):
    fill(visitor)
    visitor.post("/speak-up/risk", {"risk": "no"})

    said = words_of(visitor.get("/speak-up/check"))
    send(visitor)

    assert "What you tell the duty contact" not in said
    assert newest_or_none(before) is None


def test_pressing_send_twice_tells_once(visitor, before):
    fill(visitor)
    send(visitor)
    send(visitor)

    assert newest(before)


def test_whoever_comes_back_reads_that_it_was_read_and_what_was_done(visitor, sign_in, before):
    page = fill(visitor)
    receipt = re.search(r'class="upheld-receipt">([^<]+)<', page.text)[1]
    send(visitor)
    alert, duty = newest(before), sign_in("duty")
    duty.post(f"/casework/duty/{alert.id}/read")
    duty.post(f"/casework/duty/{alert.id}/done", {"words": "The police went there."})

    again = Client()
    again.post("/speak-up/return", {"receipt": receipt})
    said = words_of(again.get("/speak-up/your-concern"))

    assert "They read it on 5 November 2021." in said
    assert "The police went there." in said


def test_a_convener_tells_the_duty_contact_too(cast, sign_in, before):
    union = sign_in("union")
    once = str(uuid.uuid4())
    typed = {
        "once": once,
        "attested": "31",
        "words": "We are many.",
        "risk": "yes",
        "posts": [str(cast.post("senior-a"))],
        "where": WHERE,
        "alert_words": SAID,
    }

    checked = words_of(union.post("/casework/concerns/lodge", typed | {"check": "yes"}))
    union.post("/casework/concerns/lodge", typed | {"lodge": "yes"})
    union.post("/casework/concerns/lodge", typed | {"lodge": "yes"})

    assert "Who is told at once of the child" in checked
    alert = newest(before)
    duty = words_of(sign_in("duty").get(f"/casework/duty/{alert.id}"))
    assert WHERE in duty
    assert "Senior post A" in duty
    assert WHERE not in union.get(f"/casework/concerns/{once}").text


def test_locked_the_duty_page_says_only_how_to_unlock(sign_in):
    said = words_of(sign_in("duty", unlocked=False).get("/casework/duty/"))

    assert "Unlock to see what waits." in said
    assert "test" not in said.lower()


def test_a_receiver_sees_no_alert_and_tests_the_contact(cast, sign_in, before):
    receiver, post = sign_in("mo"), cast.post("duty")
    page = words_of(receiver.get("/casework/duty/"))
    receiver.post(f"/casework/duty/contacts/{post}/test")

    alert = newest(before)
    duty = sign_in("duty")
    shown = words_of(duty.get(f"/casework/duty/{alert.id}"))
    duty.post(f"/casework/duty/{alert.id}/read")

    assert "Told on" not in page
    assert "Last test answered 2 November 2021" in page
    assert "No child is meant." in shown
    assert "Last test answered" in words_of(receiver.get("/casework/duty/"))
    assert DutyTest.objects.filter(answered_on__isnull=False).count() == 3


def test_a_number_is_changed_and_a_wrong_one_is_kept_to_be_mended(cast, sign_in, visitor):
    receiver, post = sign_in("mo"), cast.post("duty")
    address = f"/casework/duty/contacts/{post}/number"

    wrong = receiver.post(address, {"number": "ring us"})
    receiver.post(address, {"number": "0300 123 1000"})

    assert "digits and spaces" in wrong.text
    assert "ring us" in wrong.text
    assert "0300 123 1000" in visitor.get("/speak-up/risk").text


@pytest.mark.parametrize("slug", ["senior-a", "ceo", "union", "investigator"])
def test_nobody_else_has_the_duty_pages(slug, cast, sign_in):
    assert sign_in(slug).get("/casework/duty/").status_code == 404
    number = f"/casework/duty/contacts/{cast.post('duty')}/number"
    assert sign_in(slug).get(number).status_code == 404


def test_without_a_tested_duty_contact_nothing_can_be_begun(visitor):
    token = NOW_WRITING.set("concerns")
    DutyTest.objects.all().delete()
    NOW_WRITING.reset(token)

    for page in ("", "risk", "what-happened", "how-known"):
        said = words_of(visitor.get(f"/speak-up/{page}"))
        assert "You cannot raise a concern here just now" in said
        assert RING in said
        assert "Other ways to speak up" in said
    assert visitor.get("/speak-up/return").status_code == 200


def test_whoever_has_begun_goes_on_when_the_contact_falls_away(visitor, before):
    fill(visitor)
    token = NOW_WRITING.set("concerns")
    DutyTest.objects.all().delete()
    NOW_WRITING.reset(token)

    done = send(visitor)

    assert "Your concern has arrived" in done.text
    assert alerting.open_to_mail(newest(before).to_mail)


def test_colleagues_who_raise_it_together_tell_the_duty_contact_too(visitor, sign_in, before):
    fill(visitor)

    asked = words_of(visitor.get("/speak-up/hold/together"))
    visitor.post("/speak-up/hold/together", {"kept": "on", "count": "3"})

    assert "What you tell the duty contact about the child" in asked
    assert WHERE in words_of(sign_in("duty").get(f"/casework/duty/{newest(before).id}"))


def test_the_check_page_has_risk_readers_and_seven_words_before_the_long_text(visitor):
    said = words_of(fill(visitor))

    order = [
        said.index(each)
        for each in (
            "Is a child at risk now?",
            "Who will be able to read it",
            "Your receipt",
            "Visits were made up.",
        )
    ]
    assert order == sorted(order)
