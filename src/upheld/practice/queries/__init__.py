"""Everything that can be asked about children's data. Each question takes who is asking."""

from __future__ import annotations

from upheld.practice.bands import Band
from upheld.practice.benches import Wanted
from upheld.practice.children import Child
from upheld.practice.faults import Fault
from upheld.practice.figures import Point
from upheld.practice.mappings import Chosen, Item
from upheld.practice.models import Arrival, Load
from upheld.practice.neighbours import Neighbours
from upheld.practice.reconciling import Compared
from upheld.practice.timelines import Timeline

from .arrivals import ArrivalLine, arrival, arrivals, watched
from .children import (
    ChildPage,
    child_lines,
    child_page,
    children_counted,
    has_children,
    opened_list,
)
from .freezing import frozen_day, frozen_quarter, measures_for_all, point_of
from .loads import Changed, LoadLine, LoadPage, TableLine, left_out, load, load_page, loads
from .mappings import MappingPage, VersionLine, mapping_page, versions
from .measures import Beside, Meaning, MeasureLine, MeasurePage, measure_page, measures
from .quality import QualityPage, quality_page
from .returns import returns
from .rights import may_read, may_read_parts, may_work
from .timelines import CANNOT_SAY, child_timeline

__all__ = [
    "CANNOT_SAY",
    "Arrival",
    "ArrivalLine",
    "Band",
    "Beside",
    "Changed",
    "Child",
    "ChildPage",
    "Chosen",
    "Compared",
    "Fault",
    "Item",
    "Load",
    "LoadLine",
    "LoadPage",
    "MappingPage",
    "Meaning",
    "MeasureLine",
    "MeasurePage",
    "Neighbours",
    "Point",
    "QualityPage",
    "TableLine",
    "Timeline",
    "VersionLine",
    "Wanted",
    "arrival",
    "arrivals",
    "child_lines",
    "child_page",
    "child_timeline",
    "children_counted",
    "frozen_day",
    "frozen_quarter",
    "has_children",
    "left_out",
    "load",
    "load_page",
    "loads",
    "mapping_page",
    "may_read",
    "may_read_parts",
    "may_work",
    "measure_page",
    "measures",
    "measures_for_all",
    "opened_list",
    "point_of",
    "quality_page",
    "returns",
    "versions",
    "watched",
]
