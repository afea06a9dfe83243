"""What people type into the pages of the told story is nowhere but inside what is sealed."""

from __future__ import annotations

import pytest

from .looking import each_where
from .walks import WALKS

pytestmark = pytest.mark.canary

Places = list[tuple[str, bytes]]


@pytest.fixture(scope="module")
def kept_and_said(told_machine) -> Places:
    """Files, rows, what the process said, and what went over the wire beside pages."""
    wire = [(place, text.encode()) for place, text in told_machine.told["wire"]]
    return [*told_machine.everything(), *wire]


@pytest.fixture(scope="module")
def canaries_found(told_machine, kept_and_said) -> dict[str, list[str]]:
    """In which places each canary stands: looked for once, as there is much to look through."""
    return each_where(kept_and_said, told_machine.canaries)


@pytest.mark.parametrize("path", WALKS)
def test_a_canary_sent_through_a_page_is_nowhere(canaries_found, path):
    assert canaries_found[path] == []


@pytest.mark.parametrize("path", [name for name, each in WALKS.items() if each.is_kept])
def test_what_was_sent_arrived_and_can_be_read_by_whoever_holds_it(told_machine, path):
    assert told_machine.told["unread"][path] == []


@pytest.mark.parametrize("path", [name for name, each in WALKS.items() if not each.is_kept])
def test_what_was_refused_is_kept_nowhere_at_all(told_machine, path):
    typed = told_machine.told["unread"][path]
    assert typed
    assert all(each.startswith(told_machine.canaries[path]) for each in typed)


def test_no_secret_that_was_handed_out_is_anywhere(told_machine, kept_and_said):
    secrets = told_machine.told["secrets"]
    assert len(secrets) > 60
    # A cookie's own header is where its secret belongs; everything else is looked through.
    looked = [each for each in kept_and_said if not each[0].startswith("the cookies of ")]
    found = each_where(looked, secrets)
    assert {name: places for name, places in found.items() if places} == {}


def test_the_walk_went_through_pages_the_log_and_a_failure(told_machine, kept_and_said):
    places = {place for place, _ in kept_and_said}
    assert "default.vault_sealedbody" in places
    assert "default.django_session" in places
    assert "log/checkpoint" in places
    assert "the headers of /speak-up/check" in places
    assert "answered 500" in told_machine.said
