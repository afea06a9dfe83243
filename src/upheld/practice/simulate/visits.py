"""Visits: how often, by whom, with what gaps, and on which day somebody wrote them down."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import days, staff
from upheld.practice.simulate.draws import Flags
from upheld.practice.simulate.rows import Column, Rows
from upheld.practice.simulate.window import Window

# Missed visits come in runs of this many, because a child who is not visited is forgotten a while.
RUN = 4
_FAR = 2**20
_MOST = 150


def visits(window: Window, spans: Rows, every: int, purpose: str, held: Rows) -> Rows:
    """Visits of each span (`child`, `ref`, `since`, `until`), about `every` so many days."""
    draws = window.draws
    until = np.minimum(spans["until"], window.last + 1)
    count = np.clip((until - spans["since"]) // every + 1, 0, _MOST)
    due, turn = spans.put(until=until).each(count)
    ref = due["ref"]
    shift = draws.below(max(every // 4, 2), f"{purpose} shift", ref, turn)
    on = days.working(due["since"] + turn * every + 2 + shift)
    share = window.scenario.visit_gap.on(due["since"] + (turn // RUN) * RUN * every)
    missed = draws.chance(share, f"{purpose} missed", ref, turn // RUN) & (turn >= RUN // 2)
    late = draws.chance(window.scenario.backdated.on(on), f"{purpose} back-dated", ref, turn)
    delay = np.where(
        late,
        draws.spread((8, 15, 25, 40, 75), f"{purpose} written late", ref, turn),
        draws.spread((0, 0, 1, 1, 2, 4), f"{purpose} written", ref, turn),
    )
    duty = draws.chance(window.scenario.duty_visit.on(on), f"{purpose} by duty", ref, turn)
    made = due.put(
        visit=ref * 1024 + turn, on=on, missed=missed, recorded=on + delay, backdated=late,
        seen=draws.chance(0.95, f"{purpose} seen", ref, turn),
        alone=draws.chance(0.72, f"{purpose} alone", ref, turn),
        bedroom=draws.chance(0.6, f"{purpose} bedroom", ref, turn),
    )  # fmt: skip
    return made.put(**_visitor(made, held, duty)).only(on < due["until"])


def _visitor(made: Rows, held: Rows, duty: Flags) -> dict[str, Column]:
    """The allocated worker of the day, or the duty worker of the same team."""
    keys = held["ref"] * _FAR + held["since"]
    at = np.searchsorted(keys, made["ref"] * _FAR + made["on"], side="right") - 1
    at = np.maximum(at, 0)
    same = held["ref"][at] == made["ref"]
    nobody = ~same | (held["worker"][at] < 0) | (held["how"][at] > 0)
    by_duty = duty | nobody
    team = np.where(same, held["team"][at], 0)
    worker = np.where(by_duty, staff.DUTIES + team, held["worker"][at])
    return {"worker": worker, "duty": by_duty}
