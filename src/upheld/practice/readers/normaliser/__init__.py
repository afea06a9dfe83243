"""Spellings of codes and what they stand for.

First exactly, then by the code or the words in them, then by what a council has confirmed; where
that is not sure, the answer is nothing, and never a guess.
"""
