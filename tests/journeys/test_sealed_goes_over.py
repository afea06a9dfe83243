"""Leaving the pages on which the browser seals: back, by a reload, or over to the plain pages."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.browser import PHONE, Visitor, keep_screenshot
from tests.journeys.demo import Demo

pytestmark = pytest.mark.journey

WORDS = "Two reviews were written up without anybody having met the child."
FILE = {"name": "dates.txt", "mimeType": "text/plain", "buffer": b"Two dates.\n"}
HOLD, TOGETHER = "Hold it until others come forward", "Raise it together with colleagues"


@pytest.fixture
def phone(chromium: Browser, common_demo: Demo) -> Iterator[Page]:
    """A phone whose scripts run, on the second page."""
    visitor = Visitor(chromium, scripts=True)
    page = visitor.at(PHONE, common_demo.url)
    page.set_default_timeout(20_000)
    yield page
    visitor.leave()


def press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)


def say(phone: Page, risk: str) -> None:
    """Answer the first page."""
    phone.goto("/speak-up/risk")
    expect(phone.locator("[data-promised=browser]").first).to_be_visible()
    phone.get_by_role("main").get_by_label(risk, exact=True).check()
    press(phone, "Continue")
    heading(phone, "What happened?")


def check_page(phone: Page, risk: str) -> None:
    """Answer three pages."""
    say(phone, risk)
    phone.locator("[name=words]").fill(WORDS)
    phone.locator("[name=file]").set_input_files(FILE)  # type: ignore[arg-type]
    press(phone, "Continue")
    heading(phone, "You, and whose work it is about")
    phone.get_by_role("main").get_by_label("Do not ask who I am").check()
    phone.get_by_role("main").get_by_label("Senior post A", exact=True).check()
    press(phone, "Continue")
    heading(phone, "Check, write down your seven words, and send")


def test_back_keeps_what_was_typed_and_a_reload_is_asked_about(phone: Page):
    said: list[str] = []
    phone.on("dialog", lambda each: (said.append(each.type), each.dismiss()))
    say(phone, "No")
    phone.locator("[name=words]").fill(WORDS)

    phone.go_back()
    heading(phone, "Is a child at risk now?")
    phone.go_forward()
    heading(phone, "What happened?")

    expect(phone.locator("[name=words]")).to_have_value(WORDS)
    phone.evaluate("setTimeout(() => location.reload())")
    phone.wait_for_timeout(1500)
    assert said == ["beforeunload"]
    expect(phone.locator("[name=words]")).to_have_value(WORDS)


def test_whoever_exits_is_asked_nothing(phone: Page):
    said: list[str] = []
    phone.on("dialog", lambda each: (said.append(each.type), each.dismiss()))
    say(phone, "No")
    phone.locator("[name=words]").fill(WORDS)

    phone.locator(".govuk-exit-this-page__button").click(no_wait_after=True)
    phone.wait_for_timeout(1500)

    assert said == []


@pytest.mark.parametrize("way", [HOLD, TOGETHER])
def test_other_ways_on_take_everything_along_once_somebody_agrees(phone: Page, way: str):
    check_page(phone, "No")
    link = phone.get_by_role("link", name=way)
    link.click()
    expect(phone.locator(".govuk-error-summary")).to_contain_text("our server locks what you have")
    keep_screenshot(phone, f"sealed-goes-over-{'hold' if way == HOLD else 'together'}")
    link.click()

    heading(phone, way)
    phone.goto("/speak-up/check")
    for each in (WORDS, str(FILE["name"]), "Senior post A"):
        expect(phone.get_by_role("main")).to_contain_text(each)


def test_what_may_be_about_a_child_at_risk_is_not_offered_to_wait(phone: Page):
    check_page(phone, "I do not know")

    main = phone.get_by_role("main")
    expect(main.get_by_role("link", name=TOGETHER)).to_be_visible()
    expect(main.get_by_role("link", name=re.compile(HOLD))).to_have_count(0)
