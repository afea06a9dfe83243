"""Run every check and every test, on SQLite and on PostgreSQL.

`make test` runs this. What cannot be run on this machine is skipped with a visible reason; under
CI (the variable `CI` is set) the same thing is a failure, because there nobody would read it.

`UPHELD_TEST_POSTGRES`, or else `DATABASE_URL`, says where PostgreSQL is; without either, a server
on this machine is tried.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import psycopg

import check

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = Path("/usr/bin/chromium")
ON_THIS_MACHINE = "postgres://postgres@127.0.0.1:5432/upheld"
WITHOUT_JOURNEYS = ("-m", "not journey")
JOURNEYS = ("-m", "journey")
LONG_JOURNEYS = "whole_chain or escrow or receivers_week or goes_on"
UNDER_CI = bool(os.environ.get("CI"))


def postgres_address() -> str:
    """Give the address of the PostgreSQL server to try."""
    named = os.environ.get("UPHELD_TEST_POSTGRES") or os.environ.get("DATABASE_URL", "")
    return named if named.startswith("postgres") else ON_THIS_MACHINE


def postgres_answers(address: str) -> bool:
    """Say whether a server answers there, whatever databases it holds."""
    server = address.rsplit("/", 1)[0] + "/postgres"
    try:
        psycopg.connect(server, connect_timeout=3).close()
    except psycopg.OperationalError:
        return False
    return True


def pytest_command(*arguments: str) -> tuple[str, ...]:
    """Give the command that runs pytest in this environment."""
    return (sys.executable, "-m", "pytest", *arguments)


def surroundings(database: str | None) -> dict[str, str]:
    """Give the environment of one run: on the database given or, without one, on SQLite."""
    kept = {name: said for name, said in os.environ.items() if name != "DATABASE_URL"}
    return kept if database is None else kept | {"DATABASE_URL": database}


@dataclass(frozen=True)
class Run:
    """One run of pytest: what to call it, what to run, and on which database."""

    title: str
    arguments: tuple[str, ...]
    database: str | None = None


def run(one: Run) -> bool:
    """Run pytest once, and show what it says as it says it."""
    print(f"\n=== {one.title} ===\n", flush=True)
    command = pytest_command(*one.arguments)
    env = surroundings(one.database)
    return subprocess.run(command, cwd=ROOT, env=env, check=False).returncode == 0


def run_both(first: Run, second: Run) -> tuple[bool, bool]:
    """Run two at once, a core each; what the second one says comes after the first."""
    with tempfile.TemporaryFile("w+") as said:
        other = subprocess.Popen(
            pytest_command(*second.arguments),
            cwd=ROOT,
            env=surroundings(second.database),
            stdout=said,
            stderr=subprocess.STDOUT,
        )
        passed = run(first)
        passed_too = other.wait() == 0
        said.seek(0)
        print(f"\n=== {second.title}, run beside those ===\n\n{said.read()}", flush=True)
    return passed, passed_too


def left_out(what: str, remedy: str) -> bool:
    """Say visibly that something is not run here; under CI that is a failure."""
    word = "FAILED" if UNDER_CI else "SKIPPED"
    print(f"\n{word}: {what} {remedy}", flush=True)
    return not UNDER_CI


def tests_on_both() -> dict[str, bool]:
    """Run the suite on both databases."""
    address = postgres_address()
    on_sqlite = Run("Tests on SQLite", WITHOUT_JOURNEYS)
    if not postgres_answers(address):
        passed = run(on_sqlite)
        remedy = "UPHELD_TEST_POSTGRES=postgres://user@host:5432/name says where one is."
        told = left_out("the tests on PostgreSQL, as no server answers.", remedy)
        return {"tests on SQLite": passed, "tests on PostgreSQL": told}
    passed, too = run_both(on_sqlite, Run("Tests on PostgreSQL", WITHOUT_JOURNEYS, address))
    return {"tests on SQLite": passed, "tests on PostgreSQL": too}


def journeys() -> dict[str, bool]:
    """Run the journeys where there is a browser, in two parts that take about as long."""
    if not CHROMIUM.exists():
        remedy = "Debian: apt install chromium."
        return {"journeys": left_out(f"the journeys, as there is no {CHROMIUM}.", remedy)}
    long, others = run_both(
        Run("Long journeys in Chromium", (*JOURNEYS, "-k", LONG_JOURNEYS)),
        Run("All other journeys in Chromium", (*JOURNEYS, "-k", f"not ({LONG_JOURNEYS})")),
    )
    return {"long journeys": long, "other journeys": others}


def main() -> int:
    """Run all parts, whatever the first ones say, and answer how many failed."""
    print("=== Checks ===\n", flush=True)
    parts = {"checks": check.main() == 0, **tests_on_both(), **journeys()}
    failed = [name for name, passed in parts.items() if not passed]
    if failed:
        print(f"\nFailed: {', '.join(failed)}.", flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
