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
from upheld.learning.models import PublishedPassage, PublishedReport
from upheld.vault import queries as vault
from upheld.vault.models import Compartment
from upheld.vault.queries import Body
from upheld.web.audience import audience_of

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


@pytest.fixture
def addresses(cast: Cast, told: Told) -> list[str]:
    return story_ids.addresses(cast, told)


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
            (PublishedPassage, ("text", "said_by", "as_at")),
            (PublishedReport, ("title",)),
            (Action, ("text",)),
        )
        for row in table.objects.values_list(*names)
        for column in row
    )
    people = {str(cast.post(slug)) for slug in cast.members}
    return {each for each in found if each not in public and each not in people}


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
    addresses: list[str], sealed_words: set[str], sign_in: SignIn, slug: str
) -> None:
    assert len(sealed_words) > 50
    reader = sign_in(slug)
    for address in addresses:
        answer = reader.get(address)
        if not answer.headers.get("Content-Type", "").startswith("text/html"):
            continue
        said = answer.text.replace(address, "")
        assert [each for each in sealed_words if each in said] == [], address


@pytest.mark.parametrize("slug", STRANGERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_what_is_not_for_somebody_is_not_there(
    addresses: list[str], sign_in: SignIn, slug: str, method: str
) -> None:
    reader = sign_in(slug)
    for address in (each for each in addresses if each.startswith("/casework/")):
        if resolve(address).url_name in EMPTY:
            continue
        answer = getattr(reader, method)(address)
        assert answer.status_code in {404, 405}, address


@pytest.mark.parametrize("slug", STRANGERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_known_id_and_an_unknown_one_get_the_same_answer(
    addresses: list[str], sign_in: SignIn, slug: str, method: str
) -> None:
    reader = sign_in(slug)
    closed = [each for each in addresses if ID.search(each) and each.startswith("/casework/")]
    assert len(closed) > 30
    for address in closed:
        known = getattr(reader, method)(address)
        nowhere = getattr(reader, method)(story_ids.unknown(address))
        assert known.status_code == nowhere.status_code, address
        assert normal(known) == normal(nowhere), address
        assert known.headers.keys() == nowhere.headers.keys(), address


@pytest.mark.parametrize("slug", ["mo", "investigator", "ceo", "union", "improvement-lead"])
def test_looking_changes_nothing(addresses: list[str], sign_in: SignIn, slug: str) -> None:
    reader = sign_in(slug)
    before = changed_tables()

    for address in addresses:
        reader.get(address)

    assert changed_tables() == before


@pytest.mark.parametrize("slug", ["cabinet", "senior-a"])
def test_a_strangers_form_changes_nothing(addresses: list[str], sign_in: SignIn, slug: str) -> None:
    reader = sign_in(slug)
    before = changed_tables()

    for address in (each for each in addresses if signs_in(each) and not each.startswith(OWN)):
        reader.post(address, {"words": "canary", "reasons": "canary", "text": "canary"})

    assert changed_tables() == before
