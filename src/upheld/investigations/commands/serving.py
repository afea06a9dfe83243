"""Serving criticism on everybody it is about, all on one day, and closing the right of reply."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from upheld.investigations import completeness, criticisms, masking, policy, states
from upheld.investigations.criticisms import CriticismRead
from upheld.investigations.events import CriticismServed, RepliesWereClosed
from upheld.investigations.models import Criticism, Investigation, Packet, RepliesClosed
from upheld.investigations.states import Stage
from upheld.investigations.writing import holders_of_keys, next_number, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault_commands
from upheld.vault import holders as vault_holders
from upheld.vault.keyring import Keyring

LEAST_DAYS = 7


@command(policy.may_investigate, record_refusals=True)
def serve_criticism(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    reply_by: date,
    support: str,
    keys: Keyring,
) -> tuple[list[Packet], CriticismServed]:
    """Serve every passage that was not served yet: one packet a person, all on this day.

    Whoever has no keys of their own is served on paper. Raises `NotPossible` while the disclosure
    check has a flag that is neither cured nor left with a reason, and for a short time to reply.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    if reply_by < day_of(at) + timedelta(days=LEAST_DAYS):
        raise NotPossible("Give at least seven days to reply.")
    waiting = _ready_to_serve(actor=actor, keys=keys, investigation=investigation)
    given = {"support": said(support, "Say who supports them."), "reply_by": reply_by}
    by_person: dict[str, list[CriticismRead]] = defaultdict(list)
    for each in waiting:
        by_person[each.person].append(each)
    served = [
        _serve(investigation, by_person[person], given, actor=actor, at=at, keys=keys)
        for person in sorted(by_person)
    ]
    return served, CriticismServed(
        investigation=str(investigation.id),
        packets=len(served),
        passages=len(waiting),
        reply_by=reply_by.isoformat(),
    )


def _ready_to_serve(
    *, actor: Actor, keys: Keyring, investigation: Investigation
) -> list[CriticismRead]:
    """The passages that nobody was served with yet, once the disclosure check lets them go."""
    same: dict[str, Any] = {"actor": actor, "keys": keys, "investigation": investigation}
    passages, mismatched = criticisms.drafted(**same)
    if mismatched or any(not each.person for each in passages):
        raise NotPossible("A passage is not what was sealed, or your keys do not open it.")
    waiting = [each for each in passages if each.packet is None]
    if not waiting:
        raise NotPossible("There is nothing to serve: write down first what is said of whom.")
    if masking.checked(**same, passages=waiting, everything=passages).undecided:
        raise NotPossible(
            "The disclosure check has flagged something that you have not cured or decided on. "
            "Open each passage and look at what is marked."
        )
    return waiting


def _serve(
    investigation: Investigation,
    passages: list[CriticismRead],
    given: dict[str, Any],
    *,
    actor: Actor,
    at: datetime,
    keys: Keyring,
) -> Packet:
    """One packet, in a compartment that the investigator and this person open."""
    person = passages[0].person
    on_paper = not vault_holders.of_persons([person], at)
    readers = [actor.id] if on_paper else [actor.id, person]
    compartment = vault_commands.open_compartment(
        actor=actor, at=at, holders=holders_of_keys(readers, at), keys=keys
    )
    content = {
        "person": person,
        "post_title": ", ".join(dict.fromkeys(each.post_title for each in passages)),
        "passages": [
            {"number": number, "words": each.words, "gist": each.gist}
            for number, each in enumerate(passages, start=1)
        ],
        "support": given["support"],
    }
    packet = Packet.objects.create(
        investigation=investigation,
        number=next_number(Packet.objects.filter(investigation=investigation)),
        compartment=compartment,
        body_id=sealed_into(
            compartment.id, actor=actor, at=at, kind="packet", content=content, keys=keys
        ),
        on_paper=on_paper,
        served_on=day_of(at),
        reply_by=given["reply_by"],
        first_reply_by=given["reply_by"],
    )
    Criticism.objects.filter(id__in=[each.id for each in passages]).update(packet=packet)
    return packet


@command(policy.may_investigate)
def close_replies(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    not_served: Mapping[str, str],
    keys: Keyring,
) -> tuple[RepliesClosed, RepliesWereClosed]:
    """Say that everybody criticised could reply. `not_served` gives a reason by the post's title.

    Raises `NotPossible` while a passage is not served or a packet not considered, and for a post
    in a finding upheld or partly upheld whose holder got no packet and has no reason either.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    if owed := completeness.replies_owed(investigation.id).in_words:
        raise NotPossible(" ".join(owed))
    missing = masking.posts_without_packet(actor=actor, keys=keys, investigation=investigation)
    reasons = _reasons(missing, not_served)
    written = completeness.written(investigation.id)
    closed = RepliesClosed.objects.create(
        investigation=investigation,
        number=next_number(RepliesClosed.objects.filter(investigation=investigation)),
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="replies-closed",
            content={"not_served": reasons},
            keys=keys,
        ),
        findings=written.findings,
        observations=written.observations,
        closed_on=day_of(at),
    )
    return closed, RepliesWereClosed(
        investigation=str(investigation.id),
        packets=Packet.objects.filter(investigation=investigation).count(),
        not_served=len(reasons),
    )


def _reasons(posts: tuple[str, ...], given: Mapping[str, str]) -> dict[str, str]:
    """Why nobody was served about these posts. Raises `NotPossible` where a reason is missing."""
    reasons = {post: given.get(post, "").strip() for post in posts}
    if without := [post for post, reason in reasons.items() if not reason]:
        raise NotPossible(
            f"A finding prints these posts, and nobody was served about them: "
            f"{', '.join(without)}. Serve them, or give a reason."
        )
    return reasons
