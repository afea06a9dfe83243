"""Which database holds what: unlocked sessions have a file of their own on SQLite."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models

VOLATILE_ROOM = "vault"
VOLATILE_TABLE = "vault_unlocked"
ALIAS = "volatile"


class Volatile:
    """Sends unlocked sessions to the `volatile` database where there is one."""

    def _for(self, model: type[models.Model]) -> str | None:
        if model._meta.db_table == VOLATILE_TABLE and ALIAS in settings.DATABASES:
            return ALIAS
        return None

    def db_for_read(self, model: type[models.Model], **_: Any) -> str | None:
        return self._for(model)

    def db_for_write(self, model: type[models.Model], **_: Any) -> str | None:
        return self._for(model)

    def allow_migrate(
        self, db: str, app_label: str, model_name: str | None = None, **_: Any
    ) -> bool | None:
        if ALIAS not in settings.DATABASES:
            return None
        volatile = app_label == VOLATILE_ROOM and model_name == "unlocked"
        if db == ALIAS:
            return volatile
        return not volatile
