"""Pages for anyone: the three doors, the plain pages, and the way out."""
