"""Investigations: independent of the people investigated, fair to them, and complete.

Its words: a receiver *proposes* and a commissioner *commissions* an *investigation*; the
investigator's *file* is a compartment; *terms of reference* are agreed by each party, version
by version; *allegations* stand under *headline areas*; *interviews*, *documents* and *cases
examined* are the evidence; a *finding* answers an allegation, an *observation* stands beside
one; what is said of a person goes to them in a *packet*, which passes the disclosure check
first, and their *replies* are *considered*; a second person certifies that nothing is left
unanswered; then the *full report* is issued to named recipients.

Public modules: `commands`, `queries`, `states`, `answers` and `papers`. Below it stand concerns,
people and the vault. Above it, learning builds on the findings through
`queries.findings_for_release`.

It promises: nobody with a conflict is appointed, and nothing is stored that says who was
named; words about a matter are sealed; nothing is signed off before everybody criticised could
reply; findings are frozen once they are signed off; no report is issued before that; a count is
never typed.
"""
