"""The paths of a learning report before its release, through pages."""

from __future__ import annotations

import re
import uuid

from django.core.files.uploadedfile import SimpleUploadedFile

from tests.rooms.learning.scene import tampering
from upheld.investigations.models import Packet
from upheld.learning import queries
from upheld.learning.models import (
    Claim,
    EmbargoedCopy,
    Passage,
    Point,
    PublishedReport,
    SourceOfEvidence,
)
from upheld.learning.queries import ReportPage

from .story import SHOWN, Browser, Canary, Story, goes_through


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


@goes_through("learning.record_source.source")
def a_sealed_source(story: Story, canary: Canary) -> None:
    """An earlier inquiry of which nobody outside may know."""
    typed = {"kind": "inquiry", "openness": "sealed", "title": canary("title")}
    receiver = story.person("mo")
    place = "/casework/learning/sources"
    made = receiver.send(f"{place}/add", typed | {"date_words": canary("date")})
    story.made["sealed source"] = made.headers["Location"]
    receiver.look(made.headers["Location"])
    receiver.look(f"{place}/")


@goes_through("learning.add_point.point")
def what_a_sealed_source_says(story: Story, canary: Canary) -> None:
    """Sealed in the compartment of the source."""
    place = story.made["sealed source"]
    typed = {"kind": "recommendation", "text": canary("text"), "place": canary("place")}
    story.person("mo").send(f"{place}/point", typed)
    story.person("mo").look(place)


@goes_through("learning.answer_recommendation.words")
def what_became_of_a_sealed_recommendation(story: Story, canary: Canary) -> None:
    """Sealed in the compartment of the source."""
    place = story.made["sealed source"]
    [point] = Point.objects.filter(source=place.strip("/").split("/")[-1])
    typed = {"answer": "done", "words": canary("words")}
    story.person("mo").send(f"{place}/{point.id}/answer", typed)
    story.person("mo").look(place)


@goes_through("learning.record_read.source", "learning.record_read.points")
def a_report_that_is_not_published(story: Story, canary: Canary) -> None:
    """What was read out of its file and confirmed, sealed for receivers."""
    text = f"What needs to improve\n\u25fc {canary('line')} of the service.\n"
    paper = SimpleUploadedFile("report.txt", text.encode(), "text/plain")
    receiver, place = story.person("mo"), "/casework/learning/sources"
    page = receiver.send(f"{place}/read", {"file": paper}, expect=SHOWN)
    [proposed] = re.findall(r'name="proposed" value="([^"]+)"', page.text)
    typed = {"proposed": proposed, "openness": "sealed", "recommendation": ["0"]}
    typed |= {"title": canary("title"), "date_words": canary("date")}
    day = {"completed_on_day": "8", "completed_on_month": "3", "completed_on_year": "2019"}
    made = receiver.send(f"{place}/confirm", typed | day)
    receiver.look(made.headers["Location"])


@goes_through("learning.add_claim.claim")
def a_claim(story: Story, canary: Canary) -> None:
    """Sealed until the grid is published."""
    author, place = story.person("investigator"), _grid(story)
    author.send(f"{place}/add", _claim(canary))
    author.look(place)


@goes_through("learning.rewrite_claim.draft")
def a_claim_written_again(story: Story, canary: Canary) -> None:
    """The words before stay sealed too."""
    author, place = story.person("investigator"), _grid(story)
    claim = Claim.objects.get(grid__investigation=story.made["investigation"])
    author.send(f"{place}/{claim.id}/rewrite", _claim(canary))
    author.look(place)


@goes_through("learning.say_stand.stand")
def where_two_sources_stand(story: Story, canary: Canary) -> None:
    """Quotation, consent and whose word it is, of two sources that contradict each other."""
    author, place = story.person("investigator"), _grid(story)
    claim = Claim.objects.get(grid__investigation=story.made["investigation"])
    day = {"on_day": "30", "on_month": "9", "on_year": "2019", "basis": "attributed"}
    for verdict in ("agrees", "conflicts"):
        named = {"kind": "audit", "openness": "known", "title": f"An audit that {verdict}"}
        author.send(f"{story.made['report']}/source", named | {"date_words": "2019"})
        source = SourceOfEvidence.objects.get(title=named["title"])
        typed = {"quotation": canary("quotation"), "consent": canary("consent")}
        typed |= {"verdict": verdict, "attributed_to": canary("attributed")}
        author.send(f"{place}/{claim.id}/stand/{source.id}", day | typed)
    author.look(place)


@goes_through("learning.settle_conflict.words")
def how_a_conflict_is_settled(story: Story, canary: Canary) -> None:
    """Sealed until the grid is published."""
    author, place = story.person("investigator"), _grid(story)
    claim = Claim.objects.get(grid__investigation=story.made["investigation"])
    author.send(f"{place}/{claim.id}/settle", {"words": canary("words")})
    author.look(place)


@goes_through("learning.say_done.words")
def what_was_done_once_it_was_known(story: Story, canary: Canary) -> None:
    """Sealed until the grid is published."""
    author, place = story.person("investigator"), _grid(story)
    author.send(f"{place}/done/caseload", {"words": canary("words")})
    author.look(place)


@goes_through("learning.keep_grid_watch.watch")
def what_an_author_looks_for_in_a_grid(story: Story, canary: Canary) -> None:
    """Names, posts and cleared words, one a line."""
    author, place = story.person("investigator"), f"{_grid(story)}/check"
    typed = {"names": canary("name"), "posts": canary("post"), "allowed": canary("allowed")}
    author.send(f"{place}/watch", typed)
    author.look(place)


@goes_through("learning.answer_grid_flag.disposition")
def why_something_flagged_in_a_grid_may_stand(story: Story, canary: Canary) -> None:
    """The reason for an override: both readers see it, and nobody else."""
    author, place = story.person("investigator"), _grid(story)
    claim = {"theme": "caseload", "tone": "failing", "publishable": "on"}
    author.send(f"{place}/add", claim | {"text": "Two people said so."})
    author.send(f"{place}/check/run", {})
    typed = {"stands": "public", "reason": canary("reason"), "whose": canary("whose")}
    author.send(f"{place}/check/{_counted(author, place)}", typed)
    author.look(f"{place}/check")


@goes_through("learning.agree_grid.intruder")
def what_the_first_reader_of_a_grid_answers(story: Story, canary: Canary) -> None:
    """As somebody who wants to know who spoke. Nothing of this grid is published here."""
    author, reader, place = story.person("investigator"), story.person("mo"), _grid(story)
    who = {"actor": story.cast.actor("investigator"), "keys": story.cast.keys("investigator")}
    work = uuid.UUID(story.made["investigation"])
    check = queries.grid_check_page(**who, investigation=work)
    assert check is not None
    for flag in check.flags:
        author.send(f"{place}/check/{flag.number}", _ANSWERED | {"stands": flag.fitting[0]})
    page = queries.grid_page(**who, investigation=work)
    assert page is not None
    typed = {name: canary(name) for name in ("insider", "public", "few", "family")}
    reader.send(f"{place}/agree", typed | {"revision": page.revision, "read": "on"})
    reader.look(place)


_ANSWERED = {
    "reason": "Looked at.",
    "whose": "The receiver",
    "on_day": "1",
    "on_month": "1",
    "on_year": "2020",
}


def _grid(story: Story) -> str:
    return f"/casework/learning/grid/{story.made['investigation']}"


def _claim(canary: Canary) -> dict[str, str]:
    return {"text": canary("text"), "theme": "caseload", "tone": "failing", "publishable": "on"}


def _passage(canary: Canary) -> dict[str, str]:
    return {"text": canary("text"), "said_by": canary("by"), "as_at": canary("at")}


def _write(story: Story, step: str, typed: dict[str, str]) -> None:
    place = story.made["report"]
    author = story.person("investigator")
    author.send(f"{place}/{step}", typed)
    author.look(place)


@goes_through("learning.keep_watch.watch")
def what_an_author_looks_for(story: Story, canary: Canary) -> None:
    """Names, posts and cleared words, one a line."""
    typed = {"names": canary("name"), "posts": canary("post"), "allowed": canary("allowed")}
    _write(story, "check/watch", typed)


@goes_through("learning.answer_flag.disposition")
def why_something_flagged_may_stand(story: Story, canary: Canary) -> None:
    """The reason for an override: both readers see it, and nobody else."""
    place = story.made["report"]
    author = story.person("investigator")
    _write(story, "add", {"chosen": "told", "publishable": "on", "text": "Two people said so."})
    author.send(f"{place}/check/run", {})
    typed = {"stands": "public", "reason": canary("reason"), "whose": canary("whose")}
    author.send(f"{place}/check/{_counted(author, place)}", typed)
    author.look(f"{place}/check")


def _counted(author: Browser, place: str) -> str:
    """The number of the flag on a small number."""
    page = author.look(f"{place}/check").text
    return re.findall(r"/check/(\d+)", page[page.index("Two people") :])[0]


@goes_through("learning.derive_passage.comes")
def why_a_passage_is_written_anew(story: Story, canary: Canary) -> None:
    """Where a passage comes from could say who spoke, so that the reason is sealed too."""
    place, author = story.made["report"], story.person("investigator")
    passage = next(each for each in _page(story, place).passages if each.derived.is_silent)
    typed = {"anew": "context", "words": canary("words")}
    author.send(f"{place}/{passage.id}/from", typed)
    for who in (author, story.person("mo")):
        who.look(f"{place}/{passage.id}/from")


@goes_through("learning.decide_exemption.exemption")
def why_a_passage_is_not_published(story: Story, canary: Canary) -> None:
    """Every reason of the receiver, who alone decides."""
    place = story.made["report"]
    _write(story, "add", {"chosen": "told", "text": "Somebody said so."})
    locked = [each for each in _page(story, place).passages if not each.publishable]
    words = ("favour", "against", "conclusion", "reason", "because")
    typed = {name: canary(name) for name in words}
    chosen = {"paragraph": "2", "balance": "withhold", "remains": "fair"}
    receiver = story.person("mo")
    receiver.send(f"{place}/withheld/{locked[-1].id}", typed | chosen)
    receiver.look(f"{place}/withheld")
    receiver.look(f"{place}/withheld/appendix.pdf")


@goes_through("learning.approve_release.intruder")
def what_the_first_reader_answers(story: Story, canary: Canary) -> None:
    """As somebody who wants to know who spoke. Nothing of this report is released here."""
    place = story.made["report"]
    _owe_nothing(story, place)
    page = _page(story, place)
    typed = {name: canary(name) for name in ("insider", "public", "few", "family")}
    reader = story.person("mo")
    reader.send(f"{place}/approve", typed | {"revision": page.revision, "read": "on"})
    reader.look(place)


@goes_through("learning.propose_correction.words")
def a_correction(story: Story, canary: Canary) -> None:
    """Words for what is public already, and why: sealed until two people have read them."""
    report = story.told.learning_report
    place, author = f"/casework/learning/{report}/corrections", story.person("investigator")
    [passage, *_] = Passage.objects.filter(report=report, kind="found", publishable=True)
    typed = {"corrected": canary("corrected"), "why": canary("why")}
    author.send(f"{place}/propose/{passage.id}", typed)
    for who in (author, story.person("mo")):
        who.look(place)


@goes_through("learning.address_copies.words")
def what_those_who_are_criticised_are_told(story: Story, canary: Canary) -> None:
    """Words to whoever was served, beside their packet. Before the release they see nothing."""
    place = f"{story.made['report']}/copies"
    row = Packet.objects.get(investigation=story.made["investigation"])
    author = story.person("investigator")
    author.send(f"{place}/address", {"packets": [str(row.id)], "words": canary("words")})
    for who in (author, story.person("mo")):
        who.look(place)


@goes_through("learning.stop_copy.reason", "learning.agree_copy.terms")
def what_is_agreed_with_a_union(story: Story, canary: Canary) -> None:
    """The terms, and why what was agreed before was stopped; then the union opens its copy.

    The report of the story is public, so its day is taken away for as long as this lasts.
    """
    report = story.told.learning_report
    place, receiver = f"/casework/learning/{report}/copies", story.person("mo")
    [agreed] = EmbargoedCopy.objects.filter(report=report, made_for="union")
    public = PublishedReport.objects.filter(report=report)
    with tampering("learning"):
        public.update(is_open=False)
    receiver.send(f"{place}/{agreed.id}/stop", {"reason": canary("reason")})
    person = str(story.cast.person("union"))
    receiver.send(f"{place}/agree", {"person": person, "terms": canary("terms")})
    receiver.look(place)
    [copy] = EmbargoedCopy.objects.filter(report=report, made_for="union", stopped_on=None)
    union = story.person("union")
    for id in (agreed.id, copy.id):
        union.look(f"/casework/copies/{id}")
    for form in ("page", "pdf"):
        union.send(f"/casework/copies/{copy.id}/open", {"as": form}, expect=SHOWN)
    with tampering("learning"):
        public.update(is_open=True)


def _owe_nothing(story: Story, place: str) -> None:
    """Tell every finding, answer every flag, and ask both readers."""
    author = story.person("investigator")
    for each in _page(story, place).findings:
        kind = "found" if each.outcome in {"upheld", "partly-upheld"} else "not_upheld"
        for chosen in (kind, "no_recommendation"):
            typed = {"chosen": chosen, "text": "Words.", "findings": [str(each.id)]}
            author.send(f"{place}/add", typed | {"publishable": "on"})
    for line in _page(story, place).passages:
        if line.derived.is_silent:
            anew = {"anew": "context", "words": "Anybody can know it."}
            author.send(f"{place}/{line.id}/from", anew)
    author.send(f"{place}/check/run", {})
    who = {"actor": story.cast.actor("investigator"), "keys": story.cast.keys("investigator")}
    check = queries.check_page(**who, id=_page(story, place).id)
    assert check is not None
    for flag in check.flags:
        author.send(f"{place}/check/{flag.number}", _ANSWERED | {"stands": flag.fitting[0]})
    author.send(f"{place}/submit", {})


def _page(story: Story, place: str) -> ReportPage:
    who = {"actor": story.cast.actor("investigator"), "keys": story.cast.keys("investigator")}
    page = queries.report_page(**who, id=uuid.UUID(place.strip("/").split("/")[-1]))
    assert page is not None
    return page
