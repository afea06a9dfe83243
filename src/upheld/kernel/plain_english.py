"""A rough check that words are plain: long sentences, hard words, and a reading age.

It finds, it does not judge: a person decides. The reading age comes from the Automated
Readability Index (Smith and Senter, 1967), 4.71 × characters per word + 0.5 × words per sentence
− 21.43, which gives an American school grade; a pupil's age is about five years more. The limit
of 25 words for a sentence is that of the GOV.UK style guide.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MOST_WORDS_IN_A_SENTENCE = 25
YEARS_BEFORE_SCHOOL = 5
ENOUGH_WORDS = 20
"""Fewer words give no reading age worth showing."""

PLAINER: dict[str, str] = {
    "additional": "more",
    "advise": "tell",
    "alleviate": "ease",
    "assist": "help",
    "commence": "start",
    "comply with": "follow",
    "disseminate": "share",
    "endeavour": "try",
    "ensure": "make sure",
    "facilitate": "help",
    "going forward": "from now on",
    "in accordance with": "by, or under",
    "in order to": "to",
    "in relation to": "about",
    "in respect of": "about",
    "inappropriate": "wrong",
    "leverage": "use",
    "malfeasance": "doing wrong",
    "modality": "way",
    "notwithstanding": "even though",
    "obtain": "get",
    "prior to": "before",
    "purchase": "buy",
    "pursuant to": "under",
    "regarding": "about",
    "require": "need",
    "robust": "strong, or say how",
    "stakeholders": "people, or say which",
    "submit": "send",
    "subsequently": "later",
    "terminate": "end",
    "utilise": "use",
    "whilst": "while",
    "with regard to": "about",
}


@dataclass(frozen=True, slots=True)
class PlainCheck:
    """What the check found. `age` is None where there are too few words to tell."""

    age: int | None
    long_sentences: tuple[str, ...]
    hard_words: tuple[tuple[str, str], ...]

    @property
    def is_plain(self) -> bool:
        """Whether there is nothing to point out. A reading age alone is no fault."""
        return not self.long_sentences and not self.hard_words


def check(words: str) -> PlainCheck:
    """Look at a text of any length."""
    sentences = sentences_of(words)
    return PlainCheck(
        age=reading_age(words),
        long_sentences=tuple(
            each for each in sentences if len(each.split()) > MOST_WORDS_IN_A_SENTENCE
        ),
        hard_words=tuple(
            (hard, plain)
            for hard, plain in PLAINER.items()
            if re.search(rf"\b{re.escape(hard)}(?:s|d|ed|ing)?\b", words, re.IGNORECASE)
        ),
    )


def sentences_of(words: str) -> list[str]:
    """Split a text into sentences; a line of its own counts as one."""
    found = re.split(r"(?<=[.!?])\s+|\n+", words)
    return [each.strip() for each in found if each.strip()]


def reading_age(words: str) -> int | None:
    """About how old a pupil is who reads this with ease, in years; None for very few words."""
    found = re.findall(r"[\w’'-]+", words)
    sentences = sentences_of(words)
    if len(found) < ENOUGH_WORDS or not sentences:
        return None
    letters = sum(len(each) for each in found)
    grade = 4.71 * letters / len(found) + 0.5 * len(found) / len(sentences) - 21.43
    return max(YEARS_BEFORE_SCHOOL, round(grade) + YEARS_BEFORE_SCHOOL)
