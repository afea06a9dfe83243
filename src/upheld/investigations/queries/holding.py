"""The words of a file, for whoever holds a draft against them before it is published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.investigations import classing, composing, criticisms, masking, passages
from upheld.investigations.models import Allegation, CaseExamined, FullReport, Investigation
from upheld.investigations.passages import Kind
from upheld.investigations.reading import Pages
from upheld.kernel.actor import Actor
from upheld.vault.keyring import Keyring

from .rows import investigated_by


@dataclass(frozen=True, slots=True, repr=False)
class HeldAgainst:
    """What a draft is held against. `on` is the day whose post holders count.

    `passages` of the full report are among the texts; `may_be_copied` are not, since somebody
    settled that these very words may be published.
    """

    texts: dict[str, str]
    names: tuple[str, ...]
    notes: int
    documents: int
    not_read: int
    passages: int
    may_be_copied: int
    on: date


def held_against(*, actor: Actor, keys: Keyring, id: UUID) -> HeldAgainst | None:
    """The file with the names it keeps, and the full report, for its investigator.

    The file is its notes, documents, cases and allegations.
    """
    row = investigated_by(actor, id)
    if row is None:
        return None
    notes = masking.notes_of(actor, keys, row)
    documents, counted = masking.documents_of(actor, keys, row)
    examined = list(CaseExamined.objects.filter(investigation=row).order_by("number"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in examined])
    cases = {f"case {each.number}": pages.of(each.body_id).get("reasons", "") for each in examined}
    children = [pages.of(each.body_id).get("pseudonym", "") for each in examined]
    listed = criticisms.watch_list(actor=actor, keys=keys, investigation=row).splitlines()
    report, may_be_copied = _report_of(actor, keys, row)
    return HeldAgainst(
        texts={
            **notes,
            **documents,
            **{name: words for name, words in cases.items() if words},
            **report,
        },
        names=tuple(dict.fromkeys(each.strip() for each in (*listed, *children) if each.strip())),
        notes=len(notes),
        documents=counted["documents"],
        not_read=sum(counted.values()) - counted["documents"],
        passages=len(report),
        may_be_copied=may_be_copied,
        on=row.commissioned_on or row.proposed_on,
    )


def _report_of(actor: Actor, keys: Keyring, row: Investigation) -> tuple[dict[str, str], int]:
    """Every allegation and every passage of the full report that may not be copied.

    The second number is how many may be.
    """
    draft = composing.draft(actor=actor, keys=keys, investigation=row)
    content = draft.content if draft else {"areas": []}
    parts = passages.of_report(content)
    found = classing.classed(actor=actor, keys=keys, investigation=row, parts=parts)
    copied = {each.part.key for each in found if each.publishable}
    texts: dict[str, str] = {}
    for each in passages.of_report(_without_posts(content)):
        if each.key not in copied and each.kind is not Kind.ALLEGATION:
            name = f"full report, {_called(each.kind, each.number)}"
            texts[name] = "\n\n".join(filter(None, (texts.get(name, ""), each.words)))
    rows = list(Allegation.objects.filter(investigation=row).order_by("number"))
    versions = list(FullReport.objects.filter(investigation=row).order_by("version"))
    bodies = [*(each.body_id for each in rows), *(each.body_id for each in versions)]
    pages = Pages(actor=actor, keys=keys, ids=bodies)
    for alleged in rows:
        if f"allegation-{alleged.number}" not in copied:
            texts[f"allegation {alleged.number}"] = pages.of(alleged.body_id).get("words", "")
    for version in versions:
        said = pages.of(version.body_id)
        words = "\n\n".join(filter(None, (said.get("summary", ""), said.get("why", ""))))
        texts[f"full report, summary {version.version}"] = words
    return {name: words for name, words in texts.items() if words.strip()}, len(copied)


def _without_posts(content: dict[str, Any]) -> dict[str, Any]:
    """The same without the tenures of posts: they are the register's, and printed on purpose."""
    areas = [
        area | {"findings": [each | {"posts": []} for each in area["findings"]]}
        for area in content["areas"]
    ]
    return content | {"areas": areas}


def _called(kind: Kind, number: int) -> str:
    return f"{kind.value} {number}" if number else kind.value
