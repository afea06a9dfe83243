"""What was sealed by an earlier version opens for ever: the format of bodies is permanent."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest

from upheld.vault import bodies

VECTORS = Path(__file__).parents[2] / "vectors" / "sealed-bodies.json"


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text()), ids=lambda v: v["name"])
def test_a_body_of_an_earlier_version_still_opens(vector):
    opened = bodies.open_up(bytes.fromhex(vector["blob"]), vector["identity"])
    assert opened.is_by(bytes.fromhex(vector["verify_key"]))
    said = vector["says"]
    assert opened.body == bodies.Body(
        id=UUID(said["id"]),
        compartment=UUID(said["compartment"]),
        kind=said["kind"],
        author=said["author"],
        sequence=said["sequence"],
        day=date.fromisoformat(said["day"]),
        content=said["content"],
        attachment=bytes.fromhex(said["attachment"]),
    )
