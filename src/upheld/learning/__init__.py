"""Learning: what may be published of a confidential report, and what it was drawn from.

Its words: a *learning report* is composed of *passages*; each passage knows the findings that
it *derives* from and says whether it is *publishable*; a *source of evidence* is an earlier
inquiry, inspection or audit; *release* copies the publishable words into the public record.

Public modules: `commands`, `queries`, `states`, and `drafts` (what an author hands to a command).
Below it stand investigations and the vault, above it improvement, which adopts the published
recommendations.

It promises: a finding that was not upheld stands beside the others with the same weight; an
upheld finding leads to a recommendation or to a reason for none; every recommendation comes
from a finding; two people who are not the author read the whole before a word of it is
public; any change sends it back to them; and the log holds a digest of what was published.
The machine's disclosure check is not built yet: a release says "Read by two people. Not
machine-checked." and works in example databases only.
"""
