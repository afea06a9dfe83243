"""Concerns made by commands, for the tests of this room and of its pages."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Signatory
from upheld.concerns.states import KnownAs, Outcome, Risk, Route
from upheld.concerns.submission import Submission
from upheld.examples.cast import Cast
from upheld.kernel.actor import Actor, reporter
from upheld.vault import receipts
from upheld.vault.keyring import Keyring, reporter_keyring
from upheld.vault.receipts import Derived

NOON = datetime(2021, 11, 5, 12, 0, tzinfo=UTC)
TODAY = date(2021, 11, 5)
WORDS = "Visits were written up that nobody made."


@dataclass(frozen=True, slots=True)
class Reporter:
    """Somebody with a receipt of their own."""

    words: str = field(default_factory=receipts.new_words)
    id: str = field(default_factory=lambda: str(uuid.uuid4()))

    @property
    def receipt(self) -> Derived:
        return receipts.derive(self.words)

    @property
    def actor(self) -> Actor:
        return reporter(self.id)

    @property
    def keys(self) -> Keyring:
        return reporter_keyring(self.receipt, self.id)


def submission(**changed: Any) -> Submission:
    """A concern of one anonymous reporter who names nobody, unless the test says otherwise."""
    usual: dict[str, Any] = {
        "words": WORDS,
        "risk": Risk.NO,
        "known_as": KnownAs.ANONYMOUS,
        "does_not_know": not changed.get("named_posts"),
    }
    return Submission(**usual | changed)


def raise_alone(who: Reporter, **changed: Any) -> Concern:
    """One person raises a concern today."""
    return commands.raise_concern(
        actor=who.actor, at=TODAY, submission=submission(**changed), receipt=who.receipt
    )


def lodge(cast: Cast, *tokens: str, **changed: Any) -> Concern:
    """The union lodges a concern for 31 people, about senior posts A and B."""
    named = {"named_posts": (cast.post("senior-a"), cast.post("senior-b"))}
    return commands.lodge_collective(
        actor=cast.actor("union"),
        at=NOON,
        submission=submission(**named | changed),
        attested=31,
        keys=cast.keys("union"),
        tokens=tokens,
    )


def join(who: Reporter, token: str, statement: str = "") -> Signatory:
    """Somebody joins with joining words."""
    return commands.join(
        actor=who.actor, at=TODAY, token=token, statement=statement, receipt=who.receipt
    )


def by(cast: Cast, slug: str, concern: Concern) -> dict[str, Any]:
    """What a command about a concern is given when somebody of the cast runs it."""
    return {
        "actor": cast.actor(slug),
        "at": NOON,
        "concern": Concern.objects.get(id=concern.id),
        "keys": cast.keys(slug),
    }


def page(cast: Cast, slug: str, concern: Concern | UUID) -> queries.ConcernPage | None:
    """A concern as somebody of the cast sees it."""
    return queries.concern_page(
        actor=cast.actor(slug),
        keys=cast.keys(slug),
        id=concern if isinstance(concern, UUID) else concern.id,
        today=TODAY,
    )


def listed(cast: Cast, slug: str) -> set[UUID]:
    """The ids of all concerns that somebody of the cast finds in any list."""
    same: dict[str, Any] = {
        "actor": cast.actor(slug),
        "keys": cast.keys(slug),
        "today": TODAY,
    }
    lines = [*queries.concerns(**same), *queries.what_waits(**same)]
    return {each.id for each in lines}


def answered(cast: Cast, concern: Concern, *, slug: str = "mo") -> Concern:
    """A concern that went all the way to its answer."""
    commands.acknowledge(**by(cast, slug, concern), words="I have read it.")
    commands.triage(**by(cast, slug, concern), route=Route.INVESTIGATE, reasons="It is serious.")
    commands.give_feedback(**by(cast, slug, concern), words="Thank you.", outcome=Outcome.UPHELD)
    return Concern.objects.get(id=concern.id)
