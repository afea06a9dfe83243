"""Three people on phones hold the same concern; a custodian asks; all agree; a receiver reads."""

from __future__ import annotations

import pytest

from tests.journeys.browser import (
    DESK,
    PHONE,
    WITHOUT_SCRIPTS,
    Visitor,
    assert_error_links_resolve,
    keep_screenshot,
)
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work, somebody

pytestmark = [pytest.mark.journey, WITHOUT_SCRIPTS]

POST = "Senior post B"
WORDS = (
    "I was told to change the date of a visit. CANARY-E1",
    "A visit is in the file that I never made. CANARY-E2",
    "My visits were moved to another week. CANARY-E3",
)


def test_three_people_hold_a_concern_until_they_are_three(visitor: Visitor, demo: Demo):
    papers = _print_papers(at_work(visitor, demo, "Union branch secretary", DESK))
    custodian = at_work(visitor, demo, "External auditor", DESK)
    phones = [somebody(visitor, demo, PHONE) for _ in WORDS]
    receipts = []

    for phone, words, paper in zip(phones, WORDS, papers, strict=False):
        _nobody_to_ask(custodian)
        receipts.append(_hold(phone, words, paper))
    _ask(custodian)
    for phone, words, receipt in zip(phones, WORDS, receipts, strict=True):
        _agree(phone, words, receipt)
    _are_read(at_work(visitor, demo, "Monitoring officer", DESK))
    _nothing_is_shown(custodian)
    assert not any("CANARY" in url for phone in phones for url in phone.been_at)


def _print_papers(union: Person) -> list[str]:
    union.follow("All concerns that you can read")
    union.follow("Print words for people who wait for others")
    union.press("Make the words")
    assert_error_links_resolve(union.page)
    union.fill("How many sheets of ten?", "1")
    union.press("Make the words")
    keep_screenshot(union.page, "escrow-papers")
    papers = union.main.locator(".upheld-receipt").all_inner_texts()
    assert len(set(papers)) == 10
    return papers


def _nobody_to_ask(custodian: Person) -> None:
    custodian.go("/casework/waiting-for-others")
    custodian.reads("There is nobody to ask.")


def _hold(phone: Person, words: str, paper: str) -> str:
    phone.follow("Raise a concern")
    phone.follow("Write it now and hold it until others come forward")
    keep_screenshot(phone.page, "escrow-about")
    phone.press("Write my concern")
    phone.choose("No")
    phone.press("Continue")
    phone.fill("What happened?", words)
    phone.press("Continue")
    phone.choose("Do not ask who I am", POST)
    phone.press("Continue")
    phone.follow("Hold it until others come forward")
    phone.follow("Hold my concern")
    receipt = phone.main.locator(".upheld-receipt").inner_text()
    phone.press("Hold it")
    assert_error_links_resolve(phone.page)
    phone.choose(POST, "3 months", "I have written down my own seven words")
    phone.fill("The words on the paper from your union", "not the words of any paper here")
    phone.press("Hold it")
    assert_error_links_resolve(phone.page)
    phone.fill("The words on the paper from your union", paper)
    keep_screenshot(phone.page, "escrow-terms")
    phone.press("Hold it")
    phone.reads_heading("Your concern is waiting")
    phone.reads("Nobody has read it.", POST)
    keep_screenshot(phone.page, "escrow-held")
    phone.press("Close it on this device")
    return receipt


def _ask(custodian: Person) -> None:
    custodian.enter("Casework")
    custodian.follow(f"3 people have named the same post: {POST}. Ask them.")
    custodian.reads(POST, "3 people have named this post.")
    assert "CANARY" not in custodian.page.content()
    keep_screenshot(custodian.page, "escrow-custodian")
    custodian.press("Ask them whether they will send it now")
    custodian.reads("Everybody has been asked")


def _agree(phone: Person, words: str, receipt: str) -> None:
    phone.go("/speak-up/return")
    phone.fill("Your seven words", receipt)
    phone.press("Continue")
    phone.reads_heading("Others have come forward")
    phone.reads("3 people, with you, have named this post", POST)
    keep_screenshot(phone.page, "escrow-asked")
    phone.press("Not now")
    phone.reads("You can still send it.")
    phone.follow("Yes, show me who will read it")
    phone.reads(words, "Monitoring officer")
    keep_screenshot(phone.page, "escrow-send")
    phone.press("Send")
    phone.reads_heading("Your concern has arrived")
    phone.follow("Go to your concern")
    phone.reads(words)


def _are_read(receiver: Person) -> None:
    receiver.follow("All concerns that you can read")
    today = f"{receiver.today.day} {receiver.today:%B %Y}"
    rows = receiver.main.get_by_role("link", name=today, exact=True)
    addresses = [rows.nth(n).get_attribute("href") for n in range(rows.count())]
    assert len(addresses) == len(WORDS)
    pages = []
    for address in addresses:
        receiver.go(str(address))
        pages.append(receiver.main.inner_text())
    assert all(any(words in page for page in pages) for words in WORDS)


def _nothing_is_shown(custodian: Person) -> None:
    """Who has agreed changes nothing on the custodian's page."""
    custodian.go("/casework/waiting-for-others")
    custodian.reads("3 people have named this post.", "3 of them have been asked.")
