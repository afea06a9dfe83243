"""The whole story, chapter by chapter, each in the order of its days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from upheld.examples import duty as on_duty
from upheld.examples.cast import Cast, gather
from upheld.kernel.actor import machine
from upheld.people import commands as people

from . import (
    concerns,
    duty,
    improvement,
    investigations,
    later,
    learning,
    learning_earlier,
    learning_grid,
    numbers,
    oversight,
    referred,
)
from .told import Told

NAME = "Southwater"
LAST_DAY = date(2021, 11, 5)

Chapter = Callable[[Cast, Told], None]
CHAPTERS: tuple[Chapter, ...] = (
    learning_earlier.tell,
    concerns.tell,
    investigations.tell,
    learning.tell,
    learning_earlier.tell_statements,
    learning_grid.tell,
    improvement.tell_plan,
    oversight.tell_august,
    concerns.tell_feedback,
    referred.tell_received,
    improvement.tell_autumn,
    oversight.tell_october,
    improvement.tell_winter,
    oversight.tell_december,
    concerns.tell_check,
    oversight.tell_february,
    later.tell,
    referred.tell_ended,
    improvement.tell_2021,
    oversight.tell_2021,
    numbers.tell,
    concerns.tell_open_concern,
    duty.tell_tests,
)


def tell(say: Callable[[str], None] = lambda _: None) -> tuple[Cast, Told]:
    """Tell the story into an empty database. `say` hears the name of each chapter."""
    told = Told()
    say("people")
    cast = gather(name=NAME, at=told.at(2019, 12, 2))
    on_duty.set_up(cast, told.at(2019, 12, 2, 10))
    for chapter in CHAPTERS:
        say(chapter.__module__.rsplit(".", 1)[-1])
        chapter(cast, told)
    told.close_the_day()
    people.set_story_date(
        actor=machine("example"),
        at=told.at(LAST_DAY.year, LAST_DAY.month, LAST_DAY.day),
        day=LAST_DAY,
    )
    told.close_the_day()
    return cast, told
