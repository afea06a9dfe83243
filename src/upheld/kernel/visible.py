"""Whether anybody can see what was typed. Some characters leave no mark on a page.

Unicode says of most of them that they are spaces, controls or formatting. The others that it
asks programs to draw as nothing (`Default_Ignorable_Code_Point`) are listed here, with the
empty pattern of braille, which is drawn as nothing too.
"""

from __future__ import annotations

import re
import unicodedata

_UNSEEN_KINDS = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
_DRAWN_AS_NOTHING = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0\ufff0-\ufff8"
    "\U000e0000-\U000e0fff]"
)
REPLACED = "\ufffd"
"""What stands where bytes could not be read as text."""


def is_seen(letter: str) -> bool:
    """Whether one character leaves a mark."""
    return unicodedata.category(letter) not in _UNSEEN_KINDS and not _DRAWN_AS_NOTHING.match(letter)


def says_something(text: str) -> bool:
    """Whether at least one character of a text can be seen."""
    return any(is_seen(each) for each in text)
