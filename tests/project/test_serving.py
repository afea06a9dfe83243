"""A start does again only what has changed since the last one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from upheld.project import serving


@pytest.fixture
def static(settings: Any, tmp_path: Path) -> Path:
    own = tmp_path / "own"
    own.mkdir()
    (own / "a.css").write_text("a { color: red }")
    settings.VAR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    settings.STATICFILES_DIRS = [str(own)]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "upheld.project.storage.Static"}
    }
    return own


def test_static_files_are_collected_once_and_again_when_one_has_changed(static: Path) -> None:
    assert serving.collect_static_files()
    assert not serving.collect_static_files()

    (static / "a.css").write_text("a { color: tan }")
    assert serving.collect_static_files()
    assert not serving.collect_static_files()

    (static / "b.css").write_text("b { color: red }")
    assert serving.collect_static_files()


def test_static_files_are_collected_again_when_something_is_missing(
    static: Path, tmp_path: Path
) -> None:
    serving.collect_static_files()
    for hashed in (tmp_path / "static").glob("a.*.css"):
        hashed.unlink()
    assert serving.collect_static_files()

    (tmp_path / "static" / "staticfiles.json").write_text("{ broken off")
    assert serving.collect_static_files()
    assert not serving.collect_static_files()
