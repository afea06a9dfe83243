"""Investigations: independent of the people investigated, fair to them, and complete.

Its words: a receiver *proposes* and a commissioner *commissions* an *investigation*; the
investigator's *file* is a compartment; *terms of reference* are agreed by each party, version
by version; *allegations* stand under *headline areas*; *interviews*, *documents* and *cases
examined* are the evidence; a *finding* answers an allegation, an *observation* stands beside
one; a second person certifies that nothing is left unanswered; then the *full report* is
issued to named recipients.

Public modules: `commands`, `queries`, `states` and `answers`. Below it stand concerns, people and
the vault. Above it, learning builds on the findings through `queries.findings_for_release`.

It promises: nobody with a conflict is appointed, and nothing is stored that says who was
named; words about a matter are sealed; findings are frozen once they are signed off; no report
is issued before that; a count is never typed. Right of reply is not built yet, and the pages
of the report say so.
"""
