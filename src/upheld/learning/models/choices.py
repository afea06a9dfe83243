"""Codes as the columns of several tables hold them."""

from __future__ import annotations

from upheld.learning.states import Kind
from upheld.people.states import Origin

KINDS = [(each.value, each.value) for each in Kind]
ORIGINS = [(each.value, each.value) for each in Origin]
OUTCOME_LENGTH = 24
