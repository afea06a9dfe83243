"""How it is to work here, asked often and answered safely. Empty so far: this is the plan.

Here will be short pulse surveys whose answers nobody can trace to a team of three: no figure is
shown for a cell below a minimum size, complementary cells are suppressed with it, and what was
published before is counted in. A survey is a source of evidence for `learning` and may be a success
test in `improvement`; it never knows who answered. Its neighbours on the same floor are
`governance` and `practice`; the three are strangers to each other.
"""
