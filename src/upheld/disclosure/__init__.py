"""What must pass before words leave a compartment. The check is a plan; reading copies are here.

`apart.clean` makes a reading copy of a file: without who made it, when and where, in a process
of its own with limits on memory and time. The rest of this page is the plan.

The adversary is a manager who was in the room and wants to know who spoke. Here will be plain
functions, without Django and without machine learning, that look for watched names and posts, for
runs of words taken from a sealed document, for small counts that can be worked out from their
margins, and for names that nobody has cleared. They report what they looked for and what they
found, and never say "safe". Its users are `learning`, `investigations`, `oversight` and the command
line.

Until this room is built, a release is read by two people and says that no machine has checked it;
it is possible in example databases only.
"""
