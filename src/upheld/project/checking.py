"""Whether this deployment may open: every fault in words, not the first one only."""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks
from django.db import OperationalError, ProgrammingError, connection
from django.db.migrations.executor import MigrationExecutor

from upheld.ledger import health
from upheld.people import clock
from upheld.project import on_duty, surroundings
from upheld.vault import holders

PRIVATE = 0o077
ENOUGH_HOLDERS = 2


def run() -> int:
    """Print what is wrong, or that nothing is. The answer is the exit code."""
    faults = list(_all_faults())
    for care in surroundings.cares() if _answers() else ():
        sys.stdout.write(f"CARE   {care}\n")
    for fault in faults:
        sys.stdout.write(f"WRONG  {fault}\n")
    if faults:
        sys.stdout.write(f"{len(faults)} to mend before this may open.\n")
        return 1
    sys.stdout.write("All is well.\n")
    return 0


def _all_faults() -> Iterator[str]:
    yield from _framework()
    yield from surroundings.debug_faults()
    yield from surroundings.log_faults()
    yield from _keys()
    unmade = list(_tables())
    yield from unmade
    if not unmade:
        for look in (_log, _holders, _example, _mail, duty_faults):
            yield from look()


def _framework() -> Iterator[str]:
    for found in checks.run_checks():
        if found.is_serious():
            yield f"{found.id}: {found.msg}"


def _keys() -> Iterator[str]:
    secret = settings.VAR / "keys"
    for path in (settings.VAR, secret / "django", secret / "site-salt", settings.UPHELD_LOG_KEY):
        yield from _kept_private(Path(path))


def _kept_private(path: Path) -> Iterator[str]:
    if not path.exists():
        yield f"{path} is missing. Run `upheld init`."
    elif stat.S_IMODE(path.stat().st_mode) & PRIVATE:
        mode = "700" if path.is_dir() else "600"  # databases and journals lie in the folder
        yield f"{path} can be read by others. Run `chmod {mode} {path}`."


def _tables() -> Iterator[str]:
    try:
        executor = MigrationExecutor(connection)
        plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except (OperationalError, ProgrammingError) as no:
        yield f"The database does not answer: {no}".strip()
        return
    if plan:
        yield f"{len(plan)} migrations are not applied. Run `upheld manage migrate`."


def _log() -> Iterator[str]:
    yield from health.faults()


def _holders() -> Iterator[str]:
    if holders.count(clock.now()) < ENOUGH_HOLDERS:
        yield "Fewer than two people hold keys. Run `upheld init`."


def duty_faults() -> Iterator[str]:
    """What is missing until a child at risk now would be heard of at once."""
    yield from on_duty.faults(clock.now())


def _mail() -> Iterator[str]:
    if clock.example() is None:  # the people of an example have no mailboxes
        yield from surroundings.mail_faults()


def _answers() -> bool:
    try:
        connection.ensure_connection()
    except OperationalError:
        return False
    return True


def _example() -> Iterator[str]:
    if settings.HTTPS and clock.example() is not None:
        yield "This database is a worked example. It must not receive real concerns."
