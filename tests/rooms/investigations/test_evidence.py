"""Areas, allegations, interviews, documents and cases: mapped, counted, sealed."""

from __future__ import annotations

import hashlib
from collections import Counter
from datetime import timedelta

import pytest

from tests.rooms.learning.scene import investigate
from upheld.investigations import commands, queries
from upheld.investigations.models import HeadlineArea
from upheld.investigations.states import Outcome, Stratum
from upheld.kernel.decision import NotPossible
from upheld.ledger import queries as ledger
from upheld.ledger.models import Opening


def _file(scene):
    return {
        "actor": scene.cast.actor("investigator"),
        "keys": scene.cast.keys("investigator"),
        "id": scene.id,
    }


def test_an_allegation_shows_as_not_mapped_until_it_is_placed(scene):
    area, other = scene.agree().area(), scene.area("Fear")
    allegation = scene.allegation()
    page = queries.matrix_page(**_file(scene))
    assert [each.words for each in page.unplaced] == ["That plans were set aside."]
    assert page.progress.not_placed == (1,)
    commands.place_allegation(**scene.work_without_keys(), allegation=allegation, area=area)
    commands.place_allegation(**scene.work_without_keys(), allegation=allegation, area=other)
    page = queries.matrix_page(**_file(scene))
    assert page.unplaced == ()
    assert [len(each.allegations) for each in page.areas] == [0, 1]
    moves = ledger.entries_about(actor=scene.cast.actor("mo"), ids=[allegation.id])
    assert Counter(each.fields.get("before") for each in moves) == {None: 2, str(area.id): 1}
    with pytest.raises(NotPossible, match="already"):
        commands.place_allegation(**scene.work_without_keys(), allegation=allegation, area=other)


def test_rows_of_another_investigation_are_not_there(scene):
    other = investigate(scene.cast, scene.at)
    area = HeadlineArea.objects.filter(investigation_id=other.id).first()
    scene.agree()
    with pytest.raises(NotPossible, match="no longer here"):
        scene.allegation(area)
    with pytest.raises(NotPossible, match="no longer here"):
        scene.answer(area)
    assert (
        queries.area(actor=scene.cast.actor("investigator"), investigation=scene.id, id=area.id)
        is None
    )


def test_numbers_follow_by_themselves(scene):
    scene.agree()
    assert [scene.area("One").number, scene.area("Two").number] == [1, 2]
    assert [scene.allegation().number, scene.allegation().number] == [1, 2]
    assert [scene.case().number, scene.case().number] == [1, 2]
    assert [scene.interview().number, scene.interview().number] == [1, 2]
    assert [scene.document().number, scene.document().number] == [1, 2]


def test_from_which_side_somebody_was_interviewed_is_sealed(scene):
    scene.agree().interview(stratum=Stratum.DID_NOT_RAISE_IT, note="I saw the plan changed.")
    line = queries.interviews_page(**_file(scene)).interviews[0]
    assert (line.stratum, line.note) == ("did-not-raise-it", "I saw the plan changed.")
    said = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    assert not any(each.value in said for each in Stratum)


def test_an_interview_is_recorded_after_it_was_held(scene):
    scene.agree()
    with pytest.raises(NotPossible, match="once it has been held"):
        scene.interview(held_on=scene.at.date() + timedelta(days=1))


def test_a_document_comes_back_as_it_was_with_its_digest(scene):
    row = scene.agree().document(content=b"\x00minutes\xff")
    line = queries.documents_page(**_file(scene)).documents[0]
    assert line.sha256 == hashlib.sha256(b"\x00minutes\xff").hexdigest()
    assert (line.title, line.provenance, line.size) == ("Minutes", "The case file", 9)
    given = _file(scene) | {"id": row.id, "investigation": scene.id}
    assert queries.document_file(**given).read() == b"\x00minutes\xff"
    commands.open_document(**scene.work_without_keys(), document=row)
    events = {
        each.event for each in ledger.entries_about(actor=scene.cast.actor("mo"), ids=[row.id])
    }
    assert events == {"investigations.document.kept", "investigations.document.opened"}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"content": b""}, "empty"),
        ({"title": " "}, "title"),
        ({"provenance": " "}, "came from"),
    ],
)
def test_a_document_needs_bytes_a_title_and_a_provenance(scene, changes, said):
    scene.agree()
    with pytest.raises(NotPossible, match=said):
        scene.document(**changes)


def test_cases_roll_up_by_themselves(scene):
    scene.agree()
    for _ in range(13):
        scene.case(Outcome.UPHELD)
    for _ in range(8):
        scene.case(Outcome.NOT_UPHELD)
    roll = queries.cases_page(**_file(scene)).roll
    assert (roll.examined, roll.upheld, roll.percent) == (21, 13, 62)


def test_no_case_gives_no_percentage(scene):
    scene.agree()
    assert queries.cases_page(**_file(scene)).roll.percent == 0


def test_a_case_needs_a_pseudonym_and_reasons(scene):
    scene.agree()
    with pytest.raises(NotPossible, match="pseudonym"):
        scene.case(pseudonym=" ")


def test_the_story_has_26_interviews_one_note_and_13_of_21_cases(investigated, cast):
    given = {
        "actor": cast.actor("investigator"),
        "keys": cast.keys("investigator"),
        "id": investigated.investigation,
    }
    interviews = queries.interviews_page(**given).interviews
    assert len(interviews) == 26
    assert sum(bool(each.note) for each in interviews) == 1
    cases = queries.cases_page(**given)
    assert (cases.roll.upheld, cases.roll.examined, cases.roll.percent) == (13, 21, 62)
    assert (
        len(queries.documents_page(**given).documents) == 3
    )  # one that was asked for, two brought in


@pytest.mark.parametrize("slug", ["ceo", "mo", "ia", "union", "senior-a"])
def test_nobody_but_the_investigator_reads_the_file(scene, slug):
    document = scene.agree().document()
    given = {"actor": scene.cast.actor(slug), "keys": scene.cast.keys(slug), "id": scene.id}
    assert queries.interviews_page(**given) is None
    assert queries.documents_page(**given) is None
    assert queries.cases_page(**given) is None
    assert queries.matrix_page(**given) is None
    given |= {"id": document.id, "investigation": scene.id}
    assert queries.document_file(**given) is None
