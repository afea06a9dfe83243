"""Files come first, the row after them, and what no row names is swept."""

from __future__ import annotations

import shutil
import stat
from datetime import timedelta

import pytest

from tests.rooms.practice.shelf.sheets import GOOD, HOSTILE, MIXED, recorded, sheet, written
from upheld.jobs import tick
from upheld.kernel.decision import NotPossible
from upheld.ledger.models import Pending
from upheld.practice import commands, keeping, queries
from upheld.practice.models import Load
from upheld.practice.readers import recognising
from upheld.practice.states import LeftOut


def pages(cast, load):
    return queries.load_page(actor=cast.actor("analyst"), id=load.id)


def test_a_load_is_recorded_with_its_counts_and_one_event(cast, noon):
    before = Pending.objects.count()
    load = recorded(cast, noon)
    assert (load.used, load.rejected, load.source) == (3, 1, "own")
    assert str(load.by_post_id) == cast.actor("analyst").post
    assert Pending.objects.count() == before + 1


def test_the_same_file_twice_changes_nothing(cast, noon):
    load = recorded(cast, noon)
    again, new = keeping.take_in(sheet(MIXED, "other name.csv"), at=noon, as_of=None)
    assert (again.id, new) == (load.id, False)
    with pytest.raises(NotPossible, match="loaded before"):
        commands.record_load(actor=cast.actor("analyst"), at=noon, load=load.id)
    assert Load.objects.count() == 1


@pytest.mark.parametrize("text", ["", "a,b\n1,2\n", "\x00\x01\x02", "PK\x03\x04broken"])
def test_a_failed_load_says_one_sentence_and_leaves_nothing(folder_of_its_own, noon, text):
    with pytest.raises(NotPossible) as refused:
        keeping.take_in(sheet(text), at=noon, as_of=None)
    assert 0 < len(str(refused.value)) < 400
    assert [path for path in folder_of_its_own.rglob("*") if path.is_file()] == []


def test_a_page_does_not_speak_of_the_command_line():
    assert keeping.ON_THE_COMMAND_LINE in recognising.NO_DAY


def test_nothing_of_the_file_itself_is_kept_and_only_the_owner_may_look(
    folder_of_its_own, cast, noon
):
    recorded(cast, noon)
    assert list((folder_of_its_own / "arriving").iterdir()) == []
    assert stat.S_IMODE(folder_of_its_own.stat().st_mode) == 0o700


def test_files_without_a_row_are_swept_after_an_hour_and_others_stay(cast, noon):
    load = recorded(cast, noon)
    orphan = written(GOOD, noon)
    assert keeping.sweep(now=noon + timedelta(minutes=59)) == 0
    assert keeping.sweep(now=noon + timedelta(minutes=61)) == 1
    assert [each.id for each in keeping.store().loads()] == [load.id]
    assert not keeping.store().place(orphan).exists()
    assert pages(cast, load).line.used == load.used


def test_the_clock_sweeps_at_night(cast, noon, settings, tmp_path):
    # The night publishes too: into a copy, or every later test would find the log ahead of it.
    settings.UPHELD_LOG_DIR = shutil.copytree(settings.UPHELD_LOG_DIR, tmp_path / "log")
    orphan = written(GOOD, noon)
    tick.tick(now=noon + timedelta(days=2))
    assert not keeping.store().place(orphan).exists()


def test_the_report_counts_reasons_without_the_words_of_single_rows(cast, noon):
    page = pages(cast, recorded(cast, noon))
    assert [(each.column, each.times) for each in page.rejects] == [("supv_professional_id", 1)]
    assert page.rejects[0].row == 4
    assert [each.column for each in page.doubts] == ["supv_date"]
    assert "2021-13-45" not in page.doubts[0].words
    assert [(each.name, each.rows, each.before) for each in page.tables] == [
        ("supervision", 3, None)
    ]


def test_a_load_is_compared_with_the_one_before_of_its_kind(cast, noon):
    first = recorded(cast, noon, GOOD)
    second = recorded(cast, noon + timedelta(days=1), MIXED)
    page = pages(cast, second)
    assert page.before is not None
    assert page.before.id == first.id
    assert [(each.rows, each.before) for each in page.tables] == [(3, 2)]


def test_what_was_left_out_goes_out_in_the_words_of_the_file_and_is_recorded(cast, noon):
    load, analyst = recorded(cast, noon, HOSTILE), cast.actor("analyst")
    before = Pending.objects.count()
    taken = commands.take_left_out(actor=analyst, at=noon, load=load, kind=LeftOut.REJECTS)
    lines = list(queries.left_out(actor=analyst, load=load, kind=LeftOut.REJECTS))
    assert Pending.objects.count() == before + 1
    assert len(lines) == taken + 1
    assert lines[0].startswith("file,row,column,value,reason")
    assert "supervision.csv,4,supv_professional_id" in lines[1]
    assert "S3" in lines[1]


def test_nothing_is_there_for_whoever_is_no_analyst(cast, noon):
    load = recorded(cast, noon)
    for slug in ("dcs", "ceo", "improvement-lead", "mo"):
        stranger = cast.actor(slug)
        assert queries.loads(actor=stranger) == []
        assert queries.load(actor=stranger, id=load.id) is None
        assert queries.load_page(actor=stranger, id=load.id) is None
        assert list(queries.left_out(actor=stranger, load=load, kind=LeftOut.REJECTS)) == []
    assert [each.id for each in queries.loads(actor=cast.actor("analyst"))] == [load.id]
