"""What reporters can write, as it must be shaped: their own browser may have sealed it.

Also what they cannot write: a decision or an answer in a reporter's hand is not believed.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from datetime import date
from typing import Any
from uuid import UUID

from upheld.vault import shapes

from .questions import CODES, Question
from .sealing import Kind
from .states import Again, KnownAs, Risk, Since, Taken

LONGEST_TEXT = 50_000  # characters, as the pages ask
LONGEST_NAME = 255  # of a file
_NEVER_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f/\\\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_LONGEST_INNER = 64 * 1024

Content = Mapping[str, Any]


def is_text(value: object, longest: int = LONGEST_TEXT) -> bool:
    """Whether it is text that can be shown: no half of a character pair, and not too long."""
    if not isinstance(value, str) or len(value) > longest:
        return False
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return True


def _written(said: Content) -> bool:
    return (
        set(said) == {"words", "risk", "known_as"}
        and is_text(said["words"])
        and said["risk"] in [each.value for each in Risk]
        and said["known_as"] in [each.value for each in KnownAs]
    )


def _words(said: Content) -> bool:
    return is_text(said.get("words"))


def _file(said: Content) -> bool:
    name = said.get("name")
    return is_text(name, LONGEST_NAME) and not _NEVER_IN_A_NAME.search(str(name))


def _experience(said: Content) -> bool:
    again = ["", *(each.value for each in Again)]
    return (
        _words(said)
        and said.get("taken") in [each.value for each in Taken]
        and said.get("again", "") in again
    )


def _answer(said: Content) -> bool:
    question = said.get("question")
    if question not in [each.value for each in Question]:
        return False
    codes = said.get("codes")
    return (
        set(said) == {"question", "codes", "words", "first", "last", "unsure"}
        and isinstance(codes, list)
        and all(isinstance(each, str) for each in codes)
        and CODES[Question(question)].issuperset(codes)
        and is_text(said["words"])
        and _day_or_none(said["first"])
        and _day_or_none(said["last"])
        and isinstance(said["unsure"], bool)
    )


def _added(said: Content) -> bool:
    files = said.get("files")
    return (
        _words(said)
        and isinstance(files, list)
        and all(isinstance(each, dict) and _file(each) for each in files)
    )


def _detriment(said: Content) -> bool:
    return _words(said) and _day_or_none(said.get("happened"))


def _since(said: Content) -> bool:
    return _words(said) and said.get("since") in [each.value for each in Since]


def _disclosed(said: Content) -> bool:
    return said.get("known_as") in [each.value for each in KnownAs]


def _struck(said: Content) -> bool:
    posts = said.get("posts")
    return isinstance(posts, list) and all(is_text(each, LONGEST_NAME) for each in posts)


def _own(said: Content) -> bool:
    return is_text(said.get("kept"), _LONGEST_INNER)


def _day_or_none(value: object) -> bool:
    if not isinstance(value, str):
        return False
    try:
        return not value or date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def _identity(said: Content) -> bool:
    if not is_text(said.get("words", "")):
        return False
    keepers = said.get("keepers", [])
    inner = said.get("inner", "")
    if not isinstance(keepers, list) or not is_text(inner, _LONGEST_INNER):
        return False
    try:
        base64.b64decode(inner, validate=True)
        return all(str(UUID(each)) == each for each in keepers)
    except (ValueError, TypeError, AttributeError):
        return False


def _never(_said: Content) -> bool:
    return False


SHAPES = {
    Kind.WRITTEN: _written,
    Kind.FILE: _file,
    Kind.MESSAGE: _words,
    Kind.STATEMENT: _words,
    Kind.IDENTITY: _identity,
    Kind.EXPERIENCE: _experience,
    Kind.ANSWER: _answer,
    Kind.ADDED: _added,
    Kind.DETRIMENT: _detriment,
    Kind.SINCE: _since,
    Kind.WITHDRAWAL: _words,
    Kind.DISCLOSED: _disclosed,
    Kind.STRUCK: _struck,
    Kind.OWN: _own,
    Kind.ACKNOWLEDGEMENT: _never,
    Kind.TRIAGE: _never,
    Kind.SHARED: _never,
    Kind.FEEDBACK: _never,
    Kind.DETRIMENT_CHECK: _never,
    Kind.DESK: _never,
    Kind.REASONS: _never,
    Kind.NOTE: _never,
    Kind.LINK: _never,
    Kind.NAMED: _never,
    Kind.GRIEVANCE: _never,
    Kind.GRIEVANCE_LINK: _never,
    Kind.GRIEVANCE_STEP: _never,
    Kind.COPY: _never,
    Kind.EXPORTED: _never,
    Kind.IDENTITY_LINK: _never,
    Kind.IDENTITY_ASKED: _never,
    Kind.IDENTITY_RELEASED: _never,
    Kind.IDENTITY_REFUSED: _never,
    Kind.IDENTITY_OPENED: _never,
    Kind.LEGAL_HOLD: _never,
}


def register() -> None:
    """Tell the vault, once, when the program starts."""
    for kind, shape in SHAPES.items():
        shapes.expect(kind.value, shape)
