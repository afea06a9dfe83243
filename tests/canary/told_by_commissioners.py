"""The paths of an investigation until its file is open: whoever asks for it, and pays for it."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from .story import Canary, Story, goes_through
from .told_by_investigators import WORK, work


@goes_through("investigations.propose.reasons")
def a_proposal(story: Story, canary: Canary) -> None:
    """A receiver says why somebody must look into it."""
    typed = {name: str(story.cast.person(slug)) for name, slug in _PARTS.items()}
    concern = story.made["named"]["id"]
    receiver = story.person("mo")
    made = receiver.send(f"{WORK}propose/{concern}", typed | {"reasons": canary("reasons")})
    story.made["investigation"] = made.headers["Location"].strip("/").split("/")[-1]
    receiver.look(made.headers["Location"])


_PARTS = {"investigator": "investigator", "commissioner": "ceo", "certifier": "ia"}


@goes_through("investigations.declare_independence.words")
def a_declaration_of_ties(story: Story, canary: Canary) -> None:
    """An investigator's own life."""
    work(story, "declare", {"words": canary("words")})


@goes_through("investigations.sign_reason_for_none.reason")
def why_there_is_no_assessment(story: Story, canary: Canary) -> None:
    """A reason can say more than it should."""
    for kind in ("data-protection", "equality", "conflicts"):
        typed = {"kind": kind, "reason": f"There is none, because {canary('reason')}."}
        work(story, "required/reason", typed, slug="ceo")


@goes_through(
    "investigations.lay_required_paper.title",
    "investigations.lay_required_paper.file_name",
    "investigations.lay_required_paper.content",
)
def a_statement_of_conflicts(story: Story, canary: Canary) -> None:
    """Ties of those who commission."""
    file = SimpleUploadedFile(canary("name"), canary("content").encode() * 900)
    typed = {"kind": "conflicts", "title": canary("title"), "file": file}
    work(story, "required/lay", typed, slug="mo")


@goes_through("investigations.appoint_alternate.reason")
def another_commissioner(story: Story, canary: Canary) -> None:
    """Why somebody else commissions can say who is in conflict."""
    for slug in ("s151", "ceo"):
        typed = {"commissioner": str(story.cast.person(slug)), "reason": canary("reason")}
        work(story, "alternate", typed, slug="mo")
    engaged = {"fee_pounds": "100", "procurement": "quotes"}
    answers = {"controller_during": "council", "controller_after": "investigator"}
    work(story, "commission", engaged | answers, slug="ceo")
    work(story, "open", {})
