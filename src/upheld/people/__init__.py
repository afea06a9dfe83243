"""People: who holds which post when, who reports to whom, and who must keep away.

Its words: a *person* holds a *post* for a *tenure*; posts stand in a *line* of report and
carry *roles*; a person may declare an *interest*; an *account* lets a person sign in. A
*conflict* removes a person's functions in one matter and follows the person, not the post.

Public modules: `commands`, `queries`, `states`, `clock` (what time it is, also in an
example), `conflicts` and `holders` (sums of the house, closed to pages). Below it stand
the vault and the ledger; every room that tells a story of people stands above.

It promises: who held a post on a day stays known; a conflict never takes away a person's
own access as reporter, signatory or convener, nor their work on other matters.
"""
