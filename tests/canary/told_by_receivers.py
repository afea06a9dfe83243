"""The paths of receivers beside answering: notes, links, later decisions, grievances, searching."""

from __future__ import annotations

import re

from .story import SHOWN, Canary, Story, goes_through, leads_nowhere


@goes_through("concerns.write_note.words")
def a_note_for_receivers(story: Story, canary: Canary) -> None:
    """And a correction of it."""
    _send(story, "note", {"words": canary("note")})
    page = story.person("mo").look(_place(story))
    (correct, *_) = re.findall(r'href="[^"]+/(notes/[^"]+/correct)"', page.text)
    _send(story, correct, {"words": canary("correction")})


@goes_through("concerns.link.words")
def a_link_with_another_concern(story: Story, canary: Canary) -> None:
    """Raised before, and not put right."""
    typed = {"other": str(story.told.concern), "how": "earlier", "words": canary("words")}
    _send(story, "link", typed)


@goes_through("concerns.decide_again.reasons")
def a_decision_when_things_have_changed(story: Story, canary: Canary) -> None:
    """It is a grievance as well."""
    typed = {"route": "grievance", "instead": "no", "reasons": canary("reasons")}
    _send(story, "decide-again", typed)


@goes_through("concerns.share_grievance.words", "concerns.handle_grievance.words")
def a_grievance(story: Story, canary: Canary) -> None:
    """What human resources must know, and what they did about it."""
    person = str(story.cast.person("hr-adviser"))
    _send(story, "grievance", {"person": person, "words": canary("words")})
    adviser = story.person("hr-adviser")
    (place,) = re.findall(r'href="(/casework/grievances/[^"]+)"', adviser.look("/casework/").text)
    adviser.send(place, {"step": "meeting", "words": canary("met")})


@goes_through("concerns.ask_about_detriment.words")
def a_question_about_detriment(story: Story, canary: Canary) -> None:
    """Has anything bad happened since?"""
    _send(story, "check", {"words": canary("words")})


@leads_nowhere
def words_to_look_for(story: Story, canary: Canary) -> None:
    """They are searched for and not kept."""
    address = "/casework/concerns/search"
    story.person("mo").send(address, {"words": canary("looked-for")}, expect=SHOWN)


@leads_nowhere
def words_that_were_typed_while_the_keys_locked(story: Story, canary: Canary) -> None:
    """They go back to the browser, and nowhere else."""
    receiver = story.person("mo")
    receiver.send("/account/lock", {})
    receiver.send(f"{_place(story)}note", {"words": canary("locked")}, expect=SHOWN)


@goes_through("concerns.name_post.reason")
def why_it_is_also_about_somebody_else(story: Story, canary: Canary) -> None:
    """A document says so. Last here, since who can read it changes."""
    post = str(story.cast.post("agency-sl"))
    _send(story, "also-about", {"post": post, "reason": canary("reason")})


def _place(story: Story) -> str:
    return f"/casework/concerns/{story.made['named']['id']}/"


def _send(story: Story, step: str, typed: dict[str, str]) -> None:
    story.person("mo").send(f"{_place(story)}{step}", typed)
