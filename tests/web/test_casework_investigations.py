"""Investigations in the browser: the whole chain, bad input, strangers, and what is recorded."""

from __future__ import annotations

import re
import uuid
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.web.investigation_chain import Chain, let_them_reply
from tests.web.investigation_chain import text as _text
from tests.web.investigation_chain import url as _url
from upheld.disclosure.extracting import extract
from upheld.investigations import queries
from upheld.ledger import queries as ledger

FILE_PAGES = (
    "casework-areas",
    "casework-interviews",
    "casework-documents",
    "casework-cases",
    "casework-findings",
    "casework-replies",
)
PAGES_FOR_ALL = (
    "casework-investigation",
    "casework-investigation-progress",
    "casework-terms",
    "casework-report",
)


@pytest.fixture
def id(told):
    return told.investigation


@pytest.mark.parametrize("slug", ["mo", "ceo", "investigator", "ia", "union", "union-2"])
def test_everybody_with_a_part_reads_the_record(sign_in, id, slug):
    client = sign_in(slug)
    for name in PAGES_FOR_ALL:
        response = client.get(_url(name, id))
        assert response.status_code == 200, name
        assert "This is a worked example." in _text(response)


@pytest.mark.parametrize("name", FILE_PAGES)
def test_the_file_is_the_investigators_alone(sign_in, id, name):
    assert sign_in("investigator").get(_url(name, id)).status_code == 200
    for slug in ("ceo", "mo", "ia", "union"):
        assert sign_in(slug).get(_url(name, id)).status_code == 404


@pytest.mark.parametrize("slug", ["senior-a", "senior-b", "dcs", "s151", "auditor", "hr"])
def test_for_everybody_else_a_page_is_as_absent_as_an_unknown_one(sign_in, id, slug):
    client = sign_in(slug)
    for name in (*PAGES_FOR_ALL, *FILE_PAGES, "casework-sign-off", "casework-terms-draft"):
        hidden, unknown = client.get(_url(name, id)), client.get(_url(name, uuid.uuid4()))
        assert hidden.status_code == unknown.status_code == 404
        assert _text(hidden) == _text(unknown)


def test_nobody_reads_it_without_signing_in(client, id):
    for name in (*PAGES_FOR_ALL, *FILE_PAGES):
        assert client.get(_url(name, id)).status_code == 302


def test_whoever_is_locked_is_sent_to_unlock_and_back(sign_in, id):
    response = sign_in("investigator", unlocked=False).get(_url("casework-findings", id))
    assert response.status_code == 302
    assert response["Location"].startswith(_url("unlock"))
    assert str(id) in response["Location"]


def test_the_list_names_no_investigation_to_a_stranger(sign_in, id):
    assert str(id) in sign_in("ceo").get(_url("casework-investigations")).content.decode()
    response = sign_in("senior-a").get(_url("casework-investigations"))
    assert "No investigation is open to you" in _text(response)


def test_the_record_shows_the_days_from_concern_to_commission(sign_in, id):
    text = _text(sign_in("ceo").get(_url("casework-investigation", id)))
    assert "14 days" in text
    assert "£25,000" in text
    assert "From the case this example follows" in text


def test_the_investigator_sees_what_is_completed(sign_in, id):
    text = _text(sign_in("investigator").get(_url("casework-investigation", id)))
    assert text.count("Completed") == 12


def test_cases_are_shown_with_what_they_add_up_to(sign_in, id):
    assert "13 of 21 (62%)" in _text(sign_in("investigator").get(_url("casework-cases", id)))


def test_findings_show_verdict_tenure_facts_and_where_each_comes_from(sign_in, id):
    text = _text(sign_in("investigator").get(_url("casework-findings", id)))
    assert text.count("Inferred: the sources do not state this verdict.") == 6
    assert "Senior post A (in post since 1 April 2018)" in text
    assert "S47, S170, S171" in text
    assert "Later evidence, 11 February 2021" in text
    assert "The findings are signed off and do not change." in text


def test_the_progress_page_says_numbers_and_no_word(sign_in, id):
    for slug in ("ceo", "ia", "union"):
        text = _text(sign_in(slug).get(_url("casework-investigation-progress", id)))
        assert "15 of 15" in text
        assert "culture of fear" not in text


def test_a_report_is_opened_by_pressing_a_button_and_each_time_is_recorded(sign_in, id, cast):
    client = sign_in("ceo")
    assert "culture of fear" not in _text(client.get(_url("casework-report", id)))
    assert client.get(_url("casework-report-open", id, 1)).status_code == 405
    before = _opened(cast, id)
    text = _text(client.post(_url("casework-report-open", id, 1)))
    assert "culture of fear" in text
    assert "13 of 21 (62%)" in text
    assert _opened(cast, id) == before + 1
    for slug in ("union", "ia", "senior-a"):
        assert sign_in(slug).post(_url("casework-report-open", id, 1)).status_code == 404


@pytest.mark.parametrize("ending", ["pdf", "docx"])
def test_a_copy_of_the_report_says_on_its_pages_whose_it_is(sign_in, id, cast, ending):
    before = _opened(cast, id)
    response = sign_in("ceo").post(_url("casework-report-open", id, 1), {"as": ending})
    assert response["Content-Disposition"] == f'attachment; filename="full-report.{ending}"'
    text = " ".join(extract(response.content, f"full-report.{ending}").text.split())
    assert "Issued to: Chief executive, version 1, 5 November 2021" in text
    assert "13 of 21 (62%)" in text
    assert "culture of fear" in text
    assert _opened(cast, id) == before + 1


def _opened(cast, id):
    given = {"actor": cast.actor("ceo"), "investigation": id, "on": date(2020, 8, 3)}
    row = queries.recipient(**given, version=1)
    lines = ledger.entries_about(actor=cast.actor("mo"), ids=[row.report_id])
    return [each.event for each in lines].count("investigations.report.opened")


def test_the_original_of_a_document_comes_as_a_download(sign_in, id, cast):
    client = sign_in("investigator")
    page = client.get(_url("casework-documents", id)).content.decode()
    document = re.search(r"documents/([0-9a-f-]{36})\"", page).group(1)
    page = client.get(_url("casework-document", id, document)).content.decode()
    address = re.search(r'action="([^"]+documents/[^"]+/open)"', page).group(1)
    response = client.post(address)
    assert response.getvalue().startswith(b"Planning meeting")
    assert response["Content-Disposition"].startswith("attachment")
    assert client.get(address).status_code == 405
    assert sign_in("ceo").post(address).status_code == 404


UNTIL = {"expires_on_day": "2", "expires_on_month": "3", "expires_on_year": "2031"}


@pytest.fixture
def chain(sign_in, cast, told):
    return Chain(sign_in, cast, told)


def _add_to_an_interview(chain, work):
    client = chain.clients[work]
    register = client.get(_url("casework-interviews", chain.id)).content.decode()
    [interview] = re.findall(r"interviews/([0-9a-f-]{36})\"", register)
    wordless = client.post(
        _url("casework-interview-add-to", chain.id, interview), {"kind": "correction"}
    )
    assert 'href="#id_words"' in wordless.content.decode()
    chain.press(
        work, "casework-interview-add-to", interview, kind="correction", words="It was May."
    )
    page = _text(client.get(_url("casework-interview", chain.id, interview)))
    assert "Said." in page
    assert "It was May." in page


def _ask_for_a_document(chain, work):
    client = chain.clients[work]
    day = {"due_on_day": "2", "due_on_month": "3", "due_on_year": "2031"}
    chain.press(work, "casework-request-add", what="Minutes of May", of_whom="A team", **day)
    page = client.get(_url("casework-documents", chain.id)).content.decode()
    [asked] = re.findall(r"requests/([0-9a-f-]{36})\"", page)
    unreasoned = client.post(_url("casework-request", chain.id, asked), {"given": "refused"})
    assert 'href="#id_words"' in unreasoned.content.decode()
    chain.press(work, "casework-request", asked, given="not-found", words="Nobody kept them.")
    assert "Nobody kept them." in _text(client.get(_url("casework-documents", chain.id)))


def test_the_whole_chain_is_done_by_pressing_buttons(chain):
    chain.begin()
    work = "investigator"
    chain.press(work, "casework-area-add", title="Decisions")
    chain.press(work, "casework-allegation-add", words="That plans were set aside.", area="later")
    assert "Not mapped to a headline area yet" in _text(
        chain.clients[work].get(_url("casework-areas", chain.id))
    )
    area, allegation = chain.matrix().areas[0].id, chain.matrix().unplaced[0].id
    chain.press(work, "casework-allegation-place", allegation, area=area)
    day = {"held_on_day": "2", "held_on_month": "3", "held_on_year": "2020"}
    chain.press(work, "casework-interview-add", stratum="raised-it", note="Said.", **day)
    _add_to_an_interview(chain, work)
    _ask_for_a_document(chain, work)
    chain.press(
        work,
        "casework-document-add",
        title="Minutes",
        provenance="The case file",
        file=SimpleUploadedFile("minutes.txt", b"agreed"),
    )
    chain.press(work, "casework-case-add", pseudonym="Child A", outcome="upheld", reasons="Read.")
    assert chain.finding(allegation).status_code == 302
    chain.press(work, "casework-area-observe", area, words="A promise was not kept.")
    chain.press(work, "casework-area-answer", area, outcome="upheld", reasons="As found.")
    finding = chain.matrix().areas[0].allegations[0].finding
    assert finding.facts == ("Document 1", "Interview 1")
    assert finding.post_ids == (str(chain.cast.post("senior-a")),)
    assert "See what is left" in _text(
        chain.clients["ia"].get(_url("casework-investigation", chain.id))
    )
    let_them_reply(chain, work)
    chain.press("ia", "casework-sign-off")
    chain.press(work, "casework-area-later", area, words="Known later.")
    chain.press(work, "casework-report-issue", summary="In short.", **UNTIL)
    for slug in ("ceo", "mo"):
        text = _text(chain.clients[slug].post(_url("casework-report-open", chain.id, 1)))
        assert "A promise was not kept." in text
        assert "1 of 1 (100%)" in text


def test_what_waits_leads_to_the_page_where_it_is_done(chain):
    chain.propose()
    home = chain.clients["investigator"].get(_url("casework-home")).content.decode()
    assert _url("casework-investigation-declare", chain.id) in home
    assert chain.id not in chain.clients["ceo"].get(_url("casework-home")).content.decode()


def test_the_second_of_two_writers_keeps_their_words_and_sees_the_others(chain):
    chain.begin()
    chain.press("investigator", "casework-allegation-add", words="That it was so.", area="later")
    allegation = chain.matrix().unplaced[0].id
    assert chain.finding(allegation, words="The first answer.").status_code == 302
    refused = chain.finding(allegation, words="The second answer.")
    text = _text(refused)
    assert "while you were writing" in text
    assert "The first answer." in text
    assert "The second answer." in text
    assert 'name="seen" value="1"' in refused.content.decode()
    assert chain.finding(allegation, words="The second answer.", seen="1").status_code == 302


@pytest.mark.parametrize(
    ("slug", "name", "typed", "missing"),
    [
        ("investigator", "casework-terms-draft", {"words": ""}, "id_words"),
        ("investigator", "casework-area-add", {"title": ""}, "id_title"),
        ("investigator", "casework-allegation-add", {"words": "", "area": "later"}, "id_words"),
        ("investigator", "casework-interview-add", {"note": "Kept words"}, "id_held_on-day"),
        ("investigator", "casework-document-add", {"title": "Kept words"}, "id_file"),
        ("investigator", "casework-case-add", {"reasons": "Kept words"}, "id_pseudonym"),
    ],
)
def test_bad_input_is_answered_with_a_link_and_loses_nothing(chain, slug, name, typed, missing):
    chain.begin()
    response = chain.clients[slug].post(_url(name, chain.id), typed)
    html = response.content.decode()
    assert response.status_code == 200
    assert "There is a problem" in html
    assert f'href="#{missing}"' in html
    assert "Kept words" in html or not any(typed.values()) or typed.get("area")


def test_a_refusal_of_the_house_is_shown_on_the_page(chain):
    chain.begin()
    response = chain.clients["ia"].post(_url("casework-sign-off", chain.id))
    assert "There are no headline areas yet." in _text(response)
    response = chain.clients["investigator"].post(
        _url("casework-report-issue", chain.id), {"summary": "Kept words"} | UNTIL
    )
    assert "not signed off yet" in _text(response)
    assert "Kept words" in response.content.decode()


@pytest.mark.parametrize("slug", ["ceo", "senior-a", "auditor", "investigator", "union"])
def test_only_a_receiver_with_the_concern_open_can_propose(sign_in, told, slug):
    address = _url("casework-investigation-propose", told.concern)
    assert sign_in(slug).get(address).status_code == 404


def test_the_way_to_a_proposal_starts_at_the_concern(sign_in, told):
    address = _url("casework-investigation-propose", told.concern)
    page = sign_in("mo").get(_url("casework-concern", told.concern)).content.decode()
    assert address in page
    page = sign_in("union").get(_url("casework-concern", told.concern)).content.decode()
    assert address not in page


def test_the_list_of_whom_to_propose_hides_those_in_conflict(sign_in, told):
    text = _text(sign_in("mo").get(_url("casework-investigation-propose", told.concern)))
    assert "Section 151 officer" in text
    assert "Senior post" not in text


@pytest.mark.parametrize(
    ("slug", "name"),
    [
        ("ceo", "casework-investigation-declare"),
        ("mo", "casework-investigation-commission"),
        ("ceo", "casework-investigation-open"),
        ("ceo", "casework-terms-draft"),
        ("mo", "casework-sign-off"),
        ("ceo", "casework-report-issue"),
    ],
)
def test_a_page_of_another_part_is_not_there(sign_in, id, slug, name):
    assert sign_in(slug).get(_url(name, id)).status_code == 404
