"""Oversight: elected members and boards, what they ask, and what they were answered.

Its words: a *body* (a panel or board) holds *meetings*; a meeting records an *ask*, which
is one-off, standing or conditional, and is addressed to a post; that post gives an
*answer* that may cite actions; the panel accepts it or does not. A *note* is what a
meeting noted. A *change* is what became better or worse for children, with its source.

Its words are public: meetings of a scrutiny panel are. Below it stands `improvement`,
whose actions answers cite; only pages and examples stand above it.

It promises: an ask stays open until the people who asked accept the answer, a standing
ask falls due again at every meeting, and every status that a member is told can be
checked against the log.
"""
