"""No row of a room is written outside a command of that room, by whatever road it comes.

It stands at the connection: every statement passes it. A guard in `save()` and the
manager let nine of twelve write roads through; this one stops all twelve.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Any

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper

NOW_WRITING: ContextVar[str | None] = ContextVar("room_now_writing", default=None)

# Written outside commands on purpose: sign-in, unlocked sessions and the log itself.
UNGUARDED = frozenset(
    {
        "people_account",  # nothing about who-may-what hangs on an account
        "vault_unlocked",  # short-lived unlocked sessions, destroyed by locking
        "vault_holderindex",  # what a holder remembers of grants found, sealed to themselves
        "ledger_pending",
        "ledger_leaf",
        "ledger_head",
        "ledger_opening",
        "ledger_obligation",
    }
)

# The one function that may write every table: `rewriting` lays whole tables down again in
# another order and changes no value. Nothing else sets this.
REWRITING = "ledger.rewriting"

_WRITE = re.compile(
    r"\b(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|REPLACE\s+INTO|MERGE\s+INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM"
    r"|COPY)\s+(?:ONLY\s+)?(?:\"?\w+\"?\s*\.\s*)?\"?(\w+)\"?",
    re.IGNORECASE,
)
_TRUNCATE = re.compile(r"\bTRUNCATE\b(.*)", re.IGNORECASE | re.DOTALL)  # it may name several


class OutsideCommand(RuntimeError):
    """A room's table was written by something other than a command of that room."""


@cache
def room_of(table: str) -> str | None:
    """The room that owns a table; None where the table is not ours or not guarded."""
    for model in apps.get_models(include_auto_created=True):
        ours = model.__module__.startswith("upheld.")
        if ours and model._meta.db_table == table and table not in UNGUARDED:
            return model._meta.app_label
    return None


@lru_cache(maxsize=4096)
def rooms_written(sql: str) -> frozenset[str]:
    """The rooms whose guarded tables a statement writes."""
    emptied = [word for names in _TRUNCATE.findall(sql) for word in re.findall(r"\w+", names)]
    rooms = (room_of(table.lower()) for table in [*_WRITE.findall(sql), *emptied])
    return frozenset(room for room in rooms if room is not None)


def guard(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """Let a statement pass, or raise `OutsideCommand`."""
    writing = NOW_WRITING.get()
    for room in rooms_written(sql):
        if writing not in {room, REWRITING}:
            raise OutsideCommand(f"A table of {room} was written by {writing or 'nobody'}.")
    return execute(sql, params, many, context)


def stand(connection: BaseDatabaseWrapper, **_: object) -> None:
    """Put the guard on a connection, once."""
    if guard not in connection.execute_wrappers:
        connection.execute_wrappers.append(guard)
