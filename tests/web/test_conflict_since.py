"""Somebody who has come into conflict since they were appointed decides nothing any more."""

from __future__ import annotations

import re
import uuid

import pytest
from django.urls import reverse

from tests.rooms.concerns import scene as concerns_scene
from tests.web.investigation_chain import ENGAGED, Chain
from upheld.concerns import queries
from upheld.concerns.models import KeptAway
from upheld.improvement.models import Action
from upheld.investigations.models import Investigation
from upheld.people import clock
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.web.unlocked import PERSONS_COOKIE


def declare(cast, slug, about="senior-a"):
    post = register.post(actor=cast.actor(slug), id=cast.post(about))
    people.declare_interest(actor=cast.actor(slug), at=clock.now(), about_post=post)


def unlock(client, cast, slug):
    """By the page, as a person does it."""
    client.cookies.pop(PERSONS_COOKIE, None)
    done = client.post("/account/unlock", {"words": cast.members[slug].unlock})
    assert done.status_code == 302, done.text
    return client


@pytest.fixture
def proposed(sign_in, cast, told):
    chain = Chain(sign_in, cast, told).propose()
    chain.press("investigator", "casework-investigation-declare", words="No ties.")
    chain.prepare()
    return chain


@pytest.fixture
def story(cast, told, sign_in):
    return cast, told, sign_in


def commission(chain):
    return chain.clients["ceo"].post(
        reverse("casework-investigation-commission", args=[chain.id]),
        ENGAGED,
    )


def stage(chain):
    return Investigation.objects.get(id=chain.id).stage


def test_a_commissioner_without_a_conflict_commissions_after_a_receiver_unlocked(
    proposed, cast, sign_in
):
    unlock(sign_in("mo"), cast, "mo")

    assert commission(proposed).status_code == 302
    assert stage(proposed) == "commissioned"


def test_a_commissioner_who_declared_an_interest_since_cannot_commission(proposed, cast, sign_in):
    declare(cast, "ceo")
    unlock(sign_in("mo"), cast, "mo")

    assert commission(proposed).status_code == 404
    assert stage(proposed) == "proposed"


def test_until_a_receiver_has_looked_again_nothing_is_decided(proposed, cast, sign_in):
    unlock(sign_in("mo"), cast, "mo")
    declare(cast, "ceo", about="hr")

    asked = commission(proposed)
    assert asked.status_code == 409
    assert "Nothing was recorded" in asked.text
    assert stage(proposed) == "proposed"
    unlock(sign_in("mo"), cast, "mo")
    assert commission(proposed).status_code == 302


def test_an_interest_elsewhere_takes_nothing_away(proposed, cast, sign_in):
    declare(cast, "ceo", about="hr")
    unlock(sign_in("mo"), cast, "mo")

    assert commission(proposed).status_code == 302


def test_somebody_who_judges_closes_or_moves_dates_is_kept_from_it(cast, told, sign_in):
    action = Action.objects.get(id=next(iter(told.actions.values())))
    for slug in ("assurer", "board-chair", "improvement-lead", "chair-scrutiny"):
        declare(cast, slug)
    unlock(sign_in("mo"), cast, "mo")

    for slug in ("assurer", "board-chair", "improvement-lead", "chair-scrutiny"):
        actor, keys = cast.actor(slug), cast.keys(slug)
        away = queries.kept_away_from(actor=actor, keys=keys, at=clock.now())
        assert away == {str(action.matter)}, slug


@pytest.mark.parametrize(
    ("slug", "last", "typed"),
    [
        ("improvement-lead", "date", {"reason": "Later."}),
        ("board-chair", "close", {"reasons": "Done."}),
        ("assurer", "judge", {"words": "Met.", "verdict": "met"}),
    ],
)
def test_locked_nothing_is_decided_and_no_word_is_lost(story, slug, last, typed):
    cast, told, sign_in = story
    unlock(sign_in("mo"), cast, "mo")
    action = next(iter(told.actions.values()))

    page = sign_in(slug, unlocked=False).post(f"/improvement/actions/{action}/{last}", typed)

    assert "Your keys have locked" in page.text
    for word in typed.values():
        assert f'value="{word}"' in page.text


def test_words_typed_while_keys_locked_go_on_with_the_six_words(cast, sign_in):
    raised = concerns_scene.raise_alone(concerns_scene.Reporter())
    client = sign_in("mo", unlocked=False)
    address = reverse("casework-acknowledge", args=[raised.id])

    asked = client.post(address, {"words": 'A long "answer" & more'})
    carried = re.findall(r'<input type="hidden" name="words" value="([^"]*)"', asked.text)
    assert carried == ["A long &#34;answer&#34; &amp; more"]
    wrong = client.post(address, {"words": "A long answer", "unlock_words": "no such words"})
    assert "do not open your keys" in wrong.text
    assert 'value="A long answer"' in wrong.text
    right = {"words": "A long answer", "unlock_words": cast.members["mo"].unlock}
    done = client.post(address, right)

    assert done.status_code == 302
    page = concerns_scene.page(cast, "mo", raised)
    assert [each.text for each in page.messages] == ["A long answer"]
    assert client.get(done["Location"]).status_code == 200


def test_unlocking_leaves_out_whoever_came_into_conflict(cast, sign_in):
    raised = concerns_scene.raise_alone(
        concerns_scene.Reporter(), named_posts=(cast.post("senior-a"),)
    )
    declare(cast, "mo")

    client = unlock(sign_in("mo"), cast, "mo")

    assert str(raised.id) not in client.get("/casework/").text
    assert concerns_scene.page(cast, "auditor", raised).may_handle
    auditor = unlock(sign_in("auditor"), cast, "auditor")
    seen = auditor.get(reverse("casework-concern", args=[raised.id])).text
    readers = re.search(r"Who can read this.*?</ul>", seen, re.DOTALL)[0]
    assert "External auditor" in readers
    assert "Monitoring officer" not in readers


def test_whether_somebody_is_kept_away_cannot_be_seen_in_the_database(cast, sign_in):
    declare(cast, "ceo")
    unlock(sign_in("mo"), cast, "mo")

    rows = {str(each.person): bytes(each.sealed) for each in KeptAway.objects.all()}
    assert {len(each) // 8192 for each in rows.values()} == {1}
    assert str(cast.person("ceo")) in rows
    assert str(cast.person("assurer")) in rows
    assert all(str(uuid.UUID(str(cast.post("senior-a")))).encode() not in e for e in rows.values())
