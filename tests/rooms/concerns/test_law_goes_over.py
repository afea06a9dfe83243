"""A request under the law goes over with its concern, to whoever receives that now."""

from __future__ import annotations

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, LegalRequest
from upheld.concerns.states import LegalKind
from upheld.kernel.actor import Role
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import CannotOpen, unseal
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.vault.models import Compartment, SealedBody

from .scene import NOON, TODAY, by, raise_alone


@pytest.fixture
def concern(cast, somebody) -> Concern:
    return raise_alone(somebody, named_posts=(cast.post("senior-a"),))


def record(cast, concern, slug="mo") -> LegalRequest:
    return commands.record_request(
        **by(cast, slug, concern),
        kind=LegalKind.SUBJECT_ACCESS,
        from_whom="Somebody",
        words="Everything.",
        received_on=TODAY,
        due_on=None,
    )


def declare(cast, slug: str) -> None:
    post = register.post(actor=cast.actor(slug), id=cast.post("senior-a"))
    people.declare_interest(actor=cast.actor(slug), at=NOON, about_post=post)


def unlock(cast, slug: str, concern: Concern | None = None) -> int:
    """What a receiver's session does first: how many requests went over."""
    if concern is not None:
        commands.renew_readers(**by(cast, slug, concern))
    given = {"actor": cast.actor(slug), "keys": cast.keys(slug), "at": NOON}
    rows = queries.to_hand_over(**given)
    for row in rows:
        commands.hand_over_request(**given, request=row)
    return len(rows)


def keeps(cast, slug: str) -> list[LegalRequest]:
    return queries.legal_requests(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)


def can_open(cast, slug: str, request: LegalRequest) -> bool:
    row = Compartment.objects.get(id=LegalRequest.objects.get(id=request.id).compartment_id)
    return cast.keys(slug).has_grant(row)


def test_it_goes_over_when_its_keeper_comes_into_conflict(cast, concern):
    request = record(cast, concern)
    assert unlock(cast, "mo") == 0
    declare(cast, "mo")

    assert unlock(cast, "mo", concern) == 1
    assert keeps(cast, "mo") == []
    assert [each.id for each in keeps(cast, "auditor")] == [request.id]

    assert unlock(cast, "auditor", concern) == 1
    assert not can_open(cast, "mo", request)
    commands.answer_request(
        actor=cast.actor("auditor"),
        at=NOON,
        request=LegalRequest.objects.get(id=request.id),
        words="All but two letters.",
        keys=cast.keys("auditor"),
    )
    assert keeps(cast, "auditor")[0].words == "Everything."
    assert keeps(cast, "auditor")[0].answer == "All but two letters."
    assert unlock(cast, "auditor") == 0


def test_what_is_written_afterwards_opens_with_no_copy_of_the_old_key(cast, concern):
    request = record(cast, concern)
    old = Compartment.objects.get(id=request.compartment_id)
    copied = cast.keys("mo").identity_for(old)
    declare(cast, "mo")
    unlock(cast, "mo", concern)
    unlock(cast, "auditor", concern)
    later = LegalRequest.objects.get(id=request.id)
    given = {"actor": cast.actor("auditor"), "at": NOON, "keys": cast.keys("auditor")}

    commands.note_exemption(**given, request=later, what="A letter", why="It says who spoke.")

    assert later.compartment_id != old.id
    for body in SealedBody.objects.filter(compartment=later.compartment_id):
        with pytest.raises(CannotOpen):
            unseal(bytes(body.blob), copied)


def test_it_goes_over_when_the_reporter_takes_its_keeper_out(cast, concern, somebody):
    request = record(cast, concern)
    commands.exclude_reader(
        actor=somebody.actor,
        at=TODAY,
        concern=Concern.objects.get(id=concern.id),
        reader=cast.person("mo"),
        keys=somebody.keys,
    )
    assert keeps(cast, "mo") == []

    assert unlock(cast, "mo") == 1
    assert unlock(cast, "mo") == 0
    assert unlock(cast, "auditor") == 1

    assert [each.id for each in keeps(cast, "auditor")] == [request.id]
    assert not can_open(cast, "mo", request)


def test_where_nobody_could_keep_it_it_stays_and_is_not_lost(cast, concern, somebody):
    request = record(cast, concern)
    commands.exclude_reader(
        actor=somebody.actor,
        at=TODAY,
        concern=Concern.objects.get(id=concern.id),
        reader=cast.person("mo"),
        keys=somebody.keys,
    )
    registrar = cast.actor("hr")
    post = register.post(actor=registrar, id=cast.post("auditor"))
    ends = TODAY.replace(day=TODAY.day - 1)
    people.end_role(actor=registrar, at=NOON, post=post, role=Role.INDEPENDENT_HOLDER, ends=ends)

    assert unlock(cast, "mo") == 0
    assert can_open(cast, "mo", request)


def test_what_is_about_no_concern_stays_with_all_receivers(cast):
    made = commands.record_request(
        actor=cast.actor("mo"),
        at=NOON,
        kind=LegalKind.SUBJECT_ACCESS,
        from_whom="Somebody",
        words="Everything.",
        received_on=TODAY,
        due_on=None,
        keys=cast.keys("mo"),
    )

    assert unlock(cast, "mo") == 0
    with pytest.raises(NotPossible, match="keep the request already"):
        commands.hand_over_request(
            actor=cast.actor("mo"), at=NOON, request=made, keys=cast.keys("mo")
        )
