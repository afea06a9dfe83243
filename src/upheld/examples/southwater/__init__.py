"""Southwater City Council, 2019 to 2021: from a union's complaint to a panel's answer."""

from __future__ import annotations

from .learning_earlier import pin_what_the_data_said
from .story import tell

__all__ = ["pin_what_the_data_said", "tell"]
