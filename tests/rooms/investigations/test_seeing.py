"""Who sees an investigation at all, and how many questions a page asks of the database."""

from __future__ import annotations

import uuid
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from upheld.investigations import queries
from upheld.investigations.states import Outcome, Part, Status, Task
from upheld.kernel.actor import ANYONE, machine, reporter

PARTS = {
    "mo": Part.RECEIVER,
    "ceo": Part.COMMISSIONER,
    "investigator": Part.INVESTIGATOR,
    "ia": Part.CERTIFIER,
    "union": Part.UNION,
    "union-2": Part.UNION,
}
STRANGERS = ("senior-a", "senior-b", "dcs", "hos", "coo", "s151", "auditor", "hr", "cabinet")


@pytest.mark.parametrize(("slug", "part"), PARTS.items())
def test_everybody_with_a_part_sees_it_and_which_part_it_is(investigated, cast, slug, part):
    id = investigated.investigation
    line = next(
        each for each in queries.investigations(actor=cast.actor(slug)) if each.id == str(id)
    )
    assert line.part is part
    assert queries.progress_without_content(actor=cast.actor(slug), id=id).part is part


@pytest.mark.parametrize("slug", STRANGERS)
def test_for_everybody_else_there_is_no_investigation(investigated, cast, slug):
    actor, keys, id = cast.actor(slug), cast.keys(slug), investigated.investigation
    assert queries.investigations(actor=actor) == []
    assert queries.what_waits(actor=actor) == []
    assert queries.investigation(actor=actor, id=id) is None
    assert queries.investigation_page(actor=actor, keys=keys, id=id) is None
    assert queries.progress_without_content(actor=actor, id=id) is None
    assert queries.terms_page(actor=actor, keys=keys, id=id) is None
    on = date(2020, 8, 3)
    assert queries.report_page(actor=actor, id=id, on=on) is None
    assert queries.full_report(actor=actor, keys=keys, id=id, on=on) is None
    assert queries.draft_page(actor=actor, keys=keys, id=id) is None
    assert queries.report_passages(actor=actor, keys=keys, id=id) == ()
    assert queries.signature(actor=actor, investigation=id) is None
    assert queries.recipient(actor=actor, investigation=id, on=on) is None


@pytest.mark.parametrize("actor", [ANYONE, machine("tick"), reporter(str(uuid.uuid4()))])
def test_only_people_have_parts(investigated, actor):
    assert queries.investigation(actor=actor, id=investigated.investigation) is None
    assert queries.investigations(actor=actor) == []


def test_an_unknown_id_answers_as_a_hidden_one_does(scene):
    actor, keys = scene.cast.actor("investigator"), scene.cast.keys("investigator")
    scene.agree()
    unknown = uuid.uuid4()
    assert queries.matrix_page(actor=actor, keys=keys, id=unknown) is None
    page = queries.finding_page(actor=actor, keys=keys, id=scene.id, allegation=unknown)
    assert page is None
    given = {"actor": actor, "keys": keys, "investigation": scene.id, "id": unknown}
    assert queries.document_file(**given) is None


def _asked(ask) -> int:
    with CaptureQueriesContext(connection) as context:
        ask()
    return len(context)


def test_a_page_asks_no_more_of_the_database_when_the_file_grows(scene):
    scene.agree()
    given = {
        "actor": scene.cast.actor("investigator"),
        "keys": scene.cast.keys("investigator"),
        "id": scene.id,
    }
    pages = (
        queries.investigation_page,
        queries.matrix_page,
        queries.interviews_page,
        queries.documents_page,
        queries.cases_page,
        queries.terms_page,
    )

    def grow():
        area = scene.area()
        scene.find(scene.allegation(area))
        scene.answer(area)
        scene.case(Outcome.UPHELD)
        scene.interview()
        scene.document()

    grow()
    for page in pages:  # the first time, the vault remembers which grants it has tried
        page(**given)
    before = [_asked(lambda page=page: page(**given)) for page in pages]
    for _ in range(5):
        grow()
    after = [_asked(lambda page=page: page(**given)) for page in pages]
    assert after == before
    assert max(after) <= 33


def test_the_task_list_follows_the_work(scene):
    def status(task):
        actor, keys = scene.cast.actor("investigator"), scene.cast.keys("investigator")
        page = queries.investigation_page(actor=actor, keys=keys, id=scene.id)
        return next(each.status for each in page.tasks if each.task is task)

    scene.propose()
    assert status(Task.DECLARE) is Status.INCOMPLETE
    assert status(Task.COMMISSION) is Status.CANNOT_START
    assert status(Task.CASES) is Status.CANNOT_START
    scene.agree()
    assert status(Task.TERMS) is Status.COMPLETED
    assert status(Task.AREAS) is Status.INCOMPLETE
    assert status(Task.SIGN_OFF) is Status.CANNOT_START
    scene.find_everything()
    assert status(Task.FINDINGS) is Status.COMPLETED
    assert status(Task.SIGN_OFF) is Status.INCOMPLETE
    assert status(Task.REPORT) is Status.CANNOT_START
    scene.report()
    assert status(Task.REPORT) is Status.COMPLETED
