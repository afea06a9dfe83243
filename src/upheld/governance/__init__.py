"""Registers of what was decided, and against whose advice. Empty so far: this is the plan.

Here will be kept what tends to be remembered differently later: overrides of a multi-agency
decision with the advice that was set aside, dissent that a professional wished to have recorded,
service changes behind their gate, engagements of agency teams, commitments made to a regulator and
what an inspector was shown. Its neighbours on the same floor are `culture` and `practice`; the
three are strangers to each other. It uses `people`, `vault` and `ledger` below, and rooms from
`concerns` upwards may ask it questions.
"""
