"""The words on public pages that a council may choose for itself."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from upheld.kernel.handling import Handling
from upheld.people.texts import TEXTS


class HouseText(models.Model):
    """A council's own words in one place and one language. Without a row the usual ones stand."""

    key = models.CharField(max_length=40, choices=[(each, each) for each in TEXTS])
    language = models.CharField(
        max_length=10, choices=[(code, code) for code, _name in settings.LANGUAGES]
    )
    words = models.TextField(max_length=1000)
    changed_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "key": Handling.PUBLIC,
        "language": Handling.PUBLIC,
        "words": Handling.PUBLIC,
        "changed_on": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="house_text_once", fields=["key", "language"]),
            models.CheckConstraint(name="house_text_says_something", condition=~models.Q(words="")),
        )

    def __str__(self) -> str:
        return f"{self.key} ({self.language})"
