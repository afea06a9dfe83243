"""Serving the site: gunicorn in place of this process."""

from __future__ import annotations

import os
import resource
import sys

from django.conf import settings
from django.core.management import call_command

from upheld.project import checking


def serve(*, workers: int) -> int:
    """Collect the static files and become gunicorn."""
    call_command("collectstatic", interactive=False, verbosity=0)
    for fault in checking.duty_faults():
        sys.stderr.write(f"WRONG  {fault}\n")
    become_gunicorn(workers=workers)
    return 0


def become_gunicorn(*, workers: int = 2) -> None:
    """Replace this process by the web server. Access is not logged: who reads what is nobody's.

    Nor are gunicorn's warnings, which name the address that a broken request came from.
    """
    port = os.environ.get("PORT", "8000")
    sys.stdout.flush()
    # Whatever happens to this process, its memory is not written to a disk.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    os.execv(  # noqa: S606  Our own interpreter, and arguments that we wrote.
        sys.executable,
        [
            *(sys.executable, "-m", "gunicorn", "upheld.project.wsgi:application"),
            *("--bind", f"127.0.0.1:{port}", "--workers", str(workers), "--threads", "4"),
            *("--worker-tmp-dir", str(settings.VAR), "--log-level", "error"),
            # Read once, before anybody can connect: workers share it and begin at once. On a busy
            # machine a worker that had to read it by itself was taken for dead, and its visitors
            # were sent away.
            *("--preload", "--timeout", "120"),
            *("--limit-request-line", "2048", "--no-control-socket"),
        ],
    )
