"""Copies of a released report before its day, as those who give and those who have them see it."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.embargo import CRITICISED, TERMS, TO_THEM, UNION, Embargo
from tests.rooms.learning.scene import AUTHOR, FIRST, SECOND
from upheld.disclosure.extracting import extract
from upheld.learning.models import EmbargoedCopy
from upheld.ledger.models import Opening

DAY = "12 November 2021"
HOME, LEARNING, MINE = "/casework/", "/casework/learning/", "/casework/investigations/"


@pytest.fixture
def embargo(cast) -> Embargo:
    return Embargo(cast, AFTER_THE_STORY)


def at(name: str, *ids: object) -> str:
    return reverse(f"casework-{name}", args=ids)


def words_of(answer) -> str:
    return " ".join(answer.content.decode().split())


def copies(embargo: Embargo, *step: object) -> str:
    return "/".join([at("learning-copies", embargo.id), *map(str, step)])


def test_a_receiver_agrees_with_the_union_and_it_reads_the_report(sign_in, embargo):
    receiver, union = sign_in(FIRST), sign_in(UNION)
    assert copies(embargo) in words_of(receiver.get(at("learning-report", embargo.id)))
    form = words_of(receiver.get(copies(embargo, "agree")))
    assert "Union branch secretary" in form
    assert "Second union" not in form
    typed = {"person": str(embargo.cast.person(UNION)), "terms": TERMS}
    assert receiver.post(copies(embargo, "agree"), typed).url == copies(embargo)
    assert TERMS in words_of(receiver.get(copies(embargo)))
    assert "before everybody else" not in words_of(union.get(HOME))
    embargo.release()
    [copy] = embargo.mine(UNION)
    assert f"who can from {DAY}" in words_of(union.get(HOME))
    assert at("copy", copy.id) in words_of(union.get(LEARNING))
    cover = words_of(union.get(at("copy", copy.id)))
    assert TERMS in cover
    assert f"not for others until midnight at the start of {DAY} (00:00)" in cover
    assert "Visits were written up" not in cover
    page = words_of(union.post(at("copy-open", copy.id)))
    assert "Visits were written up that nobody made." in page
    assert DAY in page
    embargo.day_comes()
    cover = words_of(union.get(at("copy", copy.id)))
    assert "/public/reports/visits" in cover
    assert "before everybody else, who can" not in words_of(union.get(HOME))
    answer = union.post(at("copy-open", copy.id), follow=True)
    assert "Everybody can read this report already." in words_of(answer)


@pytest.mark.parametrize("form", ["pdf", "docx", "html"])
def test_each_file_that_is_taken_away_is_marked_and_recorded_first(sign_in, embargo, form):
    embargo.agree()
    embargo.release()
    [copy] = embargo.mine(UNION)
    client, before = sign_in(UNION), Opening.objects.count()
    answer = client.post(at("copy-open", copy.id), {"as": form})
    assert Opening.objects.count() == before + 1
    words = " ".join(extract(answer.content, f"a.{form}").text.split())
    assert "Copy for: Union branch secretary," in words
    assert f"Not for others before {DAY}, 00:00." in words
    assert "Visits were written up that nobody made." in words
    assert f'embargoed-report.{form}"' in answer["Content-Disposition"]
    assert client.post(at("copy-open", copy.id), {"as": "exe"}).status_code == 404
    assert client.get(at("copy-open", copy.id)).status_code == 405


def test_the_author_addresses_copies_on_one_page_with_everybody_ticked(sign_in, embargo):
    author = sign_in(AUTHOR)
    page = words_of(author.get(copies(embargo)))
    assert page.count("No copy yet") == 2
    form = author.get(copies(embargo, "address")).content.decode()
    packets = re.findall(r'name="packets"[^>]*value="([0-9a-f-]{36})"[^>]*checked', form)
    assert len(packets) == 2
    typed = {"packets": packets, "words": TO_THEM}
    assert author.post(copies(embargo, "address"), typed).url == copies(embargo)
    page = words_of(author.get(copies(embargo)))
    assert "No copy yet" not in page
    assert "Senior post B" in page
    assert author.get(copies(embargo, "address")).status_code == 404
    embargo.release()
    for slug in CRITICISED:
        subject = sign_in(slug)
        [copy] = embargo.mine(slug)
        assert f"who can from {DAY}" in words_of(subject.get(HOME))
        assert at("copy", copy.id) in words_of(subject.get(MINE))
        assert at("copy", copy.id) in words_of(packet_of(subject, copy))
        assert TO_THEM in words_of(subject.get(at("copy", copy.id)))
        assert "Visits were written up" in words_of(subject.post(at("copy-open", copy.id)))
        assert at("copy", copy.id) not in words_of(subject.get(LEARNING))


def packet_of(client, copy):
    place = at("said-of-me", copy.packet)
    client.post(f"{place}/open")
    return client.get(place)


def test_after_the_day_the_packet_links_to_the_public_page(sign_in, embargo):
    embargo.address()
    embargo.release().day_comes()
    subject = sign_in("senior-a")
    [copy] = embargo.mine("senior-a")
    assert "/public/reports/visits" in words_of(packet_of(subject, copy))
    assert "before everybody else, who can" not in words_of(subject.get(HOME))


def test_those_who_serve_nobody_see_numbers_and_who_can(sign_in, embargo):
    embargo.agree()
    embargo.address()
    for slug in (FIRST, SECOND):
        client = sign_in(slug)
        page = words_of(client.get(copies(embargo)))
        assert "Copies addressed: 2. Of these on paper: 0." in page
        assert "Nobody else can address a copy." in page
        assert "Independent investigator" in page
        assert "Senior post" not in page
        assert client.get(copies(embargo, "address")).status_code == 404
        assert client.post(copies(embargo, "address"), {}).status_code == 404
    for slug in (SECOND, AUTHOR):
        page = words_of(sign_in(slug).get(copies(embargo)))
        assert "Agreements with a union: 1." in page
        assert TERMS not in page
        assert sign_in(slug).get(copies(embargo, "agree")).status_code == 404


def test_an_author_who_holds_no_packet_is_told_why_and_offered_nothing(sign_in, embargo):
    author = sign_in(AUTHOR)
    for lost, slug in enumerate(CRITICISED, start=1):
        embargo.lose(slug)
        page = words_of(author.get(copies(embargo)))
        assert f"Packets that you served: 2. Of these your keys do not open: {lost}." in page
        assert "Nobody else can address a copy." not in page
        assert f'href="{copies(embargo, "address")}"' not in page
        assert author.get(copies(embargo, "address")).status_code == 404


def test_a_form_says_that_no_mail_tells_them(sign_in, embargo):
    told = "tell each of them that something waits for them here, and nothing of what it is"
    assert told in words_of(sign_in(AUTHOR).get(copies(embargo, "address")))


def test_an_agreement_is_stopped_and_the_union_reads_why(sign_in, embargo):
    copy = embargo.agree()
    embargo.release()
    receiver, union = sign_in(FIRST), sign_in(UNION)
    stop = copies(embargo, copy.id, "stop")
    assert stop in words_of(receiver.get(copies(embargo)))
    assert "Enter why you stop it" in words_of(receiver.post(stop, {"reason": " "}))
    assert receiver.post(stop, {"reason": "It leaked."}).url == copies(embargo)
    assert "It leaked." in words_of(receiver.get(copies(embargo)))
    assert receiver.get(stop).status_code == 404
    cover = words_of(union.get(at("copy", copy.id)))
    assert "It leaked." in cover
    assert "Keep it as PDF" not in cover
    answer = union.post(at("copy-open", copy.id), follow=True)
    assert "This copy was stopped." in words_of(answer)
    assert "Stopped" in words_of(union.get(LEARNING))


def test_what_was_typed_stays_when_something_is_missing(sign_in, embargo):
    page = words_of(sign_in(FIRST).post(copies(embargo, "agree"), {"terms": TERMS}))
    assert "Choose with whom you have agreed it" in page
    assert TERMS in page
    page = words_of(sign_in(AUTHOR).post(copies(embargo, "address"), {"words": TO_THEM}))
    assert "Choose who gets a copy" in page
    assert TO_THEM in page


@pytest.mark.parametrize("slug", ["union-2", "senior-b", "dcs", "auditor", AUTHOR, FIRST, SECOND])
def test_for_everybody_else_there_is_no_copy(sign_in, embargo, slug):
    agreed = embargo.agree()
    embargo.address()
    embargo.release()
    [theirs] = embargo.mine("senior-a")
    client = sign_in(slug)
    for copy in (agreed, theirs):
        assert client.get(at("copy", copy.id)).status_code == 404
        assert client.post(at("copy-open", copy.id)).status_code == 404


@pytest.mark.parametrize("slug", ["union", "union-2", "senior-a", "dcs", "auditor"])
def test_for_strangers_there_is_no_page_of_copies(sign_in, embargo, slug):
    copy = embargo.agree()
    client = sign_in(slug)
    for step in ((), ("agree",), ("address",), (copy.id, "stop")):
        assert client.get(copies(embargo, *step)).status_code == 404
    assert client.post(copies(embargo, copy.id, "print")).status_code == 404


def test_locked_nobody_learns_that_there_is_a_copy(sign_in, embargo):
    copy = embargo.agree()
    embargo.release()
    client = sign_in(UNION, unlocked=False)
    assert "before everybody else" not in words_of(client.get(HOME))
    assert client.get(at("copy", copy.id)).url.startswith("/account/unlock")


def test_a_copy_on_paper_is_printed_by_the_author_alone(sign_in, embargo):
    copy, _other = embargo.address()
    embargo.release()
    printing = copies(embargo, copy.id, "print")
    assert sign_in(AUTHOR).post(printing).status_code == 404  # theirs is not on paper
    assert sign_in(FIRST).post(printing).status_code == 404
    assert EmbargoedCopy.objects.get(id=copy.id).first_opened_on is None
