"""Concerns: what somebody raises, alone or together, and what is owed to them.

Its words: a *reporter* raises a *concern* and comes back with a *receipt*; a *convener*
lodges a *collective concern*, which *signatories* join with one-time joining words; a
*receiver* acknowledges it, decides the *route* and answers. The *named posts* are the
posts that it is about; whoever is in *conflict* with them gets no grant and no row.

Public modules: `commands`, `queries`, `states`, `submission` (what a reporter sends),
`sealed` (the same, sealed in their browser) and `drafted` (the files of a draft).
Below it stand people (who is in conflict) and the vault (who can open what). The rooms
above learn of a concern by its *matter*, an id that stands sealed inside it.

It promises: in the clear stand a random id, a state, a day and due days; readers are
known before anything is sent; nobody in conflict finds a trace; what is owed stands in
the log with its due day.
"""
