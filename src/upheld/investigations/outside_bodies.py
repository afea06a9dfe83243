"""To whom something found can be referred, and what can come back. The codes of a referral."""

from __future__ import annotations

from enum import StrEnum


class OutsideBody(StrEnum):
    """To whom something found can be referred, outside the investigation."""

    OFSTED = "ofsted"
    SOCIAL_WORK_ENGLAND = "social-work-england"
    POLICE = "police"
    LADO = "lado"  # the designated officer for allegations about people who work with children


class Compared(StrEnum):
    """By which other way the fingerprint of a body's key was compared."""

    TELEPHONE = "telephone"  # on a number that was known before
    VIDEO = "video"
    IN_PERSON = "in-person"
    LETTER = "letter"


class CameBack(StrEnum):
    """What came back about something that was referred. Kept only inside what is sealed."""

    RECEIVED = "received"  # they have it; nothing is decided
    TAKEN_UP = "taken-up"
    NO_ACTION = "no-action"
    PASSED_ON = "passed-on"
    ENDED = "ended"  # what they began is over, with its result in words


FINAL = frozenset({CameBack.NO_ACTION, CameBack.PASSED_ON, CameBack.ENDED})
"""After one of these nothing more is waited for."""
