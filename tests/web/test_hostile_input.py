"""What no page of ours would send: each ends in a clear sentence, and none gets anywhere."""

from __future__ import annotations

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.rooms.concerns.scene import lodge
from tests.web.test_speak_up import KNOWN, WORDS, fill, send
from tests.web.test_uploads import WHAT, add, on_disk
from upheld.concerns import queries
from upheld.concerns.models import Concern, Draft, Signatory
from upheld.kernel.visible import REPLACED, says_something
from upheld.people import clock
from upheld.vault import receipts
from upheld.vault.models import SealedBody

BOUNDARY = "----hostile"
REPORTERS_PAGES = [
    "speak-up-risk",
    "speak-up-where",
    "speak-up-what",
    "speak-up-known",
    "speak-up-check",
    "speak-up-return",
    "speak-up-thread",
    "speak-up-how",
    "speak-up-join",
    "speak-up-joining",
    "speak-up-put-away",
]


@pytest.fixture
def reporter(cast) -> Client:
    return Client()


def multipart(*parts: tuple[str, bytes], end: bytes = b"--\r\n") -> bytes:
    """A form as bytes: each part's own headers, and what is in it."""
    body = b"".join(
        f"--{BOUNDARY}\r\n{head}\r\n\r\n".encode("utf-8", "surrogatepass") + content + b"\r\n"
        for head, content in parts
    )
    return body + f"--{BOUNDARY}".encode() + end


def field(name: str, value: bytes) -> tuple[str, bytes]:
    return f'Content-Disposition: form-data; name="{name}"', value


def named(filename: str, content: bytes = b"x", more: str = "") -> tuple[str, bytes]:
    head = f'Content-Disposition: form-data; name="file"; filename="{filename}"{more}'
    return head + "\r\nContent-Type: text/html", content


def post(client: Client, body: bytes, *, kind: str = f"multipart/form-data; boundary={BOUNDARY}"):
    answer = client.generic("POST", WHAT, body, content_type=kind)
    return client.get(answer["Location"]) if answer.status_code == 302 else answer


BROKEN = {
    "the end is missing": multipart(field("words", b"x"), named("x.txt"), end=b""),
    "cut in the middle of a file": multipart(field("words", b"x"), named("x.txt", b"y" * 90_000))[
        :50_000
    ],
    "no part at all": b"",
    "nonsense": b"\x00\xff" * 500,
    "a part without a name": multipart(("Content-Disposition: form-data", b"x")),
    "a part without a head": multipart(("", b"x")),
    "false base64": multipart(
        named("x.txt", b"!!!!!", "\r\nContent-Transfer-Encoding: base64"), field("words", b"x")
    ),
    "a file where words belong": multipart(
        ('Content-Disposition: form-data; name="words"; filename="x"', b"x")
    ),
    "words where a file belongs": multipart(field("file", b"x"), field("words", b"x")),
    "a head of many kilobytes": multipart((f"X-Long: {'x' * 40_000}", b"x")),
    "bytes that are no text": multipart(field("words", b"\xed\xa0\x80\xff\xfe"), field("add", b"")),
    "a name of many kilobytes": multipart(named("n" * 5000), field("words", b"x")),
    "eleven hundred fields": multipart(*(field(f"f{n}", b"x") for n in range(1100))),
    "two hundred files": multipart(*(named("x.txt") for _ in range(200))),
    "the same field twice": multipart(field("words", b"one"), field("words", b"two")),
}


@pytest.mark.parametrize("body", BROKEN.values(), ids=BROKEN)
def test_a_broken_form_is_answered_and_leaves_nothing_behind(cast, body):
    browser = Client(raise_request_exception=False)
    before = on_disk(), Concern.objects.count()

    answer = post(browser, body)

    assert answer.status_code in {200, 400}
    assert "</html>" in answer.text
    assert (on_disk(), Concern.objects.count()) == before


@pytest.mark.parametrize(
    "kind",
    [
        "application/x-www-form-urlencoded; charset=utf-16",
        "application/x-www-form-urlencoded; charset=no-such-charset",
        f"multipart/form-data; boundary={BOUNDARY}; charset=utf-7",
        "multipart/form-data; boundary=" + "b" * 500,
        "multipart/form-data",
        "application/json",
        "text/plain",
        "",
        "\u00e9",
    ],
)
def test_a_form_in_another_shape_is_never_an_error_of_ours(cast, kind):
    browser = Client(raise_request_exception=False)
    for address in (WHAT, "/speak-up/risk", "/speak-up/return"):
        answer = browser.generic("POST", address, b"words=\xff\xfex&risk=no", content_type=kind)
        assert answer.status_code in {200, 302, 400}, (address, kind)


@pytest.mark.parametrize("name", REPORTERS_PAGES)
@pytest.mark.parametrize(
    "posted",
    [
        {},
        {
            "words": "x" * 60_000,
            "receipt": "x" * 10_000,
            "token": "x" * 10_000,
            "risk": "x" * 10_000,
        },
        {"words": "a\x00b", "receipt": "a\x00b", "token": "\x00", "identity": "\x00"},
        {"risk": ["no", "yes"], "posts": ["x", "do-not-know"], "struck": ["x"], "known_as": "x"},
        {
            "posts": [str(uuid.uuid4())],
            "struck": [str(uuid.uuid4())],
            "kept": "on",
            "statement": "x",
        },
    ],
    ids=["nothing", "far too long", "nulls", "what is not offered", "what nobody chose"],
)
def test_missing_false_and_endless_answers_get_a_page_and_keep_nothing_false(cast, name, posted):
    browser = Client(raise_request_exception=False)
    browser.post("/speak-up/risk", {"risk": "no"})
    before = Concern.objects.count(), Signatory.objects.count()

    answer = browser.post(reverse(name), posted)

    assert answer.status_code in {200, 302}
    assert (Concern.objects.count(), Signatory.objects.count()) == before


@pytest.mark.parametrize("field_name", ["words", "identity"])
def test_ten_thousand_characters_are_taken_or_refused_in_words(reporter, field_name):
    long = "é" * 10_000
    reporter.post("/speak-up/risk", {"risk": "no"})
    if field_name == "words":
        assert reporter.post(WHAT, {"words": long}).status_code == 302
        assert long in reporter.get(WHAT).text
        return
    answers = {**KNOWN, "known_as": "named", "identity": long}
    page = reporter.post("/speak-up/how-known", answers)
    assert "at most 500" in page.text
    assert long in page.text


ODD = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
    | st.sampled_from("\u202e\u2066\u200b\u200d\ufeff\u0301é🏳\u2028\u0085\U000e0041<&\"'{%"),
    min_size=1,
    max_size=200,
).filter(lambda text: says_something(text) and REPLACED not in text)


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=ODD)
@example(text="e\u0301 is not é, and both stay")
@example(text="\u202eturned round")
@example(text="{{ 7 * 7 }}{% if %}")
@example(text="\n\nfirst lines empty")
def test_every_letter_of_every_script_reaches_the_receiver_as_it_was_typed(cast, text):
    browser = Client()
    receipt = fill(browser, words=text)
    send(browser)
    id = queries.whose_receipt(receipt=receipts.derive(receipt)).id
    read = queries.concern_page(
        actor=cast.actor("mo"), keys=cast.keys("mo"), id=uuid.UUID(id), today=clock.today()
    )
    assert read.words == text.strip()


# Receipts, joining words, other people's forms


def test_forged_receipts_get_one_answer_at_one_cost(reporter, monkeypatch):
    right = fill(reporter)
    send(reporter)
    unsent = Client()
    never_sent = fill(unsent)
    derived = []
    hkdf = receipts.HKDF.derive
    monkeypatch.setattr(
        receipts.HKDF, "derive", lambda self, key: derived.append(1) or hkdf(self, key)
    )
    costs = {}
    for words in (receipts.new_words(), never_sent, "one two", "", "x " * 200, right + " more"):
        if not words:
            continue
        with CaptureQueriesContext(connection) as asked:
            page = Client().post("/speak-up/return", {"receipt": words})
        without = re.sub(r"<textarea.*?</textarea>|value=\"[^\"]*\"", "", page.text, flags=re.S)
        costs[words] = (len(asked), len(derived), page.status_code, without)
        derived.clear()

    assert len(set(costs.values())) == 1
    assert next(iter(costs.values()))[1] == 1
    assert Client().post("/speak-up/return", {"receipt": right}).status_code == 302
    assert len(derived) == 1


def test_used_and_false_joining_words_get_one_answer_at_one_cost(cast, told):
    token = receipts.new_words()
    lodge(cast, token)
    first, second = Client(), Client()
    for each in (first, second):
        each.post("/speak-up/join", {"token": token})
    first.post("/speak-up/join/read", {"kept": "on", "statement": ""})
    before = Signatory.objects.count()

    replayed = second.post("/speak-up/join/read", {"kept": "on", "statement": "again"}, follow=True)
    answers = set()
    for words in (token, receipts.new_words(), "x"):
        with CaptureQueriesContext(connection) as asked:
            page = Client().post("/speak-up/join", {"token": words})
        answers.add((len(asked), "somebody has used them" in page.text, page.status_code))

    assert Signatory.objects.count() == before
    assert replayed.status_code == 200
    assert len(answers) == 1


@pytest.mark.parametrize("name", REPORTERS_PAGES)
def test_a_form_of_another_site_is_not_accepted_and_changes_nothing(cast, name):
    strict = Client(enforce_csrf_checks=True)
    before = Draft.objects.count(), SealedBody.objects.count(), on_disk()

    answer = strict.post(
        reverse(name), {"risk": "no", "words": WORDS, "file": SimpleUploadedFile("x", b"x")}
    )

    assert answer.status_code == 403
    assert answer["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert (Draft.objects.count(), SealedBody.objects.count(), on_disk()) == before


def test_a_draft_is_not_shown_in_a_frame_of_another_site(reporter):
    add(reporter)
    for name in REPORTERS_PAGES:
        answer = reporter.get(reverse(name))
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
