"""What a check reports: a kind, a place in the draft's text, and why it matters there."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What could give somebody away. The words are part of the program's answer."""

    NAME = "name"
    INITIALS = "initials"
    POST = "single-holder-post"
    REUSE = "reuse"
    COUNT = "count"
    PATTERN = "pattern"
    UNKNOWN = "unknown-name"
    CLASS = "class"
    DATE = "date-event"
    METADATA = "metadata"


CURES = {
    Kind.NAME: "Take the name out, or write a post that several people held.",
    Kind.INITIALS: "Take the initials out; somebody who was in the room can complete them.",
    Kind.POST: "Write a wider post, or record the decision that this post is printed and why.",
    Kind.REUSE: "Say it in your own words, or record the consent of whoever said it.",
    Kind.COUNT: "Round it, give a range, or put groups together until nobody stands alone.",
    Kind.PATTERN: "Take the number or address out.",
    Kind.UNKNOWN: "Take it out, or, if it may be printed, add it to the list of what is allowed.",
    Kind.CLASS: "Say it of the practice and not of everybody in a group, or name a wider group.",
    Kind.DATE: "Give the season or the year, or leave out what happened on the day.",
    Kind.METADATA: "Take it out of the file: accept changes, delete comments, save a clean copy.",
}


@dataclass(frozen=True, slots=True, repr=False)
class Flag:
    """One thing to look at. `start` and `end` count characters of the draft's extracted text."""

    kind: Kind
    start: int
    end: int
    why: str


def in_order(flags: list[Flag]) -> list[Flag]:
    """Sort flags by place, each once; of the same kind, one that lies within another goes."""
    kept: list[Flag] = []
    furthest: dict[Kind, int] = {}
    for flag in sorted(flags, key=lambda each: (each.start, -each.end, each.kind)):
        if flag.end > furthest.get(flag.kind, -1):
            kept.append(flag)
            furthest[flag.kind] = flag.end
    return kept
