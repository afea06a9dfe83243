"""The lists of concerns: only what the keys open, only without a conflict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from upheld.concerns import house_periods as periods
from upheld.concerns import opening, renewing, words
from upheld.concerns.models import Concern
from upheld.concerns.opening import Opened
from upheld.concerns.policy import HANDLES
from upheld.concerns.states import Obligation, Risk, State
from upheld.kernel.actor import Actor, Role
from upheld.kernel.decision import NotPossible
from upheld.ledger import obligations
from upheld.people import queries as people
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Mismatch

from .thread import Clock, child_first, clocks_of
from .unread import unread

_FIRST_WORDS, _LONGEST_BEGINNING = 8, 60
_DECIDED = frozenset({State.DECIDED, State.ANSWERED, State.CLOSED})

AFTER_CLOSING = (Obligation.DETRIMENT_CHECK.value, Obligation.DETRIMENT.value)
"""What stays owed to those who raised a concern when nothing more is done with it."""


@dataclass(frozen=True, slots=True)
class ConcernLine:
    """A concern in a list. `next` is what is owed first, where anything is.

    `must_renew` is whether somebody who can read it must be left out from now on. `aim` is
    the day on which the house would like to have acknowledged it.
    """

    id: UUID
    received_on: date
    state: State
    state_words: str
    risk: Risk
    at_risk: bool
    safe_words: str
    attested: int | None
    named: tuple[str, ...]
    next: Clock | None
    aim: date | None
    see_to: Clock | None  # the child, on the day on which it was said
    detriment: Clock | None  # somebody is treated badly, and nobody has answered
    begins: str  # its first words, so that two of one day can be told apart
    new: int
    must_renew: bool


def what_waits(*, actor: Actor, keys: Keyring, today: date) -> list[ConcernLine]:
    """The concerns for which a receiver owes something: children at risk first, then by day."""
    if not actor.has(*HANDLES):
        return []
    owed = obligations.owed_about(AFTER_CLOSING)
    rows = [
        row
        for row in Concern.objects.order_by("received_on", "id")
        if row.state != State.CLOSED or str(row.id) in owed
    ]
    lines = _lines(actor, keys, today, rows)
    return [each for each in lines if each.next is not None or each.new or each.must_renew]


def concerns(*, actor: Actor, keys: Keyring, today: date) -> list[ConcernLine]:
    """Every concern that somebody receives, investigates or has lodged for others."""
    if not actor.has(*HANDLES, Role.INVESTIGATOR, Role.CONVENER):
        return []
    return _lines(actor, keys, today, Concern.objects.order_by("received_on", "id"))


def to_renew(*, actor: Actor, keys: Keyring, today: date) -> list[Concern]:
    """The rows of concerns whose readers this session must work out again, shown to nobody.

    Those too that a conflict hides from whoever has unlocked: their session can still bring
    somebody in where nobody else receives.
    """
    if not actor.has(*HANDLES):
        return []
    rows = Concern.objects.order_by("received_on", "id")
    found, suspects = opening.readable(actor=actor, keys=keys, concerns=rows, today=today)
    doubtful = _doubtful(actor, keys, found, suspects, today)
    return [each.concern for each in doubtful if _must_renew(actor, keys, each, today)]


def false_concerns(*, actor: Actor, keys: Keyring) -> tuple[UUID, ...]:
    """Bodies that say what a concern is, and are not what was sealed, where the keys open them.

    Such a concern is in no list. Whoever could read it must learn that something is wrong.
    """
    if not actor.has(*HANDLES, Role.INVESTIGATOR, Role.CONVENER):
        return ()
    rows = list(Concern.objects.order_by("id"))
    mine = vault.openable(actor=actor, keys=keys, ids=[row.compartment_id for row in rows])
    ids = [row.body for row in rows if row.compartment_id in mine]
    found = vault.bodies_by_id(actor=actor, keys=keys, ids=ids)
    return tuple(id for id in ids if isinstance(found.get(id), Mismatch))


def _lines(actor: Actor, keys: Keyring, today: date, rows: Iterable[Concern]) -> list[ConcernLine]:
    found, suspects = opening.readable(actor=actor, keys=keys, concerns=rows, today=today)
    if actor.id in suspects:
        each_alone = (opening.with_conflicts(each, today) for each in found)
        found = [each for each in each_alone if not each.hides_from(actor)]
    owed = clocks_of([each.concern.id for each in found], today=today)
    handles = actor.has(*HANDLES)
    new = unread(actor=actor, keys=keys, found=found) if handles else {}
    doubtful = _doubtful(actor, keys, found, suspects, today) if handles else []
    renewed = {each.concern.id for each in doubtful if _must_renew(actor, keys, each, today)}
    titles = people.post_titles({post for each in found for post in each.named_posts})
    lines = [
        _line(
            each,
            owed.get(str(each.concern.id), ()),
            today=today,
            named=tuple(sorted(titles[str(p)] for p in each.named_posts if str(p) in titles)),
            new=new.get(each.concern.id, 0),
            must_renew=each.concern.id in renewed,
        )
        for each in found
    ]
    return sorted(lines, key=_urgency)


def _doubtful(
    actor: Actor, keys: Keyring, found: list[Opened], suspects: frozenset[str], today: date
) -> list[Opened]:
    """Concerns of which a holder is in any conflict, or reads no concerns any more.

    One question for all of them; only these few are looked at alone.
    """
    ids = [each.concern.compartment_id for each in found]
    held = vault.holders_in(actor=actor, keys=keys, compartments=ids)
    may = renewing.readers_today(on=today)
    return [
        each
        for each in found
        if any(
            person in suspects or person not in may
            for person in held.get(each.concern.compartment_id, ())
            if person not in each.outsiders
        )
    ]


def _must_renew(actor: Actor, keys: Keyring, found: Opened, today: date) -> bool:
    compartment = found.concern.compartment_id
    held = vault.holders_of(actor=actor, keys=keys, compartment=compartment)
    try:
        change = renewing.needed(opening.with_conflicts(found, today), held, at=today)
    except NotPossible:  # nobody is left who could come in
        return False
    return bool(change.into) if actor.id in change.out else bool(change)


def _line(
    found: Opened,
    owed: tuple[Clock, ...],
    *,
    today: date,
    named: tuple[str, ...],
    new: int,
    must_renew: bool,
) -> ConcernLine:
    row, risk = found.concern, Risk(found.content["risk"])
    state = State(row.state)
    waits, undone = state is State.RECEIVED, [each for each in owed if each.done is None]
    return ConcernLine(
        id=row.id,
        received_on=row.received_on,
        state=state,
        state_words=words.of_state(state),
        risk=risk,
        at_risk=risk is Risk.YES,
        safe_words=words.of_safe(risk, decided=state in _DECIDED),
        attested=found.content.get("attested"),
        named=named,
        next=next(iter(undone), None),
        aim=periods.house().acknowledge_aim.after(row.received_on) if waits else None,
        see_to=_see_to(found, state, today),
        detriment=next((e for e in undone if e.kind == Obligation.DETRIMENT), None),
        begins=_begins(str(found.content["words"])),
        new=new,
        must_renew=must_renew,
    )


def _see_to(found: Opened, state: State, today: date) -> Clock | None:
    """The child's own clock, until somebody has decided: a withdrawal does not stop it."""
    waiting = () if state in _DECIDED else child_first((), found, (), today)
    return next(iter(waiting), None)


def _begins(said: str) -> str:
    words = said.split()
    begins = " ".join(words[:_FIRST_WORDS])[:_LONGEST_BEGINNING]
    return begins + ("…" if len(begins) < len(" ".join(words)) else "")


def _urgency(line: ConcernLine) -> tuple[bool, date, date]:
    return line.see_to is None, line.next.due if line.next else date.max, line.received_on
