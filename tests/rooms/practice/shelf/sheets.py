"""Small sheets of local records, as an analyst would send them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.examples.cast import Cast
from upheld.kernel.actor import Actor, machine
from upheld.practice import arrivals, commands, keeping
from upheld.practice.arrivals import Put, Seen
from upheld.practice.children import Counted
from upheld.practice.keeping import Incoming
from upheld.practice.models import Arrival, Load
from upheld.practice.states import Which

CLOCK: Actor = machine("tick")

HEAD = "supv_id,supv_professional_id,supv_date,supv_due_date,supv_kind\n"
GOOD = HEAD + "S1,W1,2021-03-01,2021-03-02,worker\nS2,W2,2021-03-03,2021-03-04,worker\n"
MIXED = GOOD + "S3,,2021-03-05,2021-03-06,worker\nS4,W4,2021-13-45,2021-03-07,worker\n"
HOSTILE = GOOD + "S3,,2021-03-05,2021-03-06,=1+1\n"


def sheet(text: str, name: str = "supervision.csv") -> Incoming:
    """A file as it comes with a form."""
    return Incoming(name, [text.encode()])


def written(text: str, at: datetime) -> str:
    """A file in the store without a row: the id of its load."""
    return keeping.take_in(sheet(text), at=at, as_of=None)[0].id


def recorded(cast: Cast, at: datetime, text: str = MIXED) -> Load:
    """A load, recorded by the analyst of the example."""
    load = written(text, at)
    return commands.record_load(actor=cast.actor("analyst"), at=at, load=load)


def given(cast: Cast, at: datetime, who: str, **more: Any) -> dict[str, Any]:
    """What a command takes when somebody gives it."""
    return {"actor": CLOCK if who == "clock" else cast.actor(who), "at": at, **more}


def put(text: str = MIXED, name: str = "supervision.csv") -> Put:
    """A file where it waits, without a row."""
    return arrivals.put(sheet(text, name))


def taken(cast: Cast, at: datetime, text: str = MIXED, name: str = "supervision.csv") -> Arrival:
    """A file that the analyst of the example sent and nobody has read."""
    given_ = given(cast, at, "analyst")
    return commands.take_file(**given_, put=put(text, name), as_of=None)


def seen(name: str = "council", mark: str = "m" * 64) -> Seen:
    """Something in a watched folder."""
    return Seen(name, 5, mark)


def counted(children: int = 3) -> Counted:
    """A list of children before anybody sees one."""
    return Counted("AS02", Which.COUNTED, date(2021, 1, 1), date(2021, 3, 31), children)
