"""From a concern to an open file: who can be appointed, and in which order it goes."""

from __future__ import annotations

import json
import uuid

import pytest

from tests.rooms.investigations.scene import ENGAGED
from upheld.concerns import commands as concerns
from upheld.concerns.submission import Submission
from upheld.investigations import commands, queries
from upheld.investigations.models import Investigation
from upheld.investigations.states import Part, Stage, Waits
from upheld.kernel.actor import reporter
from upheld.kernel.decision import NotPossible
from upheld.ledger import queries as ledger
from upheld.ledger.models import Opening
from upheld.vault import receipts


def _waits(scene, slug):
    lines = queries.what_waits(actor=scene.cast.actor(slug))
    return {each.what for each in lines if each.investigation == str(scene.id)}


def test_each_step_waits_for_the_person_whose_turn_it_is(scene):
    scene.propose()
    assert _waits(scene, "investigator") == {Waits.DECLARE}
    assert _waits(scene, "ceo") == set()
    commands.declare_independence(**scene.work(words="I have no ties."))
    scene.prepare()
    assert _waits(scene, "ceo") == {Waits.COMMISSION}
    commands.commission(**scene.by("ceo"), **ENGAGED)
    assert _waits(scene, "investigator") == {Waits.OPEN_FILE}
    commands.open_file(**scene.work())
    assert _waits(scene, "investigator") == {Waits.DRAFT_TERMS}
    scene.draft()
    assert _waits(scene, "investigator") == set()
    assert _waits(scene, "union") == _waits(scene, "ceo") == {Waits.AGREE_TERMS}
    scene.sign("union", "union-2", "ceo")
    assert _waits(scene, "union") == set()
    assert _waits(scene, "investigator") == {Waits.INVESTIGATE}


def test_the_commission_is_a_row_and_an_entry(scene):
    scene.commission()
    row = scene.row()
    assert (row.stage, row.fee_pounds, row.procurement) == ("commissioned", 25_000, "quotes")
    lines = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[row.id])
    said = {each.event: each.fields for each in lines}
    assert sorted(each.event for each in lines) == [
        "investigations.independence.declared",
        "investigations.investigation.commissioned",
        "investigations.investigation.proposed",
        *["investigations.required-paper.given"] * 3,
    ]
    assert said["investigations.investigation.commissioned"]["fee_pounds"] == "25000"


def test_the_story_commissioned_fourteen_days_after_the_concern(investigated, cast):
    page = queries.investigation_page(
        actor=cast.actor("ceo"), keys=cast.keys("ceo"), id=investigated.investigation
    )
    assert page.days_to_commission == 14
    assert page.attested == 31
    assert page.cases == 10
    assert page.part is Part.COMMISSIONER
    assert page.procurement == "quotes"


def test_nothing_that_is_stored_in_the_clear_says_who_was_named(scene):
    scene.agree()
    named = [str(scene.cast.post(each)) for each in ("senior-a", "senior-b")]
    named += [str(scene.cast.person(each)) for each in ("senior-a", "senior-b")]
    row = {field.name: str(getattr(scene.row(), field.attname)) for field in row_fields()}
    said = [json.dumps(each.fields) for each in Opening.objects.filter(fields__isnull=False)]
    ours = json.dumps(row) + "".join(each for each in said if str(scene.id) in each)
    assert str(scene.cast.person("investigator")) in ours
    assert not any(each in ours for each in named)


def row_fields():
    return Investigation._meta.concrete_fields


@pytest.mark.parametrize("slug", ["senior-a", "dcs", "union"])
@pytest.mark.parametrize("part", ["commissioner", "investigator", "certifier"])
def test_nobody_in_conflict_or_without_the_role_is_appointed(scene, slug, part):
    given = scene.proposal(**{part: scene.cast.person(slug)})
    with pytest.raises(NotPossible, match="Choose somebody from the list"):
        commands.propose(**given)


def test_the_three_who_are_appointed_are_three_people(scene):
    mo = scene.cast.person("mo")
    with pytest.raises(NotPossible, match="three people"):
        commands.propose(**scene.proposal(certifier=scene.cast.person("investigator")))
    with pytest.raises(NotPossible, match="yourself"):
        commands.propose(**scene.proposal(commissioner=mo))


def test_a_receiver_may_certify_what_a_receiver_proposed(scene):
    row = commands.propose(**scene.proposal(certifier=scene.cast.person("mo")))
    assert row.certifier_id == row.receiver_id


def test_a_proposal_needs_a_concern_that_the_receivers_keys_open(scene):
    with pytest.raises(NotPossible, match="no longer here"):
        commands.propose(**scene.proposal(concern=uuid.uuid4()))
    with pytest.raises(NotPossible, match="no longer here"):
        commands.propose(**scene.proposal("auditor"))


def test_a_proposal_needs_a_reason(scene):
    with pytest.raises(NotPossible, match="Say why"):
        commands.propose(**scene.proposal(reasons="  "))


def test_the_list_of_whom_to_propose_leaves_out_who_is_in_conflict(scene):
    page = queries.proposal_page(
        actor=scene.cast.actor("mo"),
        keys=scene.cast.keys("mo"),
        concern=scene.concern,
        today=scene.at.date(),
    )
    assert page.attested == 31
    assert {each.post_title for each in page.commissioners} == {
        "Chief executive",
        "Section 151 officer",
    }
    persons = {each.person for each in (*page.commissioners, *page.investigators, *page.certifiers)}
    assert str(scene.cast.person("senior-a")) not in persons


@pytest.mark.parametrize("slug", ["ceo", "senior-a", "auditor", "investigator"])
def test_nobody_but_a_receiver_with_the_concern_open_sees_whom_to_propose(scene, slug):
    page = queries.proposal_page(
        actor=scene.cast.actor(slug),
        keys=scene.cast.keys(slug),
        concern=scene.concern,
        today=scene.at.date(),
    )
    assert page is None


def test_a_commission_waits_for_the_declaration(scene):
    scene.propose()
    given = scene.by("ceo", **ENGAGED)
    with pytest.raises(NotPossible, match="not declared"):
        commands.commission(**given)
    commands.declare_independence(**scene.work(words="I have no ties."))
    scene.prepare()
    with pytest.raises(NotPossible, match="less than nothing"):
        commands.commission(**(given | {"fee_pounds": -1}))
    with pytest.raises(NotPossible, match="already"):
        commands.declare_independence(**scene.work(words="Again."))


def test_no_step_is_taken_twice_or_too_early(scene):
    scene.declare()
    with pytest.raises(NotPossible, match="not commissioned yet"):
        commands.open_file(**scene.work())
    commands.commission(**scene.by("ceo"), **ENGAGED)
    with pytest.raises(NotPossible, match="not opened a file"):
        commands.commission(**scene.by("ceo"), **ENGAGED)
    commands.open_file(**scene.work())
    with pytest.raises(NotPossible, match="not agreed by every party"):
        commands.open_file(**scene.work())
    assert scene.row().stage == Stage.OPENED


def test_whom_the_commissioner_may_read_and_whom_not(scene):
    scene.declare()
    ceo = queries.investigation_page(
        actor=scene.cast.actor("ceo"), keys=scene.cast.keys("ceo"), id=scene.id
    )
    assert ceo.reasons == "Somebody from outside must look into it."
    assert ceo.declaration == "I have no ties."
    second = queries.investigation_page(
        actor=scene.cast.actor("ia"), keys=scene.cast.keys("ia"), id=scene.id
    )
    assert second.part is Part.CERTIFIER
    assert (second.reasons, second.declaration, second.received_on) == ("", "", None)


def test_a_concern_is_decided_upon_before_an_investigation_is_proposed(scene):
    raised = concerns.raise_concern(
        actor=reporter(str(uuid.uuid4())),
        at=scene.at.date(),
        submission=Submission(words="Conferences are held late.", does_not_know=True),
        receipt=receipts.derive(receipts.new_words()),
    )
    with pytest.raises(NotPossible, match="to be investigated first"):
        commands.propose(**scene.proposal(concern=raised.id))
    assert not Investigation.objects.filter(proposed_on=scene.at.date()).exists()
