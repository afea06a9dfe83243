"""Chromium, visitors with and without scripts, and a running demo."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests import static_files
from tests.journeys import demo as demos
from tests.journeys.browser import ARGUMENTS, CHROMIUM, DESK, PHONE, Visitor

# Playwright runs an event loop in this thread, which Django takes for asynchronous code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
# A browser seals for some seconds where two halves of the journeys share two cores. What never
# comes is missed all the same, only later.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session", autouse=True)
def static_files_under_plain_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """`live_server` serves what no `collectstatic` has hashed."""
    with static_files.under_plain_names(tmp_path_factory.mktemp("static")):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium. Without it a journey is skipped with this reason; in CI it fails."""
    if not CHROMIUM.exists():
        reason = f"a journey needs {CHROMIUM} (Debian's package `chromium`)"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def visitor(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[Visitor]:
    """Somebody with a browser: each test runs once with scripts and once without."""
    somebody = Visitor(chromium, scripts=request.param)
    yield somebody
    somebody.leave()


@pytest.fixture
def desk(visitor: Visitor) -> Page:
    """A visitor's page on a desktop screen."""
    return visitor.at(DESK)


@pytest.fixture
def phone(visitor: Visitor) -> Page:
    """A visitor's page on a phone."""
    return visitor.at(PHONE)


@pytest.fixture(scope="session")
def told_story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a demo whose story has been told, once for all journeys."""
    return demos.tell(tmp_path_factory.mktemp("story") / "var")


@pytest.fixture(scope="session")
def standing_demo(
    told_story: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[demos.Demo]:
    """A demo that many tests share, because they only look."""
    with demos.running(told_story, tmp_path_factory.mktemp("standing") / "var") as running:
        yield running


@pytest.fixture
def demo(told_story: Path, tmp_path: Path) -> Iterator[demos.Demo]:
    """A demo that this test alone uses, running on a copy."""
    with demos.running(told_story, tmp_path / "var") as running:
        yield running


@pytest.fixture(scope="module")
def common_demo(told_story: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[demos.Demo]:
    """A demo that the tests of one file share: each changes something that no other looks at."""
    with demos.running(told_story, tmp_path_factory.mktemp("common") / "var") as running:
        yield running
