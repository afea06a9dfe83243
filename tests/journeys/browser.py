"""A visitor in Chromium, and what every page must hold for them."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
DESK = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
# For a story that scripts change nothing in: it is gone through once, as the poorest browser would.
WITHOUT_SCRIPTS = pytest.mark.parametrize(
    "visitor", [False], ids=["without scripts"], indirect=True
)


@dataclass
class Visitor:
    """Somebody with a browser, whose scripts run or do not. Each page has cookies of its own."""

    browser: Browser
    scripts: bool
    contexts: list[BrowserContext] = field(default_factory=list)
    looked_at: set[tuple[str, str]] = field(default_factory=set)

    def at(self, screen: dict[str, int], base_url: str | None = None) -> Page:
        """A new page on a screen of this size, as somebody who has never been here."""
        phone: dict[str, Any] = {"has_touch": True} if screen == PHONE else {}
        context = self.browser.new_context(
            viewport=dict(screen),
            java_script_enabled=self.scripts,
            base_url=base_url,
            locale="en-GB",
            timezone_id="Europe/London",
            **phone,
        )
        self.contexts.append(context)
        return context.new_page()

    def leave(self) -> None:
        """Close every page."""
        for context in self.contexts:
            context.close()


def assert_accessible(page: Page) -> None:
    """No violation that axe knows of, and nothing that scrolls sideways (WCAG 1.4.10)."""
    violations = _violations(page)
    assert violations == [], f"{page.url}: {violations}"
    wider = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    assert page.evaluate(wider) <= 0, f"{page.url} scrolls sideways"


def assert_error_links_resolve(page: Page) -> None:
    """The page has a summary of errors, and each link in it leads to something that takes focus."""
    expect(page).to_have_title(re.compile("^Error: "))
    links = page.locator(".govuk-error-summary a")
    targets = [link.get_attribute("href") or "" for link in links.all()]
    assert targets, f"{page.url} has no link in its summary of errors"
    for target in targets:
        assert target.startswith("#"), f"{page.url}: {target!r} leads away"
        found = page.locator(f'[id="{target[1:]}"]')
        assert found.count() == 1, f"{page.url}: {found.count()} elements for {target}"
        found.focus()
        expect(found).to_be_focused()


def keep_screenshot(page: Page, name: str) -> None:
    """Save the whole page under this name, where UPHELD_SCREENSHOTS names a folder."""
    if folder := os.environ.get("UPHELD_SCREENSHOTS"):
        width = (page.viewport_size or DESK)["width"]
        page.screenshot(path=Path(folder) / f"{name}-{width}.png", full_page=True)


def _violations(page: Page) -> list[str]:
    """What axe finds, as short sentences.

    Axe never answers where scripts are off. So the markup is shown a second time, without its
    scripts, where axe may run: what a reader without scripts sees.
    """
    browser = page.context.browser
    assert browser is not None
    if page.evaluate("document.body.classList.contains('js-enabled')"):
        return _found_by_axe(page)
    again = _second_look(browser)
    again.set_viewport_size(page.viewport_size or DESK)
    again.set_content(_without_scripts(page.content(), page.url))
    return _found_by_axe(again)


@cache
def _second_look(browser: Browser) -> Page:
    """One page for all second looks: a new one for each would fetch every style again."""
    return browser.new_context(locale="en-GB").new_page()


def _without_scripts(markup: str, address: str) -> str:
    silent = re.sub(r"<script\b.*?</script>", "", markup, flags=re.DOTALL)
    return silent.replace("<head>", f'<head><base href="{address}">', 1)


def _found_by_axe(page: Page) -> list[str]:
    found = Axe().run(page).response["violations"]
    return [
        f"{violation['id']}: {violation['help']}: {node['html'][:200]}"
        for violation in found
        for node in violation["nodes"]
    ]
