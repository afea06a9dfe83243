"""What was referred outside, for those whose keys open it. For everybody else there is nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import queries as concerns
from upheld.investigations import policy, referring
from upheld.investigations.models import BodyKey, Document, Investigation, Referral
from upheld.investigations.outside_bodies import FINAL, CameBack, OutsideBody
from upheld.investigations.reading import Pages
from upheld.investigations.states import Part
from upheld.kernel.actor import Actor, Kind, Role
from upheld.kernel.decision import Decision
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .rows import investigation, part_of, seen_by


@dataclass(frozen=True, slots=True)
class BodyKeyLine:
    """The key of one body that counts today, and who compared its fingerprint and how."""

    body: OutsideBody
    fingerprint: str
    compared: str
    checked_in: str
    registered_on: date
    is_in_the_log: bool


@dataclass(frozen=True, slots=True)
class CameBackLine:
    """One thing that came back."""

    kind: str
    words: str
    by: str
    day: date


@dataclass(frozen=True, slots=True)
class ReferralLine:
    """One referral, in its sealed words, with everything that came back."""

    id: str
    investigation: str
    to: str
    about: str
    words: str
    parts: tuple[str, ...]
    made_on: date
    answer_by: date
    by: str
    digest: str
    fingerprint: str
    came_back: tuple[CameBackLine, ...]

    @property
    def waits(self) -> bool:
        """Whether something is still to come back."""
        return not any(each.kind in FINAL for each in self.came_back)

    def is_late(self, today: date) -> bool:
        """Whether the day passed by which anything should have come back."""
        return not self.came_back and self.answer_by < today


@dataclass(frozen=True, slots=True)
class ReferralsPage:
    """What somebody referred from an investigation, and what they can choose from."""

    investigation: str
    part: Part
    referrals: tuple[ReferralLine, ...]
    keys: tuple[BodyKeyLine, ...]
    findings: tuple[tuple[str, str], ...]
    cases: tuple[tuple[str, str], ...]
    documents: tuple[tuple[str, str], ...]
    receiver: str
    may_register: Decision

    @property
    def ready(self) -> tuple[BodyKeyLine, ...]:
        """The keys that something can be sealed to: those that the log holds too."""
        return tuple(each for each in self.keys if each.is_in_the_log)


def may_register_body_key(*, actor: Actor) -> Decision:
    """Whether somebody can register a key of a body outside, and why."""
    return policy.may_register_body_key(actor)


def body_keys(*, actor: Actor) -> tuple[BodyKeyLine, ...]:
    """The key of each body that counts today, for receivers and investigators."""
    if not actor.has(Role.RECEIVER, Role.INDEPENDENT_HOLDER, Role.INVESTIGATOR):
        return ()
    newest = {each.body: each for each in BodyKey.objects.order_by("number")}
    titles = people.post_titles(each.checked_in_id for each in newest.values())
    return tuple(
        BodyKeyLine(
            body=OutsideBody(row.body),
            fingerprint=concerns.recipient_fingerprint(recipient=row.recipient) or "",
            compared=row.compared,
            checked_in=titles[str(row.checked_in_id)],
            registered_on=row.registered_on,
            is_in_the_log=referring.key_of(row.body) is not None,
        )
        for row in sorted(newest.values(), key=lambda each: each.body)
    )


def referrals_page(*, actor: Actor, keys: Keyring, id: UUID) -> ReferralsPage | None:
    """What was referred from an investigation, for its investigator and its receiver."""
    row = _referred_by(actor, id)
    if row is None:
        return None
    there = referring.known(actor=actor, keys=keys, investigation=row)
    mine = [each for each in referrals(actor=actor, keys=keys) if each.investigation == str(id)]
    part = part_of(actor, row)
    return ReferralsPage(
        investigation=str(row.id),
        part=part,
        referrals=tuple(mine),
        keys=body_keys(actor=actor),
        findings=tuple(
            (str(each["number"]), f"{each['number']}. {each['allegation']}")
            for area in there["areas"]
            for each in area["findings"]
        ),
        cases=tuple(
            (str(each["number"]), f"{each['number']}. {each['pseudonym']}")
            for each in there["cases"]
        ),
        documents=_documents(actor, keys, row) if part is Part.INVESTIGATOR else (),
        receiver=people.post_titles([row.receiver_post_id])[str(row.receiver_post_id)],
        may_register=policy.may_register_body_key(actor),
    )


def referrals(*, actor: Actor, keys: Keyring) -> list[ReferralLine]:
    """Everything that somebody's keys open of what was referred, oldest first."""
    if actor.kind is not Kind.PERSON or not actor.has(
        Role.RECEIVER, Role.INDEPENDENT_HOLDER, Role.INVESTIGATOR
    ):
        return []
    rows = {each.compartment_id: each for each in Referral.objects.all()}
    held = vault.openable(actor=actor, keys=keys, ids=list(rows)) if rows else frozenset()
    opened = vault.bodies_in(actor=actor, keys=keys, compartments=held) if held else {}
    lines = [_line(rows[id], found) for id, found in opened.items()]
    theirs = _where_they_refer(actor) if lines else frozenset()
    seen = [each for each in lines if each and each.investigation in theirs]
    return sorted(seen, key=lambda each: (each.made_on, each.id))


def referral(*, actor: Actor, keys: Keyring, id: UUID, investigation: UUID) -> Referral | None:
    """The row of one referral of an investigation, for somebody whose keys open it."""
    held = {each.id: each for each in referrals(actor=actor, keys=keys)}
    line = held.get(str(id))
    return (
        Referral.objects.get(id=id) if line and line.investigation == str(investigation) else None
    )


def referral_file(*, actor: Actor, keys: Keyring, id: UUID, investigation: UUID) -> bytes | None:
    """The file for the body. Ask after `commands.take_referral` has recorded it."""
    row = referral(actor=actor, keys=keys, id=id, investigation=investigation)
    if row is None:
        return None
    found = vault.bodies(
        actor=actor, keys=keys, compartment=row.compartment_id, kind="referral-file"
    )
    return next((each.attachment for each in found if isinstance(each, Body)), None)


def _referred_by(actor: Actor, id: UUID) -> Investigation | None:
    row = investigation(actor=actor, id=id)
    return row if row is not None and part_of(actor, row) in _REFER else None


def _where_they_refer(actor: Actor) -> frozenset[str]:
    """Every investigation from which somebody can refer something. One question."""
    return frozenset(str(each.id) for each in seen_by(actor) if part_of(actor, each) in _REFER)


_REFER = (Part.INVESTIGATOR, Part.RECEIVER)


def _documents(actor: Actor, keys: Keyring, row: Investigation) -> tuple[tuple[str, str], ...]:
    rows = list(Document.objects.filter(investigation=row).order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    return tuple(
        (str(each.id), f"{each.number}. {pages.of(each.body_id).get('title', '')}") for each in rows
    )


def _line(row: Referral, found: list[Any]) -> ReferralLine | None:
    bodies = [each for each in found if isinstance(each, Body)]
    said = next((each.content for each in bodies if each.kind == "referral"), None)
    if said is None:
        return None
    return ReferralLine(
        id=str(row.id),
        investigation=said["investigation"],
        to=said["to"],
        about=said["about"],
        words=said["words"],
        parts=tuple(said["parts"]),
        made_on=date.fromisoformat(said["made_on"]),
        answer_by=date.fromisoformat(said["answer_by"]),
        by=said["by"],
        digest=said["digest"],
        fingerprint=said["fingerprint"],
        came_back=tuple(
            CameBackLine(
                kind=CameBack(each.content["kind"]),
                words=each.content["words"],
                by=each.content["by"],
                day=date.fromisoformat(each.content["day"]),
            )
            for each in bodies
            if each.kind == "referral-answer"
        ),
    )
