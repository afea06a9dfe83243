"""One run: block after block of children into every format that was asked for, then the truth."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

import pyarrow as pa

from upheld.practice.simulate import (
    days,
    history,
    picture_beside,
    picture_care,
    picture_decisions,
    picture_need,
    picture_staff,
    staff,
    truth,
)
from upheld.practice.simulate.annex_a import AnnexA
from upheld.practice.simulate.answers import Answers
from upheld.practice.simulate.census import Census
from upheld.practice.simulate.dataset import Dataset, shaped
from upheld.practice.simulate.history import History
from upheld.practice.simulate.looked_after import LookedAfter
from upheld.practice.simulate.marks import README
from upheld.practice.simulate.scenario import SCENARIOS
from upheld.practice.simulate.window import Window

FORMATS = ("ssd", "ssd-csv", "annex-a", "cin", "903")
# Small enough for a modest machine, large enough that numpy and Parquet are at their ease.
BLOCK = 20_000

Tables = dict[str, pa.Table]
Columns = Mapping[str, Mapping[str, pa.Array]]
Progress = Callable[[int, int], None]


class NotPossibleHere(ValueError):
    """What was asked for cannot be made; the words say why."""


class Format(Protocol):
    """What writes one format: the staff with the first block, then block after block."""

    def add(self, tables: Tables) -> None:
        """Take one block of children, or the staff before any child."""

    def finish(self) -> None:
        """Write what stands at the end, once every child has been taken."""

    def close(self) -> None:
        """Let go of the files, whether or not it went well."""


@dataclass(frozen=True)
class Asked:
    """What a person asked to be made. Without `pictures` there is one, taken on the last day."""

    scenario: str
    children: int
    first: date
    last: date
    seed: int
    out: Path
    formats: Sequence[str] = ("ssd",)
    pictures: Sequence[date] = ()

    def window(self) -> Window:
        """The same as whole numbers; says in words what cannot be."""
        if self.scenario not in SCENARIOS:
            raise NotPossibleHere(f"There is no scenario {self.scenario}: {', '.join(SCENARIOS)}.")
        if self.children < 1:
            raise NotPossibleHere("There must be at least one child.")
        if not date(2000, 1, 1) <= self.first < self.last <= date(2040, 12, 31):
            raise NotPossibleHere("The first day must come before the last, from 2000 to 2040.")
        strange = [name for name in self.formats if name not in FORMATS]
        if strange:
            raise NotPossibleHere(f"There is no format {strange[0]}: {', '.join(FORMATS)}.")
        if any(not self.first <= day <= self.last for day in self.pictures):
            raise NotPossibleHere("A picture is taken between the first day and the last.")
        first, last = days.number(self.first), days.number(self.last)
        return Window(SCENARIOS[self.scenario], self.children, first, last, self.seed)


def simulate(asked: Asked, progress: Progress = lambda done, of: None) -> Path:
    """Make everything that was asked for in the folder `asked.out`, whole or not at all."""
    window = asked.window()
    if asked.out.exists():
        raise NotPossibleHere(f"{asked.out} is there already. Name a folder that is not.")
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{asked.out.name}-", dir=asked.out.parent))
    try:
        _made(asked, window, making, progress)
        making.chmod(0o755)
        making.rename(asked.out)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
    return asked.out


def _made(asked: Asked, window: Window, folder: Path, progress: Progress) -> None:
    (folder / "README.txt").write_text(README, encoding="utf-8")
    crew = staff.staffed(window)
    pictures = [days.number(day) for day in asked.pictures] or [window.last]
    writers = {
        at: [_writer(name, folder, window, asked, at) for name in asked.formats] for at in pictures
    }
    answers = Answers(window)
    with ExitStack() as held:
        for group in writers.values():
            for writer in group:
                held.callback(writer.close)
        answers.add(truth.of_staff(window, crew))
        _give(writers, lambda at: picture_staff.of_staff(window, crew, at))
        for begins in range(0, window.children, BLOCK):
            count = min(BLOCK, window.children - begins)
            block = history.told(window, crew, begins, count)
            _give(writers, partial(_pictured, window, block))
            answers.add(truth.planted(window, block))
            answers.count(block)
            progress(begins + count, window.children)
        for group in writers.values():
            for writer in group:
                writer.finish()
    answers.write(folder / "truth.json")


def _give(writers: dict[int, list[Format]], picture: Callable[[int], Columns]) -> None:
    for at, group in writers.items():
        tables = {name: shaped(name, columns) for name, columns in picture(at).items()}
        for writer in group:
            writer.add(tables)


def _pictured(window: Window, block: History, at: int) -> Columns:
    return {
        **picture_need.of_need(window, block, at),
        **picture_care.of_care(window, block, at),
        **picture_beside.of_the_rest(window, block, at),
        **picture_decisions.of_decisions(window, block, at),
    }


def _writer(name: str, folder: Path, window: Window, asked: Asked, at: int) -> Format:
    suffix = f"-{days.day(at)}" if asked.pictures else ""
    place = folder / f"{name}{suffix}"
    if name == "annex-a":
        return AnnexA(place, at)
    if name == "cin":
        return Census(place, window.first, at)
    if name == "903":
        return LookedAfter(place, window.first, at)
    return Dataset(place, "csv" if name == "ssd-csv" else "parquet", days.day(at))
