"""From what a browser sent to checked values. Whatever is not as it must be is a `ValueError`,
or a `KeyError` where it is missing.
"""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest

from upheld.concerns.sealed import LARGEST_FILE, Blob, Opened, Outline, Sealed
from upheld.vault.receipts import PublicHalves

MOST_POSTS = 200
_LARGEST_BODY = 512 * 1024
_KEY = 32
_SIGNATURE = 64
_MOST = 1_000_000
_HEX = re.compile(r"[0-9a-f]*")

T = TypeVar("T")


class NotWhole(ValueError):
    """Something of what was sent is not as the script sends it."""


def json_of(text: str | bytes) -> dict[str, Any]:
    """An object of JSON."""
    try:
        return _object(json.loads(text))
    except RecursionError as no:
        raise NotWhole("too deep") from no


def outline_of(said: object) -> Outline:
    """The outline of a concern."""
    held = _object(said)
    return Outline(
        concern=_uuid(held["concern"]),
        compartment=_uuid(held["compartment"]),
        receipt=PublicHalves(
            lookup=_hex(held["lookup"], _KEY),
            recipient=_text(held["recipient"], 80),
            verify_key=_hex(held["verify_key"], _KEY),
        ),
        named_posts=_list(held["posts"], _post, MOST_POSTS),
        somebody_else=_flag(held["somebody_else"]),
        does_not_know=_flag(held["does_not_know"]),
        struck=_list(held["struck"], _post, MOST_POSTS),
        listed=_uuid(held["listed"]),
        routed=_uuid(held["routed"]),
        entry=_uuid(held["entry"]),
        written=_uuid(held["written"]),
        files=_number(held["files"]),
        seed=_hex(held["seed"], _KEY),
        identity=_optional(held.get("identity"), _uuid),
        identity_listed=_optional(held.get("identity_listed"), _uuid),
        alone=_flag(held.get("alone", False)),
    )


def sealed_of(request: HttpRequest) -> Sealed:
    """A whole concern: JSON in one field, and each sealed file as a file."""
    held = json_of(request.POST.get("sealed", ""))
    names = _list(held.get("files", []), _uuid, 10)
    return Sealed(
        outline=outline_of(held.get("outline")),
        place=_opened(held.get("place")),
        routed=_bytes(held["routed"], _SIGNATURE),
        entry=_bytes(held["entry"], _SIGNATURE),
        written=_bytes(held["written"], _LARGEST_BODY),
        files=tuple(Blob(id=id, sealed=_file(request, at)) for at, id in enumerate(names)),
        name_place=_optional(held.get("name_place"), _opened),
        name=_optional(held.get("name"), blob_of),
    )


def blob_of(said: object) -> Blob:
    """A body that was sealed in the browser."""
    held = _object(said)
    return Blob(id=_uuid(held["id"]), sealed=_bytes(held["sealed"], _LARGEST_BODY))


def key_of(said: object) -> bytes:
    """A look-up key."""
    return _hex(said, _KEY)


def signature_of(said: object) -> bytes:
    """An Ed25519 signature."""
    return _bytes(said, _SIGNATURE)


def id_of(said: object) -> UUID:
    """An id that was drawn by chance."""
    return _uuid(said)


def number_of(said: object) -> int:
    """A small whole number."""
    return _number(said)


def _opened(said: object) -> Opened:
    held = _object(said)
    return Opened(
        recipient=_text(held["recipient"], 80),
        grants=_bytes(held["grants"], 16 * 1024),
        recovery=_bytes(held["recovery"], 16 * 1024),
        listed=_bytes(held["listed"], _SIGNATURE),
    )


def _file(request: HttpRequest, at: int) -> bytes:
    found = request.FILES.get(f"file-{at}")
    if found is None or (found.size or 0) > 2 * LARGEST_FILE:
        raise NotWhole("a file was lost")
    try:
        return bytes(found.read())
    except ValidationError as no:
        raise NotWhole("a file did not arrive") from no


def _object(said: object) -> dict[str, Any]:
    if not isinstance(said, dict):
        raise NotWhole("no object")
    return said


def _text(said: object, longest: int) -> str:
    if not isinstance(said, str) or len(said) > longest:
        raise NotWhole("no text")
    return said


def _uuid(said: object) -> UUID:
    """An id that was drawn by chance: any other kind says when it was made, or by whom."""
    found = _post(said)
    if found.version != 4:  # noqa: PLR2004  The version that is drawn by chance.
        raise NotWhole("no id")
    return found


def _post(said: object) -> UUID:
    found = UUID(_text(said, 36))
    if str(found) != said:
        raise NotWhole("no id")
    return found


def _hex(said: object, length: int) -> bytes:
    text = _text(said, 2 * length)
    if len(text) != 2 * length or not _HEX.fullmatch(text):
        raise NotWhole("no key")
    return bytes.fromhex(text)


def _bytes(said: object, most: int) -> bytes:
    return base64.b64decode(_text(said, 2 * most), validate=True)


def _flag(said: object) -> bool:
    if not isinstance(said, bool):
        raise NotWhole("neither yes nor no")
    return said


def _number(said: object) -> int:
    if type(said) is not int or not 0 <= said < _MOST:
        raise NotWhole("no number")
    return said


def _list(said: object, each: Callable[[object], T], most: int) -> tuple[T, ...]:
    if not isinstance(said, list) or len(said) > most:
        raise NotWhole("no list")
    return tuple(each(one) for one in said)


def _optional(said: object, made: Callable[[object], T]) -> T | None:
    return None if said is None else made(said)
