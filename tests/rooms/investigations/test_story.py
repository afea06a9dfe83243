"""What the worked example tells of papers, referrals and versions, so that their pages are full."""

from __future__ import annotations

from datetime import date

from upheld.examples.southwater import brought, later, referred
from upheld.examples.southwater.story import LAST_DAY
from upheld.investigations import queries
from upheld.investigations.models import ProposedPaper
from upheld.investigations.outside_bodies import CameBack, OutsideBody


def _who(cast, slug="investigator"):
    return {"actor": cast.actor(slug), "keys": cast.keys(slug)}


def test_papers_were_brought_in_and_each_was_decided_on(cast, told):
    states = ProposedPaper.objects.filter(investigation=told.investigation).order_by("number")
    assert [each.state for each in states] == ["accepted", "accepted", "left-out", "refused"]
    page = queries.proposed_page(**_who(cast), id=told.investigation)
    [refused] = page.papers
    assert (refused.file_name, refused.why) == (
        "older-minutes.zip",
        "It is a packed folder in a packed folder. Unpack it first.",
    )
    documents = queries.documents_page(**_who(cast), id=told.investigation).documents
    kept = {each.title: each.dated for each in documents}
    assert kept.items() >= {(title, dated) for title, dated, _ in brought.SAID.values()}


def test_one_thing_was_referred_and_what_came_of_it_was_put_down(cast, told):
    keys = queries.body_keys(actor=cast.actor("mo"))
    assert {each.body for each in keys} == set(OutsideBody)
    assert all(each.is_in_the_log for each in keys)
    for slug in ("investigator", "mo"):
        [line] = queries.referrals(**_who(cast, slug))
        assert (line.to, line.investigation) == (OutsideBody.OFSTED, str(told.investigation))
        assert line.words == referred.WORDS
        assert [each.kind for each in line.came_back] == [CameBack.RECEIVED, CameBack.ENDED]
        assert not line.waits
        assert line.fingerprint in {each.fingerprint for each in keys}
    for slug in ("ceo", "ia", "union", "senior-a", "dcs"):
        assert queries.referrals(**_who(cast, slug)) == []


def test_the_second_version_tells_what_became_known_and_no_finding_differs(cast, told):
    for slug in ("investigator", "ceo", "mo"):
        page = queries.report_compared(
            **_who(cast, slug), id=told.investigation, version=2, on=LAST_DAY
        )
        assert {each.kind.value for each in page.differing} == {"summary", "why", "later"}
    newest = queries.full_report(**_who(cast, "ceo"), id=told.investigation, on=LAST_DAY, version=0)
    assert (newest.version, newest.why) == (2, later.WHY)
    assert newest.summary == later.SUMMARY
    first = queries.full_report(**_who(cast, "ceo"), id=told.investigation, on=LAST_DAY, version=1)
    assert first.areas[2]["findings"] == newest.areas[2]["findings"]
    assert date(2021, 2, 15) == newest.issued_on
