from __future__ import annotations

from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def folder_of_its_own(tmp_path: Path, settings) -> Path:
    """A store for each test, beside its rows, which are its own too."""
    settings.UPHELD_PRACTICE_DIR = tmp_path / "practice"
    return tmp_path / "practice"
