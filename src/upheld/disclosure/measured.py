"""How well the check does on the corpus of the tests, which a test holds to these numbers.

The corpus is synthetic: drafts written by us with planted leaks. Its first part was written before
the rules, the second after them, and the third after they had been mended because of drafts that
somebody else might have written. What the third gave when it was first read is told apart, since
no rule was fitted to it. No number here says that a draft of yours is safe.
"""

from __future__ import annotations

RECALL: dict[str, float] = {
    **dict.fromkeys(("single-holder-post", "name", "initials", "reuse", "count"), 100.0),
    **dict.fromkeys(("pattern", "unknown-name", "class", "date-event", "metadata"), 100.0),
    "all": 100.0,
}
"""Share of planted leaks of each kind that are found, in percent, over the whole corpus."""

RECALL_AT_FIRST = 93.9
"""The same over all kinds for the third part, when no rule had been changed after reading it: 62 of
66. This is the number to expect of drafts that we have not seen; what was missed were a count, a
day, initials and a quotation whose clauses had changed places."""

FALSE_FLAGS_A_PAGE = {"first": 0.0, "second": 0.56, "third": 0.0}
"""Flags on clean drafts, for every 500 words, after the first clearing, by part."""

NOT_SEEN = (
    "Heavy paraphrase, a story that only its facts give away, pictures of text, and what a "
    "reader knows already escape this check. It finds what it looks for; it cannot say that "
    "nothing is left."
)
