"""One concern on its way through the house: who takes part, and what they take with them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from tests.journeys.browser import DESK, PHONE, Visitor
from tests.journeys.demo import Demo
from tests.journeys.people import Person, at_work, somebody

UNION, SECOND_UNION = "Union branch secretary", "Second union's branch officer"
RECEIVER = "Monitoring officer"
COMMISSIONER = "Chief executive"
INVESTIGATOR = "Independent investigator"
SECOND_PERSON = "Internal audit partnership"
LEAD = "Improvement lead"
OWNER = "Director of children's services"
ASSURER = "Independent assessor of practice"
CLOSER = "Independent chair of the improvement board"
CLERK = "Democratic support officer"
PANEL_CHAIR = "Chair of the Children and Families Scrutiny Panel"
PANEL = "Children and Families Scrutiny Panel"
TITLE = "What we learned from concerns about late reviews"


@dataclass
class Chain:
    """A story in the making: each post is held by somebody who stays signed in."""

    visitor: Visitor
    demo: Demo
    people: dict[str, Person] = field(default_factory=dict)
    joining_words: list[str] = field(default_factory=list)
    receipt: str = ""
    promise: str = ""
    slug: str = ""

    def turn(self, post: str) -> Person:
        """Whoever holds this post, at home, before what waits for them."""
        home = self.demo.person(post)["home"]
        if post in self.people:
            self.people[post].go(home)
        else:
            self.people[post] = at_work(self.visitor, self.demo, post, DESK)
            assert self.people[post].page.url.endswith(home)
        return self.people[post]

    def on_a_phone(self) -> Person:
        """Somebody outside, with a phone of their own."""
        return somebody(self.visitor, self.demo, PHONE)

    def anybody(self) -> Person:
        """Somebody at a desk who has never signed in."""
        return somebody(self.visitor, self.demo, DESK)

    @cached_property
    def today(self) -> date:
        """The day on the demo's clock."""
        return self.anybody().today
