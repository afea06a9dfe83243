"""Kept as long as the rule says, held where the law says, and destroyed by two people."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest

from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Erasure, Signatory
from upheld.concerns.seconding import Step
from upheld.concerns.states import ErasureState, KnownAs, LegalKind, Outcome, Risk
from upheld.concerns.submission import File
from upheld.kernel.calendar import months_after
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.kernel.sealing import CannotOpen, new_identity, recipient_of, unseal
from upheld.ledger import health, promises
from upheld.ledger.models import Opening, Pending
from upheld.vault import receipts
from upheld.vault.models import Attachment, Compartment, SealedBody

from .scene import NOON, TODAY, Reporter, answered, by, join, listed, lodge, raise_alone

LATER = NOON + timedelta(days=3700)  # after ten years


@pytest.fixture
def over(cast, somebody) -> Concern:
    """A concern that was answered, closed, and has been kept long enough."""
    raised = raise_alone(
        somebody,
        known_as=KnownAs.CONFIDENTIAL,
        identity="Ann Example",
        files=(File(name="a.txt", content=b"seen"),),
        named_posts=(cast.post("senior-a"),),
    )
    answered(cast, raised)
    commands.close(**by(cast, "mo", raised))
    return Concern.objects.get(id=raised.id)


def _ask(cast, concern, *, at: datetime = LATER, reason="Its time is over.") -> Erasure:
    return commands.ask_erasure(**by(cast, "mo", concern) | {"at": at}, reason=reason)


def _answer(cast, erasure, slug="auditor", run=commands.approve_erasure, *, at=LATER, reason="Yes"):
    row = Erasure.objects.select_related("concern").get(id=erasure.id)
    return run(
        actor=cast.actor(slug),
        at=at,
        erasure=row,
        concern=row.concern,
        reason=reason,
        keys=cast.keys(slug),
    )


def _lift(cast, concern) -> None:
    """Whoever placed a hold lifts it once a second keeper has agreed."""
    why = {"step": Step.LIFT_HOLD, "reason": "The tribunal is over."}
    request = commands.ask_second(**by(cast, "mo", concern), **why)
    keeper = "independent-person"
    same = {"actor": cast.actor(keeper), "at": NOON, "keys": cast.keys(keeper)}
    commands.agree_to_step(**same, request=request, reason="I have read the judgment.")
    commands.lift_hold(**by(cast, "mo", concern), reason="It is over.")


def _kept(cast, concern, today=TODAY):
    return queries.retention_of(
        actor=cast.actor("mo"), keys=cast.keys("mo"), concern=concern, today=today
    )


def _compartments(cast, slug="mo") -> set[uuid.UUID]:
    found = set()
    for each in Compartment.objects.all():
        try:
            cast.keys(slug).identity_for(each)
        except NotPermitted:
            continue
        found.add(each.id)
    return found


def test_the_time_of_keeping_hangs_on_what_came_of_it(cast, over, settings):
    assert _kept(cast, over).until == months_after(TODAY, 120)
    settings.UPHELD_RETENTION_MONTHS = settings.UPHELD_RETENTION_MONTHS | {"upheld": 12}
    assert _kept(cast, over).until == months_after(TODAY, 12)


def test_before_its_time_nothing_is_erased(cast, over):
    with pytest.raises(NotPossible, match="not over yet"):
        _ask(cast, over, at=NOON)


def test_what_is_open_is_kept(cast, raised):
    with pytest.raises(NotPossible, match="Close this concern first"):
        _ask(cast, raised)


def test_two_people_destroy_every_key_every_body_and_every_file(cast, over, somebody):
    bodies = set(SealedBody.objects.values_list("id", flat=True))
    erasure = _ask(cast, over)
    keys = {
        each.id: cast.keys("mo").identity_for(each)
        for each in Compartment.objects.filter(id__in=_compartments(cast))
    }
    written = {
        id: bytes(blob)
        for id, blob in SealedBody.objects.filter(compartment=over.compartment_id).values_list(
            "id", "blob"
        )
    }
    assert unseal(next(iter(written.values())), keys[over.compartment_id])

    _answer(cast, erasure)

    gone = Compartment.objects.filter(shredded_on=LATER.date())
    assert over.compartment_id in {each.id for each in gone}
    assert len(gone) >= 2  # its own, and that of the name
    assert not SealedBody.objects.filter(compartment__in=gone).exists()
    assert not Attachment.objects.filter(compartment__in=gone).exists()
    assert bodies & set(written) - set(SealedBody.objects.values_list("id", flat=True))
    for each in gone:
        for ring in (cast.keys("mo"), somebody.keys):
            with pytest.raises(CannotOpen):
                ring.unseal(each.grants)
            with pytest.raises(CannotOpen):
                ring.unseal(each.recovery)


def test_what_opens_the_entries_goes_and_the_log_still_stands(cast, over):
    about = [str(over.compartment_id), str(over.body)]
    assert Opening.objects.filter(about__in=about).exists()
    digests = set(Pending.objects.values_list("digest", flat=True))
    faults = list(health.faults())

    _answer(cast, _ask(cast, over))

    left = Opening.objects.filter(about__in=about)
    assert {each.fields["event"] for each in left} == {"vault.compartment.shredded"}
    assert digests <= set(Pending.objects.values_list("digest", flat=True))
    assert list(health.faults()) == faults


def test_a_reporter_keeps_the_proof_and_is_told_the_truth(cast, over, somebody):
    mine = queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=TODAY)
    day = LATER.date()
    assert queries.gone(receipt=somebody.receipt, today=day) is None

    _answer(cast, _ask(cast, over))

    assert promises.standing(mine.entry.digest)
    told = queries.gone(receipt=somebody.receipt, today=day)
    assert (told.received_on, told.destroyed_on, told.is_erased) == (TODAY, day, False)
    after = queries.gone(receipt=somebody.receipt, today=told.erased_from)
    assert after.is_erased
    assert (told.erased_from - day).days == 8
    assert queries.gone(receipt=receipts.derive("no such words"), today=day) is None
    assert queries.reporter_page(actor=somebody.actor, keys=somebody.keys, today=day) is None


def test_nobody_finds_it_in_a_list_any_more(cast, over):
    assert over.id in listed(cast, "mo")

    _answer(cast, _ask(cast, over))

    assert over.id not in listed(cast, "mo")
    assert _kept(cast, over) is None


def test_a_legal_hold_stops_both_of_the_two(cast, over):
    erasure = _ask(cast, over)
    hold = {"reason": "A tribunal has asked."}
    commands.place_hold(**by(cast, "mo", over), **hold)

    with pytest.raises(NotPossible, match="legal hold"):
        _answer(cast, erasure)
    _answer(cast, erasure, run=commands.refuse_erasure)
    with pytest.raises(NotPossible, match="legal hold"):
        _ask(cast, over)
    with pytest.raises(NotPossible, match="legal hold already"):
        commands.place_hold(**by(cast, "mo", over), **hold)
    assert _kept(cast, over).is_held

    _lift(cast, over)

    assert [each.placed for each in _kept(cast, over).steps] == [True, False]
    _answer(cast, _ask(cast, over))
    assert Erasure.objects.filter(state=ErasureState.DONE.value).count() == 1


def test_whoever_asked_does_not_carry_it_out(cast, over):
    erasure = _ask(cast, over)

    with pytest.raises(NotPermitted, match="no longer here"):
        _answer(cast, erasure, slug="mo")
    assert Compartment.objects.get(id=over.compartment_id).shredded_on is None


def test_a_keeper_sees_nothing_of_the_concern(cast, over):
    erasure = _ask(cast, over)
    page = queries.erasure_page(
        actor=cast.actor("auditor"), keys=cast.keys("auditor"), id=erasure.id, today=TODAY
    )

    assert page.reason == "Its time is over."
    assert page.compartments >= 2
    assert "Ann" not in repr(page)
    for slug in ("mo", "senior-a", "union", "investigator"):
        assert not queries.erasures(actor=cast.actor(slug), keys=cast.keys(slug), today=TODAY)


def test_an_erasure_is_answered_once(cast, over):
    erasure = _ask(cast, over)
    _answer(cast, erasure, run=commands.refuse_erasure, reason="Not yet.")

    for run in (commands.refuse_erasure, commands.approve_erasure):
        with pytest.raises(NotPossible, match="answered already"):
            _answer(cast, erasure, run=run)


def test_nobody_asks_twice_at_once(cast, over):
    _ask(cast, over)

    with pytest.raises(NotPossible, match="asked for this already"):
        _ask(cast, over)


def test_those_who_joined_are_erased_with_it_and_told(cast):
    words = receipts.new_words()
    who = Reporter()
    lodged = lodge(cast, words)
    join(who, words, "I saw it too.")
    commands.acknowledge(**by(cast, "mo", lodged), words="Read.")
    commands.triage(**by(cast, "mo", lodged), route="grievance", reasons="Because.")
    commands.give_feedback(**by(cast, "mo", lodged), words="Done.", outcome=Outcome.UPHELD)
    commands.close(**by(cast, "mo", lodged))

    _answer(cast, _ask(cast, Concern.objects.get(id=lodged.id)))

    told = queries.gone(receipt=who.receipt, today=LATER.date())
    assert told.destroyed_on == LATER.date()
    assert told.received_on is None


def test_every_name_that_was_ever_given_goes_with_it(cast, somebody):
    words, who = receipts.new_words(), Reporter()
    lodged = lodge(cast, words)
    join(who, words)
    disclose = {"known_as": KnownAs.CONFIDENTIAL, "words": "Ben Example"}
    place = Signatory.objects.get(id=who.id)
    commands.disclose_identity(actor=who.actor, at=TODAY, concern=place, keys=who.keys, **disclose)
    before = _opened_by(who.keys)
    answered(cast, lodged)
    commands.close(**by(cast, "mo", lodged))

    _answer(cast, _ask(cast, Concern.objects.get(id=lodged.id)))

    assert len(before) >= 2
    assert _opened_by(who.keys) == set()


def test_a_grievance_that_hangs_on_it_goes_with_it(cast, raised):
    answered(cast, raised)
    told = {"person": cast.person("hr-adviser"), "words": "It is a grievance too."}
    shared = commands.share_grievance(**by(cast, "mo", raised), **told)
    commands.close(**by(cast, "mo", raised))
    row = Compartment.objects.get(id=shared.compartment_id)
    assert cast.keys("hr-adviser").has_grant(row)
    assert _kept(cast, raised).staying == ()

    _answer(cast, _ask(cast, Concern.objects.get(id=raised.id)))

    row.refresh_from_db()
    for slug in ("hr-adviser", "mo"):
        with pytest.raises(NotPermitted):
            cast.keys(slug).identity_for(row)
    assert not SealedBody.objects.filter(compartment=row).exists()
    given = {"actor": cast.actor("hr-adviser"), "keys": cast.keys("hr-adviser"), "today": TODAY}
    assert queries.grievances(**given) == []


def test_what_stays_is_said_with_its_reason(cast, over):
    commands.record_request(
        **by(cast, "mo", over),
        kind=LegalKind.SUBJECT_ACCESS,
        from_whom="Somebody",
        words="Everything.",
        received_on=TODAY,
        due_on=None,
    )
    commands.export_bundle(
        **by(cast, "mo", over),
        to="An inspectorate",
        recipient=recipient_of(new_identity()),
        with_name=False,
        reason="They asked.",
    )

    said = " ".join(_kept(cast, over).staying)

    assert "went to a regulator" in said
    assert "show what it answered" in said
    assert "grievance" not in said
    assert "child" not in said


def test_where_a_child_was_at_risk_it_says_that_the_alert_stays(cast):
    told = raise_alone(Reporter(), risk=Risk.YES)

    [said] = _kept(cast, told).staying

    assert "names no concern" in said


def _opened_by(keys) -> set[uuid.UUID]:
    """The compartments that somebody's own keys open."""
    return {each.id for each in Compartment.objects.all() if keys.has_grant(each)}


def test_other_concerns_stay_whole(cast, over):
    other = raise_alone(Reporter())
    before = SealedBody.objects.filter(compartment=other.compartment_id).count()

    _answer(cast, _ask(cast, over))

    assert SealedBody.objects.filter(compartment=other.compartment_id).count() == before
    assert other.id in listed(cast, "mo")
