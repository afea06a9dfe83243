"""Files with a concern: added one by one without scripts, and nothing typed is ever lost."""

from __future__ import annotations

import re
import uuid
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.web.test_speak_up import KNOWN, WORDS, fill, send, words_on
from upheld.concerns import commands, queries
from upheld.concerns.models import Concern, Draft
from upheld.kernel.actor import machine
from upheld.people import clock
from upheld.vault import attachments, receipts
from upheld.vault.attachments import Stored
from upheld.vault.models import Attachment
from upheld.web.downloads import download
from upheld.web.unlocked import REPORTERS_COOKIE
from upheld.web.uploads import Upload, clean_name

WHAT = "/speak-up/what-happened"
MEGABYTE = 1024 * 1024


@pytest.fixture
def reporter(cast) -> Client:
    return Client()


def upload(name: str = "diary.pdf", content: bytes = b"content") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def add(client: Client, file: SimpleUploadedFile | None = None, words: str = WORDS, **more):
    """Press “Add this file”."""
    posted = {"words": words, "add": "1", **more} | ({"file": file} if file else {})
    return client.post(WHAT, posted, follow=True)


def listed(page) -> dict[str, str]:
    """The files on the page, by their line, each with what its button sends."""
    line, button = r"<span><bdi>([^<]+)</bdi></span>", r"<button[^>]*value=\"([^\"]+)\""
    return dict(re.findall(rf"{line}\s*{button}", page.text))


def on_disk() -> set[str]:
    places = (attachments.folder(), attachments.arriving())
    return {
        f"{place.name}/{each.name}"
        for place in places
        if place.exists()
        for each in place.iterdir()
    }


def test_files_are_added_one_by_one_taken_out_again_and_sent(reporter, cast, sign_in):
    reporter.post("/speak-up/risk", {"risk": "no"})
    add(reporter, upload("first.pdf", b"1" * 100_000))
    add(reporter, upload("second.pdf", b"2"))
    page = add(reporter, upload("third.pdf", b"3"), words="Now with a third.")
    assert [re.sub(r"\s", " ", each) for each in listed(page)] == [
        "first.pdf (97.7 KB)",
        "second.pdf (1 byte)",
        "third.pdf (1 byte)",
    ]
    assert "Now with a third." in page.text

    second = next(value for line, value in listed(page).items() if line.startswith("second"))
    page = reporter.post(WHAT, {"words": WORDS, "without": second}, follow=True)
    assert [each.split()[0] for each in listed(page)] == ["first.pdf", "third.pdf"]

    # Going on with one more that was chosen, without pressing “Add this file”.
    reporter.post(WHAT, {"words": WORDS, "file": upload("fourth.pdf", b"4")})
    reporter.post("/speak-up/how-known", KNOWN)
    check = reporter.get("/speak-up/check")
    assert "first.pdf, third.pdf, fourth.pdf" in check.text
    receipt = words_on(check)
    send(reporter)

    (address, *others) = _files_of(sign_in("mo"), receipt)
    assert len(others) == 2
    mo = sign_in("mo")
    opened = mo.post(address)
    assert b"".join(opened) == b"1" * 100_000
    assert opened["Content-Disposition"] == 'attachment; filename="first.pdf"'
    assert opened["Content-Type"] == "application/octet-stream"
    assert opened["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in opened["Content-Security-Policy"]
    assert "no-store" in opened["Cache-Control"]
    assert opened["X-Frame-Options"] == "DENY"


def _files_of(mo: Client, receipt: str) -> list[str]:
    id = queries.whose_receipt(receipt=receipts.derive(receipt)).id
    shown = mo.get(f"/casework/concerns/{id}/").text
    return re.findall(r'action="([^"]+/files/[0-9a-f-]{36})"', shown)


def test_a_file_that_was_changed_on_disk_is_not_opened_and_that_is_recorded(reporter, sign_in):
    # No rollback mends a file, so those of the story stay as they are.
    of_the_story = list(Attachment.objects.values_list("id", flat=True))
    receipt = fill(reporter, file=upload())
    send(reporter)
    mo = sign_in("mo")
    (address,) = _files_of(mo, receipt)
    for each in Attachment.objects.exclude(id__in=of_the_story):
        path = attachments.path_of(each.id)
        sealed = path.read_bytes()
        path.write_bytes(sealed[:-1] + bytes([sealed[-1] ^ 1]))

    answer = mo.post(address, follow=True)

    assert "not as it was sealed" in answer.text


@pytest.mark.parametrize("button", [{}, {"add": "1"}])
def test_a_file_that_is_too_large_is_refused_and_the_words_stay(reporter, settings, button):
    settings.UPHELD_LARGEST_FILE = MEGABYTE
    before = on_disk()

    page = reporter.post(WHAT, {"words": WORDS, "file": upload(content=b"x" * 1_048_577), **button})

    assert "This file is too large. Choose a file of at most 1 MB." in page.text
    assert 'href="#id_file"' in page.text
    assert WORDS in page.text
    assert on_disk() == before


def test_too_many_files_and_too_much_together_are_refused_in_words(reporter, settings):
    settings.UPHELD_MOST_FILES = 2
    settings.UPHELD_ALL_FILES = MEGABYTE
    add(reporter, upload(content=b"x" * 600_000))
    page = add(reporter, upload(content=b"x" * 600_000), words="Both?")
    assert "All files together can be at most 1 MB" in page.text
    assert "Both?" in page.text

    add(reporter, upload())
    page = add(reporter, upload(), words="A third?")
    assert "You can add at most 2 files." in page.text
    assert "A third?" in page.text
    assert len(listed(page)) == 2


def test_a_full_disk_refuses_the_file_and_takes_the_words(reporter, settings):
    settings.UPHELD_KEEP_FREE = 2**60
    page = reporter.post(WHAT, {"words": WORDS, "file": upload()})
    assert "no room for files" in page.text
    assert WORDS in page.text

    fill(reporter)
    assert "Location" in send(reporter).headers


def test_adding_without_a_file_asks_for_one_and_adding_first_needs_no_words(reporter):
    assert "Choose a file first" in add(reporter).text
    assert len(listed(add(reporter, upload(), words=""))) == 1


def test_a_session_that_has_ended_loses_neither_words_nor_the_file(reporter):
    reporter.post("/speak-up/risk", {"risk": "no"})
    del reporter.cookies[REPORTERS_COOKIE]

    page = add(reporter, upload("kept.pdf"), words="I took long over this.")

    assert [each.split()[0] for each in listed(page)] == ["kept.pdf"]
    assert "I took long over this." in page.text


def test_a_file_without_a_valid_form_does_not_stay_on_disk(reporter):
    before = on_disk()
    reporter.post(WHAT, {"words": "", "file": upload()})
    Client(enforce_csrf_checks=True).post(WHAT, {"words": WORDS, "file": upload()})
    reporter.post("/speak-up/risk", {"risk": "no", "file": upload()})
    assert on_disk() == before


def test_files_of_a_draft_that_is_not_sent_are_forgotten_with_it(
    reporter, django_capture_on_commit_callbacks
):
    before = on_disk()
    add(reporter, upload())
    assert len(on_disk() - before) == 1
    later = clock.now() + timedelta(days=2)

    with django_capture_on_commit_callbacks(execute=True):
        commands.forget_drafts(actor=machine("tick"), at=later)

    assert on_disk() == before
    assert not Draft.objects.exists()


def test_a_file_that_was_taken_out_is_gone_from_the_disk(
    reporter, django_capture_on_commit_callbacks
):
    before = on_disk()
    (value,) = listed(add(reporter, upload())).values()
    with django_capture_on_commit_callbacks(execute=True):
        reporter.post(WHAT, {"words": WORDS, "without": value})
    assert on_disk() == before


@pytest.mark.parametrize("without", ["", "x", str(uuid.uuid4())])
def test_taking_out_what_is_not_there_changes_nothing(reporter, without):
    add(reporter, upload())
    page = reporter.post(WHAT, {"words": WORDS, "without": without}, follow=True)
    assert page.status_code == 200
    assert len(listed(reporter.get(WHAT))) == 1


def test_nobody_takes_a_file_out_of_somebody_elses_draft(reporter):
    (value,) = listed(add(reporter, upload())).values()
    other = Client()
    add(other, upload("mine.pdf"))

    other.post(WHAT, {"words": WORDS, "without": value})

    assert len(listed(reporter.get(WHAT))) == 1
    assert len(Attachment.objects.filter(compartment__in=_compartments())) == 2


def _compartments() -> list[uuid.UUID]:
    return list(Draft.objects.values_list("compartment_id", flat=True))


def test_sending_moves_the_files_to_the_concern_and_copies_nothing(reporter):
    receipt = fill(reporter, file=upload(content=b"x" * 100_000))
    before = on_disk()
    send(reporter)

    assert on_disk() == before
    concern = Concern.objects.order_by("received_on").last()
    assert receipt
    assert Attachment.objects.filter(compartment_id=concern.compartment_id).count() <= 1
    assert not Attachment.objects.filter(compartment__in=_compartments()).exists()


@pytest.mark.parametrize(
    ("sent", "offered"),
    [
        ("diary.pdf", 'attachment; filename="diary.pdf"'),
        ("the %22real%22 diary.pdf", 'attachment; filename="the real diary.pdf"'),
        ("two%0D%0Alines.txt", 'attachment; filename="two lines.txt"'),
        ("\u65e5\u8a18.pdf", "attachment; filename*=utf-8''%E6%97%A5%E8%A8%98.pdf"),
        ("NUL.txt", 'attachment; filename="file NUL.txt"'),
        ("nullable.txt", 'attachment; filename="nullable.txt"'),
        ("COM1", 'attachment; filename="file COM1"'),
        ("\u2800.pdf", 'attachment; filename="pdf"'),
    ],
)
def test_a_file_is_offered_under_the_name_that_it_came_with(sent, offered):
    answer = download(Stored(sent, 4, held=b"Here"), clean_name(sent))

    assert answer["Content-Disposition"] == offered


def test_a_changed_name_is_said_and_an_unchanged_one_is_not():
    assert Upload("report\u202efdp.exe", size=1).renamed
    assert Upload('what "he" said?.txt', size=1).renamed
    assert not Upload("C:\\fakepath\\notes.txt", size=1).renamed
    assert not Upload("Notes of the meeting é.txt", size=1).renamed
