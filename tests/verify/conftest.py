"""The verifier is tested on logs that the ledger's own room publishes."""

from __future__ import annotations

from tests.rooms.ledger.conftest import empty_tables, log, workshop

__all__ = ["empty_tables", "log", "workshop"]
