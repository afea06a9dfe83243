"""Missing values: silence in the vendor's macros, a mistake in our own pages."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from jinja2 import ChainableUndefined

VENDORS = ("govuk_frontend_jinja", "django/forms/jinja2")
"""Folders of templates that were written for lenient missing values."""


class StrictInOurOwnPages(ChainableUndefined):
    """GOV.UK's macros lean on missing values; our own pages must not.

    Jinja gives one `undefined` to a whole environment, so ask which template
    reached for the missing value: the vendor's, where it is silence, or ours,
    where it is a mistake that stops the page (`jinja2.UndefinedError`).
    `is defined` and `default()` work as always.
    """

    __slots__ = ("_ours",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._ours = _reached_from_our_template()

    def _or_fail(self) -> None:
        if self._ours:
            self._fail_with_undefined_error()

    def __str__(self) -> str:
        self._or_fail()
        return ""

    def __html__(self) -> str:
        return str(self)

    def __bool__(self) -> bool:
        self._or_fail()
        return False

    def __len__(self) -> int:
        self._or_fail()
        return 0

    def __iter__(self) -> Iterator[Any]:
        self._or_fail()
        return iter(())

    def __eq__(self, other: object) -> bool:
        self._or_fail()
        return bool(super().__eq__(other))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return super().__hash__()


def _reached_from_our_template() -> bool:
    """Walk outwards from the missing value to the template that asked for it."""
    frame = sys._getframe(2)  # noqa: SLF001 - the frames are the only place that knows the template
    while frame.f_back is not None:
        if frame.f_code.co_qualname.startswith("Macro."):  # a macro's caller left an argument out
            return False
        if (ours := is_ours(frame.f_code.co_filename)) is not None:
            return ours
        frame = frame.f_back
    return False


@lru_cache(maxsize=4096)
def is_ours(path: str) -> bool | None:
    """Whether this is a template of ours or of the vendor's; None where it is no template."""
    if path.endswith((".html", "<template>")):
        return not any(vendor in path for vendor in VENDORS)
    return None


@lru_cache(maxsize=1024)
def silent(name: str) -> StrictInOurOwnPages:
    """What a vendor's macro is given for a name that nobody told it: the same each time.

    Of no class of its own: Jinja takes two missing values for equal only where their classes are,
    and the macros leave out an attribute whose value equals a missing one.
    """
    missing = StrictInOurOwnPages(name=name)
    missing._ours = False  # noqa: SLF001  Its own module's.
    return missing
