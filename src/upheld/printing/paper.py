"""What is to be printed, as one tree of blocks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading. The paper's title stands above level 1."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph. `label` stands before it in bold."""

    text: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with a bullet before each item."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; each row has as many cells as the head."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Words | Listed | Table


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper whole. `mark` stands on every page; empty where every copy is alike."""

    title: str
    blocks: tuple[Block, ...]
    mark: str = ""


def paragraphs(words: str) -> list[Words]:
    """Words as paragraphs, which an empty line divides."""
    parts = (each.strip() for each in words.replace("\r", "").split("\n\n"))
    return [Words(each) for each in parts if each]
