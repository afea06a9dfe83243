"""Whose names and which posts no draft may give away: what the disclosure check must know.

No question anybody asks, so it takes no actor; pages may not import it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .models import Person, Post, Tenure, in_force


@dataclass(frozen=True, slots=True, repr=False)
class Watched:
    """The names in the register, and each title with how many people held it on a day."""

    names: tuple[str, ...]
    holders: dict[str, int]


def watched(on: date) -> Watched:
    """Everybody in the register. A post that nobody held that day counts as held by one."""
    people = Person.objects.exclude(name="").order_by("name", "id")
    holders = dict.fromkeys(Post.objects.order_by("title").values_list("title", flat=True), 0)
    held = Tenure.objects.filter(in_force(on)).values_list("post__title", "person_id").distinct()
    for title, _ in held:
        holders[title] += 1
    return Watched(
        names=tuple(people.values_list("name", flat=True)),
        holders={title: max(1, count) for title, count in holders.items()},
    )
