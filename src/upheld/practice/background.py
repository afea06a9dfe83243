"""Having the files that wait read at once, in a process of their own.

Reading two gigabytes takes minutes. Neither a page nor the clock's round may wait for it: the
round also tells the duty contact. The process reads what waits and ends; a second one ends at once
where the first is still at work. Were none ever started here, the clock would start one within a
minute.
"""

from __future__ import annotations

import subprocess
import sys

from django.conf import settings

from upheld.practice import keeping

_begun: list[subprocess.Popen[bytes]] = []


def start() -> bool:
    """Start the process, and say whether it was started."""
    _begun[:] = [each for each in _begun if each.poll() is None]
    if not settings.UPHELD_READ_IN_BACKGROUND or keeping.is_reading():
        return False
    _begun.append(
        subprocess.Popen(
            [sys.executable, "-m", "upheld.project.cli", "tick", "--files"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # it goes on when whoever started it ends
        )
    )
    return True
