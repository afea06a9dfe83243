"""A list costs the same number of questions however long it is."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.rooms.concerns import scene as concerns_scene
from tests.rooms.concerns.scene import Reporter
from tests.rooms.investigations.scene import Scene as Investigation
from tests.rooms.learning import scene as learning_scene
from tests.rooms.learning.embargo import Embargo
from upheld.concerns import commands as concerns
from upheld.concerns.models import Concern
from upheld.examples.cast import Cast
from upheld.examples.southwater.told import Told
from upheld.improvement import commands as improvement
from upheld.improvement.drafts import ActionDraft
from upheld.improvement.models import Plan, Recommendation
from upheld.improvement.states import SuccessKind
from upheld.investigations import commands as investigating
from upheld.investigations.outside_bodies import CameBack, OutsideBody
from upheld.investigations.states import Addition, Given
from upheld.learning.models import PublishedReport
from upheld.learning.states import Kind
from upheld.oversight import commands as oversight
from upheld.oversight.models import Meeting
from upheld.oversight.states import AskKind
from upheld.people import commands as people
from upheld.people import queries as people_queries
from upheld.vault import receipts

SignIn = Callable[..., Client]
MORE = 3
NOBODY = "nobody"


@dataclass
class House:
    """The story, to which more is added by commands."""

    cast: Cast
    told: Told
    at: datetime

    def by(self, slug: str, **given: Any) -> dict[str, Any]:
        return {"actor": self.cast.actor(slug), "at": self.at, **given}

    @property
    def concern(self) -> Concern:
        return Concern.objects.get(id=self.told.concern)


Grow = Callable[[], None]
Pages = tuple[str, list[str], Grow]


def more_concerns(house: House) -> Pages:
    def grow() -> None:
        concerns_scene.raise_alone(Reporter())

    return "mo", ["/casework/", "/casework/concerns/"], grow


def more_who_joined(house: House) -> Pages:
    def grow() -> None:
        token = receipts.new_words()
        given = house.by("union", concern=house.concern, keys=house.cast.keys("union"))
        concerns.issue_tokens(**given, tokens=(token,))
        concerns_scene.join(Reporter(), token, "I saw it too.")

    return "mo", [f"/casework/concerns/{house.told.concern}/"], grow


def more_messages(house: House) -> Pages:
    somebody = Reporter()
    raised = concerns_scene.raise_alone(somebody)

    def grow() -> None:
        for _ in range(MORE):
            concerns.write_message(**concerns_scene.by(house.cast, "mo", raised), words="Words.")

    return "mo", [f"/casework/concerns/{raised.id}/"], grow


def more_evidence(house: House) -> Pages:
    work = Investigation(cast=house.cast, concern=UUID(str(house.told.concern)), at=house.at)
    work.agree()

    def grow() -> None:
        area = work.area()
        allegation = work.allegation(area)
        work.named(allegation)
        work.find(allegation)
        work.answer(area)
        work.add_to(work.interview(), Addition.NOTE_AGREED)
        work.come_of(work.ask(), Given.GIVEN, document=work.document())
        work.agrees(work.second(work.case())[0])
        work.follow_up(work.hand_over(work.case())[0])
        work.made_safe(work.alarm())

    pages = ("", "areas", "findings", "interviews", "documents", "cases", "named", "terms")
    return "investigator", [f"/casework/investigations/{work.id}/{each}" for each in pages], grow


def more_to_find(house: House) -> Pages:
    work = Investigation(cast=house.cast, concern=UUID(str(house.told.concern)), at=house.at)
    work.agree()

    def grow() -> None:
        allegation = work.allegation(work.area())
        work.find(allegation)
        work.interview(note="Plans were set aside.")
        work.document(b"Plans were set aside.")

    return "investigator", [f"/casework/investigations/{work.id}/search"], grow


def more_papers(house: House) -> Pages:
    work = Investigation(cast=house.cast, concern=UUID(str(house.told.concern)), at=house.at)
    work.agree()

    def grow() -> None:
        work.proposed(title="A plan", days=("2020-03-03",), parties=("A clerk",))

    place = f"/casework/investigations/{work.id}/papers"
    one = f"{place}/{work.proposed().id}"
    return "investigator", [place, f"{place}/add", one], grow


def more_referrals(house: House) -> Pages:
    work = Investigation(cast=house.cast, concern=UUID(str(house.told.concern)), at=house.at)
    work.agree()

    def grow() -> None:
        work.case()
        work.document()
        chosen = investigating.Chosen(words="A child may have been harmed.")
        by = {"answer_by": house.at.date() + timedelta(days=28), "is_shared": False}
        to = OutsideBody.OFSTED  # the story has registered its key
        row = investigating.refer(**work.work(to=to, chosen=chosen, **by))
        given = {"referral": row, "kind": CameBack.RECEIVED, "words": "They have it."}
        investigating.record_what_came_back(**work.work(**given))

    place = f"/casework/investigations/{work.id}/outside"
    return "investigator", ["/casework/", place, f"{place}/refer", "/casework/bodies"], grow


def more_investigations(house: House) -> Pages:
    def grow() -> None:
        work = learning_scene.investigate(house.cast, house.at)
        learning_scene.start(house.cast, house.at, work)

    addresses = ["/casework/", "/casework/investigations/", "/casework/learning/"]
    return "investigator", addresses, grow


def more_copies(house: House, slug: str, page: str) -> Pages:
    names = iter(("visits", "more-visits", "still-more-visits", "visits-again"))

    def grow() -> None:
        embargo = Embargo(house.cast, house.at)
        embargo.agree()
        embargo.address()
        embargo.scene.submit().approve()
        embargo.scene.release(slug=next(names), opens_on=embargo.opens_on)

    return slug, ["/casework/", page], grow


def more_copies_of_a_union(house: House) -> Pages:
    return more_copies(house, "union", "/casework/learning/")


def more_copies_of_somebody_criticised(house: House) -> Pages:
    return more_copies(house, "senior-a", "/casework/investigations/")


def more_passages(house: House) -> Pages:
    work = learning_scene.investigate(house.cast, house.at)
    report = learning_scene.start(house.cast, house.at, work).complete()

    def grow() -> None:
        report.add(Kind.TOLD, "People told us more.")
        report.add(Kind.FOUND, "We found more.", findings=report.upheld())

    return "investigator", [f"/casework/learning/{report.id}"], grow


def more_actions(house: House) -> Pages:
    def grow() -> None:
        improvement.add_action(
            **house.by("improvement-lead"),
            plan=Plan.objects.get(id=house.told.plan),
            recommendation=Recommendation.objects.get(id=house.told.recommendations["R2"]),
            draft=ActionDraft(
                text="Ask staff how it is going",
                owner_post=house.cast.post("psw"),
                due=house.at.date() + timedelta(days=30),
                success_kind=SuccessKind.ARTEFACT,
                success_test="The answers are published.",
            ),
        )

    slug = PublishedReport.objects.get(id=house.told.published_report).slug
    pages = ["/improvement/", "/improvement/plans/", f"/improvement/plans/{house.told.plan}/"]
    pages += [f"/improvement/recommendations/{house.told.recommendations['R2']}/"]
    return "improvement-lead", [*pages, f"/public/matters/{slug}/"], grow


def more_meetings(house: House) -> Pages:
    days = iter(range(200, 900, 7))

    def grow() -> None:
        panel = Meeting.objects.get(id=house.told.meetings["2020-08-27"]).body
        held_on = house.at.date() + timedelta(days=next(days))
        meeting = oversight.call_meeting(**house.by("dem-services"), body=panel, held_on=held_on)
        oversight.record_ask(
            **house.by("dem-services"),
            meeting=meeting,
            matter=UUID(str(house.told.matter)),
            number="i",
            text="Tell us how it is going.",
            kind=AskKind.ONE_OFF,
            addressed_to=house.cast.post("dcs"),
            due=held_on,
        )

    slug = PublishedReport.objects.get(id=house.told.published_report).slug
    pages = ["/oversight/", "/oversight/meetings/", f"/public/matters/{slug}/"]
    return "chair-scrutiny", pages, grow


def more_matters(house: House) -> Pages:
    names = iter(("visits", "more-visits", "still-more-visits", "visits-again"))

    def grow() -> None:
        work = learning_scene.investigate(house.cast, house.at)
        report = learning_scene.start(house.cast, house.at, work).complete()
        report.submit().approve().release(slug=next(names))

    return NOBODY, ["/", "/public/"], grow


def more_interests(house: House) -> Pages:
    others = iter(("hos", "psw", "coo", "agency-sl"))

    def grow() -> None:
        post = people_queries.post(actor=house.cast.actor("mo"), id=house.cast.post(next(others)))
        people.declare_interest(**house.by("mo"), about_post=post)

    return "mo", ["/account/"], grow


GROWING = (
    *(more_concerns, more_who_joined, more_messages, more_evidence, more_investigations),
    *(more_to_find, more_papers, more_referrals),
    *(more_copies_of_a_union, more_copies_of_somebody_criticised),
    *(more_passages, more_actions, more_meetings, more_matters, more_interests),
)


@pytest.fixture
def house(cast: Cast, told: Told, noon: datetime) -> House:
    return House(cast, told, noon)


@pytest.mark.parametrize("growing", GROWING, ids=lambda each: each.__name__.replace("_", " "))
def test_more_rows_are_no_more_questions(
    house: House, sign_in: SignIn, growing: Callable[[House], Pages]
) -> None:
    slug, addresses, grow = growing(house)
    grow()  # a list of none may ask less
    client = Client() if slug == NOBODY else sign_in(slug)
    before = {address: questions(client, address) for address in addresses}

    for _ in range(MORE):
        grow()

    after = {address: questions(client, address) for address in addresses}
    assert {address: (before[address], after[address]) for address in addresses} == {
        address: (before[address], before[address]) for address in addresses
    }


def questions(client: Client, address: str) -> int:
    """How many questions a page asks, once new grants have been tried."""
    assert _asked(client, address).status_code == 200, address
    with ExitStack() as stack:
        asked = [stack.enter_context(CaptureQueriesContext(each)) for each in connections.all()]
        _asked(client, address)
    return sum(len(each) for each in asked)


def _asked(client: Client, address: str) -> Any:
    """A page as its reader asks for it: what is looked for stands in no address."""
    if address.endswith("/search"):
        return client.post(address, {"words": "plans"})
    return client.get(address)
