"""Serving the site: this process becomes gunicorn."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import sys
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connections

from upheld.project import checking


def serve(*, workers: int) -> int:
    """Collect the static files and become gunicorn."""
    collect_static_files()
    for fault in checking.duty_faults():
        sys.stderr.write(f"WRONG  {fault}\n")
    become_gunicorn(workers=workers)
    return 0


def collect_static_files() -> bool:
    """Collect, hash and compress the static files, and say whether there was anything to do.

    A start after a crash must not wait for what was done before: where every file that the
    manifest names is there, and all are made of what lies in the source today, nothing is done.
    """
    stamp = Path(settings.VAR) / "static.made-of"
    made_of = _digest_of_sources()
    if _all_collected() and stamp.exists() and stamp.read_text() == made_of:
        return False
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(made_of)
    return True


def _digest_of_sources() -> str:
    """What the static files are made of, by name and content."""
    whole = hashlib.sha256()
    found = (each for finder in get_finders() for each in finder.list([]))
    for path, storage in found:
        with storage.open(path) as file:
            told = hashlib.file_digest(file, "sha256").hexdigest()
        whole.update(f"{path}\n{told}\n".encode())
    return whole.hexdigest()


def _all_collected() -> bool:
    folder = Path(settings.STATIC_ROOT)
    try:
        named: dict[str, str] = json.loads((folder / "staticfiles.json").read_text())["paths"]
    except (OSError, ValueError, KeyError):
        return False
    return all((folder / each).exists() for each in named.values())


def become_gunicorn(*, workers: int = 2) -> None:
    """Be the web server from here on. Access is not logged: who reads what is nobody's.

    Nor are gunicorn's warnings, which name the address that a broken request came from.
    """
    port = os.environ.get("PORT", "8000")
    sys.stdout.flush()
    # Whatever happens to this process, its memory is not written to a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    connections.close_all()  # workers must not share one
    sys.argv = [
        *("gunicorn", "upheld.project.wsgi:application"),
        *("--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--threads", "4"),
        *("--worker-tmp-dir", str(settings.VAR), "--log-level", "error"),
        # Read once, before anybody can connect: workers share it and begin at once. On a busy
        # machine a worker that had to read it by itself was taken for dead, and its visitors
        # were sent away.
        *("--preload", "--timeout", "120"),
        # A kept connection stays with the worker that took it: one of two once took fourteen of
        # every fifteen. What stands in front keeps visitors' own connections.
        *("--keep-alive", "0"),
        *("--limit-request-line", "2048", "--no-control-socket"),
    ]
    # In this process: Python and Django are read already, and reading them again took as long.
    from gunicorn.app.wsgiapp import run  # noqa: PLC0415  It looks at the arguments when it is read.

    run(prog="gunicorn")
