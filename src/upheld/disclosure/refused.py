"""What cannot be cleaned, with a code for the reason."""

from __future__ import annotations


class CannotClean(Exception):
    """No reading copy can be made. `code` says why; pages say it in words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
