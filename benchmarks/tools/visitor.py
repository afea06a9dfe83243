"""A reporter without JavaScript: asks for pages, fills in their forms, and sends them.

It speaks HTTP/1.1 over one connection with nothing but asyncio, since on a small machine a
larger client would take the very processor that is measured.
"""

from __future__ import annotations

import asyncio
import html
import re
import secrets
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')
RECEIPT = re.compile(r"\b(?:[a-z-]+ ){6}[a-z-]+\b")
SEE_OTHER = 302
PATIENCE = 120  # seconds for one answer


class Refused(Exception):
    """The server answered what no reporter should see."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The page."""
        return self.body.decode("utf-8", "replace")


@dataclass(slots=True)
class Visitor:
    """One browser: its cookies, its connection, and how long each answer took."""

    port: int
    host: str = "127.0.0.1"
    cookies: dict[str, str] = field(default_factory=dict)
    took: list[float] = field(default_factory=list)
    _reader: asyncio.StreamReader | None = None
    _writer: asyncio.StreamWriter | None = None

    async def look(self, path: str) -> Answer:
        """Ask for a page, and follow where it leads."""
        answer = await self._ask("GET", path)
        while answer.status == SEE_OTHER:
            answer = await self._ask("GET", answer.headers["location"])
        return answer

    async def send(
        self,
        path: str,
        page: Answer,
        answers: dict[str, str],
        *,
        file: tuple[str, bytes] | None = None,
    ) -> Answer:
        """Send a page's form with its hidden fields; the answer is not followed."""
        held = {name: html.unescape(value) for name, value in HIDDEN.findall(page.text)}
        held |= answers
        if file is None:
            kind, body = "application/x-www-form-urlencoded", urlencode(held).encode()
        else:
            kind, body = _multipart(held, file)
        return await self._ask("POST", path, body, kind)

    async def leave(self) -> None:
        """Close the connection."""
        if self._writer is not None:
            self._writer.close()
            self._writer = None

    async def _ask(self, method: str, path: str, body: bytes = b"", kind: str = "") -> Answer:
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        head = [f"{method} {path} HTTP/1.1", f"Host: {self.host}:{self.port}"]
        head += [f"Cookie: {cookies}"] if cookies else []
        head += [f"Content-Type: {kind}", f"Content-Length: {len(body)}"] if kind else []
        sent = "\r\n".join([*head, "", ""]).encode() + body
        began = time.perf_counter()
        answer = await asyncio.wait_for(self._exchange(sent), PATIENCE)
        self.took.append(time.perf_counter() - began)
        return answer

    async def _exchange(self, sent: bytes) -> Answer:
        for again in (True, False):
            fresh = self._writer is None
            if self._writer is None:
                self._reader, self._writer = await asyncio.open_connection(self.host, self.port)
            assert self._reader is not None  # noqa: S101  Opened with the writer.
            try:
                self._writer.write(sent)
                await self._writer.drain()
                return await self._read(self._reader)
            except (ConnectionError, asyncio.IncompleteReadError):
                # A kept connection may have been closed meanwhile; a browser tries again.
                await self.leave()
                if fresh or not again:
                    raise
        raise AssertionError

    async def _read(self, reader: asyncio.StreamReader) -> Answer:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers: dict[str, str] = {}
        for each in head[1:]:
            name, _, value = each.partition(": ")
            if name.lower() == "set-cookie":
                self._keep_cookie(value)
            elif name:
                headers[name.lower()] = value
        body = await reader.readexactly(int(headers.get("content-length", 0)))
        if headers.get("connection", "").lower() == "close":
            await self.leave()
        return Answer(int(head[0].split(" ")[1]), headers, body)

    def _keep_cookie(self, value: str) -> None:
        name, _, rest = value.partition("=")
        held = rest.split(";", 1)[0].strip('"')
        if held:
            self.cookies[name] = held
        else:
            self.cookies.pop(name, None)


@dataclass(slots=True)
class Told:
    """What a reporter told, and the receipt under which it was acknowledged."""

    words: str
    file: tuple[str, bytes]
    receipt: str = ""


async def report(visitor: Visitor, told: Told) -> Told:
    """Walk the four pages and send. Raises `Refused` unless it was acknowledged."""
    _expect(await visitor.look("/speak-up/"), 200)
    await _answer(visitor, "/speak-up/risk", {"risk": "no"})
    await _answer(visitor, "/speak-up/what-happened", {"words": told.words}, file=told.file)
    known = {"known_as": "anonymous", "identity": "", "posts": "do-not-know"}
    await _answer(visitor, "/speak-up/how-known", known)
    page = _expect(await visitor.look("/speak-up/check"), 200)
    receipt = _receipt_on(page.text)
    _expect(await visitor.send("/speak-up/check", page, {"kept": "on"}), SEE_OTHER)
    told.receipt = receipt
    return told


async def come_back(visitor: Visitor, told: Told) -> Answer:
    """Open one's own concern again with the receipt."""
    page = _expect(await visitor.look("/speak-up/return"), 200)
    _expect(await visitor.send("/speak-up/return", page, {"receipt": told.receipt}), SEE_OTHER)
    return _expect(await visitor.look("/speak-up/your-concern"), 200)


def something(*, words: int, file: int) -> Told:
    """A statement of so many bytes that nobody else made, and a file."""
    said = " ".join(secrets.token_hex(4) for _ in range(words // 9 + 1))[: words - 1]
    return Told(said, (f"{secrets.token_hex(4)}.bin", secrets.token_bytes(file)))


async def _answer(
    visitor: Visitor, path: str, answers: dict[str, str], *, file: tuple[str, bytes] | None = None
) -> None:
    page = _expect(await visitor.look(path), 200)
    _expect(await visitor.send(path, page, answers, file=file), SEE_OTHER)


def _expect(answer: Answer, status: int) -> Answer:
    if answer.status != status:
        raise Refused(f"{answer.status} instead of {status}")
    return answer


def _receipt_on(page: str) -> str:
    marked = re.search(r'class="upheld-receipt">([^<]+)<', page)
    found = RECEIPT.search(" ".join((marked.group(1) if marked else page).split()))
    if found is None:
        raise Refused("there is no receipt on the page")
    return found.group(0)


def _multipart(held: dict[str, str], file: tuple[str, bytes]) -> tuple[str, bytes]:
    boundary = secrets.token_hex(16)
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in held.items()
    ]
    name, content = file
    parts.append(
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n".encode()
    )
    body = b"".join([*parts, content, f"\r\n--{boundary}--\r\n".encode()])
    return f"multipart/form-data; boundary={boundary}", body
