"""What must pass before words leave a compartment: the disclosure check; reading copies of files.

The adversary is a manager who was in the room and wants to know who spoke. `checking.Check` is made
once of a watch-list (`watchlist`), the sealed texts (`extracting.extract`) and what is public
already; its `draft` looks at a report or a criticism packet and answers with flags, each with a
kind, a place and a reason, and with what was looked at. It never says "safe".

`suppression.suppress` hides small counts of a table so that nobody can work them out again.

`apart.clean` makes a reading copy of a file: without who made it, when and where, in a process
of its own with limits on memory and time.

Plain functions, without Django and without machine learning. The room's users are `learning`,
`investigations`, `oversight` and the command line (`upheld disclosure check`); nothing here stores
anything.
"""
