"""Static files in tests: under their plain names, from where they lie in the source."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.test import override_settings

PLAIN = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}


@contextmanager
def under_plain_names(folder: Path) -> Iterator[None]:
    """Hashed names need `collectstatic` first, and whitenoise warns of a folder that is missing."""
    with override_settings(
        STATIC_ROOT=folder, STORAGES={**settings.STORAGES, "staticfiles": PLAIN}
    ):
        yield
