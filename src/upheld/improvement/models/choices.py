"""What the tables of this room share: choices, and the way to a post."""

from __future__ import annotations

from enum import StrEnum

from django.db import models
from django.db.models import Q

ORIGINS = [("", ""), ("seed", "seed"), ("public", "public"), ("synthetic", "synthetic")]


def choices_of(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """The codes as a field's choices."""
    return [(each.value, each.value) for each in codes]


def only(field: str, codes: type[StrEnum], name: str) -> models.CheckConstraint:
    """The database holds no other code in this field, whatever wrote it."""
    held = Q(**{f"{field}__in": [each.value for each in codes]})
    return models.CheckConstraint(name=name, condition=held)


def post() -> models.ForeignKey[models.Model, models.Model]:
    """A post, which nobody may delete while something here names it."""
    return models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")


def perhaps_a_post() -> models.ForeignKey[models.Model | None, models.Model | None]:
    """A post, once there is one to name."""
    return models.ForeignKey(
        "people.Post", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
