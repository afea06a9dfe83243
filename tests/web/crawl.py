"""Every page that somebody of the example reaches by following links.

Nothing is sent: links are followed with GET, and the addresses of forms are noted. What the
walk finds is kept for the session, since the story's rows stay what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve

from tests.web.markup import Page
from upheld.web.audience import Audience, audience_of

READERS = (
    *("mo", "auditor", "union", "investigator", "ceo", "ia", "hr"),
    *("improvement-lead", "psw", "assurer", "board-chair"),
    *("dem-services", "chair-scrutiny"),
)
REPORTER = "a reporter"
# These end the visit or the keys of whoever follows them, so the walk would end there.
LEAVES = {"leave", "account_logout"}
MOST = 3000
# Sixty pages of one template: each reader looks at so many of them.
OF_A_KIND = {"practice-measure": 3, "practice-series": 1}


@dataclass(frozen=True, slots=True)
class Seen:
    """What one reader got at one address."""

    reader: str
    address: str
    status: int
    headers: dict[str, str]
    text: str
    cookies: tuple[str, ...]

    @property
    def audience(self) -> Audience | None:
        """For whom the page says that it is."""
        return audience_of(resolve(self.address).func)


@dataclass
class Walk:
    """What the readers saw, and where forms are sent to."""

    seen: list[Seen] = field(default_factory=list)
    sent_to: set[str] = field(default_factory=set)

    @property
    def names(self) -> set[str]:
        """The names of the addresses that somebody reached or that a form names."""
        reached = {each.address for each in self.seen} | self.sent_to
        return {str(resolve(each).url_name) for each in reached}


def routes() -> dict[str, str]:
    """Every address of the house as its pattern, by its name."""
    return {str(each.name): before for before, each in _patterns(get_resolver())}


def walk(readers: dict[str, Client]) -> Walk:
    """Follow every link, as each reader. People with an account keep to pages for accounts."""
    found = Walk()
    for reader, client in readers.items():
        _follow(found, reader, client)
    return found


def _follow(found: Walk, reader: str, client: Client) -> None:
    client.raise_request_exception = False  # a page that fails is told by its test, by name
    plain = [f"/{each}" for each in routes().values() if "<" not in each]
    waiting = [each for each in plain if _is_for(reader, each)]
    known = set(waiting)
    kinds = Counter[str]()
    while waiting:
        address = waiting.pop()
        answer = client.get(address)
        assert len(found.seen) < MOST, "The walk does not end."
        found.seen.append(_seen(reader, address, answer))
        for kind, linked in addresses(address, answer):
            if kind == "form":
                found.sent_to.add(linked)
            elif linked not in known and _is_for(reader, linked):
                known.add(linked)
                name = str(resolve(linked).url_name)
                kinds[name] += 1
                if kinds[name] <= OF_A_KIND.get(name, MOST):
                    waiting.append(linked)


def _is_for(reader: str, address: str) -> bool:
    match = resolve(address)
    audience = audience_of(match.func)
    signs_in = audience is not None and audience.signs_in
    return match.url_name not in LEAVES and signs_in is not (reader == REPORTER)


def _seen(reader: str, address: str, answer: HttpResponse) -> Seen:
    cookies = tuple(each.OutputString() for each in answer.cookies.values())
    kind = answer.headers.get("Content-Type", "")
    text = answer.content.decode() if kind.startswith("text/") else ""
    return Seen(reader, address, answer.status_code, dict(answer.headers), text, cookies)


def addresses(at: str, answer: HttpResponse) -> Iterator[tuple[str, str]]:
    """Every address of the house that an answer links to or sends a form to."""
    if answer.status_code in {301, 302}:
        yield from _ours("link", urljoin(at, answer.headers["Location"]))
    if not answer.headers.get("Content-Type", "").startswith("text/html"):
        return
    page = Page(answer.content.decode())
    for link in page.all("a"):
        yield from _ours("link", urljoin(at, link.attributes.get("href", at)))
    for form in page.all("form"):
        yield from _ours("form", urljoin(at, form.attributes.get("action") or at))


def _ours(kind: str, address: str) -> Iterator[tuple[str, str]]:
    parts = urlsplit(address)
    if not (parts.netloc or parts.scheme or parts.path.startswith("/static/")):
        yield kind, parts.path


def _patterns(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from _patterns(each, before + str(each.pattern))
        else:
            yield before + str(each.pattern), each
