"""What somebody says who asks whether a child was one of those whose cases were examined."""

from __future__ import annotations

from uuid import UUID

from upheld.investigations.models import ChildQuestion
from upheld.people import clock

from .story import Canary, Story, goes_through
from .told_by_investigators import work


@goes_through(
    "investigations.take_child_question.child",
    "investigations.take_child_question.asker",
    "investigations.take_child_question.checked",
)
def somebody_who_asks_about_a_child(story: Story, canary: Canary) -> None:
    """Which child, and who asks, would say who was in the file."""
    typed = {name: canary(name) for name in ("child", "asker", "checked")}
    work(story, "children/take", typed, slug="mo")


@goes_through("investigations.look_up_child.words")
def whether_a_child_was_one_of_them(story: Story, canary: Canary) -> None:
    """What may be told of a child."""
    work(story, f"children/{_asked(story)}/answer", {"examined": "yes", "words": canary("words")})


@goes_through("investigations.record_asker_told.words")
def how_somebody_was_told(story: Story, canary: Canary) -> None:
    """What a parent said."""
    day = clock.today()
    typed = {"told_on_day": day.day, "told_on_month": day.month, "told_on_year": day.year}
    work(story, f"children/{_asked(story)}/told", typed | {"words": canary("words")}, slug="mo")


def _asked(story: Story) -> UUID:
    return ChildQuestion.objects.get(investigation=story.made["investigation"]).id
