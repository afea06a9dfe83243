"""The confidential appendix as a paper, and the reasons alone as another."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from upheld.learning.exempting import Decided
from upheld.learning.exemptions import Balance
from upheld.learning.queries import AppendixPage, DerivedLine, LeftOutLine, WithheldLine
from upheld.printing.paper import Block, Heading, Paper, Words, paragraphs
from upheld.web.words import day, of

from .investigations_examined import fact
from .investigations_words import PASSAGES
from .learning_deriving_forms import ANEW
from .learning_withheld_forms import BALANCES, PARAGRAPHS, RECALLED


def appendix(page: AppendixPage, *, mark: str) -> Paper:
    """What is not published, each passage with the whole decision on it."""
    return Paper(
        title=_("Confidential appendix"),
        mark=mark,
        blocks=(
            Words(page.title),
            Words(_("Not for publication. It holds what the learning report leaves out.")),
            Words(str(RECALLED)),
            *(block for each in page.lines for block in _whole(each)),
            *(block for each in page.left_out for block in _left_out(each)),
        ),
    )


def reasons(page: AppendixPage) -> Paper:
    """Which passages are withheld and why, without a word of them."""
    lines: list[WithheldLine | LeftOutLine] = [*page.lines, *page.left_out]
    withheld = [
        each for each in lines if each.decision and each.decision.balance is Balance.WITHHOLD
    ]
    return Paper(
        title=_("What is not published, and why"),
        blocks=(
            Words(page.title),
            Words(str(RECALLED)),
            fact(_("Passages and findings with a decision"), of(len(withheld), len(lines))),
            *(block for each in withheld if each.decision for block in _given(each, each.decision)),
        ),
    )


def _whole(line: WithheldLine) -> Iterator[Block]:
    yield Heading(_("Passage %(n)s") % {"n": line.place})
    if line.passage.kind == "cases":
        yield Words(of(line.passage.upheld, line.passage.examined))
    yield from paragraphs(line.passage.text)
    yield from _comes_from(line.passage.derived)
    yield from _decided(line, line.decision)


def _left_out(line: LeftOutLine) -> Iterator[Block]:
    """A finding that no passage tells: its words stand in the full report, and not here."""
    yield Heading(_("Finding on allegation %(n)s") % {"n": line.finding.number})
    yield Words(_("No passage of the report tells this finding."))
    yield from _decided(line, line.decision)


def _decided(line: WithheldLine | LeftOutLine, decision: Decided | None) -> Iterator[Block]:
    if decision is None:
        yield Words(_("Nobody has decided yet why it stays locked."))
        return
    yield fact(_("Exempt information"), str(PARAGRAPHS[decision.paragraph]))
    yield fact(_("For publishing it"), decision.favour)
    yield fact(_("Against publishing it"), decision.against)
    yield fact(_("Decision"), f"{BALANCES[decision.balance]}. {decision.conclusion}")
    yield fact(_("Decided"), day(decision.decided_on))
    if decision.balance is Balance.WITHHOLD:
        yield fact(_("Reason to give"), decision.reason)
        yield from _remains(line, decision)


def _comes_from(said: DerivedLine) -> Iterator[Block]:
    """By numbers, without a word of the full report."""
    names = [f"{PASSAGES[each.kind]} {each.number or ''}".strip() for each in said.passages]
    if names:
        yield fact(_("From the full report"), "; ".join(names))
    if said.claims:
        yield fact(_("From claims of the grid"), ", ".join(str(each) for each in said.claims))
    if said.anew:
        yield fact(_("Written anew"), f"{ANEW[said.anew]}. {said.words}")


def _given(line: WithheldLine | LeftOutLine, decision: Decided) -> Iterator[Block]:
    yield Heading(_called(line))
    yield fact(_("Exempt information"), str(PARAGRAPHS[decision.paragraph]))
    yield fact(_("Decided"), day(decision.decided_on))
    yield from paragraphs(decision.reason)
    if line.summary:
        yield fact(_("What is published sums it up"), line.summary[1])


def _called(line: WithheldLine | LeftOutLine) -> str:
    if isinstance(line, LeftOutLine):
        return _("Finding on allegation %(n)s") % {"n": line.finding.number}
    return _("Passage %(n)s") % {"n": line.place}


def _remains(line: WithheldLine | LeftOutLine, decision: Decided) -> Iterator[Block]:
    if line.summary:
        yield fact(_("What is published sums it up"), line.summary[1])
    if decision.because:
        yield fact(_("What remains does not mislead, because"), decision.because)
