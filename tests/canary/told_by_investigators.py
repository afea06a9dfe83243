"""The paths of an investigation, through pages."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile

from upheld.investigations import commands, queries
from upheld.investigations.models import (
    Allegation,
    CaseExamined,
    Criticism,
    Document,
    DocumentRequest,
    FollowUp,
    HeadlineArea,
    Interview,
    NamedPerson,
    Packet,
    ProposedPaper,
    SafetyAction,
    SecondReading,
)
from upheld.people import clock

from .story import SHOWN, Canary, Story, goes_through, leads_nowhere

WORK = "/casework/investigations/"


@goes_through("investigations.draft_terms.words")
def terms_of_reference(story: Story, canary: Canary) -> None:
    """Every party reads and agrees them."""
    work(story, "terms/draft", {"words": canary("words")})
    for slug in ("union", "union-2", "ceo"):
        work(story, "terms/agree", {}, slug=slug)


@goes_through("investigations.add_area.title")
def a_headline_area(story: Story, canary: Canary) -> None:
    """A title can name somebody."""
    work(story, "areas/add", {"title": canary("title")})


@goes_through("investigations.add_allegation.words")
def an_allegation(story: Story, canary: Canary) -> None:
    """One thing said to have happened."""
    work(story, "allegations/add", {"words": canary("words"), "area": str(_area(story))})


@goes_through("investigations.record_finding.answer")
def a_finding(story: Story, canary: Canary) -> None:
    """What was found, why, and from what."""
    allegation = Allegation.objects.get(investigation=story.made["investigation"])
    typed = {
        "seen": "0",
        "outcome": "upheld",
        "words": canary("words"),
        "reasons": canary("reasons"),
        "standard": "balance-of-probabilities",
        "evidence": canary("evidence"),
        "against": canary("against"),
    }
    work(story, f"allegations/{allegation.id}/finding", typed)


@goes_through(
    "investigations.pin_measure.why",
    "investigations.pin_timeline.child",
    "investigations.pin_timeline.why",
    is_kept=False,
)
def a_figure_that_is_not_there(story: Story, canary: Canary) -> None:
    """No children's data are loaded here, so what was typed is refused and shown again."""
    allegation = Allegation.objects.get(investigation=story.made["investigation"])
    day = {"as_at_day": "2", "as_at_month": "11", "as_at_year": "2020"}
    typed = day | {"measure": canary("measure"), "why": canary("why")}
    work(story, f"allegations/{allegation.id}/pin", typed, expect=SHOWN)
    typed = day | {"child": canary("child"), "why": canary("records")}
    work(story, f"allegations/{allegation.id}/pin-child", typed, expect=SHOWN)


@goes_through(
    "investigations.note_named.who",
    "investigations.note_named.support",
    "investigations.give_notice.words",
)
def somebody_who_is_named(story: Story, canary: Canary) -> None:
    """Who it is, who supports them, and what they were told."""
    allegation = Allegation.objects.get(investigation=story.made["investigation"])
    typed = {"who": canary("who"), "support": canary("support")}
    work(story, "named/note", typed | {"allegations": [str(allegation.id)]})
    row = NamedPerson.objects.get(investigation=story.made["investigation"])
    today = clock.today()
    day = {"given_on_day": today.day, "given_on_month": today.month, "given_on_year": today.year}
    work(story, f"named/{row.id}/notice", day | {"words": canary("words")})
    story.person("investigator").look(f"{WORK}{story.made['investigation']}/named")


@goes_through("investigations.add_observation.words", is_kept=True)
def an_observation(story: Story, canary: Canary) -> None:
    """Something else that was seen."""
    work(story, f"areas/{_area(story)}/observe", {"words": canary("words")})


@goes_through("investigations.add_observation.facts")
def what_an_observation_rests_on(story: Story, canary: Canary) -> None:
    """No page asks for it yet; the command takes it."""
    commands.add_observation(**_beside(story), facts=(canary("facts"),))


@goes_through("investigations.answer_area.reasons")
def the_answer_to_an_area(story: Story, canary: Canary) -> None:
    """As the findings say, and why."""
    typed = {"outcome": "upheld", "reasons": canary("reasons")}
    work(story, f"areas/{_area(story)}/answer", typed)


@goes_through(
    "investigations.record_interview.note",
    "investigations.record_interview.around",
    "investigations.add_to_interview.words",
)
def a_note_of_an_interview(story: Story, canary: Canary) -> None:
    """What somebody said, where, with whom, and what they corrected."""
    day = {"held_on_day": "2", "held_on_month": "11", "held_on_year": "2021"}
    around = {name: canary(name) for name in ("invited", "place", "companion", "note_taker")}
    typed = day | around | {"stratum": "raised-it", "note": canary("note")}
    work(story, "interviews/add", typed)
    interview = Interview.objects.get(investigation=story.made["investigation"])
    added = {"kind": "correction", "words": canary("words")}
    work(story, f"interviews/{interview.id}/add", added)


@goes_through(
    "investigations.keep_document.title",
    "investigations.keep_document.provenance",
    "investigations.keep_document.paper",
)
def a_document(story: Story, canary: Canary) -> None:
    """With its name, where it comes from, and all that is in it."""
    file = SimpleUploadedFile(canary("name"), canary("content").encode() * 900)
    typed = {"title": canary("title"), "provenance": canary("provenance"), "file": file}
    work(story, "documents/add", typed)


@goes_through(
    "investigations.propose_papers.brought",
    "investigations.accept_paper.title",
    "investigations.accept_paper.provenance",
    "investigations.accept_paper.dated",
    "investigations.accept_paper.parties",
)
def a_paper_that_is_brought_in(story: Story, canary: Canary) -> None:
    """With its name and its words, and what somebody says that it is."""
    paper = SimpleUploadedFile(f"{canary('name')}.txt", canary("content").encode() * 9)
    work(story, "papers/add", {"papers": [paper]})
    row = ProposedPaper.objects.get(investigation=story.made["investigation"])
    names = ("title", "provenance", "dated", "parties")
    work(story, f"papers/{row.id}", {name: canary(name) for name in names})


@leads_nowhere
def words_looked_for_in_a_file(story: Story, canary: Canary) -> None:
    """They are searched for and not kept."""
    work(story, "search", {"words": canary("looked-for")}, expect=SHOWN)


@goes_through(
    "investigations.record_custody.who",
    "investigations.record_custody.why",
    "investigations.record_custody.result",
)
def a_link_of_a_chain(story: Story, canary: Canary) -> None:
    """Who had a document, why, and what came of it."""
    row = Document.objects.get(investigation=story.made["investigation"], number=1)
    day = {"happened_on_day": "2", "happened_on_month": "11", "happened_on_year": "2021"}
    said = {name: canary(name) for name in ("who", "why", "result")}
    work(story, f"documents/{row.id}/custody", day | said | {"kind": "lent"})
    work(story, f"documents/{row.id}/copy", {})


@goes_through(
    "investigations.ask_for_document.what",
    "investigations.ask_for_document.of_whom",
    "investigations.answer_request.words",
)
def a_document_that_was_refused(story: Story, canary: Canary) -> None:
    """What was asked for, of whom, and why it did not come."""
    day = {"due_on_day": "2", "due_on_month": "11", "due_on_year": "2031"}
    asked = {"what": canary("what"), "of_whom": canary("whom")}
    work(story, "requests/add", day | asked)
    row = DocumentRequest.objects.get(investigation=story.made["investigation"])
    work(story, f"requests/{row.id}", {"given": "refused", "words": canary("words")})


@goes_through(
    "investigations.keep_watch_list.names",
    "investigations.draft_criticism.words",
    "investigations.draft_criticism.gist",
    "investigations.revise_criticism.words",
    "investigations.revise_criticism.gist",
    "investigations.decide_on_flag.kind",
    "investigations.decide_on_flag.text",
    "investigations.decide_on_flag.reason",
    "investigations.serve_criticism.support",
)
def what_is_said_of_somebody(story: Story, canary: Canary) -> None:
    """A passage with a name in it that was to be kept out, and the reason why it stays."""
    work(story, "replies/names", {"names": canary("names")})
    who = f"{story.cast.person('senior-a')} {story.cast.post('senior-a')}"
    passage = {"words": canary("words"), "gist": canary("gist")}
    work(story, "replies/draft", {"holder": who} | passage)
    row = Criticism.objects.get(investigation=story.made["investigation"])
    passage = {"words": f"Of {canary('names')}.", "gist": canary("gist")}
    work(story, f"criticism/{row.id}", {"seen": "1"} | passage)
    for number in range(1, _flags(story, row.id) + 1):
        work(story, f"criticism/{row.id}/flags/{number}", {"reason": canary("reason")})
    day = {"reply_by_day": "2", "reply_by_month": "12", "reply_by_year": "2031"}
    work(story, "replies/serve", day | {"support": canary("support")})


@goes_through(
    "investigations.reply.words",
    "investigations.keep_paper_reply.words",
    "investigations.extend_reply.reason",
    "investigations.consider_replies.reasons",
)
def what_they_answer(story: Story, canary: Canary) -> None:
    """In a browser and on paper, after more time was given; and what was done about it."""
    row = Packet.objects.get(investigation=story.made["investigation"])
    subject = story.person("senior-a")
    subject.send(f"/casework/said-of-me/{row.id}/open", {})
    subject.send(f"/casework/said-of-me/{row.id}/reply", {"words": canary("reply")})
    subject.look(f"/casework/said-of-me/{row.id}")
    place = f"packets/{row.id}"
    day = {"to_day": "9", "to_month": "12", "to_year": "2031"}
    work(story, f"{place}/extend", day | {"reason": canary("extension")})
    work(story, f"{place}/reply", {"words": canary("letter")})
    said = {"considered": "not-changed", "reasons": canary("considered")}
    work(story, f"{place}/consider", said)


@goes_through("investigations.close_replies.not_served")
def why_somebody_was_not_served(story: Story, canary: Canary) -> None:
    """A post in a finding, and a reason that tells of its holder."""
    allegation = Allegation.objects.get(investigation=story.made["investigation"])
    post = str(story.cast.post("senior-b"))
    said = {"words": "Words.", "reasons": "Reasons.", "standard": "not-stated", "posts": [post]}
    typed = {"seen": "1", "outcome": "upheld", "evidence": "Papers", **said}
    work(story, f"allegations/{allegation.id}/finding", typed)
    work(story, "replies/close", {"post-1": canary("why")})


@goes_through("investigations.examine_case.pseudonym", "investigations.examine_case.reasons")
def a_case(story: Story, canary: Canary) -> None:
    """A child, under another name."""
    typed = {"pseudonym": canary("name"), "outcome": "upheld", "reasons": canary("reasons")}
    work(story, "cases/add", typed)


@goes_through("investigations.state_frame.frame")
def from_what_the_cases_are_chosen(story: Story, canary: Canary) -> None:
    """The list, where it came from, and why these."""
    said = {name: canary(name) for name in ("source", "reason", "lines")}
    day = {"as_at_day": "2", "as_at_month": "11", "as_at_year": "2020"}
    work(story, "cases/frame", day | said | {"rule": "purposive", "wanted": "1"})


@goes_through("investigations.answer_second_reading.words")
def a_second_reading(story: Story, canary: Canary) -> None:
    """Somebody else reads the case and disagrees."""
    _give(story, "second", "auditor")
    [row] = SecondReading.objects.filter(investigation=story.made["investigation"])
    typed = {"agrees": "no", "words": canary("words")}
    _outside(story, f"second-reading/{row.id}", typed, "auditor")


@goes_through(
    "investigations.open_safety_action.words",
    "investigations.open_safety_action.where",
    "investigations.answer_safety_action.words",
)
def a_child_at_risk_now(story: Story, canary: Canary) -> None:
    """Told at once to whoever is on duty."""
    work(story, "cases/alarm", {"words": canary("words"), "where": canary("where")})
    [row] = SafetyAction.objects.filter(investigation=story.made["investigation"])
    _outside(story, f"safety/{row.id}", {"words": canary("done")}, "duty")


@goes_through("investigations.record_follow_up.followed")
def what_became_of_a_child(story: Story, canary: Canary) -> None:
    """What changed, who was told and why not."""
    _give(story, "hand-over", "duty", due_on_day="2", due_on_month="11", due_on_year="2031")
    [row] = FollowUp.objects.filter(investigation=story.made["investigation"])
    told = dict.fromkeys(("child", "parents", "officer"), "not-told")
    said = {name: canary(name) for name in ("words", "remedy", "why_not")}
    _outside(story, f"follow-up/{row.id}", told | said | {"changed": "changed"}, "duty")
    work(story, "sign-off", {}, slug="ia")


@goes_through(
    "investigations.classify_passages.settled",
    "investigations.issue_report.summary",
    "investigations.issue_later_version.summary",
    "investigations.issue_later_version.why",
)
def the_summary_of_a_report(story: Story, canary: Canary) -> None:
    """The full report, which two people open, and a later version of it."""
    seen = {"seen": "0", "passage": "area-1", "passage-area-1": ["third-party"]}
    work(story, "report/passages", seen)
    until = dict(zip(("expires_on_day", "expires_on_month"), ("2", "11"), strict=True))
    until["expires_on_year"] = "2031"
    work(story, "report/issue", until | {"summary": canary("summary")})
    later = {"summary": canary("later"), "why": canary("why")}
    work(story, "report/again", until | later)
    for version in (1, 2):
        opened = f"{WORK}{story.made['investigation']}/report/{version}/open"
        story.person("ceo").send(opened, {}, expect=SHOWN)
    compared = f"{WORK}{story.made['investigation']}/report/2/compare"
    story.person("ceo").send(compared, {}, expect=SHOWN)


@goes_through("investigations.add_later_evidence.words")
def evidence_that_came_later(story: Story, canary: Canary) -> None:
    """What stands beside an area after sign-off."""
    work(story, f"areas/{_area(story)}/later", {"words": canary("words")})


@goes_through("investigations.add_later_evidence.facts")
def what_later_evidence_rests_on(story: Story, canary: Canary) -> None:
    """No page asks for it yet; the command takes it."""
    commands.add_later_evidence(**_beside(story), facts=(canary("facts"),))


@leads_nowhere
def work_that_is_refused(story: Story, canary: Canary) -> None:
    """The findings were signed off before."""
    work(story, "areas/add", {"title": canary("title")}, expect=SHOWN)


def _flags(story: Story, criticism: UUID) -> int:
    who, id = story.cast.actor("investigator"), UUID(story.made["investigation"])
    keys = story.cast.keys("investigator")
    page = queries.criticism_page(actor=who, keys=keys, id=id, criticism=criticism)
    assert page is not None
    return len(page.checked.flags[criticism])


def _area(story: Story) -> Any:
    return HeadlineArea.objects.get(investigation=story.made["investigation"]).id


def _beside(story: Story) -> dict[str, Any]:
    """What a command takes that puts something beside the area."""
    who, id = story.cast.actor("investigator"), UUID(story.made["investigation"])
    return {
        "actor": who,
        "at": clock.now(),
        "investigation": queries.investigation(actor=who, id=id),
        "area": queries.area(actor=who, investigation=id, id=_area(story)),
        "words": "Words.",
        "keys": story.cast.keys("investigator"),
    }


def work(
    story: Story,
    step: str,
    typed: dict[str, Any],
    *,
    slug: str = "investigator",
    expect: int = 302,
) -> None:
    place = f"{WORK}{story.made['investigation']}/"
    somebody = story.person(slug)
    somebody.send(f"{place}{step}", typed, expect=expect)
    somebody.look(place)


def _give(story: Story, step: str, slug: str, **more: str) -> None:
    case = CaseExamined.objects.get(investigation=story.made["investigation"])
    typed = {"person": str(story.cast.person(slug)), "cases": [str(case.id)]}
    work(story, f"cases/{step}", typed | more)


def _outside(story: Story, step: str, typed: dict[str, Any], slug: str) -> None:
    story.person(slug).send(f"/casework/outside/{step}", typed)
    story.person(slug).look(f"/casework/outside/{step}")
    story.person("investigator").look(f"{WORK}{story.made['investigation']}/cases")
