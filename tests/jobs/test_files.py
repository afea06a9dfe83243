"""Files of children's data: read by the clock, one after the other, never twice, nothing lost."""

from __future__ import annotations

import fcntl
import os
import subprocess
import time
import zipfile
from datetime import timedelta
from pathlib import Path

import pytest

from tests.rooms.practice.shelf.conftest import folder_of_its_own  # noqa: F401  A fixture.
from tests.rooms.practice.shelf.sheets import CLOCK, GOOD, HEAD, MIXED, put, taken
from upheld.jobs import files, tick
from upheld.ledger.models import Pending
from upheld.practice import arrivals, background, commands, figures, keeping, queries
from upheld.practice.models import Arrival, Load
from upheld.practice.states import Origin, Standing

A_WHILE_AGO = 120


@pytest.fixture(autouse=True)
def measures_are_not_what_is_tested(monkeypatch):
    """All measures take half a minute; one test below lets them be worked out."""
    monkeypatch.setattr(figures, "prepare", lambda: iter(()))


@pytest.fixture
def watched(tmp_path, settings) -> Path:
    place = tmp_path / "watched"
    place.mkdir()
    settings.UPHELD_WATCHED_FOLDER = str(place)
    return place


def lay(place: Path, text: str, name: str, *, ago: int = A_WHILE_AGO) -> Path:
    path = place / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (time.time() - ago, time.time() - ago))
    return path


def told(folder: Path) -> list[str]:
    """What lies where files wait or are kept."""
    return sorted(
        str(each.relative_to(folder))
        for name in ("waiting", "kept", "arriving")
        for each in (folder / name).rglob("*")
        if each.is_file()
    )


def test_a_file_that_was_sent_is_read_by_the_clock_and_its_load_is_whose_it_was(
    cast,
    noon,
    folder_of_its_own,  # noqa: F811
):
    row = taken(cast, noon)
    assert not Load.objects.exists()
    assert files.read_all() == ["Read a file of children’s data: 1 loads."]
    row.refresh_from_db()
    load = Load.objects.get()
    assert (row.standing, row.tries, load.arrival_id) == (Standing.LOADED, 1, row.id)
    assert str(load.by_person) == cast.actor("analyst").id
    assert (load.used, load.rejected) == (3, 1)
    assert told(folder_of_its_own) == []  # nothing in it waits for somebody to explain it


def test_every_step_writes_one_event(cast, noon):
    taken(cast, noon)
    before = Pending.objects.count()
    files.read_all()
    assert Pending.objects.count() == before + 3  # begun, recorded, ended


def test_the_same_content_again_is_said_to_be_known(cast, noon):
    taken(cast, noon)
    files.read_all()
    second = taken(cast, noon, name="copy.csv")
    files.read_all()
    second.refresh_from_db()
    assert second.standing == Standing.KNOWN
    assert second.of == Load.objects.get()


def test_a_file_that_cannot_be_read_is_refused_in_a_sentence_and_the_next_is_read(
    cast,
    noon,
    folder_of_its_own,  # noqa: F811
):
    bad = taken(cast, noon, "a,b\n1,2\n", "other.csv")
    good = taken(cast, noon + timedelta(minutes=1), GOOD)
    files.read_all()
    bad.refresh_from_db()
    good.refresh_from_db()
    assert bad.standing == Standing.REFUSED
    assert "holds nothing that can be read" in bad.because
    assert good.standing == Standing.LOADED
    assert told(folder_of_its_own) == []


def test_a_file_of_which_no_row_can_be_used_is_loaded_with_its_rejects(cast, noon):
    taken(cast, noon, HEAD + "S3,,2021-03-05,2021-03-06,worker\n")
    files.read_all()
    load = Load.objects.get()
    assert (load.used, load.rejected) == (0, 1)


def test_a_fault_of_ours_is_said_without_the_words_of_the_fault(cast, noon, monkeypatch):
    def broken(*_args, **_more):
        raise RuntimeError("SYN-CHILD-7 in a sentence")

    row = taken(cast, noon)
    monkeypatch.setattr(keeping, "take_in_days", broken)
    files.read_all()
    row.refresh_from_db()
    assert row.standing == Standing.REFUSED
    assert "fault of ours" in row.because
    assert "SYN-CHILD-7" not in row.because


def test_a_reading_that_was_stopped_begins_again_and_not_for_ever(cast, noon):
    row = taken(cast, noon)
    commands.begin_load(actor=CLOCK, at=noon, arrival=row)  # and then the machine stopped
    files.read_all()
    row.refresh_from_db()
    assert (row.standing, row.tries) == (Standing.LOADED, 2)
    other = taken(cast, noon, GOOD)
    for _ in range(files.MOST_TRIES):
        commands.begin_load(actor=CLOCK, at=noon, arrival=other)
    files.read_all()
    other.refresh_from_db()
    assert other.standing == Standing.REFUSED
    assert "stopped 3 times" in other.because


def test_a_file_that_comes_while_measures_are_worked_out_is_read_before_they_go_on(
    cast, noon, monkeypatch
):
    later: list[Arrival] = []

    def bit_by_bit():
        if not later:
            later.append(taken(cast, noon, GOOD))
        yield "a bit"

    taken(cast, noon)
    monkeypatch.setattr(figures, "prepare", bit_by_bit)
    assert len(files.read_all()) == 2
    later[0].refresh_from_db()
    assert later[0].standing == Standing.LOADED


def test_two_at_once_do_not_get_in_each_others_way(cast, noon):
    row = taken(cast, noon)
    with (keeping.folder() / "reading.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        assert files.read_all() == []
    row.refresh_from_db()
    assert row.standing == Standing.WAITING


def test_what_lies_in_the_watched_folder_is_loaded_once_and_stays_as_it_is(watched, cast, noon):
    path = lay(watched, MIXED, "supervision.csv")
    before = path.read_bytes(), path.stat().st_mtime_ns
    files.read_all()
    files.read_all()
    row = Arrival.objects.get()
    assert (row.origin, row.standing, row.by_person) == (Origin.FOLDER, Standing.LOADED, None)
    assert Load.objects.get().by_post_id is None
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before


def test_a_file_that_is_still_being_copied_is_left_alone(watched, cast, noon):
    lay(watched, MIXED, "supervision.csv", ago=5)
    lay(watched, MIXED, ".supervision.csv.part")
    (watched / "link.csv").symlink_to("/etc/hostname")
    files.read_all()
    assert not Arrival.objects.exists()


def test_a_changed_file_is_read_again_and_a_refused_one_is_not(watched, cast, noon):
    path = lay(watched, "a,b\n1,2\n", "supervision.csv")
    files.read_all()
    files.read_all()
    assert Arrival.objects.get().standing == Standing.REFUSED
    path.write_text(GOOD)
    os.utime(path, (time.time() - 100, time.time() - 100))
    files.read_all()
    assert [row.standing for row in Arrival.objects.order_by("taken_at")] == [
        Standing.REFUSED,
        Standing.LOADED,
    ]


def test_a_folder_with_several_tables_is_one_file_of_the_watched_folder(watched, cast, noon):
    lay(watched / "month", GOOD, "supervision.csv")
    lay(watched / "month", "id,person_id,date,grade\nA1,C1,2021-03-01,good\n", "audits.csv")
    files.read_all()
    assert Arrival.objects.get().standing == Standing.LOADED
    assert set(keeping.kept(Load.objects.get().id).tables) == {"supervision", "audits"}


def test_the_minutes_round_starts_a_process_where_something_waits(
    cast, noon, watched, settings, monkeypatch
):
    started: list[list[str]] = []

    class Started:
        def __init__(self, words, **_more):
            started.append(words)

        def poll(self):
            return None

    monkeypatch.setattr(subprocess, "Popen", Started)
    settings.UPHELD_READ_IN_BACKGROUND = True
    assert files.start_if_due() == []
    taken(cast, noon)
    assert files.start_if_due() == ["Began to read files of children’s data."]
    assert started[0][1:] == ["-m", "upheld.project.cli", "tick", "--files"]
    assert tick.files is files
    background._begun.clear()  # noqa: SLF001  Of a process that never was.


def test_what_waits_without_a_row_is_swept_and_what_waits_with_one_stays(
    cast,
    noon,
    folder_of_its_own,  # noqa: F811
):
    row, orphan = taken(cast, noon), put()
    for each in (row.id, orphan.id):
        long_ago = time.time() - 2 * arrivals.AN_HOUR
        os.utime(arrivals.waiting_place(each), (long_ago, long_ago))
    arrivals.sweep()
    assert told(folder_of_its_own) == [f"waiting/{row.id}/supervision.csv"]


def test_a_zip_of_several_tables_is_read_like_a_folder(watched, cast, noon):
    with zipfile.ZipFile(watched / "month.zip", "w") as archive:
        archive.writestr("supervision.csv", GOOD)
    os.utime(watched / "month.zip", (time.time() - 100, time.time() - 100))
    files.read_all()
    assert Load.objects.get().used == 2


def test_the_page_says_where_each_file_stands(cast, noon):
    row = taken(cast, noon)
    analyst = cast.actor("analyst")
    assert [each.is_on_the_way for each in queries.arrivals(actor=analyst)] == [True]
    files.read_all()
    line = queries.arrival(actor=analyst, id=row.id)
    assert line is not None
    assert [each.id for each in line.loads] == [Load.objects.get().id]
    for slug in ("dcs", "mo", "chair-scrutiny"):
        assert queries.arrivals(actor=cast.actor(slug)) == []
        assert queries.arrival(actor=cast.actor(slug), id=row.id) is None
