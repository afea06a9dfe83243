"""What the rules say, weighed against what councils have sent: where the two differ, it is unsure.

Neither is right by itself. Rules misread what they were not written for; of what was sent, one region's
reading is sometimes at odds with itself, or with the official number that stands in the spelling.
"""

from __future__ import annotations

from dataclasses import dataclass

from upheld.practice.readers.normaliser.sent import Kind, Sent

OFFICIAL = {"exact", "spelling"}  # the official label itself


@dataclass(frozen=True, slots=True)
class Reading:
    """A standard code and how it is known."""

    code: str | None
    how: str


UNSURE = Reading(None, "unsure")


def weigh(rules: Reading, sent: Sent, name: str, plain: str) -> Reading:
    """One reading from the rules' own and from what was sent in the columns of this code set."""
    if rules.how in OFFICIAL:
        return rules
    kinds = sent.kinds(name, plain)
    if rules.code is None:
        if rules.how != "unsure":
            return UNSURE  # a rule says that these words are no code's, or several codes'
        return _as_sent(kinds or sent.alike(name, plain))
    if not kinds or any(rules.code in kind.codes for kind in kinds):
        return rules
    return UNSURE


def _as_sent(kinds: frozenset[Kind]) -> Reading:
    """What a spelling was read as before, if it was always read so and there is a code for it."""
    if len(kinds) != 1:
        return UNSURE
    (kind,) = kinds
    if kind.other is None:
        return UNSURE
    return Reading(kind.other, "sent" if kind.single else "broad")
