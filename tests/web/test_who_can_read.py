"""A reporter is told when others changed who can read it, and no promise is made that fails."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.rooms.concerns.scene import Reporter, by, raise_alone
from tests.web.test_child_at_risk import words_of
from tests.web.test_your_concern import Back, come_back
from upheld.concerns import commands

CHANGED = "Who can read it has changed since you sent it, on 5 November 2021."
TAKE_OUT, PROMISE = "You can take them out at once", "somebody outside the council reads it"


@pytest.fixture
def who(cast) -> Reporter:
    return Reporter()


def words(back: Back, page: str = "") -> str:
    return words_of(back.client.get(f"/speak-up/your-concern{page}"))


@pytest.mark.parametrize("page", ["", "/readers"])
def test_a_reader_changed_by_others_is_said_without_who_and_why(cast, who, page):
    concern = raise_alone(who)
    commands.name_post(
        **by(cast, "mo", concern), post=cast.post("mo"), reason="They wrote the plan themselves."
    )

    said = words(come_back(who), page)

    assert CHANGED in said
    assert "They wrote the plan" not in said
    assert page or "Monitoring officer" not in said


@pytest.mark.parametrize("page", ["", "/readers"])
def test_nothing_is_said_where_nothing_changed(cast, who, page):
    concern = raise_alone(who)
    commands.acknowledge(**by(cast, "mo", concern), words="I have read it.")

    assert "has changed since you sent it" not in words(come_back(who), page)


def test_nothing_is_said_of_what_the_reporter_changed(cast, who):
    raise_alone(who)
    back = come_back(who)
    back.send("/readers", reader=str(cast.members["mo"].person), sure="yes")

    assert "has changed since you sent it" not in words(back)


def test_whoever_comes_in_for_the_last_reader_is_named_beforehand(cast, who):
    raise_alone(who)

    said = words(come_back(who), "/readers")

    assert TAKE_OUT in said
    assert f"{PROMISE}: External auditor." in said
    assert "Who cannot be taken out here" not in said


def test_the_last_reader_is_not_promised_to_go_and_other_ways_are_named(cast, who):
    raise_alone(who, struck=(cast.post("mo"),))
    back = come_back(who)

    page = back.look("/readers")

    said = words(back, "/readers")
    assert "We cannot take out External auditor" in said
    assert TAKE_OUT not in said
    assert PROMISE not in said
    assert 'href="/speak-up/other-ways"' in page
    assert 'href="/speak-up/your-concern/withdraw"' in page
    assert 'name="reader"' not in page
    assert "Who should not read it any more?" not in said


def test_the_paper_for_colleagues_names_the_address(cast):
    visitor = Client()
    visitor.post("/speak-up/risk", {"risk": "no"})
    visitor.post("/speak-up/what-happened", {"words": "Visits were made up."})
    visitor.post("/speak-up/how-known", {"known_as": "anonymous", "posts": ["do-not-know"]})

    paper = visitor.post("/speak-up/hold/together", {"kept": "on", "count": "2"})

    assert paper.text.count("http://testserver/speak-up/join<") == 2


def test_the_papers_of_a_union_name_the_address(cast, sign_in, told):
    union = sign_in("union")

    held = union.post("/casework/waiting-for-others/words", {"sheets": "1"})

    assert held.text.count("http://testserver/speak-up/hold<") == 10


def test_the_first_page_promises_nothing_that_only_others_can_keep(cast):
    said = words_of(Client().get("/speak-up/"))

    assert "You will not be in trouble" not in said
    assert "We cannot promise that nobody will treat you badly for it." in said
