"""Pages for analysts: what was loaded, and what it says."""
