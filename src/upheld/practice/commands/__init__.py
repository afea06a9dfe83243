"""Everything that can be done to children's data here."""

from __future__ import annotations

from .arrivals import begin_load, finish_load, notice_file, refuse_load, take_again, take_file
from .children import list_children, take_children
from .loads import record_load, take_left_out
from .mappings import confirm_mapping

__all__ = [
    "begin_load",
    "confirm_mapping",
    "finish_load",
    "list_children",
    "notice_file",
    "record_load",
    "refuse_load",
    "take_again",
    "take_children",
    "take_file",
    "take_left_out",
]
