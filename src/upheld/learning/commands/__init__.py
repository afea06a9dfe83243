"""What changes a learning report: writing it, recording what it draws on, releasing it."""

from __future__ import annotations

from .checking import answer_flag, keep_check, keep_watch
from .copies import address_copies, agree_copy, open_copy, print_copy, stop_copy
from .correcting import (
    agree_correction,
    propose_correction,
    publish_correction,
    submit_correction,
    withdraw_correction,
)
from .deriving import derive_passage
from .exempting import decide_exemption, decide_left_out
from .grid import (
    add_claim,
    keep_theme,
    rewrite_claim,
    say_done,
    say_stand,
    settle_conflict,
)
from .grid_checking import answer_grid_flag, keep_grid_check, keep_grid_watch
from .grid_release import agree_grid, publish_grid
from .points import add_point, answer_recommendation, record_read
from .releasing import approve_release, open_release, release, submit
from .sources import bring_source, record_source, say_shared
from .statements import pin_figure
from .writing import add_passage, mark_publishable, rewrite_passage, start_report

__all__ = [
    "add_claim",
    "add_passage",
    "add_point",
    "address_copies",
    "agree_copy",
    "agree_correction",
    "agree_grid",
    "answer_flag",
    "answer_grid_flag",
    "answer_recommendation",
    "approve_release",
    "bring_source",
    "decide_exemption",
    "decide_left_out",
    "derive_passage",
    "keep_check",
    "keep_grid_check",
    "keep_grid_watch",
    "keep_theme",
    "keep_watch",
    "mark_publishable",
    "open_copy",
    "open_release",
    "pin_figure",
    "print_copy",
    "propose_correction",
    "publish_correction",
    "publish_grid",
    "record_read",
    "record_source",
    "release",
    "rewrite_claim",
    "rewrite_passage",
    "say_done",
    "say_shared",
    "say_stand",
    "settle_conflict",
    "start_report",
    "stop_copy",
    "submit",
    "submit_correction",
    "withdraw_correction",
]
