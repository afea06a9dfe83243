"""Where the public reference data lies that some tests compare the product with.

It is no part of this repository. A test that needs it skips, visibly, where it is absent, and fails
under CI, where it must be there.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.rules.repository import ROOT

HOW = "set UPHELD_REFERENCE_DATA to the folder of the reference data, or put it in ../shared/data"


def folder() -> Path:
    """Where the reference data should be."""
    return Path(os.environ.get("UPHELD_REFERENCE_DATA", ROOT.parent / "shared" / "data"))


def reference(name: str) -> Path:
    """A file of the reference data by name, or a skip that says how to have it."""
    path = folder() / name
    if not path.exists():
        if os.environ.get("CI"):
            pytest.fail(f"The reference data lacks {name}: {HOW}.")
        pytest.skip(f"The reference data lacks {name}: {HOW}.")
    return path
