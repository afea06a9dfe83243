"""What a council has confirmed: which of its headings and spellings stand for which of ours."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from upheld.practice.readers.findings import NotReadable
from upheld.practice.readers.normaliser import sets

WRONG = "{} is no mapping that can be read: {}."


@dataclass(frozen=True)
class Mapping:
    """Confirmed headings, by how the council writes them; confirmed codes, by set and spelling."""

    headings: dict[str, str] = field(default_factory=dict)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    @property
    def fingerprint(self) -> str:
        """The same for the same content; empty where nothing has been confirmed."""
        if not self.headings and not self.codes:
            return ""
        told = json.dumps([self.headings, self.codes], sort_keys=True)
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    def spelling(self, codes: str, word: str) -> str | None:
        """The standard code of a spelling: as confirmed, else by the rules, else nothing."""
        confirmed = self.codes.get(codes, {}).get(word)
        return confirmed if confirmed is not None else sets.standard(codes, word)


def read(path: Path) -> Mapping:
    """A mapping from its file. Raises `NotReadable`."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        headings = {theirs: ours for theirs, ours in told.get("headings", {}).items() if ours}
        codes = {
            name: {spelling: code for spelling, code in several.items() if code}
            for name, several in told.get("codes", {}).items()
        }
        return Mapping(headings, codes)
    except FileNotFoundError as missing:
        raise NotReadable(WRONG.format(path, "it is not there")) from missing
    except (ValueError, AttributeError, TypeError) as wrong:
        raise NotReadable(WRONG.format(path, "it is not JSON of the right shape")) from wrong
