"""Teams, their posts, and the workers who hold each post one after another.

A child is given to a post, and changes worker when the post does. So an agency worker who leaves
hands over everybody at once, as in life, and a caseload is a sum that hangs together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from upheld.practice.simulate import days
from upheld.practice.simulate.draws import Flags, Whole
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.scenario import AGENCY
from upheld.practice.simulate.window import Window

ASSESSMENT, LOCALITY, IN_CARE, TEMPORARY = range(4)
SERVICES = ("Assessment team", "Locality team", "Children in care team", "Peripatetic team")
# Posts for each thousand children of a run, so that a case-holder has about 17 of them at once.
_POSTS = (3.4, 7.2, 2.4, 1.6)
_SIZE = 7
HOLDERS = 64  # a worker's number is its post's times this, plus which holder of the post it is
_VACANT = (0, 0, 0, 0, 9, 25, 60)
_FTE = (100, 100, 100, 100, 80, 60)
# Those who are no post's holder: numbers from here on, one of each kind for each team.
SENIORS, LEADS, DUTIES = 2**40, 2**41, 2**42


@dataclass(frozen=True)
class Staff:
    """Posts in order of service, their holders in order of post and day."""

    posts: Rows
    holders: Rows
    teams: Rows
    starts: tuple[int, ...]  # where each service's posts begin, and after the last where they end

    def active(self, window: Window, service: Whole, at: Whole) -> Whole:
        """How many posts of a service are open on each day."""
        most = np.array(_sizes(window))[service]
        share = window.scenario.posts.on(at) / _most(window)
        open_now = np.maximum((most * share).astype(np.int64), 1)
        return np.where(service == TEMPORARY, most, open_now)


def _most(window: Window) -> float:
    said = window.scenario.posts
    return max([said.first, *(figure for _, figure in said.then)])


def _sizes(window: Window) -> list[int]:
    return [max(int(window.children * share) // 1000, 2) for share in _POSTS]


def staffed(window: Window) -> Staff:
    """Everybody who works in this council during the run."""
    sizes = _sizes(window)
    service = np.repeat(np.arange(len(sizes)), sizes)
    starts = (0, *np.cumsum(sizes).tolist())
    place = np.arange(len(service)) - np.array(starts)[service]
    # Closing posts go last-in-line, so teams are dealt round: no team loses all its posts at once.
    count = np.array([max((size + _SIZE - 1) // _SIZE, 1) for size in sizes])
    before = np.concatenate([[0], np.cumsum(count)])
    posts = Rows(
        post=np.arange(len(service)), service=service, team=before[service] + place % count[service]
    )
    kinds = np.repeat(np.arange(len(sizes)), count)
    teams = Rows(
        team=np.arange(len(kinds)), service=kinds, number=np.arange(len(kinds)) - before[kinds] + 1
    )
    return Staff(posts, _holders(window, posts), teams, starts)


def _holders(window: Window, posts: Rows) -> Rows:
    """One holder after another for each post, from before the first day until after the last."""
    draws, said = window.draws, window.scenario
    post, temporary = posts["post"], posts["service"] == TEMPORARY
    since, until = _opened(window, post, temporary)
    rounds = []
    for turn in range(HOLDERS):
        kept = since < until
        post, temporary, since, until = post[kept], temporary[kept], since[kept], until[kept]
        if not len(post):
            break
        agency = temporary | draws.chance(said.agency.on(since), "agency", post, turn)
        stays = np.where(
            agency,
            draws.spread(AGENCY, "agency stays", post, turn),
            draws.spread(said.tenure, "stays", post, turn),
        )
        left = np.minimum(since + stays, until)
        rounds.append(
            Rows(
                post=post, worker=post * HOLDERS + turn, since=since, until=left, agency=agency,
                team=posts["team"][post], newly=draws.chance(0.14, "newly", post, turn),
                fte=np.array(_FTE)[draws.below(len(_FTE), "fte", post, turn)],
            )
        )  # fmt: skip
        since = left + np.where(temporary, 0, draws.spread(_VACANT, "vacant", post, turn))
    return stacked(rounds).sorted_by("post", "since")


def _opened(window: Window, post: Whole, temporary: Flags) -> tuple[Whole, Whole]:
    """When the first holder of each post began, and by when the last has gone."""
    since = window.begins - window.draws.below(500, "first holder", post)
    until = np.full(len(post), window.last + 400)
    planned = window.scenario.temporary
    if planned is None:
        return since, np.where(temporary, since, until)
    opened, ended = days.number(planned.since) - 30, days.number(planned.until) + 1
    return np.where(temporary, opened, since), np.where(temporary, ended, until)
