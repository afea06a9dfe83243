"""How well the check does on the corpus of the tests, which a test holds to these numbers.

The corpus is synthetic: drafts written by us with planted leaks. Half was written before the rules
and half after; the second half is given by itself, since rules were not fitted to it before it was
first measured. No number here says that a draft of yours is safe.
"""

from __future__ import annotations

RECALL: dict[str, float] = {
    **dict.fromkeys(("single-holder-post", "name", "initials", "reuse", "count"), 100.0),
    **dict.fromkeys(("pattern", "unknown-name", "class", "date-event", "metadata"), 100.0),
    "all": 100.0,
}
"""Share of planted leaks of each kind that are found, in percent, over the whole corpus."""

RECALL_SECOND_HALF = 100.0
"""The same over all kinds, for the half that was written after the rules, as the rules are now."""

RECALL_SECOND_HALF_AT_FIRST = 94.2
"""The same when the rules had not been changed after reading it: 65 of 69. This is the number to
expect of drafts that we have not seen; what was missed were counts and a post."""

FALSE_FLAGS_A_PAGE = {"first": 0.0, "second": 0.56}
"""Flags on clean drafts, for every 500 words, after the first clearing, by half."""

NOT_SEEN = (
    "Heavy paraphrase, a story that only its facts give away, pictures of text, and what a "
    "reader knows already escape this check. It finds what it looks for; it cannot say that "
    "nothing is left."
)
