"""Documents asked for: what came, what was refused, and what a reader of the report is told."""

from __future__ import annotations

from datetime import timedelta

import pytest

from upheld.investigations import completeness, queries
from upheld.investigations.states import Given
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Opening


def _file(scene):
    return {
        "actor": scene.cast.actor("investigator"),
        "keys": scene.cast.keys("investigator"),
        "id": scene.id,
    }


def _asked(scene):
    return queries.documents_page(**_file(scene)).asked


def test_what_was_asked_is_sealed_and_waits(scene):
    scene.agree().ask(what="Minutes of May", of_whom="Head of a service")
    [line] = _asked(scene)
    assert (line.what, line.of_whom, line.given, line.waits) == (
        "Minutes of May",
        "Head of a service",
        "waiting",
        True,
    )
    assert not line.is_late(line.due_on)
    assert line.is_late(line.due_on + timedelta(days=1))
    logged = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    assert "Minutes of May" not in logged


def test_what_was_refused_may_still_be_given(scene):
    request = scene.agree().ask()
    scene.come_of(request, Given.REFUSED, "It is privileged.")
    assert completeness.progress(scene.id).waited_for == 1
    scene.come_of(request, Given.GIVEN, document=scene.document())
    [line] = _asked(scene)
    assert (line.given, line.document, line.may_be_answered) == ("given", 1, False)
    reached = completeness.progress(scene.id)
    assert (reached.asked_for, reached.waited_for) == (1, 0)
    with pytest.raises(NotPossible, match="given already"):
        scene.come_of(request, Given.NOT_FOUND, "Lost.")


@pytest.mark.parametrize("given", [Given.REFUSED, Given.NOT_FOUND])
def test_a_refusal_needs_its_reason(scene, given):
    request = scene.agree().ask()
    with pytest.raises(NotPossible, match="reason"):
        scene.come_of(request, given, "  ")
    assert _asked(scene)[0].waits


def test_a_day_in_the_past_is_no_day_to_ask_for(scene):
    scene.agree()
    with pytest.raises(NotPossible, match="past"):
        scene.ask(due_on=scene.at.date() - timedelta(days=1))


def test_the_full_report_says_what_was_not_given(scene):
    scene.agree()
    scene.come_of(scene.ask(what="One"), Given.REFUSED, "It is privileged.")
    scene.come_of(scene.ask(what="Two"), Given.GIVEN)
    scene.ask(what="Three")
    scene.report()
    said = queries.full_report(
        actor=scene.cast.actor("ceo"),
        keys=scene.cast.keys("ceo"),
        id=scene.id,
        on=scene.at.date(),
    )
    assert [(each["what"], each["given"], each["words"]) for each in said.not_given] == [
        ("One", "refused", "It is privileged."),
        ("Three", "waiting", ""),
    ]


def test_a_request_of_another_investigation_is_not_there(scene, told):
    row = scene.agree().ask()
    given = {"actor": scene.cast.actor("investigator"), "id": row.id}
    assert queries.document_request(**given, investigation=told.investigation) is None
    assert queries.document_request(**given, investigation=scene.id) == row
