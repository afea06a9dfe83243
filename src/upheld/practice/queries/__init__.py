"""Everything that can be asked about children's data. Each question takes who is asking."""

from __future__ import annotations

from upheld.practice.figures import Point, Wanted
from upheld.practice.models import Load

from .loads import LoadLine, LoadPage, Reason, TableLine, left_out, load, load_page, loads, may_work
from .measures import Beside, Meaning, MeasureLine, MeasurePage, measure_page, measures

__all__ = [
    "Beside",
    "Load",
    "LoadLine",
    "LoadPage",
    "Meaning",
    "MeasureLine",
    "MeasurePage",
    "Point",
    "Reason",
    "TableLine",
    "Wanted",
    "left_out",
    "load",
    "load_page",
    "loads",
    "may_work",
    "measure_page",
    "measures",
]
