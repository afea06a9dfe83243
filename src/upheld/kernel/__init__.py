"""The kernel: the few plain ideas that every room leans on.

Who is acting (`actor`), what a policy answers (`decision`), how carefully a fact is
kept (`handling`), what day it is in England's working calendar (`calendar`), and how
bytes are sealed to somebody's key (`sealing`). It imports nothing of ours and nothing
of Django, so that every rule written with it can be read and tested alone.
"""
