"""Reading what is said of oneself, answering it, and what the investigator does about answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from upheld.investigations import criticisms, policy, states
from upheld.investigations.criticisms import PacketRead
from upheld.investigations.events import (
    PacketOpened,
    ReplyConsidered,
    ReplyExtended,
    ReplyGiven,
)
from upheld.investigations.models import Investigation, Packet, Reply
from upheld.investigations.states import Considered, Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_read_packet)
def open_packet(
    *, actor: Actor, at: datetime, packet: Packet, keys: Keyring
) -> tuple[Packet, PacketOpened]:
    """Record that somebody opens what was served on them. Raises `NotPermitted` to all others."""
    _own(actor, packet, keys)
    if packet.opened_on is None:
        packet.opened_on = day_of(at)
        packet.save(update_fields=["opened_on"])
    return packet, PacketOpened(packet=str(packet.id), seal_to=(packet.refusals_sealed_to(),))


@command(policy.may_read_packet)
def reply(
    *, actor: Actor, at: datetime, packet: Packet, words: str, keys: Keyring
) -> tuple[Reply, ReplyGiven]:
    """Answer what was served, also late, for as long as the investigator has not finished.

    Raises `NotPermitted` to everybody but the person it is about.
    """
    _own(actor, packet, keys)
    return _added(
        packet, {"words": said(words, "Write your reply.")}, actor=actor, at=at, keys=keys
    )


@command(policy.may_investigate)
def keep_paper_reply(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    packet: Packet,
    words: str,
    keys: Keyring,
) -> tuple[Reply, ReplyGiven]:
    """Keep a reply that came by letter, by e-mail or in a meeting."""
    part_of(investigation, packet)
    kept = {"words": said(words, "Write down the reply as it came."), "kept_by_investigator": True}
    return _added(packet, kept, actor=actor, at=at, keys=keys)


def _added(
    packet: Packet, content: dict[str, Any], *, actor: Actor, at: datetime, keys: Keyring
) -> tuple[Reply, ReplyGiven]:
    if packet.investigation.stage != Stage.UNDER_WAY or packet.considered:
        raise NotPossible(
            "The investigator has finished with the replies. Write to them directly, and ask for "
            "your words to be kept with the file."
        )
    made = Reply.objects.create(
        packet=packet,
        number=next_number(Reply.objects.filter(packet=packet)),
        body_id=sealed_into(
            packet.compartment_id,
            actor=actor,
            at=at,
            kind="reply",
            content=content,
            keys=keys,
        ),
        received_on=day_of(at),
    )
    return made, ReplyGiven(
        reply=str(made.id), packet=str(packet.id), seal_to=(packet.refusals_sealed_to(),)
    )


@command(policy.may_investigate)
def extend_reply(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    packet: Packet,
    to: date,
    reason: str,
    keys: Keyring,
) -> tuple[Packet, ReplyExtended]:
    """Give more time to reply, once. The person reads the reason."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, packet)
    if packet.extension_id is not None:
        raise NotPossible("More time was given already. It can be given once.")
    if packet.considered:
        raise NotPossible("You have said already what you did about the replies.")
    if to <= packet.reply_by or to < day_of(at):
        raise NotPossible("The new day must be later than the one before, and not in the past.")
    packet.extension_id = sealed_into(
        packet.compartment_id,
        actor=actor,
        at=at,
        kind="extension",
        content={"reason": said(reason, "Say why more time is given.")},
        keys=keys,
    )
    packet.reply_by = to
    packet.save(update_fields=["extension", "reply_by"])
    return packet, ReplyExtended(packet=str(packet.id), reply_by=to.isoformat())


@command(policy.may_investigate)
def consider_replies(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    packet: Packet,
    considered: Considered,
    reasons: str,
    keys: Keyring,
) -> tuple[Packet, ReplyConsidered]:
    """Say what was done about the replies to one packet, with reasons, in the file.

    Raises `NotPossible` while no reply came and there is still time for one, and where it says
    that none came although one did.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, packet)
    if packet.considered:
        raise NotPossible("You have said already what you did about these replies.")
    replied = Reply.objects.filter(packet=packet).exists()
    if not replied and day_of(at) <= packet.reply_by:
        raise NotPossible("No reply has come yet, and there is still time for one.")
    if replied is (considered is Considered.NO_REPLY):
        raise NotPossible(
            "A reply came: say what you did about it." if replied else "No reply came: say so."
        )
    packet.consideration_id = sealed_into(
        investigation.file_id,
        actor=actor,
        at=at,
        kind="consideration",
        content={"reasons": said(reasons, "Say what you did, and why.")},
        keys=keys,
    )
    packet.considered, packet.considered_on = considered.value, day_of(at)
    packet.save(update_fields=["considered", "considered_on", "consideration"])
    return packet, ReplyConsidered(packet=str(packet.id), considered=considered.value)


def _own(actor: Actor, packet: Packet, keys: Keyring) -> PacketRead:
    """The packet as its subject reads it. Raises `NotPermitted` to everybody else."""
    read = criticisms.packets(actor=actor, keys=keys, rows=[packet])
    if not read or not policy.is_about(actor, read[0].person):
        raise NotPermitted(policy.NOT_HERE)
    return read[0]
