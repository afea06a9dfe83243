"""What tests of pages share: static files under their plain names, and a page with every widget."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from django.test import Client

from tests import static_files
from tests.rooms.investigations.scene import Scene
from tests.web import crawl
from tests.web.crawl import Walk
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told


@pytest.fixture(scope="session", autouse=True)
def static_files_under_plain_names(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Pages name static files as the source does; one test of its own looks at the hashes."""
    with static_files.under_plain_names(tmp_path_factory.mktemp("static")):
        yield


@pytest.fixture
def sink(db: None, settings) -> str:
    """The address of a page with every widget.

    By pytest's own settings, because two ways of changing settings undo each other's work.
    """
    settings.ROOT_URLCONF = "tests.web.sink"
    settings.LOGIN_URL = "/account/sign-in"
    return "/sink"


@pytest.fixture
def scene(cast: Cast, told: Told, noon: datetime) -> Scene:
    """A second investigation of the concern of the story, to be made step by step."""
    assert told.concern is not None
    return Scene(cast=cast, concern=told.concern, at=noon)


_WALKED: dict[str, Walk] = {}


@pytest.fixture
def walked(cast: Cast, told: Told, sign_in: Callable[..., Client]) -> Walk:
    """Every page that somebody of the story reaches. Walked once, for all tests."""
    if "walk" not in _WALKED:
        readers = {slug: sign_in(slug) for slug in crawl.READERS}
        reporter = Client()
        words = next(iter(told.receipts.values()))
        reporter.post("/speak-up/return", {"receipt": words})
        _WALKED["walk"] = crawl.walk({crawl.REPORTER: reporter, **readers})
    return _WALKED["walk"]
