"""In any organisation, whoever is in conflict finds no trace, nor does a reader of the disk.

Each example draws posts, tenures, lines and interests on top of the example's people, and
a concern about some posts. Then three houses are compared: one without the concern, one with
it, and one with a concern that is about nobody and which the same person merely does not get.

`UPHELD_MANY_EXAMPLES=200` draws more of them.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests import static_files
from tests.rooms.people.scene import House, registrar
from upheld.concerns import commands, queries
from upheld.concerns.models import Concern
from upheld.concerns.states import KnownAs
from upheld.examples.cast import Cast
from upheld.kernel import sealing
from upheld.kernel.decision import NotPermitted, NotPossible
from upheld.people import clock, conflicts
from upheld.people import commands as people
from upheld.people import queries as register
from upheld.people.models import Account, Person
from upheld.vault import index, receipts, unlocking
from upheld.vault.models import Compartment, Unlocked
from upheld.web.unlocked import PERSONS_COOKIE

from .scene import NOON, TODAY, WORDS, Reporter, by, join, lodge, page, raise_alone

EXAMPLES = int(os.environ.get("UPHELD_MANY_EXAMPLES", "3"))
WITH_KEYS = ("mo", "auditor", "union", "investigator", "s151", "ceo", "dcs", "senior-a", "senior-b")
POSTS = (*WITH_KEYS, "hos", "coo", "psw", "ia")
LOOKED_AT = 1  # of an example, who looks at the pages too
FIRST = date(2021, 10, 1)
PAGES = ("/casework/", "/casework/concerns/", "/account/", "/improvement/", "/oversight/")
OF_ONE = ("", "acknowledge", "decide", "message", "share", "note", "answer", "close")


@pytest.fixture(scope="module", autouse=True)
def static_files_under_plain_names(tmp_path_factory):
    """Pages are looked at here too, without the files beside them."""
    with static_files.under_plain_names(tmp_path_factory.mktemp("static")):
        yield


persons = st.sampled_from(WITH_KEYS)
posts = st.sampled_from(POSTS)
days = st.integers(0, 40).map(lambda n: FIRST + timedelta(days=n))


@dataclass(frozen=True)
class Organisation:
    """What somebody enters in the register, on top of the example's own posts."""

    tenures: list[tuple[str, str, date]]
    lines: list[tuple[str, str, date]]
    interests: list[tuple[str, str, bool]]


organisations = st.builds(
    Organisation,
    tenures=st.lists(st.tuples(persons, posts, days), max_size=3),
    lines=st.lists(st.tuples(posts, posts, days), max_size=5),
    interests=st.lists(st.tuples(persons, posts, st.booleans()), max_size=3),
)


def enter(cast: Cast, drawn: Organisation) -> None:
    """Enter it by commands. What the house refuses is left out."""
    house = House(registrar=registrar())
    for slug, post, starts in drawn.tenures:
        with suppress(NotPossible):
            house.put(_person(cast, slug), _post(cast, post), starts, acting=True)
    for post, manager, since in drawn.lines:
        with suppress(NotPossible):
            house.line(_post(cast, post), _post(cast, manager), since)
    for slug, other, about_post in drawn.interests:
        about = _post(cast, other) if about_post else _person(cast, other)
        given = {"about_post" if about_post else "about_person": about}
        with suppress(NotPossible):
            people.declare_interest(actor=cast.actor(slug), at=NOON, **given)


def _post(cast: Cast, slug: str) -> Any:
    return register.post(actor=cast.actor("hr"), id=cast.post(slug))


def _person(cast: Cast, slug: str) -> Any:
    return Person.objects.get(id=cast.person(slug))


@dataclass
class Trace:
    """Everything that somebody can see or measure of a house."""

    shown: dict[str, Any]
    asked: int
    tried: int


@contextmanager
def house(build: Callable[[], Concern | None]) -> Iterator[Concern | None]:
    """A house that is gone afterwards."""
    before = transaction.savepoint()
    try:
        yield build()
    finally:
        transaction.savepoint_rollback(before)


def look(cast: Cast, slug: str, concern: Concern | None, *, at_pages: bool) -> Trace:
    """What somebody finds who unlocks and looks everywhere, an address of the concern included."""
    actor, keys = cast.actor(slug), cast.keys(slug)
    id = concern.id if concern else uuid4()
    given: dict[str, Any] = {"actor": actor, "keys": keys, "today": TODAY}
    with CaptureQueriesContext(connection) as asked, counted() as tried:
        index.try_new(keys)
        shown: dict[str, Any] = {
            "waits": queries.what_waits(**given),
            "list": queries.concerns(**given),
            "one": queries.concern_page(**given, id=id),
            "found": queries.search(**given, text=WORDS.split()[0]),
        }
        if at_pages:
            shown |= _pages(cast, slug, id)
    return Trace(shown, len(asked), sum(tried.values()))


def _pages(cast: Cast, slug: str, id: UUID) -> dict[str, Any]:
    client = _signed_in(cast, slug)
    found = {address: _as_sent(client.get(address)) for address in PAGES}
    found |= {each: _as_sent(client.get(f"/casework/concerns/{id}/{each}")) for each in OF_ONE}
    found["search"] = _as_sent(client.post("/casework/concerns/search", {"words": "Visits"}))
    return found


def _as_sent(answer: Any) -> tuple[int, int, str]:
    """Status, length and words of a page, without the token that differs at each visit."""
    text = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.content.decode())
    return answer.status_code, len(answer.content), text


def _signed_in(cast: Cast, slug: str) -> Client:
    client = Client()
    client.force_login(Account.objects.get(person_id=cast.person(slug)))
    client.cookies[PERSONS_COOKIE] = unlocking.begin(keys=cast.keys(slug), now=clock.now())
    return client


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """How often the library was asked to open something."""
    tried: Counter[str] = Counter()
    opened = sealing.decrypt

    def counting(*given: Any) -> Any:
        tried["tried"] += 1
        return opened(*given)

    sealing.decrypt = counting
    try:
        yield tried
    finally:
        sealing.decrypt = opened


def on_disk() -> dict[str, Counter[str]]:
    """What a reader of the database sees, with random ids, keys and ciphertext as mere sizes."""
    return {
        model._meta.db_table: Counter(
            json.dumps({name: _masked(value) for name, value in row.items()}, sort_keys=True)
            for row in model.objects.values()
        )
        for model in apps.get_models()
        # Unlocked sessions lie elsewhere and stay when a house of this test goes.
        if model.__module__.startswith("upheld.") and model is not Unlocked
    }


def _masked(value: Any) -> Any:
    if isinstance(value, bytes | memoryview):
        blob = bytes(value)
        if blob.startswith(b'["YWdl'):  # what keepers could open: always three, of chance length
            return f"{len(json.loads(blob))} nested"
        # age adds a decoy of chance length to the head; what counts is how many can open it.
        head, _, rest = blob.partition(b"\n---")
        return f"{head.count(b'-> X25519 ')} stanzas, {len(rest)} bytes" if rest else len(blob)
    if isinstance(value, dict):
        return {name: _masked(each) for name, each in value.items()}
    text = str(value)
    return re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{64}|age1\w+", "*", text)


@settings(
    max_examples=EXAMPLES,
    deadline=None,
    phases=[Phase.explicit, Phase.generate],  # each look costs; a smaller example is not worth it
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(drawn=organisations, named=st.sets(posts, min_size=1, max_size=3), at_pages=st.sets(persons))
def test_whoever_is_in_conflict_finds_no_trace_of_any_kind(cast, told, drawn, named, at_pages):
    with house(lambda: enter(cast, drawn)), suppress(NotPossible):
        ids = tuple(sorted(cast.post(each) for each in named))
        away = conflicts.excluded(named_posts=ids, dates=[TODAY], today=TODAY)
        out = [each for each in WITH_KEYS if str(cast.person(each)) in away]
        clicks = sorted(at_pages & set(out))[:LOOKED_AT]

        with house(lambda: None):
            before = looked_at(cast, out, None, clicks)
        with house(lambda: raise_alone(Reporter(), named_posts=ids)) as about_them:
            disk = on_disk()
            about = looked_at(cast, out, about_them, clicks)
            assert not any(_opens(cast, each, about_them) for each in WITH_KEYS if each in out)
        struck = tuple(cast.post(each) for each in out)
        with house(lambda: raise_alone(Reporter(), struck=struck)) as about_nobody:
            assert on_disk() == disk
            other = looked_at(cast, out, about_nobody, clicks)

        for each in out:
            assert about[each].shown == before[each].shown, each
            assert (about[each].asked, about[each].tried) == (other[each].asked, other[each].tried)


def looked_at(
    cast: Cast, slugs: list[str], concern: Concern | None, clicks: list[str]
) -> dict[str, Trace]:
    return {each: look(cast, each, concern, at_pages=each in clicks) for each in slugs}


def _opens(cast: Cast, slug: str, concern: Concern) -> bool:
    compartment = Compartment.objects.get(id=concern.compartment_id)
    return cast.keys(slug).opens(compartment)


SIGNED = 31


def test_the_director_is_named_and_all_who_signed_report_to_her(cast, told):
    """Signatories and convener keep their own; whoever works for her receives nothing."""
    everybody = ("mo", "s151", "union", "investigator", "ia")
    with house(lambda: _all_report_to(cast, "dcs", everybody)):
        before = {each: look(cast, each, None, at_pages=True) for each in ("mo", "dcs")}
        tokens = [receipts.new_words() for _ in range(SIGNED)]
        with house(lambda: lodge(cast, *tokens, named_posts=(cast.post("dcs"),))) as lodged:
            signed = [Reporter() for _ in tokens]
            for who, token in zip(signed, tokens, strict=True):
                join(who, token, f"My own words, {who.id}.")

            for each, found in before.items():
                assert look(cast, each, lodged, at_pages=True).shown == found.shown, each
            assert page(cast, "auditor", lodged).may_handle
            assert len(page(cast, "auditor", lodged).statements) == SIGNED

            convener = page(cast, "union", lodged)
            assert convener.as_convener
            assert not convener.may_handle
            commands.write_message(**by(cast, "union", lodged), words="Is there news?")
            with pytest.raises(NotPermitted):
                commands.acknowledge(**by(cast, "union", lodged), words="I receive this now.")
            for who in signed:
                own = queries.reporter_page(actor=who.actor, keys=who.keys, today=TODAY)
                assert own.statement == f"My own words, {who.id}."
                place = queries.own_thread(actor=who.actor)
                commands.write_message(
                    actor=who.actor, at=TODAY, concern=place, words="And?", keys=who.keys
                )


def _all_report_to(cast: Cast, manager: str, slugs: tuple[str, ...]) -> None:
    made = House(registrar=registrar())
    for each in slugs:
        made.line(_post(cast, each), _post(cast, manager), FIRST)


def test_what_is_compared_would_show_a_trace(cast, told):
    """A receiver who does get the concern leaves another trace: the comparison is not blind."""
    with house(lambda: None):
        before = look(cast, "mo", None, at_pages=True)
    with house(lambda: raise_alone(Reporter())) as raised:
        disk, found = on_disk(), look(cast, "mo", raised, at_pages=True)
        assert all(before.shown[each] != found.shown[each] for each in ("waits", "list", "one"))
        assert before.shown["/casework/"] != found.shown["/casework/"]
    with house(lambda: raise_alone(Reporter(), known_as=KnownAs.NAMED, identity="Ana")):
        assert on_disk() != disk
