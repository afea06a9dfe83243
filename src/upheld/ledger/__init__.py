"""The ledger: what was done, written with every change, that nobody can quietly rewrite.

Its words: a *command* changes something and appends an *event*; the event becomes an
*entry*, whose *digest* waits in `pending` until the publisher puts it into the *log*, a
Merkle tree published as static files under a signed *checkpoint*. Some events open an
*obligation* and others discharge it.

Public modules: `command` (the one way to change anything), `events` (what an event is),
`entries` (an event's digest), `prepared` and `laying` (SQL that is written once),
`obligations`, `queries`, `publisher`, `promises` and `export`. Its neighbours above it are
every room; below it stands the kernel alone.

It promises: no change without an entry, no entry without a change; an entry cannot be
altered, removed or reordered after publication without every verifier seeing it.
"""
