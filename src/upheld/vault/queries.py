"""What may be asked of the vault. What the keys do not open is not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from upheld.kernel.actor import Actor, Kind
from upheld.ledger.prepared import Prepared

from . import attachments, chains, index
from .attachments import Stored
from .believing import Believed, believe
from .bodies import HOLDERS, Body, Mismatch
from .holders import fingerprint
from .keyring import Keyring
from .models import Attachment, Compartment, HolderKeys, Receipt, SealedBody
from .receipts import Derived
from .states import KeyState

__all__ = [
    "Body",
    "Compartment",
    "HolderKeys",
    "Mismatch",
    "OfferedKeys",
    "SealedBody",
    "Stored",
    "before",
    "bodies",
    "bodies_by_id",
    "bodies_here",
    "bodies_in",
    "body",
    "by_receipt",
    "compartment",
    "file",
    "holder_keys",
    "holders_changed",
    "holders_in",
    "holders_of",
    "how_many",
    "offered_keys",
    "openable",
    "own_offered_keys",
    "receipt",
    "with_files",
]


_COMPARTMENT = Prepared(lambda id: Compartment.objects.filter(id=id))
_IN_COMPARTMENTS = Prepared(
    lambda ids: SealedBody.objects.filter(compartment__in=ids).select_related("compartment")
)
_HERE = Prepared(
    lambda place, ids: SealedBody.objects.filter(
        Q(id__in=ids) | Q(lists_holders=True), compartment=place
    ).select_related("compartment")
)


@dataclass(frozen=True, slots=True)
class OfferedKeys:
    """Keys that wait for somebody to compare their fingerprint and countersign."""

    id: UUID
    person: str
    fingerprint: str


def compartment(*, actor: Actor, id: UUID) -> Compartment | None:
    """The row of a compartment, to hand to a command. It says nothing of its holders."""
    if actor.kind is Kind.ANYONE:
        return None
    return _COMPARTMENT.first(id)


def body(*, actor: Actor, id: UUID) -> SealedBody | None:
    """The row of a sealed body, to hand to `report_mismatch`. It stays sealed."""
    if actor.kind is Kind.ANYONE:
        return None
    return SealedBody.objects.filter(id=id).first()


def before(*, actor: Actor, compartment: UUID) -> tuple[UUID, ...]:
    """A compartment with those that it continues, oldest first, itself last."""
    return () if actor.kind is Kind.ANYONE else chains.before([compartment])[compartment]


def bodies(
    *, actor: Actor, keys: Keyring, compartment: Compartment | UUID, kind: str = ""
) -> list[Body | Mismatch]:
    """What is sealed in a compartment, in the order of sealing, of one kind or of all.

    Lists of holders are left out unless asked for. A body that cannot be believed is a
    `Mismatch`, whatever kind was asked for, after all others.
    """
    id = compartment if isinstance(compartment, UUID) else compartment.id
    return _along_chains(actor, keys, [id], kind).get(id, [])


def bodies_in(
    *, actor: Actor, keys: Keyring, compartments: Iterable[UUID]
) -> dict[UUID, list[Body | Mismatch]]:
    """The same for several compartments, in as few questions. Those that stay shut are absent."""
    return _along_chains(actor, keys, compartments, "")


def _along_chains(
    actor: Actor, keys: Keyring, ids: Iterable[UUID], kind: str
) -> dict[UUID, list[Body | Mismatch]]:
    """What each compartment holds, with what those that it continues hold before it."""
    before = chains.before(ids)
    everywhere = {id for chain in before.values() for id in chain}
    rows = _IN_COMPARTMENTS(list(everywhere)) if actor.id == keys.holder else []
    found = believe(rows, keys)
    return {
        id: _in_order([found[each] for each in chain if each in found], kind)
        for id, chain in before.items()
        if any(each in found for each in chain)
    }


def _in_order(chain: list[Believed], kind: str) -> list[Body | Mismatch]:
    asked: list[Body | Mismatch] = []
    wrong: list[Body | Mismatch] = []
    for found in chain:
        believed = [each for each in found.bodies.values() if isinstance(each, Body)]
        here = [each for each in believed if _is_asked_for(each, kind)]
        ordered: list[Body] = sorted(here, key=lambda each: each.sequence)
        asked += ordered
        wrong += [each for each in found.bodies.values() if isinstance(each, Mismatch)]
    return [*asked, *wrong]


def _is_asked_for(each: Body, kind: str) -> bool:
    return each.kind == kind if kind else each.kind != HOLDERS


def bodies_by_id(
    *, actor: Actor, keys: Keyring, ids: Iterable[UUID]
) -> dict[UUID, Body | Mismatch]:
    """These bodies, from whatever compartments. Those that the keys do not open are absent."""
    wanted = set(ids)
    theirs = SealedBody.objects.filter(id__in=wanted).values("compartment")
    lists = Q(lists_holders=True, compartment__in=theirs)
    found = _believed(actor, keys, Q(id__in=wanted) | lists)
    return {
        id: each
        for believed in found.values()
        for id, each in believed.bodies.items()
        if id in wanted
    }


def bodies_here(
    *, actor: Actor, keys: Keyring, compartment: UUID, ids: Iterable[UUID]
) -> dict[UUID, Body | Mismatch]:
    """These bodies of one compartment, in a question that every page of a draft can ask."""
    wanted = list(ids)
    if not wanted or actor.id != keys.holder:
        return {}
    found = believe(_HERE(compartment, wanted), keys).get(compartment)
    return {id: each for id, each in found.bodies.items() if id in wanted} if found else {}


def file(*, actor: Actor, keys: Keyring, body: UUID) -> Stored | Mismatch | None:
    """The file that a body names, proved from end to end; None where the keys do not open it."""
    found = bodies_by_id(actor=actor, keys=keys, ids=[body]).get(body)
    return attachments.opened(found) if isinstance(found, Body) else found


def with_files(*, actor: Actor, among: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these compartments have files on disk: for the clock, which forgets them."""
    if actor.kind is Kind.ANYONE:
        return frozenset()
    found = Attachment.objects.filter(compartment__in=list(among))
    return frozenset(found.values_list("compartment_id", flat=True))


def holders_of(*, actor: Actor, keys: Keyring, compartment: Compartment | UUID) -> list[str]:
    """The ids of a compartment's holders. Empty for whoever does not hold it."""
    id = compartment if isinstance(compartment, UUID) else compartment.id
    return holders_in(actor=actor, keys=keys, compartments=[id]).get(id, [])


def holders_in(
    *, actor: Actor, keys: Keyring, compartments: Iterable[UUID]
) -> dict[UUID, list[str]]:
    """The same for several compartments, in as few questions. Those that stay shut are absent."""
    wanted = Q(compartment__in=set(compartments), lists_holders=True)
    found = _believed(actor, keys, wanted)
    return {id: list(each.lists[-1].holders) for id, each in found.items() if each.lists}


def holders_changed(*, actor: Actor, keys: Keyring, compartment: UUID) -> tuple[date, ...]:
    """On which days others changed who holds a compartment, or one that it continues.

    What the holder of these keys changed themselves is left out: they know.
    """
    lists = bodies(actor=actor, keys=keys, compartment=compartment, kind=HOLDERS)
    days: set[date] = set()
    held: dict[UUID, frozenset[str]] = {}
    for each in (each for each in lists if isinstance(each, Body)):
        now = frozenset(str(one["id"]) for one in each.content["holders"])
        if held.get(each.compartment, now) != now and each.author != actor.id:
            days.add(each.day)
        held[each.compartment] = now
    return tuple(sorted(days))


def how_many(*, actor: Actor, compartments: Iterable[UUID]) -> dict[UUID, int]:
    """How many bodies lie in each compartment and those that it continues; all in the clear."""
    if actor.kind is Kind.ANYONE:
        return {}
    before = chains.before(compartments)
    everywhere = {id for chain in before.values() for id in chain}
    rows = SealedBody.objects.filter(compartment__in=everywhere).values("compartment")
    counted = dict(rows.annotate(n=Count("id")).values_list("compartment", "n"))
    return {id: sum(counted.get(each, 0) for each in chain) for id, chain in before.items()}


def openable(*, actor: Actor, keys: Keyring, ids: Iterable[UUID]) -> frozenset[UUID]:
    """Which of these compartments the keys open."""
    if actor.id != keys.holder:
        return frozenset()
    return index.opened_by(keys, ids)


def by_receipt(*, derived: Derived) -> Compartment | None:
    """The compartment that a receipt belongs to. No actor: the words are the authority."""
    found = receipt(lookup=derived.lookup)
    return None if found is None else chains.newest(found.compartment)


def receipt(*, lookup: bytes) -> Receipt | None:
    """The public halves of a receipt. No actor: the look-up key is the authority."""
    return Receipt.objects.filter(lookup=lookup).select_related("compartment").first()


def offered_keys(*, actor: Actor) -> list[OfferedKeys]:
    """Keys that wait for a countersignature, for another person to compare."""
    if actor.kind is not Kind.PERSON:
        return []
    waiting = HolderKeys.objects.filter(state=KeyState.OFFERED.value).order_by("person")
    others = (row for row in waiting if str(row.person) != actor.id)
    return [OfferedKeys(row.id, str(row.person), fingerprint(row)) for row in others]


def own_offered_keys(*, actor: Actor) -> OfferedKeys | None:
    """A person's own keys that nobody has countersigned yet, for them to read out."""
    if actor.kind is not Kind.PERSON:
        return None
    row = HolderKeys.objects.filter(person=actor.id, state=KeyState.OFFERED.value).first()
    return OfferedKeys(row.id, str(row.person), fingerprint(row)) if row else None


def holder_keys(*, actor: Actor, id: UUID) -> HolderKeys | None:
    """The row of a person's keys, to hand to `countersign`."""
    if actor.kind not in {Kind.PERSON, Kind.MACHINE}:
        return None
    return HolderKeys.objects.filter(id=id).first()


def _believed(actor: Actor, keys: Keyring, which: Q) -> dict[UUID, Believed]:
    if actor.id != keys.holder:
        return {}
    return believe(list(SealedBody.objects.filter(which).select_related("compartment")), keys)
