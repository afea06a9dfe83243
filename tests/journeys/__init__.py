"""Whole stories in a real Chromium, with scripts and without, at a desk and on a phone."""
