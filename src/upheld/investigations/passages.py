"""The passages of a full report: what can be classified, each under a name that stays.

A name is made of what the passage is and of its number in the file, so that two versions of a
report can be held side by side, and a class stays with its passage while its words do.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What a passage of the report is."""

    SUMMARY = "summary"
    WHY = "why"  # why there is a later version
    FRAME = "frame"
    AREA = "area"
    ALLEGATION = "allegation"
    FINDING = "finding"
    REASONS = "reasons"
    EVIDENCE = "evidence"
    OBSERVATION = "observation"
    LATER = "later"
    FIGURE = "figure"
    CASE = "case"
    SECOND = "second"
    NOT_GIVEN = "not-given"


@dataclass(frozen=True, slots=True)
class Part:
    """One passage. `number` is what it is called by on the page, 0 where it has none."""

    key: str
    kind: Kind
    number: int
    words: str

    @property
    def digest(self) -> str:
        """What tells whether the words are still those that somebody classified."""
        return hashlib.sha256(self.words.encode()).hexdigest()


def of_report(content: dict[str, Any]) -> tuple[Part, ...]:
    """The passages in the order in which a reader meets them. Empty ones are left out."""
    return tuple(each for each in _all(content) if each.words.strip())


def _all(content: dict[str, Any]) -> Iterator[Part]:
    yield Part("summary", Kind.SUMMARY, 0, content.get("summary", ""))
    yield Part("why", Kind.WHY, 0, content.get("why", ""))
    for frame in content.get("frames", ()):
        words = _lines(frame["source"], frame["reason"])
        yield Part(f"frame-{frame['number']}", Kind.FRAME, frame["number"], words)
    for area in content["areas"]:
        yield from _area(area)
    for figure in content.get("pinned", ()):
        said = figure["said"]
        words = _lines(said.get("name", ""), said.get("why", ""))
        yield Part(f"figure-{figure['number']}", Kind.FIGURE, figure["number"], words)
    for case in content.get("cases", ()):
        yield from _case(case)
    for number, asked in enumerate(content.get("not_given", ()), start=1):
        known = asked.get("number", number)
        words = _lines(asked["what"], asked["of_whom"], asked["words"])
        yield Part(f"not-given-{known}", Kind.NOT_GIVEN, known, words)


def _area(area: dict[str, Any]) -> Iterator[Part]:
    words = _lines(area["title"], area["reasons"])
    yield Part(f"area-{area['number']}", Kind.AREA, area["number"], words)
    for each in area["findings"]:
        number = each["number"]
        evidence = _lines(*each["facts"], *each.get("against", ()), *each["posts"])
        for kind, words in (
            (Kind.ALLEGATION, each["allegation"]),
            (Kind.FINDING, each["words"]),
            (Kind.REASONS, each["reasons"]),
            (Kind.EVIDENCE, evidence),
        ):
            yield Part(f"{kind.value}-{number}", kind, number, words)
    for kind, beside in ((Kind.OBSERVATION, "observations"), (Kind.LATER, "later")):
        for place, each in enumerate(area.get(beside, ()), start=1):
            known = each.get("id", f"{area['number']}-{place}")
            words = _lines(each["words"], *each["facts"])
            yield Part(f"{kind.value}-{known}", kind, place, words)


def _case(case: dict[str, Any]) -> Iterator[Part]:
    number = case["number"]
    words = _lines(case["pseudonym"], case["reasons"])
    yield Part(f"case-{number}", Kind.CASE, number, words)
    if case["second"]:
        yield Part(f"second-{number}", Kind.SECOND, number, case["second"]["words"])


def _lines(*words: str) -> str:
    return "\n".join(each for each in words if each)
