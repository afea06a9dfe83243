"""The released report as files: one tree of blocks, set as a web page, as a PDF and for Word.

The words of labels are never translated: the digests in the log are of these bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from upheld.investigations.states import Outcome
from upheld.printing.docx import docx
from upheld.printing.page import page
from upheld.printing.paper import Block, Heading, Paper, Table, paragraphs
from upheld.printing.paper import Words as Paragraph
from upheld.printing.pdf import pdf

from .states import Kind
from .wording import Front, Words, checked_words, withheld_words

FORMATS = {"html": page, "pdf": pdf, "docx": docx}

_OUTCOMES = {
    Outcome.UPHELD.value: "Upheld",
    Outcome.PARTLY_UPHELD.value: "Partly upheld",
    Outcome.NOT_UPHELD.value: "Not upheld",
    Outcome.UNABLE_TO_DETERMINE.value: "Could not be determined",
    Outcome.NO_FINDING.value: "No finding",
}
_LABELS = {
    Kind.OBSERVATION.value: "Also observed.",
    Kind.NO_RECOMMENDATION.value: "No recommendation.",
}


def paper(front: Front, passages: Iterable[Words], *, mark: str = "") -> Paper:
    """The report whole: each verdict with the same weight, each number with who gave it."""
    return Paper(
        title=front.title,
        mark=mark,
        blocks=(*_front(front), *_sections(list(passages))),
    )


def files(made: Paper) -> dict[str, bytes]:
    """The paper in each format. The same paper gives the same bytes."""
    return {name: make(made) for name, make in FORMATS.items()}


def _front(front: Front) -> Iterator[Block]:
    yield Paragraph(front.council)
    yield Paragraph(front.released_on.isoformat() if front.released_on else "", label="Released:")
    yield Paragraph(f"{front.read_by}. Posts are named, never people.", label="Read by:")
    yield Paragraph(checked_words(front))
    if front.withheld:
        yield Paragraph(withheld_words(front))
    if front.cases_counted_on is not None:
        yield Paragraph(
            f"{front.cases_upheld} of {front.cases_examined}, counted on "
            f"{front.cases_counted_on.isoformat()}",
            label="Cases of children read in detail in which the complaint was upheld:",
        )


def _sections(passages: list[Words]) -> Iterator[Block]:
    counts: list[Words] = []
    level = 1  # a tagged PDF begins with a heading of level 1
    for each in passages:
        if each.kind == Kind.HEADING.value:
            yield from _counts(counts)
            counts, level = [], 2
            yield Heading(each.text)
            yield from _corrected(each)
        elif each.kind == Kind.COUNT.value:
            counts.append(each)
        else:
            yield from _passage(each, level)
    yield from _counts(counts)


def _counts(passages: list[Words]) -> Iterator[Block]:
    if passages:
        yield Table(
            "Numbers that were given, and who gave them. They differ and are not made one.",
            ("Number", "Who said so", "When"),
            tuple((each.text, each.said_by, each.as_at) for each in passages),
        )
    for each in passages:
        yield from _corrected(each)


def _passage(words: Words, level: int) -> Iterator[Block]:
    if words.kind == Kind.RECOMMENDATION.value:
        yield Heading(f"Recommendation {words.ref}", level=level)
    first, *more = paragraphs(words.text) or [Paragraph("")]
    label = _OUTCOMES.get(words.outcome, "")
    label = f"{label}. Headline area {words.areas}." if label else _LABELS.get(words.kind, "")
    yield Paragraph(first.text, label=label)
    yield from more
    for name, said in (
        ("Our reading; the source does not state it.", words.inferred),
        (f"Posts: {words.posts}.", words.posts),
        (f"Source: {words.said_by}, {words.as_at}.", words.said_by),
        (f"From findings in headline areas {words.areas}.", _is_recommendation(words)),
    ):
        if said:
            yield Paragraph(name)
    yield from _corrected(words)


def _corrected(words: Words) -> Iterator[Block]:
    for each in words.corrected.splitlines():
        yield Paragraph(each, label="Corrected.")


def _is_recommendation(words: Words) -> bool:
    return words.kind == Kind.RECOMMENDATION.value
