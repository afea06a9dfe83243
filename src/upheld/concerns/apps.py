from __future__ import annotations

from django.apps import AppConfig


class ConcernsConfig(AppConfig):
    name = "upheld.concerns"

    def ready(self) -> None:
        """Say what reporters can write: their own browser may have sealed it."""
        from . import shapes  # noqa: PLC0415  Tables are not ready when this file is read.

        shapes.register()
