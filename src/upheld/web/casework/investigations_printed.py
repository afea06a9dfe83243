"""The full report as a paper, for somebody who reads it on paper or works on in Word."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from upheld.investigations.queries import FullReportRead, PacketRead, Passage
from upheld.printing.paper import Block, Heading, Listed, Paper, Words, paragraphs
from upheld.web.words import day, of

from . import investigations_examined
from .investigations_examined import fact, verdict
from .investigations_words import GIVEN, STANDARDS


def paper(report: FullReportRead, *, mark: str) -> Paper:
    """The report whole. The mark says to whom this copy was issued, on every page."""
    return Paper(
        title=_("Full report"),
        mark=mark,
        blocks=(
            Words(_("Confidential. Issued by name; that it was opened is recorded.")),
            fact(_("Version"), str(report.version)),
            fact(_("Issued"), day(report.issued_on)),
            fact(_("Interviews"), str(report.interviews)),
            *_cases(report),
            *_why(report),
            Heading(_("Summary")),
            *paragraphs(report.summary),
            *(block for each in report.areas for block in _area(each, report)),
            *investigations_examined.chosen(report),
            *investigations_examined.cases(report),
            *_not_given(report),
        ),
    )


def packet_paper(packet: PacketRead) -> Paper:
    """A packet for somebody who is served by hand."""
    return Paper(
        title=_("What is said of your work"),
        mark=_("For: %(post)s") % {"post": packet.post_title},
        blocks=(
            Words(
                _(
                    "An independent investigator has written this about your work. You read it "
                    "before it is in any report, and you can answer. Nobody has decided anything "
                    "about you by giving you this."
                )
            ),
            fact(_("Reply by"), day(packet.reply_by)),
            fact(_("Who can support you"), packet.support),
            *(block for each in packet.passages for block in _passage(each)),
            Words(
                _(
                    "Please do not look for who said it, and do not speak with anybody about it "
                    "who could have. Asking around can be treated as victimisation."
                )
            ),
        ),
    )


def _passage(passage: Passage) -> Iterator[Block]:
    yield Heading(_("%(n)s. What is said") % {"n": passage.number})
    yield from paragraphs(passage.words)
    yield Heading(_("What shows it"), level=2)
    yield from paragraphs(passage.gist)


def _cases(report: FullReportRead) -> Iterator[Block]:
    if report.examined:
        said = f"{of(report.upheld, report.examined)} ({report.percent}%)"
        yield fact(_("Cases in which concerns were upheld"), said)


def _why(report: FullReportRead) -> Iterator[Block]:
    if report.why:
        yield Heading(_("Why there is a later version"))
        yield from paragraphs(report.why)


def _area(area: dict[str, Any], report: FullReportRead) -> Iterator[Block]:
    yield Heading(f"{area['number']}. {area['title']}")
    yield Words(verdict(area), label=_("The area as a whole:"))
    yield from paragraphs(area["reasons"])
    for each in area["findings"]:
        yield from _finding(each)
        yield from investigations_examined.figures(report, each["number"])
    for label, beside in ((_("Observation"), "observations"), (_("Later evidence"), "later")):
        for each in area.get(beside, ()):
            yield fact(label, each["words"])


def _finding(finding: dict[str, Any]) -> Iterator[Block]:
    yield Heading(_("Allegation %(n)s") % {"n": finding["number"]}, level=2)
    yield from paragraphs(finding["allegation"])
    yield fact(_("Outcome"), verdict(finding))
    yield fact(_("What this is about"), finding["words"])
    yield fact(_("Reasons"), finding["reasons"])
    yield fact(_("Standard of proof"), str(STANDARDS[finding["standard"]]))
    for label, listed in (
        (_("Evidence for it"), finding["facts"]),
        (_("Evidence against it"), finding.get("against", ())),
        (_("Posts"), finding["posts"]),
    ):
        if listed:
            yield fact(label, "; ".join(listed))


def _not_given(report: FullReportRead) -> Iterator[Block]:
    if not report.not_given:
        return
    yield Heading(_("Asked for and not given"))
    yield Listed(
        tuple(
            _("%(what)s, asked on %(day)s of %(whom)s: %(came)s")
            % {
                "what": each["what"],
                "day": day(each["asked_on"]),
                "whom": each["of_whom"],
                "came": GIVEN.get(each["given"], _("no answer")),
            }
            for each in report.not_given
        )
    )
