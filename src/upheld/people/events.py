"""What has happened to the register of people and posts. Ids, codes and days only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from upheld.ledger.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseInstalled(Event):
    """An empty house was given its registrar and its receiver."""

    name: ClassVar[str] = "people.house.installed"
    about: ClassVar[str] = "registrar"
    registrar: str
    registrar_post: str
    receiver: str
    receiver_post: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonAdded(Event):
    """A person was added to the register."""

    name: ClassVar[str] = "people.person.added"
    about: ClassVar[str] = "person"
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostAdded(Event):
    """A post was added to the register."""

    name: ClassVar[str] = "people.post.added"
    about: ClassVar[str] = "added"
    added: str
    kind: str
    directs_service: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureBegan(Event):
    """A person came into a post."""

    name: ClassVar[str] = "people.tenure.began"
    about: ClassVar[str] = "tenure"
    tenure: str
    held: str
    person: str
    starts: date
    acting: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TenureEnded(Event):
    """A person's time in a post was given its last day."""

    name: ClassVar[str] = "people.tenure.ended"
    about: ClassVar[str] = "tenure"
    tenure: str
    held: str
    person: str
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class LineSet(Event):
    """A post was made to report to another, or to none."""

    name: ClassVar[str] = "people.line.set"
    about: ClassVar[str] = "reporting"
    reporting: str
    reports_to: str
    since: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleGiven(Event):
    """A post was trusted with a role."""

    name: ClassVar[str] = "people.role.given"
    about: ClassVar[str] = "given_to"
    given_to: str
    role: str
    starts: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleEnded(Event):
    """A post's role was given its last day."""

    name: ClassVar[str] = "people.role.ended"
    about: ClassVar[str] = "taken_from"
    taken_from: str
    role: str
    ends: date


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestDeclared(Event):
    """A person declared an interest. With whom, the register says and the log does not."""

    name: ClassVar[str] = "people.interest.declared"
    about: ClassVar[str] = "interest"
    interest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InterestEnded(Event):
    """A person ended an interest that they had declared."""

    name: ClassVar[str] = "people.interest.ended"
    about: ClassVar[str] = "interest"
    interest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountOpened(Event):
    """A person was given a way to sign in."""

    name: ClassVar[str] = "people.account.opened"
    about: ClassVar[str] = "person"
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountClosed(Event):
    """A person's way to sign in was taken away."""

    name: ClassVar[str] = "people.account.closed"
    about: ClassVar[str] = "person"
    person: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryStarted(Event):
    """An empty database was made an example, with a clock of its own, for good."""

    name: ClassVar[str] = "people.story.started"
    example: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDateSet(Event):
    """An example's clock was set to a day of its story."""

    name: ClassVar[str] = "people.story-date.set"
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChanged(Event):
    """The council changed its own words in a place, or went back to the usual ones.

    Everybody reads the words on the page; the log says that they changed, and their digest.
    """

    name: ClassVar[str] = "people.text.changed"
    key: str
    language: str
    digest: str
