"""Pages as a Django app, so that their static files are found."""

from __future__ import annotations

from django.apps import AppConfig


class WebConfig(AppConfig):
    """No tables: only static files and the check of a council's colour."""

    name = "upheld.web"

    def ready(self) -> None:
        """Check all text fields, and report a colour that nobody could read against."""
        from upheld.web.fields import check_all_text  # noqa: PLC0415 - before any form is imported
        from upheld.web.public import brand  # noqa: F401, PLC0415 - registers its check once Django is ready

        check_all_text()
