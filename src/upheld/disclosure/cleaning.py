"""Reading copies: a file made again without what it says of whoever made it.

Plain functions of bytes. What a file is, its first bytes say, never its name. Whatever is not
known here, or holds a program, or another file that is not known, raises `CannotClean`: then
only the sealed original is opened, knowingly.

Run as a program it takes a file on standard input and writes one line of JSON and the copy;
it gives up memory, time and files first (`limited`), since what it reads was sent by anybody.
"""

from __future__ import annotations

import json
import re
import resource
import sys
from dataclasses import dataclass

from . import office, pdfs, pictures
from .refused import CannotClean

MEMORY = 1024 * 1024 * 1024
SECONDS = 30
LARGEST = 50 * 1024 * 1024

_ACTIVE = re.compile(rb"<\s*(svg|html|script|!doctype|\?xml)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class Copy:
    """A reading copy: its bytes, how its name ends, and what was taken out, as codes."""

    content: bytes
    ending: str
    removed: tuple[str, ...]


def clean(content: bytes) -> Copy:
    """Make a reading copy. Raises `CannotClean` with a code for the reason."""
    if len(content) > LARGEST:
        raise CannotClean("too-large")
    if content.startswith(pdfs.MAGIC):
        return Copy(pdfs.clean(content), "pdf", ("document-information", "scripts", "inner-files"))
    if ending := pictures.ending_of(content):
        return Copy(pictures.clean(content, ending), ending, ("picture-information",))
    if content.startswith(office.MAGIC):
        made, ending = office.clean(content)
        return Copy(made, ending, ("document-information", "names-of-authors"))
    return Copy(_text(content), "txt", ())


def _text(content: bytes) -> bytes:
    """Plain text holds nothing but itself. What a browser would run is no plain text."""
    try:
        words = content.decode("utf-8-sig")
    except UnicodeDecodeError as no:
        raise CannotClean("unknown-kind") from no
    if "\0" in words:
        raise CannotClean("unknown-kind")
    if _ACTIVE.search(content):
        raise CannotClean("may-run")
    return words.encode()


def limited() -> None:
    """Give up what cleaning does not need. It writes no file, so nothing is left in the clear."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Clean what stands on standard input."""
    limited()
    out = sys.stdout.buffer
    try:
        made = clean(sys.stdin.buffer.read(LARGEST + 1))
    except CannotClean as no:
        out.write(json.dumps({"why": no.code}).encode() + b"\n")
        return 0
    said = {"ending": made.ending, "removed": made.removed}
    out.write(json.dumps(said).encode() + b"\n" + made.content)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
