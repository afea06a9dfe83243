"""A service as it is run: nothing that somebody sends lies in the clear beside it.

The other canaries go through the pages in one process. These go over a connection into
`upheld serve`, with uploads that break off and processes that die, and are then looked for in
every file of the deployment and, in the run on PostgreSQL, of the database server as well: its
data, its write-ahead log, and what it writes to its own log at the settings it comes with.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
import signal
from collections.abc import Iterator
from dataclasses import dataclass

import psycopg
import pytest
from benchmarks.tools import service
from benchmarks.tools.visitor import Told, Visitor, come_back, report

from tests.canary import kept
from tests.canary.looking import where
from tests.faults.conftest import ON_POSTGRESQL, Dying, dying

__all__ = ["dying"]

pytestmark = [pytest.mark.canary, pytest.mark.slow]
WORDS, NAME, CONTENT, BROKEN_OFF, CUT, TYPED = (f"canary{secrets.token_hex(12)}" for _ in range(6))


@dataclass(frozen=True, slots=True)
class Looked:
    """Everything that lies there afterwards."""

    places: list[tuple[str, bytes]]


@pytest.fixture
def looked(dying: Dying) -> Looked:
    """All files after somebody sent, somebody was cut off, and everything was killed once."""
    asyncio.run(_speak(dying.service.port))
    asyncio.run(_break_off(dying.service.port))
    asyncio.run(_be_cut_off(dying))
    asyncio.run(_type_what_is_no_receipt(dying.service.port))
    dying.service.kill()
    if dying.cluster is not None:
        dying.cluster.kill()
    return Looked([*_files(dying)])


def test_nothing_that_was_sent_or_half_sent_is_in_any_file(looked):
    canaries = (WORDS, NAME, CONTENT, BROKEN_OFF, CUT, TYPED)
    found = {each: where(looked.places, each) for each in canaries}
    assert {each: places for each, places in found.items() if places} == {}
    names = {place for place, _ in looked.places}
    assert not [each for each in names if each.startswith("tmp/")]
    assert "served.log" in names
    if ON_POSTGRESQL:
        assert any(each.startswith("pg_wal") or "/pg_wal/" in each for each in names)
        [said] = [held for place, held in looked.places if place == "server.log"]
        assert b"ready to accept" in said, "the server's own log was looked through"


def _files(dying: Dying) -> Iterator[tuple[str, bytes]]:
    yield from kept.files(dying.service.var)
    if dying.cluster is not None:
        yield from kept.files(dying.cluster.folder)


async def _speak(port: int) -> None:
    """Somebody sends everything, and comes back."""
    visitor = Visitor(port)
    file = (f"{NAME}.txt", CONTENT.encode() * 4000)
    told = await report(visitor, Told(f"They said {WORDS} in the corridor.", file))
    await visitor.leave()
    again = Visitor(port)
    assert WORDS in (await come_back(again, told)).text
    await again.leave()


async def _break_off(port: int) -> None:
    """A phone loses its connection in the middle of a file."""
    await _half_an_upload(port, BROKEN_OFF)


async def _be_cut_off(dying: Dying) -> None:
    """A worker dies, and every connection to the database, while a file is arriving."""
    await _half_an_upload(dying.service.port, CUT)
    for pid in service.family([dying.service.group]) - {dying.service.group}:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    if dying.cluster is not None:
        with psycopg.connect(dying.cluster.url, autocommit=True) as it:
            it.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
            )


async def _half_an_upload(port: int, canary: str) -> None:
    visitor = Visitor(port)
    page = await visitor.look("/speak-up/risk")
    await visitor.send("/speak-up/risk", page, {"risk": "no"})
    await visitor.look("/speak-up/what-happened")
    cookies = "; ".join(f"{name}={value}" for name, value in visitor.cookies.items())
    part = (
        f'--x\r\nContent-Disposition: form-data; name="words"\r\n\r\n{canary}\r\n--x\r\n'
        f'Content-Disposition: form-data; name="file"; filename="{canary}"\r\n\r\n'
    ).encode() + canary.encode() * 40_000
    head = (
        f"POST /speak-up/what-happened HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nCookie: {cookies}\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {2 * len(part)}\r\n\r\n"
    ).encode()
    _, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(head + part)
    with contextlib.suppress(ConnectionError):
        await writer.drain()
        await asyncio.sleep(1)
    writer.close()
    await visitor.leave()


async def _type_what_is_no_receipt(port: int) -> None:
    """Words that open nothing, while the service is coming back from what was done to it."""
    for _ in range(60):
        visitor = Visitor(port)
        try:
            page = await visitor.look("/speak-up/return")
            answer = await visitor.send("/speak-up/return", page, {"receipt": TYPED})
        except (OSError, EOFError):
            await asyncio.sleep(1)
            continue
        finally:
            await visitor.leave()
        if answer.status == 200:
            return
    raise AssertionError("the service did not come back")
