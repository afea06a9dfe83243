"""Every address of the house, asked for by somebody whom it is not for."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import resolve

from tests.canary import kept
from tests.web import story_ids
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.improvement.models import Action
from upheld.investigations import queries as investigations
from upheld.learning import queries as learning
from upheld.learning.models import (
    PublishedGrid,
    PublishedPassage,
    PublishedReport,
    SourceOfEvidence,
)
from upheld.vault import queries as vault
from upheld.vault.models import Compartment
from upheld.vault.queries import Body
from upheld.web.audience import audience_of
from upheld.web.unlocked import PERSONS_COOKIE

SignIn = Callable[..., Client]
ID = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
# A cabinet member and a named manager have no role; the others have one, elsewhere.
STRANGERS = ("cabinet", "senior-a", "senior-b", "dcs")
OWN = "/account/"  # what somebody may change there is their own
# Open to whoever signs in: these say what waits for them.
EMPTY = {"casework-home", "casework-concerns", "casework-investigations", "casework-learning"}
# Written by looking: sessions and what one has tried to open, never a room's row.
NOT_A_CHANGE = {"django_session", "vault_unlocked", "vault_holderindex", "attempts"}
LONG_ENOUGH = 20
CASES_AS_PRINTED = "cases of children that were read in detail, the complaint was upheld."


LEAVE = "/leave"  # ends the session, so that whoever goes on after it reads nothing


@pytest.fixture
def addresses(cast: Cast, told: Told) -> list[str]:
    found = [each for each in story_ids.addresses(cast, told) if each != LEAVE]
    assert len(found) < len(story_ids.addresses(cast, told))
    return found


@pytest.fixture
def own(cast: Cast) -> Callable[[str, str], bool]:
    """Whether an address is of what was served on somebody, or of their copy of a report."""

    def is_own(slug: str, address: str) -> bool:
        who = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
        mine: list[Any] = []
        if address.startswith("/casework/said-of-me/"):
            mine = investigations.my_packets(**who)
        if address.startswith("/casework/copies/"):
            mine = learning.my_copies(**who)
        return any(str(each.id) in address for each in mine)

    return is_own


def signs_in(address: str) -> bool:
    audience = audience_of(resolve(address).func)
    return audience is None or audience.signs_in


def normal(answer: HttpResponse) -> str:
    """A page without what differs between two answers to one question."""
    return TOKEN.sub("", ID.sub("", answer.text))


def texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for each in value:
            yield from texts(each)
    elif isinstance(value, str) and len(value) >= LONG_ENOUGH:
        yield value


@pytest.fixture
def sealed_words(cast: Cast, told: Told) -> set[str]:
    """Everything that is sealed and not public: words, ids, file names."""
    found: set[str] = {str(told.concern), str(told.open_concern), str(told.investigation)}
    for slug in ("mo", "investigator", "auditor", "union"):
        who = {"actor": cast.actor(slug), "keys": cast.keys(slug)}
        for place in vault.openable(**who, ids=Compartment.objects.values_list("id", flat=True)):
            for body in vault.bodies(**who, compartment=place):
                if isinstance(body, Body):
                    found.update(texts(body.content))
    public = "\n".join(
        str(column)
        for table, names in (
            (PublishedPassage, ("text", "said_by", "as_at", "posts")),
            (PublishedReport, ("title",)),
            (SourceOfEvidence, ("commissioned_by",)),
            (PublishedGrid, ("content",)),
            (Action, ("text",)),
        )
        for row in table.objects.values_list(*names)
        for column in row
    )
    # The flags of the disclosure check stand in their sentences, which are published.
    public = " ".join(f"{public} {CASES_AS_PRINTED}".split())
    people = {str(cast.post(slug)) for slug in cast.members}
    people |= {cast.actor(slug).post_title for slug in cast.members}
    return {each for each in found if " ".join(each.split()) not in public and each not in people}


def changed_tables() -> Counter[str]:
    rows = Counter[str]()
    for place, value in kept.rows():
        if place.split(".")[1] not in NOT_A_CHANGE:
            rows[f"{place} {hashlib.sha256(value).hexdigest()}"] += 1
    return rows


def test_whoever_has_not_signed_in_is_asked_to(addresses: list[str]) -> None:
    stranger = Client()
    for address in filter(signs_in, addresses):
        for answer in (stranger.get(address), stranger.post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/account/sign-in?next="), address


@pytest.mark.parametrize("slug", STRANGERS)
def test_nobody_reads_what_is_sealed_from_them(
    addresses: list[str],
    own: Callable[[str, str], bool],
    sealed_words: set[str],
    sign_in: SignIn,
    slug: str,
) -> None:
    assert len(sealed_words) > 50
    reader = sign_in(slug)
    for address in (each for each in addresses if not own(slug, each)):
        answer = reader.get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        said = answer.text.replace(address, "")
        assert [each for each in sealed_words if each in said] == [], address
    assert _is_unlocked(reader)


def _is_unlocked(reader: Client) -> bool:
    """Whether the keys were open to the last page, so that it could have been read."""
    return (
        bool(reader.cookies[PERSONS_COOKIE].value) and reader.get("/casework/").status_code == 200
    )


@pytest.mark.parametrize("slug", STRANGERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_for_somebody_is_not_there(
    addresses: list[str],
    own: Callable[[str, str], bool],
    sign_in: SignIn,
    slug: str,
    method: str,
) -> None:
    reader = sign_in(slug)
    for address in (each for each in addresses if each.startswith("/casework/")):
        if resolve(address).url_name in EMPTY or own(slug, address):
            continue
        answer = getattr(reader, method)(address)
        assert answer.status_code in {404, 405}, address
    assert _is_unlocked(reader)


@pytest.mark.parametrize("slug", STRANGERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_known_id_and_an_unknown_one_get_the_same_answer(
    addresses: list[str],
    own: Callable[[str, str], bool],
    sign_in: SignIn,
    slug: str,
    method: str,
) -> None:
    reader = sign_in(slug)
    casework = [each for each in addresses if ID.search(each) and each.startswith("/casework/")]
    closed = [each for each in casework if not own(slug, each)]
    assert len(closed) > 30
    for address in closed:
        known = getattr(reader, method)(address)
        nowhere = getattr(reader, method)(story_ids.unknown(address))
        assert known.status_code == nowhere.status_code, address
        assert normal(known) == normal(nowhere), address
        assert known.headers.keys() == nowhere.headers.keys(), address
    assert _is_unlocked(reader)


@pytest.mark.parametrize("slug", ["mo", "investigator", "ceo", "union", "improvement-lead"])
def test_looking_changes_nothing(addresses: list[str], sign_in: SignIn, slug: str) -> None:
    reader = sign_in(slug)
    before = changed_tables()

    for address in addresses:
        reader.get(address)

    assert changed_tables() == before
    assert _is_unlocked(reader)


@pytest.mark.parametrize("slug", ["cabinet", "senior-a"])
def test_a_strangers_form_changes_nothing(
    addresses: list[str], own: Callable[[str, str], bool], sign_in: SignIn, slug: str
) -> None:
    reader = sign_in(slug)
    before = changed_tables()

    others = [each for each in addresses if signs_in(each) and not each.startswith(OWN)]
    for address in (each for each in others if not own(slug, each)):
        reader.post(address, {"words": "canary", "reasons": "canary", "text": "canary"})

    assert changed_tables() == before
