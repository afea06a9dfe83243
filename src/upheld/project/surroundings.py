"""What this machine could let out around us, as far as it can be seen from here.

Faults are mended before the service opens. Cares are the machine's, which whoever runs it
may not be able to change: they are said, with what to do, and fail nothing.
"""

from __future__ import annotations

import ipaddress
import smtplib
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import get_connection
from django.db import connection

SWAPS = Path("/proc/swaps")
CORE_PATTERN = Path("/proc/sys/kernel/core_pattern")
BLOCKS = Path("/sys/block")
PLACES = "upheld.project.reports.PlacesAlone"


def debug_faults() -> Iterator[str]:
    """Debugging pages show what somebody typed."""
    if settings.DEBUG:
        yield "DEBUG is on: pages about errors would show what people typed. Set DEBUG to False."


def log_faults() -> Iterator[str]:
    """Every line of the log passes the formatter that leaves values out, and none is DEBUG."""
    held: dict[str, Any] = settings.LOGGING
    formatters = {
        name for name, each in held.get("formatters", {}).items() if each.get("()") == PLACES
    }
    for name, handler in held.get("handlers", {}).items():
        if handler.get("formatter") not in formatters:
            yield (
                f"The log handler “{name}” would write values that people typed. "
                "Give it the formatter “places”, as in upheld/project/settings.py."
            )
    for name, logger in {"root": held.get("root", {}), **held.get("loggers", {})}.items():
        if logger.get("level") == "DEBUG":
            yield f"The logger “{name}” writes everything. Set its level to WARNING."


def mail_faults() -> Iterator[str]:
    """Nobody hears of anything without mail, least of all the duty contact."""
    host = settings.UPHELD_MAIL_HOST
    if not host:
        yield (
            "No mail server is named, so nobody is told of anything. Set UPHELD_MAIL_HOST, "
            "and the variables beside it in upheld/project/settings.py."
        )
        return
    if settings.UPHELD_MAIL_TLS not in {"starttls", "tls", "none"}:
        yield "UPHELD_MAIL_TLS is none of starttls, tls and none."
    elif settings.UPHELD_MAIL_TLS == "none" and not _is_this_machine(host):
        yield f"Mail to {host} would travel unlocked. Set UPHELD_MAIL_TLS to starttls or tls."
    post = get_connection()
    try:
        post.open()
    except (smtplib.SMTPException, OSError) as no:
        yield (
            f"The mail server {host} on port {settings.EMAIL_PORT} does not answer as it should "
            f"({type(no).__name__}). Look at UPHELD_MAIL_HOST, _PORT, _TLS, _USER and _PASSWORD."
        )
    else:
        post.close()


def cares() -> Iterator[str]:
    """Swap, dumps of memory, and what the database writes into its own log."""
    yield from _swap()
    yield from _dumps()
    yield from _database_log()


def _swap() -> Iterator[str]:
    """Memory that is written to a disk in the clear can be read there later."""
    for place in _lines(SWAPS)[1:]:
        device = place.split()[0]
        if not _is_locked_or_memory(device):
            yield (
                f"Memory may be written to {device} in the clear. Switch it off (`swapoff -a`, "
                "and take it out of /etc/fstab) or encrypt it."
            )


def _is_locked_or_memory(device: str) -> bool:
    name = Path(device).name
    if name.startswith("zram"):
        return True
    uuid = _lines(BLOCKS / name / "dm" / "uuid")
    return bool(uuid) and uuid[0].startswith("CRYPT-")


def _dumps() -> Iterator[str]:
    """`upheld serve` allows itself no dump; a program that is handed dumps is asked about here."""
    pattern = _lines(CORE_PATTERN)
    if pattern and pattern[0].startswith("|"):
        yield (
            f"When a program crashes, {pattern[0][1:].split()[0]} is given its memory. "
            "Run `sysctl kernel.core_pattern=core`: then nothing is written for Upheld."
        )


def _database_log() -> Iterator[str]:
    """PostgreSQL may repeat statements, with ids and ciphertext, into a log that backups take."""
    if connection.vendor != "postgresql":
        return
    wanted = {
        "log_statement": {"none"},
        "log_min_duration_statement": {"-1"},
        "log_min_error_statement": {"panic", "fatal", "log"},
    }
    for name, quiet in wanted.items():
        with connection.cursor() as cursor:
            cursor.execute(f"SHOW {name}")
            value = cursor.fetchone()[0]
        if value not in quiet:
            yield (
                f"PostgreSQL's {name} is {value}, so its log repeats statements. As its "
                f"administrator: ALTER ROLE … SET {name} = '{sorted(quiet)[-1]}'."
            )


def _is_this_machine(host: str) -> bool:
    try:
        return all(
            ipaddress.ip_address(found[4][0]).is_loopback for found in socket.getaddrinfo(host, 0)
        )
    except (OSError, ValueError):
        return False


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text().splitlines()
    except OSError:
        return []
