"""Codes as a database column may hold them, and the condition that holds it to them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.db import models
from django.db.models import Q

from upheld.people.states import Origin


def choices(codes: type[StrEnum]) -> list[tuple[str, str]]:
    """A code's values, as Django wants them."""
    return [(each.value, each.value) for each in codes]


def known(name: str, field: str, codes: Iterable[StrEnum]) -> models.CheckConstraint:
    """The condition that a column holds one of these codes and nothing else."""
    return models.CheckConstraint(
        name=name, condition=Q(**{f"{field}__in": [each.value for each in codes]})
    )


def origin_field() -> models.CharField[Any, Any]:
    """Where a fact of an example comes from; empty in a council's own database."""
    return models.CharField(max_length=10, choices=choices(Origin), blank=True, default="")
