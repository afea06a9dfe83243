"""Decisions are recorded once, on one page, under a number of their own."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from tests.rules.repository import files, named

RECORDS = sorted(files("docs/adr", ".md"))
PARTS = ["## Status", "## Context", "## Decision", "## Consequences"]
ONE_PAGE = 60


def test_there_are_records():
    assert RECORDS


def test_no_two_records_share_a_number():
    numbers = Counter(path.name.split("-")[0] for path in RECORDS)
    assert [number for number, times in numbers.items() if times > 1] == []


@pytest.mark.parametrize("path", RECORDS, ids=named)
def test_a_record_is_named_by_number_and_subject(path):
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)
    title = path.read_text(encoding="utf-8").splitlines()[0]
    assert title.startswith(f"# {path.name[:4]} · ")


@pytest.mark.parametrize("path", RECORDS, ids=named)
def test_a_record_has_its_four_parts_on_one_page(path):
    lines = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line.startswith("## ")] == PARTS
    assert len(lines) <= ONE_PAGE
