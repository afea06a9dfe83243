"""A room that exists in tests only: benches and the tools on them."""
