"""Spellings of codes and what they stand for: exactly, by rules, by a confirmed mapping, never by guess."""
