"""Children's data that wait to be read, and what lies in the watched folder: one at a time.

It runs in a process of its own (`upheld tick --files`), started by whoever sent a file or by the
minute's round. Two at once would get in each other's way, so the second ends at once. A reading
that was stopped begins again, and after some tries is refused in words: a file that brings the
machine down must not do so every minute.
"""

from __future__ import annotations

import logging
import os

from django.db import DatabaseError

from upheld.jobs.mail import CLOCK
from upheld.kernel.decision import NotPossible, Refused
from upheld.people import clock
from upheld.practice import arrivals, background, commands, figures, keeping, mappings, waiting
from upheld.practice.queries import Arrival
from upheld.practice.states import Origin

MOST_TRIES = 3
KINDLY = 10  # pages come first
STOPPED = (
    "Reading this file was stopped {tries} times, so it is not tried again by itself. It may be "
    "too large for this machine: send it in parts, or ask whoever runs the site."
)
OUR_FAULT = (
    "This file could not be read because of a fault of ours. Nothing of it was loaded. Whoever "
    "runs the site finds the place in the log."
)
GONE = "This file is not in the watched folder any more. Put it there again."

log = logging.getLogger(__name__)


def start_if_due() -> list[str]:
    """Start the process where a file waits, or lies in the watched folder unread."""
    if (waiting.is_due() or arrivals.found()) and background.start():
        return ["Began to read files of children’s data."]
    return []


def read_all() -> list[str]:
    """Take note of new files, read every file that waits, then work the measures out."""
    with keeping.reading_alone() as first:
        if not first:
            return []
        told = _read_what_waits()
        while _left_off_for_a_file():
            told += _read_what_waits()
        return told


def _read_what_waits() -> list[str]:
    for seen in arrivals.found():
        commands.notice_file(actor=CLOCK, at=clock.now(), seen=seen)
    told = []
    while (arrival := waiting.next_one()) is not None:
        told.append(_read(arrival))
    return told


def _left_off_for_a_file() -> bool:
    """Work the measures out, bit by bit, and leave off where a file came meanwhile.

    Whoever sent that file started a process of its own, which has ended because we are at work.
    """
    return any(waiting.is_due() or arrivals.found() for _ in figures.prepare())


def _read(arrival: Arrival) -> str:
    arrival = commands.begin_load(actor=CLOCK, at=clock.now(), arrival=arrival)
    try:
        loads = _loads(arrival)
        open_for = [each for each in loads if waiting.has_open_questions(each)]
        ended = commands.finish_load(
            actor=CLOCK, at=clock.now(), arrival=arrival, loads=tuple(loads)
        )
        arrivals.put_away(ended, for_loads=open_for)
    except DatabaseError:
        raise
    except Refused as no:
        return _refused(arrival, str(no))
    except Exception:
        log.exception("A file of children's data could not be read.")
        return _refused(arrival, OUR_FAULT)
    return f"Read a file of children’s data: {len(loads)} loads."


def _loads(arrival: Arrival) -> list[str]:
    """Read the file into the store. Raises `NotPossible` with a sentence."""
    if arrival.tries > MOST_TRIES:
        raise NotPossible(STOPPED.format(tries=MOST_TRIES))
    path = arrivals.path_of(arrival)
    if not path.exists() and arrival.origin == Origin.FOLDER:
        raise NotPossible(GONE)
    made = keeping.take_in_days(
        path,
        at=clock.now(),
        as_of=arrival.as_of,
        mapping=mappings.told(mappings.current()),
    )
    return [load.id for load, _new in made]


def _refused(arrival: Arrival, because: str) -> str:
    commands.refuse_load(actor=CLOCK, at=clock.now(), arrival=arrival, because=because)
    arrivals.put_away(arrival, for_loads=[])
    return "Refused a file of children’s data."


def stand_back() -> None:
    """Let pages go first. For a process that does nothing else."""
    os.nice(KINDLY)
