"""Clocks and queues: the same commands through another door.

What happens because time has passed, and not because somebody pressed a button, starts here:
publishing the log, reminders, duties that have fallen due. A job looks at what state things are
in, reads the clock once, and runs commands as an `Actor` with a role of its own. It may do nothing
that a person with that role could not do, writes no row itself, and can be run twice without harm.
It stands beside `web` and `examples`, above every room, and nobody imports it but `project`.
"""
