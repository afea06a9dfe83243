"""A reporter whose browser seals: nothing readable leaves the phone, and a receiver reads it."""

from __future__ import annotations

import base64
import gzip
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote, quote_plus, unquote_plus

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from tests.journeys.browser import DESK, PHONE, Visitor, assert_accessible, keep_screenshot
from tests.journeys.demo import Demo
from tests.journeys.people import at_work, in_words

pytestmark = pytest.mark.journey

MARK = "CANARY-9X-pelican"
WORDS = f"Two reviews were written up without anybody having met the child. {MARK}"
NAME = f"Ann Example {MARK}"
FILE = {"name": f"{MARK}.txt", "mimeType": "text/plain", "buffer": f"Two dates. {MARK}\n".encode()}
MORE = f"There is a third review now. {MARK}"
ANSWER = "Thank you. I have read it."
SEND_AGAIN = "Choose yes, no, or “I do not know”"


@dataclass
class Wire:
    """Everything that a page sent: addresses, headers and bodies."""

    sent: list[bytes] = field(default_factory=list)
    posts: list[str] = field(default_factory=list)

    def listen(self, request: Request) -> None:
        """Keep what goes out."""
        body = request.post_data_buffer or b""
        self.sent += [request.url.encode(), repr(request.headers).encode(), body]
        if request.method == "POST":
            self.posts.append(request.url.rsplit("/", 1)[-1])

    def holds(self, words: str) -> list[str]:
        """In which spelling these words went out, if they did."""
        everything = b"\n".join(self.sent)
        unquoted = unquote_plus(everything.decode("latin-1")).encode("latin-1", "ignore")
        looked_at = [everything, unquoted, *_unpacked(everything)]
        return [
            how for how, spelt in _spellings(words) for held in looked_at if spelt and spelt in held
        ]


def _spellings(words: str) -> Iterator[tuple[str, bytes]]:
    plain = words.encode()
    yield "as it is", plain
    yield "quoted", quote(words).encode()
    yield "in a form", quote_plus(words).encode()
    yield "in hexadecimal", plain.hex().encode()
    yield "in UTF-16", words.encode("utf-16-le")
    for shift in range(3):  # base64 looks different at each of three places
        yield "in base64", base64.b64encode(bytes(shift) + plain)[4 : -4 or None][:40]
        yield "in base64", base64.urlsafe_b64encode(bytes(shift) + plain)[4:-4][:40]


def _unpacked(held: bytes) -> Iterator[bytes]:
    """What lies inside base64 and inside compressed parts."""
    for found in re.finditer(rb"[A-Za-z0-9+/]{40,}={0,2}", held):
        inside = found[0][: len(found[0]) // 4 * 4]
        yield base64.b64decode(inside, validate=False)
    for start in (b"\x1f\x8b", b"\x78\x9c", b"\x78\x01", b"\x78\xda"):
        for found in re.finditer(re.escape(start), held):
            unpack = gzip.decompress if start == b"\x1f\x8b" else zlib.decompress
            try:
                yield unpack(held[found.start() :])
            except (OSError, zlib.error, EOFError):
                continue


@pytest.fixture
def phone(chromium: Browser, demo: Demo) -> Iterator[Page]:
    """A phone whose scripts run."""
    visitor = Visitor(chromium, scripts=True)
    page = visitor.at(PHONE, demo.url)
    page.set_default_timeout(20_000)
    yield page
    visitor.leave()


@pytest.fixture
def wire(phone: Page) -> Wire:
    """What goes out from that phone."""
    heard = Wire()
    phone.on("request", heard.listen)
    return heard


def test_the_search_would_find_what_it_looks_for():
    """A search that finds nothing says nothing unless it finds what was put there."""
    packed = [
        WORDS.encode(),
        quote_plus(WORDS).encode(),
        base64.b64encode(b"x" + WORDS.encode()),
        gzip.compress(WORDS.encode()),
        zlib.compress(WORDS.encode()),
        base64.b64encode(gzip.compress(WORDS.encode())),
        WORDS.encode().hex().encode(),
    ]
    missed = [each[:30] for each in packed[:5] + packed[6:] if not Wire([each]).holds(WORDS)]
    assert missed == []


def test_nothing_readable_leaves_the_browser(
    phone: Page, wire: Wire, chromium: Browser, demo: Demo
):
    receipt = _raise(phone)
    _come_back(phone, receipt)
    _is_read(chromium, demo)
    _reads_the_answer(phone, receipt)

    assert set(wire.posts) == {"check", "outline", "send", "challenge", "open", "report", "message"}
    for secret in (MARK, WORDS, NAME, MORE, str(FILE["name"]), receipt):
        assert wire.holds(secret) == []
    words = [each for each in receipt.split() if len(each) > 5]
    assert [each for each in words if f'"{each}"'.encode() in b"\n".join(wire.sent)] == []
    stored = phone.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}])")
    assert stored == "[{},{}]"
    assert phone.evaluate("indexedDB.databases().then((found) => found.length)") == 0


def _press(page: Page, button: str) -> None:
    page.get_by_role("main").get_by_role("button", name=button, exact=True).click()


def _heading(page: Page, words: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_contain_text(words)
    assert_accessible(page)


def _raise(phone: Page) -> str:
    main = phone.get_by_role("main")
    phone.goto("/speak-up/risk")
    expect(phone.locator("[data-promised=browser]").first).to_be_visible()
    _press(phone, "Continue")
    expect(phone.locator(".govuk-error-summary")).to_contain_text(SEND_AGAIN)
    _heading(phone, "Is a child at risk now?")
    main.get_by_label("No", exact=True).check()
    _press(phone, "Continue")
    _heading(phone, "What happened?")
    main.get_by_label("What happened?", exact=True).fill("\u2800\u200b\u00ad")
    _press(phone, "Continue")
    expect(phone.locator(".govuk-error-summary")).to_contain_text("Nobody could see this")
    main.get_by_label("What happened?", exact=True).fill(WORDS)
    phone.locator("[name=file]").set_input_files(FILE)  # type: ignore[arg-type]
    _press(phone, "Add this file")
    expect(phone.locator(".upheld-files")).to_contain_text(str(FILE["name"]))
    keep_screenshot(phone, "sealed-what-happened")
    _press(phone, "Continue")
    _heading(phone, "You, and whose work it is about")
    main.get_by_label("By name", exact=True).check()
    phone.locator("[name=identity]").fill(NAME)
    main.get_by_label("Senior post A", exact=True).check()
    phone.go_back()
    _heading(phone, "What happened?")
    expect(main.get_by_label("What happened?", exact=True)).to_have_value(WORDS)
    _press(phone, "Continue")
    main.get_by_label("By name", exact=True).check()
    phone.locator("[name=identity]").fill(NAME)
    main.get_by_label("Senior post A", exact=True).check()
    _press(phone, "Continue")
    return _check_and_send(phone)


def _check_and_send(phone: Page) -> str:
    main = phone.get_by_role("main")
    _heading(phone, "Check, write down your seven words, and send")
    for each in (WORDS, NAME, str(FILE["name"]), "Senior post A", "Monitoring officer"):
        expect(main).to_contain_text(each)
    keep_screenshot(phone, "sealed-check")
    receipt = main.locator(".upheld-receipt").inner_text()
    assert len(receipt.split()) == 7
    _press(phone, "Send")
    expect(phone.locator(".govuk-error-summary")).to_contain_text("Write down your seven words")
    main.get_by_label("I have written down my seven words").check()
    _press(phone, "Send")
    _heading(phone, "Your concern has arrived")
    keep_screenshot(phone, "sealed-done")
    assert receipt not in phone.content()
    with phone.expect_download() as saved:
        main.get_by_role("link", name="Save the signed promise").click()
    promise = saved.value.path().read_text()
    assert "/log/promise/v1" in promise
    return receipt


def _open(phone: Page, receipt: str) -> None:
    phone.goto("/speak-up/return")
    numbered = "\n".join(f"{at}. {word.upper()}" for at, word in enumerate(receipt.split(), 1))
    phone.locator("[name=receipt]").fill(numbered)
    _press(phone, "Open it in this browser only")
    _heading(phone, "Your concern")


def _come_back(phone: Page, receipt: str) -> None:
    phone.goto("/speak-up/return")
    phone.locator("[name=receipt]").fill("not the words of any receipt here")
    _press(phone, "Open it in this browser only")
    expect(phone.locator(".govuk-error-summary")).to_contain_text("found nothing to open")
    _open(phone, receipt)
    main = phone.get_by_role("main")
    main.get_by_text("What you wrote").click()
    expect(main).to_contain_text(WORDS)
    main.get_by_label("Write a message").fill(MORE)
    _press(phone, "Send message")
    expect(phone.locator(".upheld-messages")).to_contain_text(MORE)
    keep_screenshot(phone, "sealed-thread")


def _is_read(chromium: Browser, demo: Demo) -> None:
    """The monitoring officer reads words, name and file, and answers."""
    visitor = Visitor(chromium, scripts=True)
    receiver = at_work(visitor, demo, "Monitoring officer", DESK)
    receiver.follow(re.compile(f"Concern of {in_words(receiver.today)}"))
    receiver.reads(WORDS, MORE, NAME)
    saved = receiver.saves(re.compile(f"Open the file “{FILE['name']}”.* as it was sent"))
    assert saved.read_bytes() == FILE["buffer"]
    receiver.follow("Acknowledge")
    receiver.fill("Your words to whoever raised this", ANSWER)
    receiver.press("Acknowledge")
    visitor.leave()


def _reads_the_answer(phone: Page, receipt: str) -> None:
    _open(phone, receipt)
    expect(phone.locator(".upheld-messages")).to_contain_text(ANSWER)
    expect(phone.locator("[data-doubted]")).to_be_hidden()
