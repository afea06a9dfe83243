"""From opened passages to what is published of them: only what was marked publishable."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, replace
from datetime import date
from typing import Any
from uuid import UUID

from upheld.people import queries as people

from . import papers
from .exempting import Withheld
from .models import LearningReport, PublishedFile, PublishedPassage, PublishedReport
from .opening import Opened
from .states import Kind
from .wording import Front, Words, digest, published_text

_VERDICTS = frozenset({Kind.FOUND.value, Kind.NOT_UPHELD.value})
_FRONT = frozenset({Kind.TITLE.value, Kind.CASES.value})


def publish(
    report: LearningReport,
    shown: list[Opened],
    *,
    slug: str,
    council: str,
    read_by: str,
    checked_on: date,
    flags_left: int,
    withheld: Withheld,
    opens_on: date,
    is_open: bool,
) -> PublishedReport:
    """Copy what may be published into public rows, with the digest of the published text."""
    front = replace(
        front_of(shown, council=council, released_on=report.released_on, read_by=read_by),
        checked_on=checked_on,
        flags_left=flags_left,
        withheld=withheld.count,
        withheld_under=withheld.under,
        withheld_summed_up=withheld.summed_up,
    )
    words = words_of(shown)
    published = PublishedReport.objects.create(
        report=report,
        matter=report.matter,
        slug=slug,
        opens_on=opens_on,
        is_open=is_open,
        digest=digest(published_text(front, words)),
        **asdict(front),
    )
    PublishedPassage.objects.bulk_create(
        PublishedPassage(report=published, position=position, **asdict(each))
        for position, each in enumerate(words)
    )
    keep_files(published, front, words)
    return published


def keep_files(published: PublishedReport, front: Front, words: list[Words]) -> dict[str, str]:
    """Keep the files of the edition that stands; the digest of each by its format."""
    made: dict[str, str] = {}
    for name, content in papers.files(papers.paper(front, words)).items():
        made[name] = hashlib.sha256(content).hexdigest()
        PublishedFile.objects.create(
            report=published,
            edition=published.edition,
            format=name,
            content=content,
            digest=made[name],
        )
    return made


def in_public(shown: Iterable[Opened]) -> list[Opened]:
    """The passages that are published, in their order; the title and the cases stand apart."""
    return [each for each in shown if each.publishable and each.kind not in _FRONT]


def front_of(
    passages: Iterable[Opened], *, council: str, released_on: date | None, read_by: str
) -> Front:
    """The title and the cases, if they may be published."""
    by_kind = {each.kind: _said(each) for each in passages if each.publishable}
    cases = by_kind.get(Kind.CASES.value, {})
    counted = cases.get("on")
    return Front(
        title=str(by_kind[Kind.TITLE.value]["text"]),
        council=council,
        released_on=released_on,
        read_by=read_by,
        cases_upheld=cases.get("upheld"),
        cases_examined=cases.get("examined"),
        cases_counted_on=date.fromisoformat(counted) if counted else None,
    )


def words_of(passages: Iterable[Opened]) -> list[Words]:
    """The publishable passages in their order, each with what it comes from."""
    return [_words(each) for each in in_public(passages)]


def posts_in_words(posts: Iterable[dict[str, str]]) -> str:
    """Posts with the tenure of whoever held them then, so that no successor is blamed."""
    return "; ".join(
        people.tenure_words(post=UUID(each["post"]), on=date.fromisoformat(each["on"]))
        for each in posts
    )


def _words(passage: Opened) -> Words:
    said = _said(passage)
    verdict = passage.kind in _VERDICTS
    return Words(
        kind=passage.kind,
        ref=passage.ref,
        text=str(said["text"]),
        areas=", ".join(str(area) for area in sorted({each.area for each in passage.comes_from})),
        outcome=passage.comes_from[0].outcome if verdict else "",
        inferred=verdict and any(each.inferred for each in passage.comes_from),
        posts=posts_in_words(said["posts"]),
        said_by=str(said["said_by"]),
        as_at=str(said["as_at"]),
        origin=passage.origin,
    )


def _said(passage: Opened) -> dict[str, Any]:
    return passage.content or {}
