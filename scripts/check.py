"""Run every check of this repository and report all that failed, not the first.

`make check` runs this. A check is a command that leaves nothing changed and exits with 0 when all
is well. Tests are not run here: `make test` runs the checks and then the tests.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = Path(sys.executable).parent


@dataclass(frozen=True)
class Check:
    """One check: what it holds, how to run it, and what puts it right."""

    holds: str
    command: tuple[str, ...]
    remedy: str


def tool(name: str, *arguments: str) -> tuple[str, ...]:
    """Give the command that runs a tool of this environment."""
    return (str(TOOLS / name), *arguments)


CHECKS = (
    Check("style", tool("ruff", "check", "--quiet", "."), "make fix puts much of it right."),
    Check("layout of code", tool("ruff", "format", "--check", "--quiet", "."), "Run make fix."),
    Check("types", tool("mypy"), "Say what is meant; a `type: ignore` needs its code."),
    Check(
        "walls between rooms",
        tool("lint-imports", "--no-logo"),
        "Each broken wall says above what to do instead.",
    ),
    Check(
        "templates",
        tool("djlint", "--lint", "--quiet", "src/upheld/web/templates"),
        "The rules are in pyproject.toml under tool.djlint.",
    ),
    Check(
        "migrations",
        tool("python", "-m", "django", "makemigrations", "--check", "--dry-run"),
        "Run .venv/bin/upheld manage makemigrations.",
    ),
    Check(
        "the script that seals in a browser",
        tool("python", "scripts/browser.py", "--check"),
        "Run make browser, and say in the commit what has changed.",
    ),
    Check("reference pages", tool("upheld", "docs", "--check"), "Run make docs."),
    Check(
        "catalogues",
        tool("python", "scripts/messages.py", "--check"),
        "Run make messages. A sentence without a translation is read in English.",
    ),
)


def run(check: Check) -> bool:
    """Run one check and print how it went, with its words only if it failed."""
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "upheld.project.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    well = done.returncode == 0
    seconds = time.monotonic() - started
    print(f"{'  ok  ' if well else 'FAILED'}  {check.holds} ({seconds:.1f} s)", flush=True)
    if not well:
        print(f"{done.stdout}{done.stderr}".strip(), flush=True)
        print(f"        {check.remedy}\n", flush=True)
    return well


def main() -> int:
    """Run them all; answer how many failed, which is also what the shell gets."""
    failed = [check.holds for check in CHECKS if not run(check)]
    if failed:
        print(f"\n{len(failed)} of {len(CHECKS)} checks failed: {', '.join(failed)}.")
    else:
        print(f"All {len(CHECKS)} checks passed.")
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
