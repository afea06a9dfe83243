from __future__ import annotations

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from .guard import stand


class LedgerConfig(AppConfig):
    name = "upheld.ledger"

    def ready(self) -> None:
        """Stand the guard at every connection, as it is made."""
        connection_created.connect(stand, dispatch_uid="upheld.ledger.guard")
