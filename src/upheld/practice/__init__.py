"""Children's-services data: is it really better?

Its words: a *load* is one source on one day, kept for good; a *reject* is a row that could not be
used, a *doubt* a value that could not; a *store* holds loads; a *picture* is what they say in all.

Measures each say their numerator, denominator and basis; signals ask a question and never answer
it; samples are drawn so that nobody could have picked them. Its working half (`standard`,
`readers`, `measures`, `signals`, `sampling`, `store`) is plain Python, so that an analyst can use
it from a notebook; only its shelf of `models`, `commands`, `queries`, `policy` and `events` knows
Django. An investigation may pin a measure and an action may be bound to one; this room knows of
neither.
"""
