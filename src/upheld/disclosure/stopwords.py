"""Small words of which sentences are built, and which say nothing by themselves."""

from __future__ import annotations

from . import lexicon

STOP = lexicon.word_set("small-words.txt")
