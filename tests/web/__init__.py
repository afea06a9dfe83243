"""Pages as a browser without scripts sees them: what they say, and whom they refuse."""
