"""Learning: what may be published of a confidential report, and what it was drawn from.

Its words: a *learning report* is composed of *passages*; each passage knows the findings that
it *derives* from and says whether it is *publishable*; a *source of evidence* is an earlier
inquiry, inspection or audit; *release* copies the publishable words into the public record.

A *check* holds the publishable words against the file; each thing that it flags gets a
*disposition*, or is written in another way. A *correction* puts other words in the place of a
released passage, and makes another *edition*.

An *embargoed copy* lets a union, or somebody criticised, read a released report before its day.

Public modules: `commands`, `queries`, `states`, `drafts` (what an author hands to a command),
`watching` (what to look for), `dispositions` and `intruder` (what is answered before release),
`exemptions` (why something is not published).
Below it stand investigations and the vault, above it improvement, which adopts the published
recommendations.

It promises: a finding that was not upheld stands beside the others with the same weight; an
upheld finding leads to a recommendation or to a reason for none; every recommendation comes
from a finding; nothing is released while something that the check flagged has no answer; two
people who are not the author read the whole, with every flag and its answer, before a word of
it is public; any change sends it back to them; and the log holds a digest of what was published.
A passage from a finding that stays locked has a decision of the receiver: why, weighed against
the public interest, and why what remains does not mislead. The check never says that words are
safe.
"""
