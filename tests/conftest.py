"""What every test stands on: a database in which the example has been told once.

The cast and the story are made by commands, once a session; each test then runs in a
transaction of its own on top of them. Tests that need real commits run last.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connections
from django.test import Client, TransactionTestCase
from django.utils import translation

from tests import cheap_argon, kept_story
from upheld.examples import duty, southwater
from upheld.examples.cast import Cast, gather
from upheld.examples.southwater.told import Told
from upheld.ledger import checkpoints, guard
from upheld.people import clock
from upheld.people.models import Account
from upheld.project import routers
from upheld.vault import index, unlocking
from upheld.web.unlocked import PERSONS_COOKIE

NOON = datetime(2021, 11, 5, 12, 0, tzinfo=UTC)


OF_ITS_OWN = ("tests/canary/", "tests/faults/", "tests/project/")
"""Tests that make a database of their own, of the kind that this run is on."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option for a second run on another database."""
    parser.addoption(
        "--of-the-database",
        action="store_true",
        help="leave out the tests that use no database: another run has them",
    )


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give every test all databases, unlocked sessions included; real commits come last."""
    if config.getoption("--of-the-database"):
        without = [each for each in items if not _is_of_the_database(each)]
        config.hook.pytest_deselected(items=without)
        items[:] = [each for each in items if _is_of_the_database(each)]
    for item in items:
        if item.get_closest_marker("django_db") is None and _needs_a_database(item):
            real = _uses(item, "transactional_db", "live_server")
            item.add_marker(pytest.mark.django_db(databases="__all__", transaction=real))
    items.sort(key=_leaves_the_database_empty)


def pytest_collection_finish() -> None:
    """Look for lost cycles less often, and not among modules and tests, which all stay."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)


def _uses(item: pytest.Item, *fixtures: str) -> bool:
    return bool(set(fixtures) & set(getattr(item, "fixturenames", ())))


def _needs_a_database(item: pytest.Item) -> bool:
    return _uses(item, "db", "transactional_db", "live_server")


def _is_of_the_database(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or _needs_a_database(item) or item.nodeid.startswith(OF_ITS_OWN)


def _leaves_the_database_empty(item: pytest.Item) -> bool:
    marked = item.get_closest_marker("django_db")
    real = bool(marked and marked.kwargs.get("transaction"))
    return real or _uses(item, "transactional_db", "live_server")


@pytest.fixture(scope="session", autouse=True)
def files_of_this_run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Keep keys and the published log of tests in a folder of their own."""
    var = tmp_path_factory.mktemp("var")
    before = settings.UPHELD_LOG_DIR, settings.UPHELD_LOG_KEY, settings.UPHELD_FILES_DIR
    settings.UPHELD_LOG_DIR, settings.UPHELD_LOG_KEY = var / "log", var / "keys" / "log"
    settings.UPHELD_FILES_DIR = var / "attachments"
    practice, settings.UPHELD_PRACTICE_DIR = settings.UPHELD_PRACTICE_DIR, var / "practice"
    settings.UPHELD_READ_IN_BACKGROUND = False
    yield var
    settings.UPHELD_READ_IN_BACKGROUND = True
    settings.UPHELD_PRACTICE_DIR = practice
    settings.UPHELD_LOG_DIR, settings.UPHELD_LOG_KEY, settings.UPHELD_FILES_DIR = before


@pytest.fixture(autouse=True)
def words_in_english() -> Iterator[None]:
    """Begin each test in English: a page that was asked for in Welsh leaves its language behind."""
    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(autouse=True)
def the_published_log_is_as_told(files_of_this_run: Path) -> Iterator[None]:
    """See that a test publishes into a copy: what it wrote into the log, no rollback takes back."""
    log = files_of_this_run / "log"
    before = _newest(log)
    yield
    if before and _newest(log) != before:
        pytest.fail("This test published into the log that all tests share. Copy it first.")


def _newest(log: Path) -> int:
    checkpoint = log / "checkpoint"
    return checkpoint.stat().st_mtime_ns if checkpoint.exists() else 0


_STORY: dict[str, object] = {}


@pytest.fixture(scope="session")
def django_db_use_migrations(django_db_use_migrations: bool) -> bool:
    """Leave the migrations out where a kept database replaces what they make."""
    return django_db_use_migrations and not kept_story.is_kept()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Make the one volatile table from its model: all migrations would run for it a second time."""
    for alias in {routers.ALIAS} & set(connections):
        connections[alias].settings_dict["TEST"]["MIGRATE"] = False


@pytest.fixture(scope="session", autouse=True)
def cheap_argon2() -> Iterator[None]:
    """Let no run of the tests be spent on Argon2."""
    with cheap_argon.less_slowly():
        yield


@pytest.fixture(scope="session")
def django_db_setup(
    django_db_setup: None,
    django_db_blocker: pytest.FixtureRequest,
    files_of_this_run: Path,
    cheap_argon2: None,
) -> None:
    """Tell the example once, in the fresh test database, or take the one that is kept."""
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        if kept_story.is_kept():
            _STORY.update(kept_story.take(files_of_this_run))
            return
        checkpoints.make_key()
        _STORY["cast"], _STORY["told"] = southwater.tell()
        _everybody_has_unlocked(_STORY["cast"])
        if kept_story.is_wanted():
            kept_story.keep(_STORY, files_of_this_run)


def _everybody_has_unlocked(cast: Cast) -> None:
    """Try the grants of the story once and not again in every test in which somebody unlocks."""
    for each in cast.members.values():
        if each.signs_in:
            index.try_new(each.keys)


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in the example, with actors and unlocked keys."""
    if not Account.objects.exists():  # a test with real commits has emptied the tables
        _STORY["cast"] = gather(name="Southwater", at=NOON - timedelta(days=500))
        duty.set_up(_STORY["cast"], NOON - timedelta(days=2))
    return _STORY["cast"]  # type: ignore[return-value]


@pytest.fixture
def told(db: None) -> Told:
    """What the story made."""
    return _STORY["told"]  # type: ignore[return-value]


@pytest.fixture
def noon() -> datetime:
    """A moment after the story's end."""
    return NOON


@pytest.fixture
def sign_in(cast: Cast) -> Callable[..., Client]:
    """Sign somebody of the cast in: `sign_in("mo")`, or `sign_in("mo", unlocked=False)`."""

    def enter(slug: str, *, unlocked: bool = True) -> Client:
        client = Client()
        client.force_login(Account.objects.get(person_id=cast.person(slug)))
        if unlocked:
            secret = unlocking.begin(keys=cast.keys(slug), now=clock.now())
            client.cookies[PERSONS_COOKIE] = secret
        return client

    return enter


@pytest.fixture(scope="session", autouse=True)
def flush_is_no_command() -> Iterator[None]:
    """Lift the guard while Django empties the tables after a test with real commits."""
    # Django has no other place to stand around its flush.
    empty = TransactionTestCase._fixture_teardown  # noqa: SLF001

    def without_the_guard(case: TransactionTestCase) -> None:
        guarded = [each for each in connections.all() if guard.guard in each.execute_wrappers]
        for each in guarded:
            each.execute_wrappers.remove(guard.guard)
        try:
            empty(case)
        finally:
            for each in guarded:
                guard.stand(each)

    TransactionTestCase._fixture_teardown = without_the_guard  # noqa: SLF001
    yield
    TransactionTestCase._fixture_teardown = empty  # noqa: SLF001
