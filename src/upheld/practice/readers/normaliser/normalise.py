"""stub"""

from __future__ import annotations


def column(name: str) -> str:
    return name


def answer(column: str, word: str): ...
