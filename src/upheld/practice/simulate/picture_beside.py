"""A block of history as standard tables: what goes on beside a case, so that no list is empty.

Early help begins after a contact that came to nothing, and families wait to adopt. Nothing is
planted here.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pyarrow as pa

from upheld.practice.simulate import codes, picture_care
from upheld.practice.simulate.days import NEVER
from upheld.practice.simulate.fields import child_ids, flag, ids, on, words
from upheld.practice.simulate.history import History
from upheld.practice.simulate.rows import Rows, stacked
from upheld.practice.simulate.window import Window

Tables = dict[str, Mapping[str, pa.Array]]
_ORGANISATIONS = ("School", "Health visiting", "Family hub", "Housing association")
_COUPLE = 2


def of_the_rest(window: Window, block: History, as_at: int) -> Tables:
    """Early help and adopters."""
    return {**_early_help(window, block, as_at), **_adopters(window, block, as_at)}


def _early_help(window: Window, block: History, as_at: int) -> Tables:
    """An assessment after some contacts that came to nothing and were not made again."""
    draws, every = window.draws, block.contacts
    helped = draws.chance(0.3, "early help", every["contact"])
    rows = every.only((every["ref"] < 0) & ~every["repeated"] & helped)
    key = rows["contact"]
    begun = rows["decided"] + 5 + draws.below(15, "early help begins", key)
    done = begun + 10 + draws.below(35, "early help assessed", key)
    ended = done + 60 + draws.below(200, "early help ends", key)
    rows = rows.put(begun=begun, done=done, ended=ended).only(begun <= as_at)
    where = draws.below(len(_ORGANISATIONS), "early help by", rows["contact"])
    return {
        "early_help_episodes": {
            "earl_episode_id": ids("EH", rows["contact"]),
            "earl_person_id": child_ids(rows["child"]),
            "earl_episode_start_date": on(rows["begun"], as_at),
            "earl_episode_end_date": on(rows["ended"], as_at),
            "earl_episode_organisation": words(_ORGANISATIONS, where),
            "earl_assessment_completed_date": on(rows["done"], as_at),
        }
    }


def _families(window: Window, block: History) -> Rows:
    """Those who adopted a child, and about half as many again who still wait or have given up."""
    draws, found = window.draws, picture_care.adoptions(block)
    found = found.only(found["matched"] < NEVER)
    ref, never = found["ref"], np.full(len(found), NEVER)
    asked = found["matched"] - 420 - draws.below(100, "asked to adopt", ref)
    came = Rows(
        family=ref * 2, asked=asked, matched=found["matched"], placed=found["placed"],
        adopted=found["left"], gave_up=never,
    )  # fmt: skip
    asked = found["decided"] - 100 - draws.below(200, "asked to adopt", ref, 1)
    gone = np.where(draws.chance(0.3, "gave up", ref), asked + 120, NEVER)
    others = Rows(
        family=ref * 2 + 1, asked=asked, matched=never, placed=never, adopted=never, gave_up=gone
    )
    return stacked([came, others.only(draws.chance(0.5, "also asked", ref))])


def _adopters(window: Window, block: History, as_at: int) -> Tables:
    families = _families(window, block)
    rows = families.only(families["asked"] <= as_at)
    rows, turn = rows.each(np.full(len(rows), _COUPLE))
    person = rows["family"] * _COUPLE + turn
    draws, asked = window.draws, rows["asked"]

    def after(days: int) -> pa.Array:
        """A step so many days after the enquiry, for those who had not given up by then."""
        return on(np.where(asked + days < rows["gave_up"], asked + days, NEVER), as_at)

    given_up = np.where(rows["gave_up"] <= as_at, draws.below(3, "gave up for", person), -1)
    return {
        "adopters": {
            "adop_adopter_id": ids("AD", person),
            "adop_family_id": ids("FA", rows["family"]),
            "adop_sex": words(("M", "F"), turn),
            "adop_ethnicity": words(
                codes.ETHNICITIES, draws.below(len(codes.ETHNICITIES), "adopter", person)
            ),
            "adop_disabled": flag(draws.chance(0.04, "adopter disabled", person)),
            "adop_fostering_for_adoption": flag(draws.chance(0.1, "fosters", rows["family"])),
            "adop_enquiry_date": on(asked, as_at),
            "adop_stage1_start_date": after(10),
            "adop_stage1_end_date": after(70),
            "adop_stage2_start_date": after(80),
            "adop_stage2_end_date": after(190),
            "adop_application_date": after(75),
            "adop_approved_date": after(200),
            "adop_matched_date": on(rows["matched"], as_at),
            "adop_placed_date": on(rows["placed"], as_at),
            "adop_children_placed": pa.array(turn * 0 + 1, mask=rows["placed"] > as_at),
            "adop_order_date": on(rows["adopted"], as_at),
            "adop_left_date": on(rows["gave_up"], as_at),
            "adop_left_reason": words(("1", "2", "3"), given_up),
        }
    }
