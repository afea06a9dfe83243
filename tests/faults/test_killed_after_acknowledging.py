"""Whatever dies right after "received": each concern and each of its files is there afterwards.

The server's whole process group gets SIGKILL from outside with the last byte of the answer to
"Send". In the run on PostgreSQL every other time the database server gets it as well. Afterwards
everything opens byte for byte, the log keeps its promise, and the stand-alone verifier agrees.
`UPHELD_FAULTS` says how often: 25 times in a full run, 13 of them on SQLite and 12 on PostgreSQL;
500 on each by `make faults`.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.tools.visitor import Visitor

from tests.faults.conftest import ON_POSTGRESQL, TIMES, Dying

pytestmark = pytest.mark.slow


def test_what_was_acknowledged_is_there(dying: Dying):
    for number in range(TIMES):
        dying.acknowledge()
        dying.service.kill()
        if dying.cluster is not None and number % 2:
            dying.cluster.kill()
            dying.cluster.start()
        dying.service.start()
        dying.comes_back()

    assert len(dying.acknowledged) == TIMES
    assert dying.faults() == []
    assert keeps_its_promises(dying) == TIMES


def keeps_its_promises(dying: Dying) -> int:
    """How many promises, made before, the published log keeps, says the verifier for outsiders."""
    promises = asyncio.run(taken_away(dying, "promise"))
    dying.service.upheld("ledger", "publish")
    proofs = asyncio.run(taken_away(dying, "proof"))
    log = dying.service.var / "export"
    dying.service.upheld("ledger", "export", str(log))
    given = []
    for number, text in enumerate([*promises, *proofs]):
        path = dying.service.var / f"evidence-{number}"
        path.write_text(text)
        given += ["--evidence", str(path)]
    done = subprocess.run(
        [Path(sys.executable).parent / "upheld-verify", str(log), *given, "--json"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)["found"]
    assert sum("is number" in each for each in found) == 2 * len(dying.acknowledged)
    return sum("The promise was kept" in each for each in found)


async def taken_away(dying: Dying, what: str) -> list[str]:
    """The promise or the proof that each reporter takes away from the pages."""
    files = []
    for told in dying.acknowledged:
        visitor = Visitor(dying.service.port)
        page = await visitor.look("/speak-up/return")
        await visitor.send("/speak-up/return", page, {"receipt": told.receipt})
        answer = await visitor.look(f"/speak-up/your-concern/{what}")
        assert answer.status == 200, f"{what}: {answer.status}"
        files.append(answer.text)
        await visitor.leave()
    return files


@pytest.mark.skipif(ON_POSTGRESQL, reason="this run is on PostgreSQL")
def test_sqlite_brings_every_commit_to_the_disk(dying):
    """As the service's own connections are set: FULL waits for the disk at every commit.

    The sessions alone do not wait: whoever is cut off by a power failure signs in again.
    """
    said = dying.service.upheld(
        "manage",
        "shell",
        "--no-imports",
        "-c",
        "from django.db import connections as c\n"
        "for each in c.all():\n"
        "    for ask in ('journal_mode', 'synchronous', 'foreign_keys'):\n"
        "        print(each.cursor().execute(f'PRAGMA {ask}').fetchone()[0])",
    ).split()
    assert said == [*("wal", "2", "1"), *("wal", "1", "1")]
    with sqlite3.connect(dying.service.var / "upheld.sqlite3") as it:
        assert it.execute("PRAGMA journal_mode").fetchone() == ("wal",)


@pytest.mark.skipif(not ON_POSTGRESQL, reason="this run is on SQLite")
def test_postgresql_brings_every_commit_to_the_disk(dying):
    said = dying.service.upheld(
        "manage",
        "shell",
        "--no-imports",
        "-c",
        "from django.db import connection as c\n"
        "for ask in ('fsync', 'synchronous_commit', 'full_page_writes'):\n"
        "    with c.cursor() as cursor:\n"
        "        cursor.execute(f'SHOW {ask}'); print(cursor.fetchone()[0])",
    ).split()
    assert said == ["on", "on", "on"]
