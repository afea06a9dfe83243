"""Hostile files: names, contents and sizes that no browser of ours would send."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import example, given
from hypothesis import strategies as st

from tests.web.test_hostile_input import BOUNDARY, field, multipart, named, post
from tests.web.test_speak_up import KNOWN, WORDS, fill, send, words_on
from tests.web.test_uploads import WHAT, listed, on_disk
from upheld.concerns import queries
from upheld.vault import receipts
from upheld.web.uploads import LONGEST_NAME, clean_name


@pytest.fixture
def reporter(cast) -> Client:
    return Client()


TRICKS = {
    "a path": "../../../../etc/passwd",
    "a path of Windows": "C:\\\\Windows\\\\System32\\\\evil.dll",
    "a name that Windows reserves": "CON",
    "a device with an ending": "NUL.txt",
    "a hidden file": ".htaccess",
    "text that turns round": "report\u202efdp.exe",
    "letters of no width": "dia\u200bry\u2060\ufeff.pdf",
    "a null": "diary.pdf\x00.exe",
    "markup": "<img src=x onerror=alert(1)>.svg",
    "an entity": "&lt;script&gt;.html",
    "a header": "x.txt%0d%0aSet-Cookie: a=b",
    "very long": "n" * 700 + ".pdf",
    "an ending that is very long": "x." + "y" * 700,
    "spaces alone": "   ",
    "dots alone": "....",
    "another script": "дневник 日記 ملف.pdf",
    "a lone surrogate": "a\ud800b.pdf",
}


@pytest.mark.parametrize("name", TRICKS.values(), ids=TRICKS)
def test_a_files_name_does_no_harm_on_the_page_on_disk_or_in_the_download(reporter, sign_in, name):
    reporter.post("/speak-up/risk", {"risk": "no"})
    page = post(
        reporter, multipart(field("words", WORDS.encode()), named(name), field("add", b"1"))
    )
    assert page.status_code == 200
    if not listed(page):
        assert name in {"   ", "a\ud800b.pdf"}  # no browser sends such a name
        assert "Choose a file first" in page.text
        return
    (line,) = listed(page)
    assert "<" not in line
    assert len(line.split(" – ")[0]) <= LONGEST_NAME + 40
    assert all(re.fullmatch(r"\w+/[0-9a-f-]{36}", each) for each in on_disk())

    reporter.post("/speak-up/how-known", KNOWN)
    receipt = words_on(reporter.get("/speak-up/check"))
    send(reporter)
    mo = sign_in("mo")
    id = queries.whose_receipt(receipt=receipts.derive(receipt)).id
    shown = mo.get(f"/casework/concerns/{id}/").text
    assert "<img src=x" not in shown
    assert "<script>" not in shown
    (address,) = re.findall(r'action="([^"]+/files/[0-9a-f-]{36})"', shown)
    said = mo.post(address)["Content-Disposition"]
    assert said.startswith("attachment; filename")
    assert not {"/", "\\", "\r", "\n", "\x00", "\u202e", "<"} & set(said)
    assert "Set-Cookie" not in mo.post(address).headers


@given(name=st.text(max_size=300) | st.text("./\\\u202e\u200f\x00 \ud800a:|", max_size=40))
@example(name="\u202e")
@example(name="a" * 200 + "." + "b" * 11)
def test_any_name_becomes_one_that_can_be_shown_and_offered(name):
    cleaned = clean_name(name)
    assert 0 < len(cleaned) <= LONGEST_NAME
    assert cleaned.isprintable()
    assert not set('/\\<>:"|?*') & set(cleaned)
    assert cleaned == cleaned.strip(". ")
    assert clean_name(cleaned) == cleaned
    cleaned.encode()


def bomb() -> bytes:
    """Ten megabytes of nothing that fit into ten kilobytes, five times over."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(5):
            archive.writestr(f"../../{number}.txt", bytes(10 * 1024 * 1024))
    return held.getvalue()


INSIDE = {
    "a page": (b"<!doctype html><script>alert(document.cookie)</script>", "x.html"),
    "a picture with a script": (
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "x.svg",
    ),
    "a polyglot": (b"GIF89a/*\x00*/=1;alert(1)//%PDF-1.7<script>PK\x03\x04", "x.gif"),
    "a bomb": (bomb(), "holiday.zip"),
    "another protocol": (b"HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\n\r\n", "x.txt"),
    "a boundary": (f"--{BOUNDARY}x\r\n\r\n--".encode(), "x.txt"),
}


@pytest.mark.parametrize("inside", INSIDE.values(), ids=INSIDE)
def test_whatever_is_in_a_file_comes_back_byte_for_byte_and_is_never_a_page_of_ours(
    reporter, sign_in, inside
):
    content, name = inside
    receipt = fill(reporter, file=SimpleUploadedFile(name, content, content_type="text/html"))
    send(reporter)
    mo = sign_in("mo")
    id = queries.whose_receipt(receipt=receipts.derive(receipt)).id
    shown = mo.get(f"/casework/concerns/{id}/").text
    (address,) = re.findall(r'action="([^"]+/files/[0-9a-f-]{36})"', shown)

    opened = mo.post(address)

    assert b"".join(opened) == content
    assert opened["Content-Type"] == "application/octet-stream"
    assert opened["Content-Disposition"].startswith("attachment;")
    assert opened["X-Content-Type-Options"] == "nosniff"
    assert opened["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert opened["X-Frame-Options"] == "DENY"
    assert mo.get(address).status_code == 405  # no address shows it


def test_far_too_much_is_not_listened_to_to_its_end_and_leaves_nothing(reporter, settings):
    settings.UPHELD_LARGEST_FILE = settings.UPHELD_ALL_FILES = 100_000
    before = on_disk()
    heard = Counted(multipart(field("words", WORDS.encode()), named("x.bin", b"x" * 9_000_000)))

    page = reporter.generic(
        "POST",
        WHAT,
        b"",
        CONTENT_TYPE=f"multipart/form-data; boundary={BOUNDARY}",
        CONTENT_LENGTH=str(heard.size),
        **{"wsgi.input": heard},
    )

    assert "This file is too large" in page.text
    assert WORDS in page.text
    assert heard.tell() < heard.size
    assert on_disk() == before


class Counted(io.BytesIO):
    """What a browser sends, and how much of it was heard."""

    def __init__(self, content: bytes) -> None:
        super().__init__(content)
        self.size = len(content)
