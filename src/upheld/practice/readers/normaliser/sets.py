"""The standard code of a spelling, for each code set of the standard tables."""

from __future__ import annotations

from functools import lru_cache

from upheld.practice.readers.normaliser.labels import STANDARD
from upheld.practice.readers.normaliser.normalise import Column, answer
from upheld.practice.readers.normaliser.words import RULES
from upheld.practice.standard.codes import CODES

# What earlier years of the returns wrote.
EARLIER = {
    "sex": {"1": "M", "2": "F", "0": "U", "9": "U", "MALE": "M", "FEMALE": "F", "UNKNOWN": "U"},
    # The dataset's own numbers for gender.
    "gender": {"00": "U", "01": "M", "02": "F", "09": "N", "9": "U", "0": "U"},
}
# Code sets that hold small letters.
SMALL = {
    "registration",
    "supervision",
    "grade",
    "contact_decision",
    "holder",
    "annotation",
    "inspection",
}


@lru_cache(maxsize=100_000)
def standard(codes: str, word: str) -> str | None:
    """The standard code of a spelling: "" where it says "not known", none where it is not sure."""
    known = CODES.get(codes)
    told = word.lower().replace(" ", "_") if codes in SMALL else word.upper()
    if known is not None and told in known:
        return told
    earlier = EARLIER.get(codes, {}).get(told)
    if earlier is not None:
        return earlier
    if codes in STANDARD or codes in RULES:
        label_set = codes if codes in STANDARD else "flag"
        found = answer(Column(label_set, codes), word).code
        return STANDARD[label_set][found] if found is not None else None
    return word if known is None else None
