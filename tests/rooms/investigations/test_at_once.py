"""Two people at one finding at the same moment. Row locks, so PostgreSQL answers."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections

from tests.rooms.investigations.scene import Scene
from upheld.concerns import commands as concerns
from upheld.concerns import queries as concern_queries
from upheld.concerns.states import KnownAs, Risk, Route
from upheld.concerns.submission import Submission
from upheld.investigations.models import Allegation, Finding
from upheld.kernel.decision import NotPossible

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True, databases="__all__")]


@pytest.fixture
def under_way(transactional_db, cast, noon) -> Scene:
    """An investigation of a concern of its own, committed for every connection to see."""
    if connection.vendor != "postgresql":
        pytest.skip("row locks need PostgreSQL: set DATABASE_URL")
    mo, keys = cast.actor("mo"), cast.keys("mo")
    lodged = concerns.lodge_collective(
        actor=cast.actor("union"),
        at=noon,
        submission=Submission(
            words="Plans are set aside.",
            risk=Risk.NO,
            known_as=KnownAs.NAMED,
            named_posts=(cast.post("senior-a"),),
        ),
        attested=3,
        keys=cast.keys("union"),
        tokens=(),
    )
    given = {"actor": mo, "at": noon, "keys": keys}
    row = concern_queries.concern(actor=mo, id=lodged.id)
    concerns.acknowledge(**given, concern=row, words="I have read it.")
    concerns.triage(**given, concern=row, route=Route.INVESTIGATE, reasons="It is serious.")
    person = cast.person("investigator")
    concerns.share(**given, concern=row, person=person, reason="You will look into it.")
    return Scene(cast=cast, concern=lodged.id, at=noon).agree()


def _at_once(*calls):
    def run(call):
        try:
            return call()
        except NotPossible as no:
            return no
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return [each.result(timeout=60) for each in [pool.submit(run, call) for call in calls]]


def test_of_two_who_answer_one_allegation_at_once_the_second_is_told(under_way):
    allegation = under_way.allegation()
    results = _at_once(
        lambda: under_way.find(allegation, words="The first answer."),
        lambda: under_way.find(allegation, words="The second answer."),
    )
    refused = [each for each in results if isinstance(each, NotPossible)]
    assert ["while you were writing" in str(each) for each in refused] == [True]
    assert Finding.objects.get(allegation_id=allegation.id).revision == 1


def test_two_who_add_allegations_at_once_share_no_number(under_way):
    _at_once(*[lambda n=n: under_way.allegation(words=f"That {n} was so.") for n in range(4)])
    numbers = Allegation.objects.filter(investigation_id=under_way.id).values_list(
        "number", flat=True
    )
    assert sorted(numbers) == [1, 2, 3, 4]
