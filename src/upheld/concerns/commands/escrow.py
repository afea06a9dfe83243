"""Holding a concern until others have named the same post, and sending it then."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import escrow, policy
from upheld.concerns.escrow_terms import FEWEST_OTHERS, MONTHS, MOST_OTHERS, SHEET, last_day
from upheld.concerns.events import (
    ConcernHeld,
    EscrowAgreed,
    EscrowAsked,
    EscrowDeclined,
    EscrowForgotten,
    EscrowTakenBack,
    EscrowTokensIssued,
)
from upheld.concerns.models import Concern, Draft, EscrowTag, EscrowToken, Held
from upheld.concerns.sealing import Kind, compartment_of, put, put_entry, recipient_of
from upheld.concerns.states import Risk
from upheld.concerns.submission import Submission
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault import commands as vault
from upheld.vault import filing, holders, receipts
from upheld.vault import queries as vault_queries
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body
from upheld.vault.receipts import Derived

from .raising import raise_concern


@command(policy.may_issue_escrow_tokens)
def issue_escrow_tokens(
    *, actor: Actor, at: datetime, tokens: tuple[str, ...]
) -> tuple[int, EscrowTokensIssued]:
    """Make words usable with which somebody can wait for others. Only their hashes are kept."""
    if not tokens or len(tokens) % SHEET:
        raise NotPossible("Print whole sheets.")
    for each in tokens:
        EscrowToken(hash=receipts.derive(each).lookup.hex()).save(force_insert=True)
    return len(tokens), EscrowTokensIssued(on=day_of(at), count=len(tokens))


@command(policy.may_hold)
def hold(
    *,
    actor: Actor,
    at: date,
    draft: Draft,
    token: str,
    post: UUID,
    how_many: int,
    months: int,
    receipt: Derived,
    keys: Keyring,
) -> tuple[Held, ConcernHeld]:
    """Hold a draft until so many, this reporter among them, have named the same post.

    What was written stays in the reporter's own compartment. Custodians outside the line of
    every post that it names get the tag. Raises `NotPossible` where a child may be at risk,
    where the words are wrong or used, and where no custodian is free of conflict.
    """
    answers = _answers(actor, keys, draft)
    _require_terms(answers, post, how_many, months)
    used = _unused(token)
    until = last_day(day_of(at), months)
    keepers = (holders.of_reporter(receipt, actor.id), *_custodians(answers, at))
    tag = _lay_tag((actor, at, keys), keepers, {"post": str(post), "how_many": how_many})
    tag.last_day = until
    tag.save(force_insert=True)
    held = Held(
        id=UUID(actor.id),
        compartment_id=draft.compartment_id,
        lookup=receipt.lookup,
        last_day=until,
    )
    held.save(force_insert=True)
    terms = {"tag": str(tag.id), "post": str(post), "how_many": how_many}
    event = _seal_terms((actor, at, keys), held, terms)
    used.delete()
    draft.delete()
    return held, event


@command(policy.may_ask_escrow)
def ask_escrow(*, actor: Actor, at: datetime, post: UUID, keys: Keyring) -> tuple[int, EscrowAsked]:
    """Ask everybody for whom enough have named a post whether they will send theirs now.

    Says how many were asked. Raises `NotPossible` where there is nobody to ask, also where
    a conflict hides the post: the two answers are the same.
    """
    found = escrow.tags(actor=actor, keys=keys, today=day_of(at))
    waiting = [each for each in escrow.ready(found, post) if not each.asked]
    if not waiting:
        raise NotPossible("There is nobody to ask.")
    for each in waiting:
        content = {"counted": escrow.counted(one for one in found if one.post == post)}
        put(
            actor=actor,
            at=at,
            into=each.row.compartment_id,
            kind=Kind.ESCROW_QUESTION,
            content=content,
            keys=keys,
        )
    seal_to = tuple(recipient_of(actor, each.row.compartment_id) for each in waiting)
    event = EscrowAsked(tags=tuple(str(each.row.id) for each in waiting), seal_to=seal_to)
    return len(waiting), event


@command(policy.may_answer_escrow, record_refusals=True)
def decline_escrow(
    *, actor: Actor, at: date, held: Held, keys: Keyring
) -> tuple[Held, EscrowDeclined]:
    """Answer that it is not to be sent, or not yet. It waits on until its last day."""
    body = put(
        actor=actor,
        at=at,
        into=held.compartment_id,
        kind=Kind.ESCROW_ANSWER,
        content={"answer": "not-now"},
        keys=keys,
    )
    seal_to = (recipient_of(actor, held.compartment_id),)
    return held, EscrowDeclined(held=str(held.id), body=str(body), seal_to=seal_to)


@command(policy.may_answer_escrow, record_refusals=True)
def send_held(
    *,
    actor: Actor,
    at: date,
    held: Held,
    submission: Submission,
    receipt: Derived,
    keys: Keyring,
) -> tuple[Concern, EscrowAgreed]:
    """Send what was held as an ordinary concern, to the readers that are possible today.

    The tag stays until its last day: others who wait for more than this still count it, and
    the custodian does not learn who agreed. Raises `NotPossible` before it has been asked.
    """
    if not _is_asked(actor, keys, held):
        raise NotPossible(_("Not enough others have named this post yet."))
    seal_to = (recipient_of(actor, held.compartment_id),)
    held.delete()
    concern = raise_concern(actor=actor, at=at, submission=submission, receipt=receipt)
    return concern, EscrowAgreed(held=str(concern.id), seal_to=seal_to)


@command(policy.may_answer_escrow, record_refusals=True)
def take_back(*, actor: Actor, at: date, held: Held, keys: Keyring) -> tuple[None, EscrowTakenBack]:
    """Take a held concern back, with its tag: it counts no longer, and nothing opens it."""
    id, seal_to = str(held.id), (recipient_of(actor, held.compartment_id),)
    EscrowTag.objects.filter(id=_terms(actor, keys, held)["tag"]).delete()
    compartment = compartment_of(actor, held.compartment_id)
    filing.forget_files(actor=actor, at=at, compartment=compartment)
    held.delete()
    return None, EscrowTakenBack(held=id, seal_to=seal_to)


@command(policy.may_tidy)
def forget_held(*, actor: Actor, at: datetime) -> tuple[int, EscrowForgotten]:
    """Forget what was held past its last day, and its files. Says how many."""
    day = day_of(at)
    EscrowTag.objects.filter(last_day__lt=day).delete()
    old = Held.objects.filter(last_day__lt=day)
    places = old.values_list("compartment_id", flat=True)
    for id in sorted(vault_queries.with_files(actor=actor, among=places)):
        filing.forget_files(actor=actor, at=at, compartment=compartment_of(actor, id))
    count, _kinds = old.delete()
    return count, EscrowForgotten(on=day)


def _is_asked(actor: Actor, keys: Keyring, held: Held) -> bool:
    """Whether a custodian has asked: the question lies in the tag's compartment."""
    tag = EscrowTag.objects.filter(id=_terms(actor, keys, held)["tag"]).first()
    if tag is None:
        return False
    found = vault_queries.bodies(
        actor=actor, keys=keys, compartment=tag.compartment_id, kind=Kind.ESCROW_QUESTION
    )
    return any(isinstance(each, Body) for each in found)


def _require_terms(answers: dict[str, Any], post: UUID, how_many: int, months: int) -> None:
    if answers.get("risk") != Risk.NO.value:
        raise NotPossible(
            _("A concern can only wait when no child is at risk. Please send this one now.")
        )
    if "words" not in answers or str(post) not in answers.get("posts", []):
        raise NotPossible(_("Choose a post that your concern is about."))
    if not FEWEST_OTHERS <= how_many <= MOST_OTHERS or months not in MONTHS:
        raise NotPossible(_("Choose how many people, and for how long."))


def _seal_terms(who: tuple[Actor, date, Keyring], held: Held, terms: dict[str, Any]) -> ConcernHeld:
    """On what terms it waits, beside the words, and what opens its entry in the log."""
    actor, at, keys = who
    same: dict[str, Any] = {"actor": actor, "at": at, "into": held.compartment_id, "keys": keys}
    put(**same, kind=Kind.HELD, content=terms)
    seal_to = (recipient_of(actor, held.compartment_id),)
    event = ConcernHeld(held=str(held.id), last_day=held.last_day, seal_to=seal_to)
    put_entry(event, **same)
    return event


def _custodians(answers: dict[str, Any], at: date) -> tuple[Holder, ...]:
    named = [UUID(each) for each in answers["posts"] if _is_post(each)]
    found = escrow.custodians(named, at)
    if not found:
        raise NotPossible(
            _("Nobody who could count is far enough from this post. It cannot wait here.")
        )
    return found


def _lay_tag(
    who: tuple[Actor, date, Keyring], keepers: tuple[Holder, ...], content: dict[str, Any]
) -> EscrowTag:
    """The tag in a compartment of its own, for custodians and for its reporter."""
    actor, at, keys = who
    made = vault.open_compartment(actor=actor, at=at, holders=keepers, keys=keys)
    body = put(actor=actor, at=at, into=made.id, kind=Kind.ESCROW_TAG, content=content, keys=keys)
    return EscrowTag(compartment_id=made.id, body=body)


def _answers(actor: Actor, keys: Keyring, draft: Draft) -> dict[str, Any]:
    compartment = compartment_of(actor, draft.compartment_id)
    found = vault_queries.bodies(actor=actor, keys=keys, compartment=compartment, kind=Kind.DRAFT)
    kept = [each for each in found if isinstance(each, Body)]
    if not kept:
        raise NotPossible(_("There is nothing to hold. Write your concern first."))
    return kept[-1].content


def _terms(actor: Actor, keys: Keyring, held: Held) -> dict[str, Any]:
    found = vault_queries.bodies(
        actor=actor, keys=keys, compartment=held.compartment_id, kind=Kind.HELD
    )
    kept = [each for each in found if isinstance(each, Body)]
    if not kept:
        raise NotPossible(_("This is no longer here. Go back and look again."))
    return kept[0].content


def _is_post(chosen: str) -> bool:
    try:
        UUID(chosen)
    except ValueError:
        return False  # “somebody else”, or “I do not know”
    return True


def _unused(token: str) -> EscrowToken:
    known = EscrowToken.objects.select_for_update()
    found = known.filter(hash=receipts.derive(token).lookup.hex()).first()
    if found is None:
        raise NotPossible(_("These words are not right, or somebody has used them."))
    return found
