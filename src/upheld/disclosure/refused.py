"""Why a file cannot be cleaned or read, as a code or a sentence."""

from __future__ import annotations


class CannotClean(Exception):
    """No reading copy can be made. `code` says why; pages say it in words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class CannotRead(Exception):
    """A file that was given to the check cannot be used; the sentence says which, where and why."""
