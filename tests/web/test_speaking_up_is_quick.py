"""What one concern costs: how often its four pages ask the database, whoever else there is.

Each number is what was counted when it was written down, with a little room. Whoever needs
more says why: 31 people came at once before.
"""

from __future__ import annotations

from typing import Any

from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.web.test_speak_up import KNOWN, WORDS

STEPS: tuple[tuple[str, dict[str, Any] | None, int], ...] = (
    ("/speak-up/", None, 8),
    ("/speak-up/risk", None, 12),
    ("/speak-up/risk", {"risk": "no"}, 25),
    ("/speak-up/what-happened", None, 6),
    ("/speak-up/what-happened", {"words": WORDS}, 19),
    ("/speak-up/how-known", None, 7),
    ("/speak-up/how-known", dict(KNOWN), 20),
    ("/speak-up/check", None, 12),
    ("/speak-up/check", {"kept": "on"}, 52),
)


def test_no_page_of_the_four_asks_more_often_than_it_must(db: None, cast: object) -> None:
    reporter = Client()
    reporter.get("/speak-up/")  # what is read once for all

    for path, answers, most in STEPS:
        asked = [CaptureQueriesContext(connections[alias]) for alias in connections]
        for each in asked:
            each.__enter__()
        came = reporter.get(path) if answers is None else reporter.post(path, answers)
        for each in asked:
            each.__exit__(None, None, None)
        assert came.status_code == (200 if answers is None else 302), path
        number = sum(len(each) for each in asked)
        assert number <= most, f"{path} {'asked' if answers is None else 'answered'}: {number}"


def test_a_draft_is_opened_once_for_a_page_and_never_kept_for_the_next(
    db: None, cast: object
) -> None:
    reporter = Client()
    reporter.post("/speak-up/risk", {"risk": "no"})
    reporter.post("/speak-up/what-happened", {"words": WORDS})

    with CaptureQueriesContext(connections["default"]) as asked:
        reporter.post("/speak-up/how-known", dict(KNOWN))
    opened = [each for each in asked if 'FROM "vault_sealedbody" INNER JOIN' in each["sql"]]
    assert len(opened) == 1

    with CaptureQueriesContext(connections["default"]) as asked:
        assert WORDS in reporter.get("/speak-up/check").text
    opened = [each for each in asked if 'FROM "vault_sealedbody" INNER JOIN' in each["sql"]]
    assert len(opened) == 1
