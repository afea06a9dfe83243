"""The first minute: somebody frightened opens the start page, reads, and leaves in a hurry."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.browser import (
    assert_accessible,
    assert_error_links_resolve,
    keep_screenshot,
)

pytestmark = pytest.mark.journey


@pytest.fixture
def site(live_server, settings):
    """The address of a site with every widget on a page; leaving goes to a page of this site."""
    settings.ROOT_URLCONF = "tests.web.sink"
    settings.UPHELD_LEAVE_TO = f"{live_server.url}/cookies"
    return live_server.url


@pytest.mark.parametrize(
    "address", ["/", "/staying-safe", "/cookies", "/privacy", "/accessibility"]
)
def test_every_plain_page_is_accessible_on_a_phone(phone: Page, site, address):
    phone.goto(site + address)

    assert_accessible(phone)
    keep_screenshot(phone, f"plain{address.replace('/', '-')}")


def test_the_start_page_is_accessible_at_a_desk_and_raising_a_concern_comes_first(desk, site):
    desk.goto(site)

    assert_accessible(desk)
    keep_screenshot(desk, "start")
    first = desk.locator("main").get_by_role("button").first
    expect(first).to_have_text("Raise a concern")


def test_the_first_door_and_the_way_out_need_no_scrolling_on_a_phone(phone, site):
    phone.goto(site)

    expect(phone.locator("main").get_by_role("button").first).to_be_in_viewport()
    expect(phone.get_by_role("button", name="Exit this page")).to_be_in_viewport()


def test_leaving_takes_one_press_and_going_back_shows_nothing(phone, site):
    phone.goto(f"{site}/sink")
    phone.get_by_label("What happened?").fill("Visits were made up.")
    phone.get_by_role("button", name="Exit this page").click()
    phone.wait_for_url("**/cookies")

    assert phone.context.cookies() == []
    phone.go_back()
    expect(phone.get_by_label("What happened?")).to_have_value("")


def test_the_way_out_stays_in_reach_while_reading_on(phone, site):
    phone.goto(f"{site}/sink")
    phone.get_by_role("button", name="Continue").scroll_into_view_if_needed()

    expect(phone.get_by_role("button", name="Exit this page")).to_be_in_viewport()


def test_every_error_leads_to_its_field(phone, site):
    phone.goto(f"{site}/sink")
    phone.get_by_role("button", name="Continue").click()

    assert_error_links_resolve(phone)
    assert_accessible(phone)
    keep_screenshot(phone, "errors")


def test_the_keyboard_reaches_the_way_out_within_two_steps(desk, site):
    desk.goto(site)
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("link", name="Skip to main content")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.locator(".govuk-js-exit-this-page-skiplink")).to_be_focused()
    desk.keyboard.press("Enter")

    desk.wait_for_url("**/cookies")
