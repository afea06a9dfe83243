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
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory, TemporaryFile
from threading import Lock

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
    """Give the command that runs pytest in this environment; it names what took longest."""
    return (sys.executable, "-m", "pytest", "--durations=15", *arguments)


def surroundings(database: str | None, shared: str) -> dict[str, str]:
    """Give the environment of one run: on the database given or, without one, on SQLite.

    The runs on SQLite share the example that the first of them told, in a folder of this run.
    """
    kept = {name: said for name, said in os.environ.items() if name != "DATABASE_URL"}
    kept["UPHELD_KEPT_STORY"] = shared
    return kept if database is None else kept | {"DATABASE_URL": database}


@dataclass(frozen=True)
class Run:
    """One run of pytest: what to call it, what to run, and on which database."""

    title: str
    arguments: tuple[str, ...]
    database: str | None = None


def run_all(runs: dict[str, Run]) -> dict[str, bool]:
    """Run them two at once, a core each, the first ones first; what each says comes whole."""
    with TemporaryDirectory() as shared, ThreadPoolExecutor(max_workers=2) as lanes:
        begun = {name: lanes.submit(_run, one, shared) for name, one in runs.items()}
        return {name: one.result() for name, one in begun.items()}


_one_at_a_time = Lock()


def _run(one: Run, shared: str) -> bool:
    with TemporaryFile("w+") as said:
        print(f"Begun: {one.title}", flush=True)
        done = subprocess.run(
            pytest_command(*one.arguments),
            cwd=ROOT,
            env=surroundings(one.database, shared),
            stdout=said,
            stderr=subprocess.STDOUT,
            check=False,
        )
        said.seek(0)
        with _one_at_a_time:
            print(f"\n=== {one.title} ===\n\n{said.read()}", flush=True)
    return done.returncode == 0


def left_out(what: str, remedy: str) -> bool:
    """Say visibly that something is not run here; under CI that is a failure."""
    word = "FAILED" if UNDER_CI else "SKIPPED"
    print(f"\n{word}: {what} {remedy}", flush=True)
    return not UNDER_CI


def main() -> int:
    """Run all parts, whatever the first ones say, and answer how many failed."""
    print("=== Checks ===\n", flush=True)
    parts = {"checks": check.main() == 0}
    runs = {"tests on SQLite": Run("Tests on SQLite", WITHOUT_JOURNEYS)}
    address = postgres_address()
    if postgres_answers(address):
        only = (*WITHOUT_JOURNEYS, "--of-the-database")
        runs["tests on PostgreSQL"] = Run("Tests on PostgreSQL", only, address)
    else:
        remedy = "UPHELD_TEST_POSTGRES=postgres://user@host:5432/name says where one is."
        said = left_out("the tests on PostgreSQL, as no server answers.", remedy)
        parts["tests on PostgreSQL"] = said
    if CHROMIUM.exists():
        others = (*JOURNEYS, "-k", f"not ({LONG_JOURNEYS})")
        runs["long journeys"] = Run("Long journeys in Chromium", (*JOURNEYS, "-k", LONG_JOURNEYS))
        runs["other journeys"] = Run("All other journeys in Chromium", others)
    else:
        remedy = "Debian: apt install chromium."
        parts["journeys"] = left_out(f"the journeys, as there is no {CHROMIUM}.", remedy)
    parts |= run_all(runs)
    failed = [name for name, passed in parts.items() if not passed]
    if failed:
        print(f"\nFailed: {', '.join(failed)}.", flush=True)
    return len(failed)


if __name__ == "__main__":
    sys.exit(main())
