"""The script that seals in a reporter's browser: the published one, and nothing beside it."""

from __future__ import annotations

import hashlib
import json
import re

import pytest

from tests.rules.repository import ROOT
from upheld.vault.words import drawn_words

SERVED = ROOT / "src" / "upheld" / "web" / "static" / "js"
PAGE = ROOT / "docs" / "browser-sealing.md"
LOCK = ROOT / "browser" / "package-lock.json"
SOURCES = sorted((ROOT / "browser" / "src").glob("*.js"))
# In parts, as what they forbid must not stand in the bundle, and may stand here.
NEVER = ["eval(", "new Function", "WebAssembly", "innerHTML", "document.write", "sessionStorage"]
NEVER += ["localStorage", "indexedDB", "document.cookie", "sendBeacon", "XMLHttpRequest"]


@pytest.fixture(scope="module")
def bundle() -> str:
    return (SERVED / "sealed.js").read_text(encoding="utf-8")


def test_the_committed_bundle_is_the_published_one(bundle):
    found = re.findall(r"`([0-9a-f]{64})`", PAGE.read_text(encoding="utf-8"))
    assert found == [hashlib.sha256(bundle.encode()).hexdigest()]


@pytest.mark.parametrize("words", NEVER)
def test_it_keeps_nothing_and_runs_nothing_that_came_as_text(bundle, words):
    assert words not in bundle


def test_it_asks_no_other_server(bundle):
    assert re.findall(r"https?://[^\s\"'`)]+", bundle) == []


def test_it_draws_from_the_same_list_of_words_as_the_server():
    assert tuple((SERVED / "words.txt").read_text(encoding="utf-8").split()) == drawn_words()


def test_the_lock_holds_hashes_and_no_address():
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    pinned = {name: each for name, each in lock["packages"].items() if name}
    assert pinned
    assert [name for name, each in pinned.items() if "resolved" in each] == []
    assert [name for name, each in pinned.items() if "integrity" not in each] == []


def test_everything_in_it_is_named_with_its_terms():
    terms = (SERVED / "sealed-licences.txt").read_text(encoding="utf-8")
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    lock = json.loads(LOCK.read_text(encoding="utf-8"))
    theirs = {n: each for n, each in lock["packages"].items() if n and "esbuild" not in n}
    named = {name.rsplit("node_modules/", 1)[-1] for name in theirs}
    assert [each for each in named if f"{each} " not in terms] == []
    assert "age-encryption" in notice
    assert {each["license"] for each in theirs.values()} == {"MIT", "BSD-3-Clause"}


@pytest.mark.parametrize("source", SOURCES, ids=lambda each: each.name)
def test_a_source_stays_small_enough_to_be_read(source):
    lines = source.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 300
    assert max(map(len, lines)) <= 120
