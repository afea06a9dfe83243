"""The disclosure check of a grid: what it finds, who answers, and that it stops the publication."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from tests.rooms.learning.conftest import AFTER_THE_STORY
from tests.rooms.learning.scene import (
    AUTHOR,
    INTRUDER,
    answer_to,
    investigate,
    start,
    tampering,
)
from tests.rooms.learning.test_grid import CLAIM, Gridded
from upheld.kernel.decision import NotPossible
from upheld.learning import commands, queries
from upheld.learning.dispositions import Disposition, Stands
from upheld.learning.models import DraftCheck, PublishedGrid
from upheld.learning.states import Kind, Verdict
from upheld.learning.watching import Watch
from upheld.ledger import queries as ledger
from upheld.people import queries as people

SAID = "nobody in the whole building was ever asked whether it could be done"


@pytest.fixture
def gridded(scene) -> Gridded:
    return Gridded(scene)


@pytest.fixture
def elsewhere(monkeypatch) -> None:
    """A database that holds no example."""
    monkeypatch.setattr(people, "is_example", lambda: False)


def quoted(gridded: Gridded, words: str):
    """The claim with a source whose words are quoted."""
    source = gridded.source("An audit")
    gridded.say(source, Verdict.AGREES, quotation=words)
    return source


def found(gridded: Gridded) -> set[tuple[str, str]]:
    return {(each.kind, each.text) for each in gridded.checked().flags}


@pytest.mark.usefixtures("elsewhere")
def test_a_checked_grid_is_published_outside_an_example_too(gridded):
    quoted(gridded, "Too high.")
    gridded.released().clear().agree()
    made = gridded.publish()
    said = json.loads(made.content)["checked"]
    assert said == {"on": gridded.scene.at.date().isoformat(), "flags_left": made.flags_left}
    public = queries.public_grid(matter=made.matter)
    assert (public.checked_on, public.flags_left) == (made.checked_on, made.flags_left)


def test_nothing_goes_on_before_it_was_checked(gridded):
    gridded.released()
    with pytest.raises(NotPossible, match="nobody has checked these words"):
        gridded.agree()
    assert not gridded.page("mo").may_agree
    gridded.clear()
    assert gridded.page("mo").may_agree


def test_a_name_planted_in_a_quotation_blocks_the_publication(gridded):
    quoted(gridded, "Alexandra Example asked for it.")
    watch = Watch(names="Alexandra Example")
    commands.keep_grid_watch(**gridded.by(), watch=watch)
    gridded.released().check()
    assert ("name", "Alexandra Example") in found(gridded)
    with pytest.raises(NotPossible, match="Without an answer"):
        gridded.agree()
    [flag] = [each for each in gridded.checked().flags if each.kind == "name"]
    consented = replace(answer_to(flag), stands=Stands.CONSENTED)
    with pytest.raises(NotPossible, match="does not fit"):
        gridded.answer(flag, consented)


def test_eight_words_of_the_file_in_a_quotation_block_the_publication(cast):
    heard = f"She told me that {SAID}, and wept."
    work = investigate(cast, AFTER_THE_STORY, heard=heard)
    gridded = Gridded(start(cast, AFTER_THE_STORY, work))
    source = quoted(gridded, SAID.upper())
    gridded.released().check()
    [flag] = [each for each in gridded.checked().flags if each.kind == "reuse"]
    assert (flag.part, flag.place) == ("claim", 1)
    with pytest.raises(NotPossible, match="Without an answer"):
        gridded.agree()
    gridded.clear().agree()
    gridded.say(source, Verdict.AGREES, quotation=f"{SAID} again")
    assert gridded.by()["grid"].first_reader is None
    with pytest.raises(NotPossible, match="nobody has checked these words"):
        gridded.agree()
    again = gridded.check()
    assert {each.stands for each in again.flags if each.kind == "reuse"} == {""}


@pytest.mark.parametrize("part", ["alleged", "found"])
def test_words_of_the_full_report_and_of_allegations_are_found_again(cast, part):
    planted = {part: f"That {SAID}."}
    scene = start(cast, AFTER_THE_STORY, investigate(cast, AFTER_THE_STORY, **planted))
    gridded = Gridded(scene)
    gridded.add(replace(CLAIM, text=f"It is said that {SAID}."))
    scene.add(Kind.TOLD, f"It is said that {SAID}.")
    where = {"alleged": "allegation 1", "found": "full report, finding 1"}[part]
    for check in (gridded.check(), scene.check()):
        [flag] = [each for each in check.flags if each.kind == "reuse"]
        assert where in flag.why
        assert check.against["passages"] > 0


def test_an_answer_sends_the_grid_back_to_both_readers(gridded):
    quoted(gridded, "Two people said so.")
    gridded.released().clear().agree()
    flag = next(each for each in gridded.checked().flags if each.text == "Two people")
    gridded.answer(flag, Disposition(Stands.NOBODY, "Any two of hundreds."))
    assert gridded.by()["grid"].first_reader is None


def test_both_readers_see_every_flag_with_its_answer_and_cannot_run_the_check(gridded):
    quoted(gridded, "Two people said so.")
    gridded.clear()
    for slug in ("mo", "ceo"):
        assert gridded.checked(slug).flags == gridded.checked().flags
        assert not gridded.checked(slug).may_change
        who = {"actor": gridded.scene.cast.actor(slug), "keys": gridded.scene.cast.keys(slug)}
        work, today = gridded.scene.investigated.id, gridded.scene.at.date()
        assert queries.look_at_grid(**who, investigation=work, today=today) is None
    assert gridded.checked("union") is None


def test_what_is_looked_for_in_the_report_is_looked_for_in_the_grid(gridded):
    scene = gridded.scene
    commands.keep_watch(
        **scene.with_keys(AUTHOR), watch=Watch(names="Pat Example", allowed="Leeds")
    )
    commands.keep_grid_watch(**gridded.by(), watch=Watch(allowed="Northside"))
    quoted(gridded, "Pat Example said so in Leeds, in Northside and in Westside.")
    gridded.check()
    assert ("name", "Pat Example") in found(gridded)
    assert {text for kind, text in found(gridded) if kind == "unknown-name"} == {"Westside"}
    assert gridded.checked().allowed.split() == ["Northside", "Leeds"]
    assert gridded.checked().own.allowed == "Northside"


def test_each_reader_answers_every_question_of_the_intruder(gridded):
    gridded.released().clear()
    with pytest.raises(NotPossible, match="four questions"):
        commands.agree_grid(**gridded.read("mo", intruder=replace(INTRUDER, few=" ")))
    gridded.agree()
    with pytest.raises(NotPossible, match="four questions"):
        commands.publish_grid(**gridded.read("ceo", intruder=replace(INTRUDER, family="")))


def test_what_was_found_in_other_words_is_not_kept_and_an_old_flag_not_answered(gridded):
    given = gridded.by()
    who = {"actor": given["actor"], "keys": given["keys"]}
    work, today = gridded.scene.investigated.id, gridded.scene.at.date()
    looked = queries.look_at_grid(**who, investigation=work, today=today)
    quoted(gridded, "Two people said so.")
    with pytest.raises(NotPossible, match="changed while it was being checked"):
        commands.keep_grid_check(**gridded.by(), looked=looked)
    [flag, *_] = gridded.check().flags
    gridded.add()
    with pytest.raises(NotPossible, match="have changed since"):
        gridded.answer(flag)


def test_a_theme_with_another_name_is_looked_at_again(gridded):
    gridded.clear()
    who = {"actor": gridded.scene.cast.actor("mo"), "at": gridded.scene.at}
    commands.keep_theme(**who, code="caseload", name="Caseloads of Alex Example")
    assert not gridded.checked().is_current


def test_a_grid_from_before_the_check_says_so(gridded):
    gridded.released().clear().agree()
    made = gridded.publish()
    old = json.loads(made.content)
    for each in (*old["claims"], *old["known"]):
        del each["origin"]
    del old["checked"]
    kept = {"content": json.dumps(old), "checked_on": None, "flags_left": None}
    with tampering("learning"):
        PublishedGrid.objects.filter(id=made.id).update(**kept)
    public = queries.public_grid(matter=made.matter)
    assert public.checked_on is None
    assert public.claims[0]["origin"] == ""


def test_an_override_is_an_event_without_its_words(gridded):
    quoted(gridded, "Two people said so.")
    flag = next(each for each in gridded.check().flags if each.text == "Two people")
    gridded.answer(flag, Disposition(Stands.NOBODY, "Canary of words."))
    grid = gridded.by()["grid"]
    entries = ledger.entries_about(actor=gridded.scene.cast.actor("mo"), ids=[grid.id])
    [kept] = [each for each in entries if each.event == "learning.grid.flag.answered"]
    assert (kept.fields["kind"], kept.fields["stands"]) == ("count", "nobody")
    assert "Canary" not in str(kept.fields)
    assert DraftCheck.objects.get(grid=grid).report_id is None
