"""Every page of practice with children's data behind it, looked at in the ways all pages are.

The story that the walk over all pages goes through holds no child, so these pages are walked here.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.rooms.practice.shelf.sheets import MIXED
from tests.rooms.practice.shelf.test_mappings import ODD
from tests.rooms.practice.shelf.test_returns import SENT
from tests.web import story_ids
from tests.web.markup import Page
from tests.web.test_headers import FETCHED, NAMES_IN_OUR_POLICY, policy
from tests.web.test_practice_measures import simulated  # noqa: F401  A fixture.
from tests.web.test_queries_bounded import questions
from tests.web.test_strangers import normal
from upheld.jobs import files
from upheld.practice import commands, figures, keeping, mappings
from upheld.practice.models import Arrival, ChildList, Load, Mapping

STRANGERS = ("cabinet", "senior-a", "mo")
AS01 = "AS01"
MOST_QUESTIONS = 40


@dataclass
class Walked:
    """An analyst, the addresses of every page, and a way to have more in each list."""

    client: Client
    addresses: list[str]
    to_send: list[str]
    grow: Callable[[], None]


@pytest.fixture
def children(simulated, cast, noon, settings, tmp_path) -> None:  # noqa: F811
    """Simulated children in a folder of this test's own."""
    settings.UPHELD_PRACTICE_DIR = tmp_path / "practice"
    shutil.copytree(simulated[0], settings.UPHELD_PRACTICE_DIR)
    commands.record_load(actor=cast.actor("analyst"), at=noon, load=simulated[1])


@pytest.fixture
def walked(children, sign_in, monkeypatch) -> Walked:
    """Beside the children a file with faults, one with strange spellings, counts that were sent."""
    figures.glance()
    monkeypatch.setattr(figures, "prepare", lambda: iter(()))
    client = sign_in("analyst", unlocked=False)
    for name, text in (("a.csv", MIXED), ("b.csv", ODD), ("c.csv", SENT)):
        send(client, name, text)
    odd = Load.objects.get(arrival__name="b.csv")
    decide(client, odd)
    made = listed(client)

    def grow() -> None:
        more = Load.objects.count()
        for name, text in (("a.csv", MIXED), ("b.csv", ODD), ("c.csv", SENT)):
            fresh = text.replace("S1", f"S{more}1").replace("A1", f"A{more}1")
            send(client, f"{more}{name}", fresh.replace("12", f"{more}12"))
        listed(client)

    at = lambda name, *given: reverse(name, args=given)  # noqa: E731
    plain = ("home", "files", "loads", "load-file", "quality", "returns", "measures")
    of_loads = [at("practice-load", each.id) for each in Load.objects.all()]
    pages = [*(at(f"practice-{name}") for name in plain), *of_loads]
    pages += [at("practice-mapping", odd.id), at("practice-file", odd.arrival_id)]
    pages += [at("practice-measure", id) for id in (AS01, "WL01", "WL03", "LA10")]
    pages += [f"{at('practice-measure', 'WL01')}?every=year&by=team&years=2"]
    pages += [at("practice-children-ask", AS01), at("practice-children", made.id)]
    sent = [at("practice-left-out", each.id, "rejects") for each in Load.objects.all()]
    sent += [at("practice-again", odd.id), at("practice-children-taken", made.id)]
    return Walked(client, pages, sent, grow)


def send(client: Client, name: str, text: str) -> None:
    client.post(reverse("practice-load-file"), {"file": SimpleUploadedFile(name, text.encode())})
    files.read_all()


def decide(client: Client, odd: Load) -> None:
    key = mappings.still_open(odd)[0].key
    client.post(reverse("practice-mapping", args=[odd.id]), {key: "good"})


def listed(client: Client) -> ChildList:
    ends = str(figures.series(AS01, figures.Wanted()).points[-1].ends)
    told = {"which": "counted", "period": ends, "reason": "To put records right."}
    client.post(reverse("practice-children-ask", args=[AS01]), told)
    return ChildList.objects.latest("opened_at")


def test_every_page_is_sound_and_says_to_the_browser_what_all_pages_say(walked):
    for address in walked.addresses:
        answer = walked.client.get(address)
        assert answer.status_code == 200, address
        assert policy(dict(answer.headers)) == NAMES_IN_OUR_POLICY, address
        assert "no-store" in answer.headers["Cache-Control"], address
        assert "private" in answer.headers["Cache-Control"], address
        assert "Set-Cookie" not in answer.headers, address
        page = Page(answer.text)
        ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
        assert len(ids) == len(set(ids)), address
        assert page.links_within <= page.ids, address
        assert len(page.all("h1")) == 1, address
        assert " style=" not in answer.text, address
        assert all(not each.text.strip() for each in page.all("script")), address
        for name, attribute in FETCHED.items():
            assert not [e for e in page.all(name) if "//" in e.attributes.get(attribute, "")]


def test_every_field_has_a_label_and_every_region_a_name(walked):
    for address in walked.addresses:
        page = Page(walked.client.get(address).text)
        labelled = {each.attributes.get("for") for each in page.all("label")}
        for name in ("input", "select", "textarea"):
            for each in page.all(name):
                if each.attributes.get("type") not in {"hidden", "submit"}:
                    assert each.attributes["id"] in labelled, (address, each.attributes)
        for each in page.elements:
            if each.attributes.get("role") == "region":
                assert each.attributes.get("aria-label"), address


def test_more_loads_files_and_lists_are_no_more_questions(walked):
    before = {address: questions(walked.client, address) for address in walked.addresses}
    walked.grow()
    walked.grow()
    after = {address: questions(walked.client, address) for address in walked.addresses}

    assert after == before
    assert max(before.values()) <= MOST_QUESTIONS


@pytest.mark.parametrize("slug", STRANGERS)
def test_a_stranger_gets_the_answer_that_an_id_nobody_has_would_get(walked, sign_in, slug):
    stranger = sign_in(slug)
    for address in (*walked.addresses, *walked.to_send):
        if address == reverse("practice-home"):
            continue
        for method in ("get", "post"):
            told = getattr(stranger, method)(address)
            nowhere = getattr(stranger, method)(unknown(address))
            assert told.status_code in {404, 405}, (method, address)
            assert told.status_code == nowhere.status_code, (method, address)
            assert normal(told) == normal(nowhere), (method, address)


def unknown(address: str) -> str:
    """The same address with ids that nobody has: of a load, a measure, a list."""
    address = story_ids.unknown(address).replace(AS01, "XX99")
    for each in Load.objects.values_list("id", flat=True):
        address = address.replace(each, "0" * len(each))
    return address


def test_whoever_has_not_signed_in_is_asked_to(walked):
    for address in (*walked.addresses, *walked.to_send):
        for answer in (Client().get(address), Client().post(address)):
            assert answer.status_code == 302, address
            assert answer.headers["Location"].startswith("/account/sign-in?next="), address


@pytest.mark.parametrize("slug", STRANGERS)
def test_a_strangers_form_changes_nothing(walked, sign_in, slug):
    stranger = sign_in(slug)
    before = rows()
    for address in (*walked.addresses, *walked.to_send):
        stranger.post(address, {"file": SimpleUploadedFile("x.csv", MIXED.encode())})
        stranger.post(address, {"which": "counted", "period": "2021-03-31", "reason": "I am new."})

    assert rows() == before


def rows() -> list[int]:
    return [table.objects.count() for table in (Load, Arrival, Mapping, ChildList)]


def written() -> dict[str, float]:
    found = keeping.folder().rglob("*.parquet")
    return {str(each): each.stat().st_mtime for each in found}


def test_looking_writes_no_row_and_no_data(walked):
    before, store = rows(), written()
    assert store
    for address in walked.addresses:
        walked.client.get(address)

    assert rows() == before
    assert written() == store
