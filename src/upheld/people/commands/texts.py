"""The council's own words on public pages."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.conf import settings

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import TextChanged
from upheld.people.models import HouseText
from upheld.people.texts import MOST_CHARACTERS, TEXTS


@command(policy.may_change_texts, record_refusals=True)
def change_text(
    *, actor: Actor, at: datetime, key: str, language: str, words: str
) -> tuple[HouseText | None, TextChanged]:
    """Put the council's words in a place. No words bring the usual ones back.

    Raises `NotPossible` for a place or a language that there is not, and for too many words.
    """
    if key not in TEXTS or language not in dict(settings.LANGUAGES):
        raise NotPossible("There is no such place for words. Choose one from the list.")
    words = words.strip()
    if len(words) > MOST_CHARACTERS:
        raise NotPossible(f"Use at most {MOST_CHARACTERS} characters.")
    event = TextChanged(
        key=key, language=language, digest=hashlib.sha256(words.encode()).hexdigest()
    )
    if not words:
        HouseText.objects.filter(key=key, language=language).delete()
        return None, event
    row, _made = HouseText.objects.update_or_create(
        key=key, language=language, defaults={"words": words, "changed_on": day_of(at)}
    )
    return row, event
