"""Every page of an investigation answers at every stage, for everybody with a part in it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.test import Client

from tests.web import crawl
from upheld.investigations.states import Stage

PARTS = ("investigator", "mo", "ceo", "ia", "union")


@pytest.mark.parametrize("stage", Stage)
def test_no_page_of_an_investigation_breaks(stage, scene, sign_in):
    scene.reach(stage)
    start = f"/casework/investigations/{scene.id}/"

    for part in PARTS:
        client = sign_in(part)
        client.raise_request_exception = False
        seen = dict(_walked(client, start))
        beginning = seen.pop(start)  # whoever has no part yet finds nothing there, and so no link
        broken = {address: status for address, status in seen.items() if status >= 400}
        assert not broken, (part, broken)
        assert seen or beginning == 404


def _walked(client: Client, start: str) -> Iterator[tuple[str, int]]:
    """Follow each link that stays below one address."""
    waiting, known = [start], {start}
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        yield address, answer.status_code
        for kind, linked in crawl.addresses(address, answer):
            if kind == "link" and linked.startswith(start) and linked not in known:
                known.add(linked)
                waiting.append(linked)
