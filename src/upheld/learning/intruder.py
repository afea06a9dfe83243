"""The questions that each reader answers before words are published, as if they wanted to know.

The adversary is a manager who was in the room and wants to know who spoke.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from upheld.kernel.decision import NotPossible


@dataclass(frozen=True, slots=True, repr=False)
class Intruder:
    """One reader's answers, in words."""

    insider: str
    """How far somebody gets who worked there and wants to know who spoke."""
    public: str
    """What could be matched with a news story, a post on the internet or an earlier report."""
    few: str
    """What fits only one person, or a few."""
    family: str
    """Whether a child or a family could know itself in it."""

    def content(self) -> dict[str, str]:
        """What is sealed of it. Raises `NotPossible` where an answer is missing."""
        said = {name: words.strip() for name, words in asdict(self).items()}
        if not all(said.values()):
            raise NotPossible("Answer each of the four questions in words.")
        return said
