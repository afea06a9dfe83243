"""Children's-services data: is it really better? Empty so far: this is the plan.

Here will be the standard tables, readers of the statutory returns, measures that each say their
numerator, denominator and basis, signals that ask a question and never answer it, and samples that
nobody could have picked. Its working half (`standard`, `readers`, `measures`, `signals`,
`sampling`, `store`) is plain Python, so that an analyst can use it from a notebook; only its shelf
of `models`, `commands`, `queries`, `policy` and `events` knows Django. An investigation may pin a
measure and an action may be bound to one; this room knows of neither.
"""
