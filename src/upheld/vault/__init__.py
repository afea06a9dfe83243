"""The vault: sealed content, and who can open it.

Its words: a *compartment* is an age key pair of its own, into which *sealed bodies* are
put; its *grants* hold the private half for at most eight *holders* without naming them; a
*receipt* is seven words by which a reporter comes back; a person's six words *unlock*
their own keys for a *session*; *recovery* opens a compartment by any two of three keepers.

Public modules: `commands`, `queries`, `holders`, `keyring`, `reading`, `receipts`,
`recovery`, `shredding`, `states`, `stretching`, `unlocking` and `words`; for files on disk
`attachments` and `filing`; for what a reporter's own browser seals and opens `taking`,
`shapes` and `outside`. Below it stand the ledger, which keeps the digest of every sealed
body, and the kernel. It knows no account, post or matter: a person is an id.

It promises: the database, the files, the settings and the environment together open
nothing; nobody can see from them who was left out of a compartment; a body that was
swapped, forged, replayed or changed by one byte is told apart, and not shown.
"""
