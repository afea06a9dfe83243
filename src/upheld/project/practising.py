"""`upheld practice`: the practice lens on the command line, without Django and without a database.

A store is a folder. There is no ledger here: who loads what on their own machine is their own
affair, and a council's shared store is loaded through the pages, which keep events.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

from upheld.practice.readers.findings import NotReadable
from upheld.practice.store import Unknown
from upheld.project import practice_asking, practice_loading, practice_simulating
from upheld.project.practice_saying import refuse

DESCRIPTION = """\
The practice lens: the sector's own files in, measures out. Works without a database.

A store is a folder: --store DIR, or UPHELD_STORE, or ./practice-store.
Files are never changed, and a load that fails or is stopped leaves the store as it was.
"""

# So DuckDB says, as a plain RuntimeError, that KeyboardInterrupt reached it in a query.
_INTERRUPTED = "Query interrupted"


def main(given: Sequence[str]) -> int:
    """Run one command of `upheld practice`; the answer is the exit code."""
    asked = parser().parse_args(given)
    signal.signal(signal.SIGTERM, _stopped)
    try:
        return int(asked.run(asked) or 0)
    except (NotReadable, Unknown) as no:
        return refuse(str(no), as_json=asked.json)
    except BrokenPipeError:
        # Whoever read our answer, such as `head`, has had enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return _said_to_stop()
    except RuntimeError as no:
        if str(no) != _INTERRUPTED:
            raise
        return _said_to_stop()


def _said_to_stop() -> int:
    sys.stderr.write("\nStopped. The store is as it was.\n")
    return 130


def _stopped(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def parser() -> argparse.ArgumentParser:
    """The commands of `upheld practice`."""
    whole = argparse.ArgumentParser(
        prog="upheld practice",
        description=DESCRIPTION,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--json", action="store_true", help="answer in JSON")
    shared.add_argument(
        "--store",
        type=Path,
        default=Path(os.environ.get("UPHELD_STORE", "practice-store")),
        metavar="DIR",
        help="the folder of the store (default: UPHELD_STORE, or ./practice-store)",
    )
    commands = whole.add_subparsers(dest="command", required=True, metavar="COMMAND")
    practice_loading.describe(commands, shared)
    practice_simulating.describe(commands)
    practice_asking.describe(commands, shared)
    return whole
