from __future__ import annotations

import os

import pytest

from . import kept
from .looking import each_where, where
from .paths import PATHS, spellings

pytestmark = pytest.mark.canary


@pytest.fixture(scope="module")
def everything(machine) -> list[tuple[str, bytes]]:
    return machine.everything()


@pytest.mark.parametrize("path", PATHS)
def test_a_canary_sent_down_a_path_is_nowhere(machine, everything, path):
    assert where(everything, machine.canaries[path]) == []


@pytest.mark.parametrize("secret", ["cookie", "words", "receipt"])
def test_what_opens_something_is_nowhere(machine, everything, secret):
    assert where(everything, machine.told[secret]) == []


def test_there_was_something_to_look_through(machine, everything):
    places = {place for place, _ in everything}
    assert "default.vault_sealedbody" in places
    assert {"keys/site-salt", "keys/django"} <= places
    assert where(everything, machine.told["compartment"].replace("-", "")) or where(
        everything, machine.told["compartment"]
    )


@pytest.mark.parametrize("encode", [0, 1, 2, 3, 4, 5])
def test_a_canary_in_the_clear_would_be_found(tmp_path, encode):
    canary = "canary0123456789abcdef01234567"
    (tmp_path / "leak").write_bytes(os.urandom(300) + spellings(canary)[encode] + b"\0")
    assert where(kept.files(tmp_path), canary) == ["leak"]


def test_many_canaries_are_found_in_one_pass_as_each_is_by_itself():
    canaries = {f"canary {n}": f"canary0123456789abcdef{n:08}" for n in range(40)}
    canaries |= {"the same again": canaries["canary 7"], "a part": canaries["canary 8"][9:]}
    stand = [each for canary in list(canaries.values())[::3] for each in spellings(canary)]
    haystack = [(f"place {n}", os.urandom(90) + each + b"\0") for n, each in enumerate(stand)]
    haystack.append(("all of them", b" ".join(stand)))

    alone = {name: where(haystack, canary) for name, canary in canaries.items()}
    assert each_where(haystack, canaries) == alone
    assert alone["the same again"] == alone["canary 7"] != []
