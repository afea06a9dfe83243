"""Everything that can be asked about children's data. Each question takes who is asking."""

from __future__ import annotations

from upheld.practice.models import Load

from .loads import LoadLine, LoadPage, Reason, TableLine, left_out, load, load_page, loads, may_work

__all__ = [
    "Load",
    "LoadLine",
    "LoadPage",
    "Reason",
    "TableLine",
    "left_out",
    "load",
    "load_page",
    "loads",
    "may_work",
]
