"""Services that may be killed: each has a folder and a database of its own."""

from __future__ import annotations

import asyncio
import hashlib
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from benchmarks.tools import service
from benchmarks.tools.service import ROOT, Cluster, Service
from benchmarks.tools.visitor import Told, Visitor, come_back, report, something

# A server of its own, since it is killed; PostgreSQL's default settings.
ON_POSTGRESQL = os.environ.get("DATABASE_URL", "").startswith("postgres")
# Twenty-five in a full run, which goes through both databases.
TIMES = int(os.environ.get("UPHELD_FAULTS", "12" if ON_POSTGRESQL else "13"))
WORDS, FILE = 9_000, 200_000


@dataclass
class Dying:
    """A service, whom it acknowledged, and the database server under it where that is ours."""

    service: Service
    cluster: Cluster | None = None
    acknowledged: list[Told] = field(default_factory=list)

    def acknowledge(self) -> None:
        """Let one reporter send, and return with the last byte of the acknowledgement."""
        self.acknowledged.append(asyncio.run(_send(self.service.port)))

    def comes_back(self) -> None:
        """The newest reporter comes back and finds their own words."""
        told = self.acknowledged[-1]
        page = asyncio.run(_come_back(self.service.port, told))
        assert told.words[:200] in page, "the newest words are not there"

    def faults(self) -> list[str]:
        """What is wrong with anything that was ever acknowledged, in sentences."""
        told = [
            {
                "receipt": each.receipt,
                "words": each.words,
                "file": hashlib.sha256(each.file[1]).hexdigest(),
            }
            for each in self.acknowledged
        ]
        done = subprocess.run(
            [sys.executable, "-m", "tests.faults.kept"],
            input=json.dumps(told),
            env=self.service.surroundings,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        found: list[str] = json.loads(done.stdout)
        return found


async def _send(port: int) -> Told:
    visitor = Visitor(port)
    told = await report(visitor, something(words=WORDS, file=FILE))
    await visitor.leave()
    return told


async def _come_back(port: int, told: Told) -> str:
    visitor = Visitor(port)
    page = await come_back(visitor, told)
    await visitor.leave()
    return page.text


@pytest.fixture(scope="module")
def dying(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dying]:
    """A service, on the kind of database on which this run of the tests is."""
    tmp_path = tmp_path_factory.mktemp("dying")
    if not ON_POSTGRESQL:
        with service.serving(tmp_path / "var") as served:
            yield Dying(served)
        return
    if service.postgres_programs() is None:
        reason = "no initdb here: apt install postgresql"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    with tempfile.TemporaryDirectory(prefix="upheld-faults-") as name:
        folder = Path(name)
        folder.chmod(0o755)  # the server runs as somebody else, and must reach its own folder
        cluster = Cluster(folder / "postgresql")
        cluster.make()
        try:
            with service.serving(tmp_path / "var", cluster.url) as served:
                yield Dying(served, cluster)
        finally:
            cluster.stop()
