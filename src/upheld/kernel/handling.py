"""How carefully each kept fact must be handled. Every field of every table says."""

from __future__ import annotations

from enum import StrEnum


class Handling(StrEnum):
    """One label, read by logs, exports, disclosure control and demo data alike."""

    PUBLIC = "public"  # may be printed for anyone
    CASEWORK = "casework"  # for those working the matter; never about who spoke
    SEALED = "sealed"  # ciphertext only: opened with a key inside an unlocked session
    SOURCE = "source"  # could say who spoke or who is accused: always ciphertext
