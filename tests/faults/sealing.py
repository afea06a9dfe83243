"""A process that seals a large document, killed at several moments. A program of its own:

    UPHELD_VAR=… python -m tests.faults.sealing KILLS MEGABYTES

It makes an investigation by commands. Then a child takes a document in as an upload is taken in
(`vault.attachments.Arriving`), reads it and keeps it, and gets SIGKILL on the way: each time a
little later, from the first bytes to the commit. After each kill it says what was left behind.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import django

MARK = b"Said in confidence, and nowhere in the clear. "
MEGABYTE = 1024 * 1024
CHUNK = MARK * (MEGABYTE // len(MARK))


def main() -> None:
    """Kill, look, and in the end send the document once more."""
    kills, megabytes = int(sys.argv[1]), int(sys.argv[2])
    scene = _prepared()
    began = time.perf_counter()
    _in_a_child(scene, megabytes, kill_after=None)
    whole = time.perf_counter() - began
    told = [
        {"after": whole * (n + 0.5) / kills} | _killed(scene, megabytes, whole * (n + 0.5) / kills)
        for n in range(kills)
    ]
    before = _documents(scene)
    _in_a_child(scene, megabytes, kill_after=None)
    sent_again = len(_documents(scene)) - len(before)
    json.dump({"killed": told, "sent_again": sent_again, "swept": _swept()}, sys.stdout)


def _killed(scene: Any, megabytes: int, after: float) -> dict[str, Any]:
    before = _documents(scene)
    died = _in_a_child(scene, megabytes, kill_after=after)
    new = [each for each in _documents(scene) if each not in before]
    return {
        "died": died,
        "kept": len(new),
        "not_whole": [each for each in new if not _is_whole(scene, each, megabytes)],
        "in_the_clear": _in_the_clear(),
    }


def _in_a_child(scene: Any, megabytes: int, *, kill_after: float | None) -> bool:
    """Seal in a child; whether it died of the signal."""
    from django.db import connections  # noqa: PLC0415  After the setup.

    connections.close_all()
    child = os.fork()
    if not child:
        _seal(scene, megabytes)
        os._exit(0)
    if kill_after is not None:
        time.sleep(kill_after)
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    if kill_after is None and status:
        raise SystemExit("The document could not be sealed.")
    return os.WIFSIGNALED(status)


def _seal(scene: Any, megabytes: int) -> None:
    from upheld.investigations import papers  # noqa: PLC0415  After the setup.
    from upheld.vault.attachments import Arriving  # noqa: PLC0415  After the setup.

    arriving = Arriving()
    for _ in range(megabytes):
        arriving.write(CHUNK)
    scene.document(paper=papers.read(file_name="large.txt", sealed=arriving.done()))


def _documents(scene: Any) -> list[str]:
    from upheld.investigations.models import Document  # noqa: PLC0415  After the setup.

    found = Document.objects.filter(investigation=scene.id).values_list("id", flat=True)
    return [str(each) for each in found]


def _is_whole(scene: Any, document: str, megabytes: int) -> bool:
    """Whether a document that is listed opens from end to end, and its page says so."""
    from upheld.investigations import queries  # noqa: PLC0415  After the setup.

    who = {"actor": scene.cast.actor("investigator"), "keys": scene.cast.keys("investigator")}
    file = queries.document_file(**who, investigation=scene.id, id=document)
    page = queries.document_page(**who, id=scene.id, document=document)
    size = sum(len(each) for each in file.chunks())
    return size == page.document.size == megabytes * len(CHUNK) and not page.mismatched


def _in_the_clear() -> list[str]:
    """Every file below our folder in which the mark can be read: databases and temporary ones."""
    return [str(each) for each in _files(Path(os.environ["UPHELD_VAR"])) if _holds_the_mark(each)]


def _files(folder: Path) -> Iterator[Path]:
    return (each for each in folder.rglob("*") if each.is_file())


def _holds_the_mark(path: Path) -> bool:
    rest = b""
    with path.open("rb") as file:
        while piece := file.read(MEGABYTE):
            if MARK in rest + piece:
                return True
            rest = piece[-len(MARK) :]
    return False


def _swept() -> int:
    """How many files nobody names, two days later; afterwards each has a row of its own."""
    from upheld.vault import attachments  # noqa: PLC0415  After the setup.
    from upheld.vault.models import Attachment  # noqa: PLC0415  After the setup.

    old = time.time() - 2 * attachments.DAY
    for place in (attachments.folder(), attachments.arriving()):
        for each in _files(place):
            os.utime(each, (old, old))
    swept = attachments.sweep()
    left = [*_files(attachments.folder()), *_files(attachments.arriving())]
    if {each.name for each in left} != {str(each.id) for each in Attachment.objects.all()}:
        raise SystemExit("A file was left that nobody names, or one was swept that is named.")
    return swept


def _prepared() -> Any:
    """An investigation under way, made by commands in an empty database."""
    django.setup()
    from tests.cheap_argon import less_slowly  # noqa: PLC0415  After the setup.
    from tests.rooms.investigations.scene import Scene  # noqa: PLC0415  After the setup.
    from upheld.examples import duty  # noqa: PLC0415  After the setup.
    from upheld.examples.cast import gather  # noqa: PLC0415  After the setup.
    from upheld.examples.southwater import concerns  # noqa: PLC0415  After the setup.
    from upheld.examples.southwater.told import Told  # noqa: PLC0415  After the setup.
    from upheld.project import installing  # noqa: PLC0415  After the setup.

    installing.make_tables()
    told = Told()
    with less_slowly():
        cast = gather(name="Southwater", at=told.at(2019, 12, 2))
    duty.set_up(cast, told.at(2019, 12, 2, 10))
    concerns.tell(cast, told)
    return Scene(cast=cast, concern=told.concern, at=told.at(2020, 6, 1)).agree()


if __name__ == "__main__":
    main()
