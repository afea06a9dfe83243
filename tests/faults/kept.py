"""Looks, as a program of its own, whether what was acknowledged is whole.

    python -m tests.faults.kept < receipts.json

It reads receipts with what they were given for, opens each concern and each of its files, and
says what differs. Byte for byte: by length and SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterator
from typing import Any

import django


def main() -> None:
    """Say what is missing or different, as a list of sentences."""
    django.setup()
    told: list[dict[str, str]] = json.load(sys.stdin)
    sys.stdout.write(json.dumps([fault for each in told for fault in faults_of(each)]))


def faults_of(each: dict[str, str]) -> Iterator[str]:
    """What is wrong with one acknowledged concern."""
    from upheld.concerns import queries  # noqa: PLC0415  After the setup.
    from upheld.people import clock  # noqa: PLC0415  After the setup.
    from upheld.vault import receipts  # noqa: PLC0415  After the setup.
    from upheld.vault.keyring import reporter_keyring  # noqa: PLC0415  After the setup.

    receipt = receipts.derive(each["receipt"])
    actor = queries.whose_receipt(receipt=receipt)
    if actor is None:
        yield "a receipt opens nothing"
        return
    keys = reporter_keyring(receipt, actor.id)
    page = queries.reporter_page(actor=actor, keys=keys, today=clock.today())
    if page is None or page.doubted:
        yield "a concern does not open as it was sealed"
        return
    yield from _in_the_log(page)
    words, files = _everything(actor, keys)
    if words != [each["words"]]:
        yield "the words are not those that were sent"
    if files != [each["file"]]:
        yield "the file is not the one that was sent"


def _in_the_log(page: Any) -> Iterator[str]:
    from upheld.ledger import promises  # noqa: PLC0415  After the setup.

    if page.entry is None:
        yield "there is no entry"
        return
    try:
        promises.standing(page.entry.digest)
    except promises.NotInTheLog:
        yield "the log does not have the entry"


def _everything(actor: Any, keys: Any) -> tuple[list[str], list[str]]:
    """The words and the digests of the files of a concern, as they come out of the vault."""
    from upheld.concerns import queries  # noqa: PLC0415  After the setup.
    from upheld.concerns.sealing import Kind  # noqa: PLC0415  After the setup.
    from upheld.vault import attachments  # noqa: PLC0415  After the setup.
    from upheld.vault import queries as vault  # noqa: PLC0415  After the setup.

    row = queries.own_thread(actor=actor)
    held = {
        kind: vault.bodies(actor=actor, keys=keys, compartment=row.compartment_id, kind=kind)
        for kind in (Kind.CONCERN, Kind.FILE)
    }
    words = [each.content["words"] for each in held[Kind.CONCERN]]
    files = [attachments.opened(each).read() for each in held[Kind.FILE]]
    return words, [hashlib.sha256(each).hexdigest() for each in files]


if __name__ == "__main__":
    main()
