"""Who holds which child from when to when, and who only seems to: the history of involvements."""

from __future__ import annotations

import numpy as np

from upheld.practice.simulate import days, staff
from upheld.practice.simulate.course import CARE
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.draws import Flags, Whole
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.staff import ASSESSMENT, IN_CARE, LOCALITY, TEMPORARY, Staff
from upheld.practice.simulate.window import Window

# How a time is held: by a worker, by three kinds of pseudo-worker, or by nobody.
WORKER, MANAGER, DUTY, TEAM, NOBODY = range(5)
HOW = ("worker", "manager", "duty", "team", "nobody")
# Why a worker took over, in the order of `codes.CHANGES`.
FIRST, MANAGED, LEFT, REORGANISED, TRANSFER, ABSENT = range(6)

_MOVES = 6
_FAR = 2**20  # more than any day, so that post and day fit into one number
_LONG_ENOUGH = 150  # days with one worker before an absence is planted


def involvements(window: Window, crew: Staff, cases: Rows) -> Rows:
    """Every time of every case with a worker, a pseudo-worker or nobody, in order."""
    named, parts = _named_first(window, crew, _segments(window, cases))
    spells = stacked([named, _spells(window, crew, parts)])
    pieces = _there_and_back(window, _pieces(window, crew, spells))
    pieces = pieces.only(pieces["until"] > pieces["since"]).sorted_by("ref", "since")
    ref = pieces["ref"]
    same = np.concatenate([[False], ref[1:] == ref[:-1]])
    begins = np.maximum.accumulate(np.where(same, 0, np.arange(len(ref))))
    return pieces.put(
        why=np.where(same, pieces["why"], FIRST), nth=np.arange(len(ref)) - begins,
        before=np.where(same, np.concatenate([[-1], pieces["worker"][:-1]]), -1),
    )  # fmt: skip


def not_yet(cases: Rows, held: Rows) -> Rows:
    """The time of each open case from its referral until somebody or some name first holds it."""
    cases = cases.only(~cases["nfa"])
    first = held.only(held["nth"] == 0)
    at = np.searchsorted(first["ref"], cases["ref"])
    begins = np.append(first["since"], NEVER)[at]
    found = np.append(first["ref"], -1)[at] == cases["ref"]
    until = np.where(found, np.minimum(begins, cases["closed"]), cases["closed"])
    rows = Rows(child=cases["child"], ref=cases["ref"], since=cases["received"], until=until)
    return rows.only(rows["since"] < rows["until"])


def first_team(cases: Rows, held: Rows) -> Whole:
    """The team that each case came to, -1 where no team ever held it."""
    first = held.only(held["nth"] == 0)
    at = np.searchsorted(first["ref"], cases["ref"])
    found = np.append(first["ref"], -1)[at] == cases["ref"]
    return np.where(found, np.append(first["team"], -1)[at], -1)


def _segments(window: Window, cases: Rows) -> Rows:
    """The parts of a case that lie with one service: assessment, then locality, then care."""
    cases = cases.only(~cases["nfa"])
    draws, ref = window.draws, cases["ref"]
    wait = draws.spread((0, 0, 1, 2, 3, 6), "allocated after", ref)
    begins = np.minimum(days.working(cases["received"], wait), cases["closed"])
    moved = days.working(cases["assessed"], draws.spread((0, 3, 7, 14), "transferred", ref))
    moved = np.minimum(moved, cases["closed"])
    cared = np.minimum(cases["entered"] + draws.below(20, "to care team", ref), cases["closed"])
    cared = np.maximum(np.where(cases["way"] == CARE, cared, cases["closed"]), moved)
    parts = [(ASSESSMENT, begins, moved, FIRST), (LOCALITY, moved, cared, TRANSFER),
             (IN_CARE, cared, cases["closed"], TRANSFER)]  # fmt: skip
    rows = [
        Rows(
            child=cases["child"], ref=ref, service=np.full(len(ref), service), since=since,
            until=until, why=np.full(len(ref), why), part=np.full(len(ref), service),
        )
        for service, since, until, why in parts
    ]  # fmt: skip
    found = stacked(rows)
    return found.only(found["until"] > found["since"])


def _named_first(window: Window, crew: Staff, parts: Rows) -> tuple[Rows, Rows]:
    """Some new cases lie in a manager's or duty's name for weeks before a worker has them."""
    draws, ref = window.draws, parts["ref"]
    share = window.scenario.intake_hidden.on(parts["since"])
    hidden = (parts["part"] == ASSESSMENT) & draws.chance(share, "named first", ref)
    long = draws.spread((7, 14, 25, 40, 70), "named for", ref)
    until = np.where(hidden, np.minimum(parts["since"] + long, parts["until"]), parts["since"])
    at = draws.below(crew.active(window, parts["service"], parts["since"]), "named near", ref)
    post = np.array(crew.starts)[parts["service"]] + at
    named = parts.put(post=post, until=until, how=_hidden_as(window, ref, 1)).only(hidden)
    later = parts.put(since=until, why=np.where(hidden, MANAGED, parts["why"]))
    return named, later.only(later["since"] < later["until"])


def _spells(window: Window, crew: Staff, rest: Rows) -> Rows:
    """The time of each part in one post: posts close, temporary teams go, and children move on."""
    draws, planned = window.draws, window.scenario.temporary
    made = []
    for move in range(_MOVES):
        service = rest["service"]
        if planned is not None and move == 0:
            service = np.where(_to_temporary(window, rest), TEMPORARY, service)
        size = crew.active(window, service, rest["since"])
        at = draws.below(size, "post", rest["ref"], rest["part"], move)
        if window.scenario.uneven:
            other = draws.below(size, "other post", rest["ref"], rest["part"], move)
            at = np.minimum(at, other)
        shut = _shuts(window, crew, service, at, rest["since"])
        until = np.minimum(rest["until"], shut) if move < _MOVES - 1 else rest["until"]
        post = np.array(crew.starts)[service] + at
        made.append(rest.put(post=post, until=until, how=np.full(len(rest), WORKER)))
        left = rest.only(until < rest["until"])
        ended = service[until < rest["until"]] == TEMPORARY
        rest = left.put(since=until[until < rest["until"]], why=np.full(len(left), REORGANISED))
        waits, rest = _waits(window, crew, rest, ended)
        made.append(waits)
    return stacked(made)


def _to_temporary(window: Window, rest: Rows) -> Flags:
    planned = window.scenario.temporary
    if planned is None:
        return np.zeros(len(rest), dtype=bool)
    from_day, to_day = days.number(planned.since), days.number(planned.until)
    there = (rest["since"] >= from_day) & (rest["since"] < to_day - 20)
    chosen = window.draws.chance(planned.share_of_children, "temporary", rest["ref"])
    locality: Flags = rest["service"] == LOCALITY
    return there & chosen & locality


def _shuts(window: Window, crew: Staff, service: Whole, at: Whole, since: Whole) -> Whole:
    """When each post, open on `since`, closes; NEVER for one that does not."""
    shut = np.full(len(at), NEVER)
    for change, _ in reversed(window.scenario.posts.then):
        on = np.full(len(at), days.number(change))
        closes = (crew.active(window, service, on) <= at) & (on > since)
        shut = np.where(closes & (service != TEMPORARY), on, shut)
    planned = window.scenario.temporary
    ends = NEVER if planned is None else days.number(planned.until) + 1
    return np.where(service == TEMPORARY, ends, shut)


def _waits(window: Window, crew: Staff, rest: Rows, ended: Flags) -> tuple[Rows, Rows]:
    """Children of a team that is gone wait, unheld or in another's name, before the next worker."""
    draws, planned = window.draws, window.scenario.temporary
    share = 0.0 if planned is None else planned.afterwards_unallocated
    waits = ended & draws.chance(share, "left waiting", rest["ref"])
    long = draws.spread(window.scenario.long_wait_days, "waits", rest["ref"])
    begins = np.minimum(rest["since"] + np.where(waits, long, 0), rest["until"])
    hidden = draws.chance(0.4, "waits hidden", rest["ref"])
    how = np.where(hidden, _hidden_as(window, rest["ref"], 0), NOBODY)
    first = crew.starts[LOCALITY]
    post = first + draws.below(crew.starts[LOCALITY + 1] - first, "waits near", rest["ref"])
    waiting = rest.put(post=post, until=begins, how=how)
    return waiting.only(waits), rest.put(since=begins)


def _hidden_as(window: Window, ref: Whole, turn: Whole | int) -> Whole:
    said = window.scenario.hidden_as
    weights = (said["manager"], said["duty"], said["team"])
    return window.draws.pick(weights, "hidden as", ref, turn) + MANAGER


def _pieces(window: Window, crew: Staff, spells: Rows) -> Rows:
    """Cut each spell where the post's holder changes; a vacancy is a piece of its own."""
    held = spells["how"] == WORKER
    waiting = spells.only(~held)
    post = waiting["post"]
    waiting = waiting.put(at=post * 0, worker=post * 0, team=crew.posts["team"][post])
    worked, vacant = _worked(crew, spells.only(held))
    return stacked([worked, _covered(window, vacant), _named(waiting)])


def _worked(crew: Staff, spells: Rows) -> tuple[Rows, Rows]:
    """The pieces with each holder of a post, and the vacancies that follow them."""
    holders = crew.holders
    keys = holders["post"] * _FAR + holders["since"]
    own = spells["post"] * _FAR
    first = np.searchsorted(keys, own + spells["since"], side="right") - 1
    last = np.searchsorted(keys, own + spells["until"], side="left") - 1
    cut, turn = spells.put(at=first, last=last).each(last - first + 1)
    at = cut["at"] + turn
    gone, came = holders["until"][at], holders["since"][at]
    # After a vacancy somebody hands the child over who has not left.
    vacated = holders["until"][np.maximum(at - 1, 0)] < came
    why = np.where(turn > 0, np.where(vacated, MANAGED, LEFT), cut["why"])
    worked = cut.put(
        at=at, worker=holders["worker"][at], team=holders["team"][at], why=why,
        since=np.maximum(came, cut["since"]), until=np.minimum(gone, cut["until"]),
    )  # fmt: skip
    following = holders["since"][np.minimum(at + 1, len(keys) - 1)]
    following = np.where(at < cut["last"], following, NEVER)
    vacant = worked.put(
        since=np.maximum(gone, cut["since"]), until=np.minimum(following, cut["until"]),
        why=np.where(gone > cut["since"], LEFT, cut["why"]),
    )  # fmt: skip
    names = [name for name in worked.names() if name != "last"]
    worked, vacant = (Rows(**{n: each[n] for n in names}) for each in (worked, vacant))
    return worked, vacant.only(vacant["until"] > vacant["since"])


def _covered(window: Window, vacant: Rows) -> Rows:
    """Say who holds a child while the post is vacant: the team's senior, nobody, or a name."""
    draws, said, ref = window.draws, window.scenario, vacant["ref"]
    unheld = draws.chance(said.vacancy_unheld.on(vacant["since"]), "unheld", ref, vacant["at"])
    hidden = draws.chance(said.vacancy_hidden.on(vacant["since"]), "hidden", ref, vacant["at"])
    name = _hidden_as(window, ref, vacant["at"])
    how = np.where(unheld, NOBODY, np.where(hidden, name, WORKER))
    senior = staff.SENIORS + vacant["team"]
    return _named(vacant.put(how=how, worker=senior))


def _named(rows: Rows) -> Rows:
    """Put the pseudo-worker in whose name a child is held in the worker's place."""
    how, team = rows["how"], rows["team"]
    worker = np.where(how == MANAGER, staff.LEADS + team, rows["worker"])
    worker = np.where(how == DUTY, staff.DUTIES + team, worker)
    return rows.put(worker=np.where(how >= TEAM, -1, worker))


def _there_and_back(window: Window, pieces: Rows) -> Rows:
    """Plant absences: the same worker before and after, another one in between."""
    draws, ref = window.draws, pieces["ref"]
    long = (pieces["until"] - pieces["since"] >= _LONG_ENOUGH) & (pieces["how"] == WORKER)
    share = window.scenario.there_and_back.on(pieces["since"])
    chosen = long & draws.chance(share, "absence", ref, pieces["at"])
    away = pieces["since"] + 50 + draws.below(40, "away", ref, pieces["at"])
    back = away + 20 + draws.below(30, "back", ref, pieces["at"])
    pieces = pieces.put(returns=np.zeros(len(ref), dtype=bool))
    sick, plain = pieces.only(chosen), pieces.only(~chosen)
    away, back = away[chosen], back[chosen]
    absent = np.full(len(sick), ABSENT)
    return stacked([
        plain,
        sick.put(until=away),
        sick.put(since=away, until=back, worker=staff.SENIORS + sick["team"], why=absent),
        sick.put(since=back, why=absent, returns=np.ones(len(sick), dtype=bool)),
    ])  # fmt: skip
