"""Cases: from what they were chosen, a second reader, a child at risk now, each follow-up."""

from __future__ import annotations

import shutil
import uuid
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from upheld.investigations import commands, completeness, queries
from upheld.investigations.drawing import drawn
from upheld.investigations.queries import Given as Handed
from upheld.investigations.states import Changed, Outcome, Selection, Told
from upheld.kernel.decision import NotPossible
from upheld.ledger import publisher
from upheld.ledger.models import Opening

LINES = tuple(f"Case number {n}" for n in range(1, 41))


def _page(scene):
    who = "investigator"
    return queries.cases_page(actor=scene.cast.actor(who), keys=scene.cast.keys(who), id=scene.id)


def test_how_many_there_are_is_counted_where_the_list_is_given(scene):
    scene.agree().frame(Selection.PURPOSIVE, lines=LINES, wanted=4, total=7, reason="The oldest.")
    frame = _page(scene).frame
    assert (frame.total, frame.wanted, frame.source) == (40, 4, "The union’s schedule")


@pytest.mark.parametrize(
    ("rule", "changes", "why"),
    [
        (Selection.RANDOM, {"wanted": 3}, "Give the list"),
        (Selection.PURPOSIVE, {"wanted": 3}, "reasons"),
        (Selection.PURPOSIVE, {"wanted": 22, "reason": "All."}, "no more than there are"),
        (Selection.RANDOM, {"wanted": 0, "lines": LINES}, "at least one"),
        (Selection.ALL_SUPPLIED, {"total": 0}, "how many"),
        (Selection.ALL_SUPPLIED, {"source": " "}, "came from"),
    ],
)
def test_a_frame_that_says_too_little_is_refused(scene, rule, changes, why):
    scene.agree()
    with pytest.raises(NotPossible, match=why):
        scene.frame(rule, **changes)


def test_a_list_of_tomorrow_is_no_list(scene):
    scene.agree()
    with pytest.raises(NotPossible, match="future"):
        scene.frame(as_at=scene.at.date() + timedelta(days=1))


def test_the_log_of_the_night_after_draws_once_and_nobody_chooses(scene, settings, tmp_path):
    settings.UPHELD_LOG_DIR = shutil.copytree(settings.UPHELD_LOG_DIR, tmp_path / "log")
    row = scene.agree().frame(Selection.RANDOM, lines=LINES, wanted=5)
    assert completeness.progress(scene.id).outside.undrawn
    with pytest.raises(NotPossible, match="Draw tomorrow"):
        commands.draw_sample(**scene.work_without_keys(), frame=row)
    publisher.publish(at=scene.at)
    row = commands.draw_sample(**scene.work_without_keys(), frame=row)
    frame = _page(scene).frame
    assert len(frame.chosen) == 5
    again = drawn(root=bytes.fromhex(row.log_root), frame=row.id, total=40, wanted=5)
    assert [position for position, _line in frame.chosen] == list(again)
    assert all(LINES[position - 1] == line for position, line in frame.chosen)
    scene.area()  # one entry more, and another night: the draw stays what it was
    publisher.publish(at=scene.at + timedelta(days=1))
    assert publisher.root_of(row.log_size).digest.hex() == row.log_root
    with pytest.raises(NotPossible, match="nothing to draw"):
        commands.draw_sample(**scene.work_without_keys(), frame=row)


@given(st.binary(min_size=32, max_size=32), st.uuids(), st.integers(1, 60), st.data())
def test_a_draw_gives_so_many_different_positions_of_the_list(root, frame, total, data):
    wanted = data.draw(st.integers(1, total))
    chosen = drawn(root=root, frame=frame, total=total, wanted=wanted)
    assert len(set(chosen)) == wanted
    assert set(chosen) <= set(range(1, total + 1))
    assert chosen == drawn(root=root, frame=frame, total=total, wanted=wanted)


def test_every_position_is_drawn_about_as_often_as_any_other():
    counts = dict.fromkeys(range(1, 11), 0)
    for n in range(2_000):
        for each in drawn(root=n.to_bytes(32, "big"), frame=uuid.UUID(int=n), total=10, wanted=3):
            counts[each] += 1
    assert all(500 < each < 700 for each in counts.values())  # 600, by chance within four sigmas


def test_a_second_reader_sees_one_case_and_both_views_are_shown(scene):
    case, other = scene.agree().case(), scene.case(Outcome.NOT_UPHELD, "Child B")
    [reading] = scene.second(case)
    page = scene.handed(Handed.SECOND_READING, reading.id, "auditor")
    assert page.said == {
        "pseudonym": "Child A", "reasons": "The file shows it.", "outcome": "upheld"
    }  # fmt: skip
    assert scene.handed(Handed.SECOND_READING, reading.id, "mo") is None
    assert queries.investigation(actor=scene.cast.actor("auditor"), id=scene.id) is None
    scene.agrees(reading, agrees=False)
    first, second = _page(scene).cases
    assert (first.second.code, first.second.said["words"]) == (
        "disagrees",
        "I read it and think so too.",
    )
    assert second.second is None
    assert _page(scene).unread == (second,)
    with pytest.raises(NotPossible, match="already"):
        scene.agrees(reading)
    with pytest.raises(NotPossible, match="already"):
        scene.second(case, other)


@pytest.mark.parametrize("slug", ["investigator", "ceo", "ia", "senior-a", "union", "dcs"])
@pytest.mark.parametrize("give", ["second", "hand_over"])
def test_no_case_goes_to_somebody_in_conflict_or_in_another_part(scene, slug, give):
    case = scene.agree().case()
    with pytest.raises(NotPossible, match="cannot be chosen"):
        getattr(scene, give)(case, slug=slug)
    free = queries.outsiders_for(
        actor=scene.cast.actor("investigator"),
        keys=scene.cast.keys("investigator"),
        id=scene.id,
        at=scene.at,
    )
    assert str(scene.cast.person(slug)) not in {each.person for each in free}
    assert str(scene.cast.person("auditor")) in {each.person for each in free}


def test_an_alarm_goes_to_the_duty_contact_today_and_holds_the_sign_off(scene):
    scene.find_everything()
    action = scene.alarm()
    assert action.due_on == scene.at.date()
    page = scene.handed(Handed.SAFETY, action.id, "duty")
    assert page.said == {"words": "The child is at home with him.", "where": "At home."}
    waiting = queries.given_to(actor=scene.cast.actor("duty"), keys=scene.cast.keys("duty"))
    alarms = [each.id for each in waiting if each.what is Handed.SAFETY]
    assert alarms == [str(action.id)]
    for slug in ("mo", "ceo", "senior-a", "investigator"):
        assert scene.handed(Handed.SAFETY, action.id, slug) is None
    assert any("child at risk" in each for each in completeness.progress(scene.id).missing)
    scene.made_safe(action)
    assert completeness.progress(scene.id).missing == ()
    [line] = _page(scene).safety
    assert (line.answer, line.answered_in) == (
        "We went there today.",
        "Duty manager of a neighbouring authority",
    )
    assert not line.is_late(scene.at.date() + timedelta(days=1))
    with pytest.raises(NotPossible, match="already"):
        scene.made_safe(action)


def test_an_alarm_can_be_raised_after_the_report_as_well(scene):
    scene.report()
    assert scene.alarm().number == 1


def test_an_alarm_without_an_answer_is_late_the_day_after(scene):
    scene.agree().alarm()
    [line] = _page(scene).safety
    assert not line.is_late(scene.at.date())
    assert line.is_late(scene.at.date() + timedelta(days=1))


def test_every_case_is_open_until_its_child_is_followed_up(scene):
    case, other = scene.agree().case(), scene.case()
    assert (_page(scene).followed, len(_page(scene).not_handed_over)) == (0, 2)
    [row] = scene.hand_over(case)
    with pytest.raises(NotPossible, match="not told"):
        scene.follow_up(row, parents=Told.NOT_TOLD)
    scene.follow_up(row, parents=Told.NOT_TOLD, why_not="It would put the child at risk.")
    page = _page(scene)
    assert page.followed == 1
    beside = page.cases[0].follow_up
    assert (beside.code, beside.said["parents"], beside.said["child"]) == (
        "changed", "not-told", "told"
    )  # fmt: skip
    assert beside.said["why_not"] == "It would put the child at risk."
    with pytest.raises(NotPossible, match="already"):
        scene.follow_up(row)
    assert [each.id for each in page.not_handed_over] == [str(other.id)]


def test_children_are_followed_up_after_the_report_too(scene):
    case = scene.agree().case()
    scene.report()
    [row] = scene.hand_over(case)
    assert scene.follow_up(row, changed=Changed.TOO_LATE).changed == "too-late"


def test_no_word_of_it_stands_in_the_log(scene):
    case = scene.agree().case()
    scene.frame(source="The schedule of the branch")
    scene.made_safe(scene.alarm("He came back to the house"))
    scene.agrees(scene.second(case)[0])
    scene.follow_up(scene.hand_over(case)[0])
    logged = "".join(str(each.fields) for each in Opening.objects.filter(fields__isnull=False))
    for words in ("schedule of the branch", "back to the house", "went there", "plan was changed"):
        assert words not in logged
