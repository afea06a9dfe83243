"""The paths of a learning report before its release, through pages."""

from __future__ import annotations

from upheld.learning.models import Passage

from .story import Canary, Story, goes_through


@goes_through("learning.start_report.title")
def the_title_of_a_learning_report(story: Story, canary: Canary) -> None:
    """Public one day, and sealed until then."""
    place = f"/casework/learning/start/{story.made['investigation']}"
    made = story.person("investigator").send(place, {"title": canary("title")})
    story.made["report"] = made.headers["Location"]


@goes_through("learning.add_passage.draft")
def a_passage(story: Story, canary: Canary) -> None:
    """What may be published, once two people have read it."""
    _write(story, "add", {"chosen": "told", "publishable": "on", **_passage(canary)})


@goes_through("learning.rewrite_passage.draft")
def a_passage_written_again(story: Story, canary: Canary) -> None:
    """The words before stay sealed too."""
    report = story.made["report"].strip("/").split("/")[-1]
    [told] = Passage.objects.filter(report=report, kind="told")
    _write(story, f"{told.id}/rewrite", _passage(canary))


def _passage(canary: Canary) -> dict[str, str]:
    return {"text": canary("text"), "said_by": canary("by"), "as_at": canary("at")}


def _write(story: Story, step: str, typed: dict[str, str]) -> None:
    place = story.made["report"]
    author = story.person("investigator")
    author.send(f"{place}/{step}", typed)
    author.look(place)
