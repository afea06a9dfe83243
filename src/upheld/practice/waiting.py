"""Which file is to be read next, and whether somebody has something to decide afterwards.

Sums of the house for the clock's job; they take no actor and no page asks them.
"""

from __future__ import annotations

from upheld.practice import mappings
from upheld.practice.models import Arrival, Load
from upheld.practice.states import ON_THE_WAY


def next_one() -> Arrival | None:
    """The file that has waited longest, or whose reading was stopped; None where none waits."""
    on_the_way = Arrival.objects.filter(standing__in=ON_THE_WAY)
    return on_the_way.select_related("of").order_by("taken_at", "id").first()


def is_due() -> bool:
    """Whether a file waits."""
    return Arrival.objects.filter(standing__in=ON_THE_WAY).exists()


def has_open_questions(load: str) -> bool:
    """Whether a load in the store has headings or spellings that nobody has decided on."""
    return bool(mappings.still_open(Load(id=load)))
