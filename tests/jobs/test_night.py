"""What the clock does at night, and only once."""

from __future__ import annotations

import shutil
from datetime import timedelta

import pytest

from upheld.jobs.tick import tick
from upheld.ledger import publisher, queries, rewriting

LAID = "Laid every table down anew in random order."


@pytest.fixture
def late(told, noon, settings, tmp_path):
    """Three in the morning, two days after the story's end, with a copy of its log."""
    settings.UPHELD_LOG_DIR = shutil.copytree(settings.UPHELD_LOG_DIR, tmp_path / "log")
    return noon.replace(hour=3) + timedelta(days=2)


def test_the_tables_are_laid_down_anew_once_after_the_log_was_published(late):
    said = tick(now=late)

    assert said.index(LAID) > next(at for at, line in enumerate(said) if "Published" in line)
    assert queries.published_on() == rewriting.rewritten_on() == late.date()
    assert LAID not in tick(now=late + timedelta(minutes=1))
    assert LAID in tick(now=late + timedelta(days=1))


def test_nothing_is_laid_down_anew_before_the_night(late):
    assert LAID not in tick(now=late.replace(hour=1))


def test_a_night_in_which_nobody_spoke_grows_the_log_like_any_other(late, settings):
    """The house's own work of the night always waits, so that no night is left out."""
    publisher.publish(at=late - timedelta(days=1))
    before = queries.checkpoint().size

    tick(now=late)
    tick(now=late + timedelta(days=1))

    assert queries.checkpoint().size == before + 2 * settings.UPHELD_LOG_MULTIPLE
