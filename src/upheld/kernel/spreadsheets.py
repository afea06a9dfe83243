"""Values for a CSV file that somebody opens in a spreadsheet.

A value that begins like a formula would be worked out by the spreadsheet. It gets an apostrophe
before it, which spreadsheets take as "this is text".
"""

from __future__ import annotations

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def harmless(value: object) -> object:
    """A value that no spreadsheet takes for a formula; nothing for None."""
    if isinstance(value, str) and value.lstrip(" \u00a0'\"").startswith(DANGEROUS):
        return "'" + value
    return "" if value is None else value
