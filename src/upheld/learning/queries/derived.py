"""Where passages come from, as lines for a page: by numbers, without a word of the file."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from upheld.learning.deriving import Derived
from upheld.learning.models import Claim
from upheld.learning.opening import Opened

from .lines import DerivedLine


def derived_lines(
    shown: list[Opened], said: Mapping[UUID, Derived], silent: list[int]
) -> dict[UUID, DerivedLine]:
    """A line for each passage. One question, where a claim was named."""
    wanted = {claim for each in said.values() for claim in each.claims}
    rows = Claim.objects.filter(id__in=wanted).values_list("id", "number") if wanted else ()
    numbers = dict(rows)
    return {
        each.id: _line(said.get(each.id), numbers, is_silent=place in silent)
        for place, each in enumerate(shown, start=1)
    }


def _line(said: Derived | None, numbers: Mapping[UUID, int], *, is_silent: bool) -> DerivedLine:
    if said is None:
        return DerivedLine(is_silent=is_silent)
    return DerivedLine(
        passages=said.passages,
        claims=tuple(sorted(numbers[each] for each in said.claims if each in numbers)),
        anew=said.anew.value if said.anew else "",
        words=said.words,
    )
