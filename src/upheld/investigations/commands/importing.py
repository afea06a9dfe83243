"""Existing papers: proposed as they come, and made into documents by a person, one by one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from upheld.investigations import indexing, policy, states
from upheld.investigations.bringing import Brought
from upheld.investigations.events import PaperAccepted, PapersLeftOut, PapersProposed
from upheld.investigations.models import Document, Investigation, ProposedPaper
from upheld.investigations.reading import Pages
from upheld.investigations.states import Proposed, Stage
from upheld.investigations.writing import (
    NO_TITLE,
    filed_into,
    next_number,
    part_of,
    said,
    sealed_into,
    words_into,
)
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def propose_papers(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    brought: Sequence[Brought],
    keys: Keyring,
) -> tuple[list[ProposedPaper], PapersProposed]:
    """Seal papers that were brought in, with what is proposed of each. None is a document yet."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    if not brought:
        raise NotPossible("There is no paper in what you sent.")
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    first = next_number(ProposedPaper.objects.filter(investigation=investigation))
    made = [
        _propose(investigation, number, each, day_of(at), seal)
        for number, each in enumerate(brought, start=first)
    ]
    return made, PapersProposed(
        investigation=str(investigation.id),
        papers=sum(each.original_id is not None for each in made),
        refused=sum(each.original_id is None for each in made),
    )


def _propose(
    investigation: Investigation, number: int, brought: Brought, day: date, seal: dict[str, Any]
) -> ProposedPaper:
    place, paper = investigation.file_id, brought.paper
    told: dict[str, Any] = {"file_name": brought.file_name, "why": brought.why}
    bodies: dict[str, Any] = {}
    if paper is not None:
        told |= {"sha256": paper.sha256, "size": paper.size, "title": brought.title}
        told |= {"days": list(brought.days), "parties": list(brought.parties)}
        kept = filed_into(place, **seal, kind="original", content={}, file=paper.sealed)
        bodies["original_id"] = kept
        if brought.is_read:
            bodies["words_id"] = words_into(place, paper.words, seal)
    return ProposedPaper.objects.create(
        investigation=investigation,
        number=number,
        state=(Proposed.WAITS if paper else Proposed.REFUSED).value,
        body_id=sealed_into(place, **seal, kind="proposed-paper", content=told),
        proposed_on=day,
        **bodies,
    )


@command(policy.may_investigate)
def accept_paper(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    paper: ProposedPaper,
    title: str,
    provenance: str,
    dated: str,
    parties: str,
    keys: Keyring,
) -> tuple[Document, PaperAccepted]:
    """Make a paper a document of the file, as a person says what it is."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    _require_waiting(investigation, paper)
    pages = Pages(actor=actor, keys=keys, ids=[paper.body_id, paper.words_id])
    told = pages.of(paper.body_id)
    if not told:
        raise NotPossible("This paper is not what was sealed, or your keys do not open it.")
    about = {each: told[each] for each in ("file_name", "sha256", "size")}
    about["title"] = said(title, NO_TITLE)
    about["provenance"] = said(provenance, "Say where the document came from.")
    about |= {"dated": dated.strip(), "parties": parties.strip()}
    seal: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    document = Document.objects.create(
        investigation=investigation,
        number=next_number(Document.objects.filter(investigation=investigation)),
        body_id=sealed_into(investigation.file_id, **seal, kind="document", content=about),
        original_id=paper.original_id,
        words_id=paper.words_id,
        kept_on=day_of(at),
    )
    if paper.words_id is not None:  # otherwise it comes into the index when its words are read
        text = pages.attachment(paper.words_id).decode()
        indexing.add(investigation, document, said=about, text=text, seal=seal)
    paper.state, paper.document = Proposed.ACCEPTED.value, document
    paper.save(update_fields=["state", "document"])
    return document, PaperAccepted(
        paper=str(paper.id), document=str(document.id), number=document.number
    )


@command(policy.may_investigate)
def leave_out_papers(
    *, actor: Actor, at: datetime, investigation: Investigation, papers: tuple[UUID, ...]
) -> tuple[list[ProposedPaper], PapersLeftOut]:
    """Say that papers are no documents of this file. They stay sealed, and out of every list.

    Raises `NotPossible`, and leaves out none of them, where somebody has decided on one already.
    """
    rows = ProposedPaper.objects.select_for_update().filter(
        investigation=investigation, id__in=papers, state__in=_UNDECIDED
    )
    found = list(rows.order_by("number"))
    if not papers:
        raise NotPossible("Tick the papers that you want to leave out.")
    if len(found) != len(set(papers)):
        raise NotPossible(ONE_DECIDED)
    for each in found:
        each.state = Proposed.LEFT_OUT.value
    ProposedPaper.objects.bulk_update(found, ["state"])
    return found, PapersLeftOut(
        investigation=str(investigation.id), papers=tuple(str(each.id) for each in found)
    )


def _require_waiting(investigation: Investigation, paper: ProposedPaper) -> None:
    part_of(investigation, paper)
    if paper.state != Proposed.WAITS.value:
        raise NotPossible(DECIDED)


DECIDED = "Somebody has decided on this paper already."
ONE_DECIDED = "Somebody has decided on one of these papers already. Look again."
_UNDECIDED = (Proposed.WAITS.value, Proposed.REFUSED.value)
