"""What goes to a body outside: chosen findings, cases and documents, sealed to its key.

The investigator chooses from the file. A receiver, whose keys do not open the file, chooses from
the report that was issued to them and that they have opened. Nobody in the house can open the
bundle again: only the body's own key does.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from upheld.concerns import queries as concerns
from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import seal
from upheld.ledger import queries as ledger
from upheld.printing import packing, pdf
from upheld.printing.paper import Block, Heading, Paper, Words, paragraphs
from upheld.vault import queries as vault
from upheld.vault.attachments import Stored
from upheld.vault.keyring import Keyring

from . import composing
from .events import BodyKeyRegistered
from .models import BodyKey, Document, FullReport, Investigation, ReportRecipient
from .reading import Pages

FORMAT = "upheld/referral/v1"
LARGEST = 20 * 1024 * 1024
"""Bytes of documents in one bundle: it is made whole in memory, because no file may hold it."""


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Chosen:
    """What is to go, and why. Findings and cases by their numbers, documents by their ids."""

    words: str
    about: str = ""
    findings: tuple[int, ...] = ()
    cases: tuple[int, ...] = ()
    documents: tuple[UUID, ...] = ()


def known(*, actor: Actor, keys: Keyring, investigation: Investigation) -> dict[str, Any]:
    """What somebody can choose from: areas with findings, and cases, as a report tells them."""
    draft = composing.draft(actor=actor, keys=keys, investigation=investigation)
    if draft is not None:
        return draft.content
    report = FullReport.objects.filter(investigation=investigation).order_by("-version").first()
    opened = ReportRecipient.objects.filter(
        report=report, person_id=actor.id, first_opened_on__isnull=False
    )
    if report is None or not opened.exists():
        return {"areas": [], "cases": []}
    said = Pages(actor=actor, keys=keys, ids=[report.body_id]).of(report.body_id)
    return {"areas": said.get("areas", []), "cases": said.get("cases", [])}


def key_of(body: str) -> BodyKey | None:
    """The newest key of a body, where the log holds the fingerprint that was compared."""
    row = BodyKey.objects.filter(body=body).order_by("-number").first()
    if row is None:
        return None
    held = ledger.fact_about(str(row.id), BodyKeyRegistered.name, "fingerprint")
    return row if held == concerns.recipient_fingerprint(recipient=row.recipient) else None


@dataclass(frozen=True, slots=True, repr=False)
class Bundle:
    """What was made: the sealed file, the hash of what stands in it, and a list of its parts."""

    chosen: Chosen
    fingerprint: str
    sealed: bytes
    digest: str
    parts: tuple[str, ...]

    def about(self) -> dict[str, Any]:
        """What the house keeps of it, sealed: it cannot open the file again."""
        return {
            "about": self.chosen.about.strip(),
            "words": self.chosen.words.strip(),
            "parts": list(self.parts),
            "digest": self.digest,
            "fingerprint": self.fingerprint,
        }


def bundle(
    *,
    actor: Actor,
    keys: Keyring,
    investigation: Investigation,
    chosen: Chosen,
    to: BodyKey,
    on: date,
) -> Bundle:
    """Put together what was chosen, and seal it. Raises `NotPossible` where a part is not there."""
    there = known(actor=actor, keys=keys, investigation=investigation)
    files = _files(actor, keys, investigation, chosen.documents)
    said = {"made_on": on.isoformat(), "by": actor.post_title, **_said(there, chosen, files)}
    plain = packing.packed(
        [
            ("referral.json", json.dumps(said, indent=2, ensure_ascii=False).encode()),
            ("referral.pdf", pdf.pdf(_paper(said))),
            *((f"documents/{name}", content) for name, _title, content in files),
        ]
    )
    return Bundle(
        chosen=chosen,
        fingerprint=concerns.recipient_fingerprint(recipient=to.recipient) or "",
        sealed=seal(plain, [to.recipient]),
        digest=hashlib.sha256(plain).hexdigest(),
        parts=(
            *(f"Finding on allegation {each}" for each in chosen.findings),
            *(f"Case {each}" for each in chosen.cases),
            *(f"{name}: {title}" for name, title, _content in files),
        ),
    )


def _said(
    there: dict[str, Any], chosen: Chosen, files: list[tuple[str, str, bytes]]
) -> dict[str, Any]:
    """What the bundle says, for a program and for a reader."""
    answered = {each["number"]: each for area in there["areas"] for each in area["findings"]}
    examined = {each["number"]: each for each in there["cases"]}
    if not set(chosen.findings) <= answered.keys() or not set(chosen.cases) <= examined.keys():
        raise NotPossible("This is no longer here. Go back and look again.")
    return {
        "format": FORMAT,
        "words": chosen.words,
        "about": chosen.about,
        "findings": [answered[each] for each in chosen.findings],
        "cases": [examined[each] for each in chosen.cases],
        "documents": [
            {"name": name, "title": title, "sha256": hashlib.sha256(content).hexdigest()}
            for name, title, content in files
        ],
    }


def _files(
    actor: Actor, keys: Keyring, investigation: Investigation, ids: tuple[UUID, ...]
) -> list[tuple[str, str, bytes]]:
    """The originals that were chosen: a name of ours, the title, and the bytes."""
    rows = list(Document.objects.filter(investigation=investigation, id__in=ids).order_by("number"))
    if len(rows) < len(set(ids)):
        raise NotPossible("This is no longer here. Go back and look again.")
    titles = Pages(actor=actor, keys=keys, ids=[each.body_id for each in rows])
    files: list[tuple[str, str, bytes]] = []
    for row in rows:
        stored = vault.file(actor=actor, keys=keys, body=row.original_id or row.body_id)
        if not isinstance(stored, Stored):
            raise NotPossible("A document cannot be opened with your keys, so it cannot go.")
        if stored.size + sum(len(content) for *_, content in files) > LARGEST:
            raise NotPossible("These documents are larger than 20 MB together. Choose fewer.")
        ending = titles.of(row.body_id).get("file_name", "").rpartition(".")[2].lower()
        name = f"document-{row.number}" + (f".{ending}" if ending.isalnum() else "")
        files.append((name, titles.of(row.body_id).get("title", ""), b"".join(stored.chunks())))
    return files


def _paper(said: dict[str, Any]) -> Paper:
    """The same for a reader. A body outside reads English."""
    blocks: list[Block] = [
        Words(said["made_on"], label="Made on:"),
        Words(said["by"], label="By:"),
        *([Words(said["about"], label="About:")] if said["about"] else []),
        Heading("Why this is sent"),
        *paragraphs(said["words"]),
    ]
    for each in said["findings"]:
        blocks += [
            Heading(f"Finding on allegation {each['number']}"),
            *paragraphs(each["allegation"]),
            Words(each["outcome"] or "no answer yet", label="Outcome:"),
            Words(each["words"], label="What was found:"),
            Words(each["reasons"], label="Reasons:"),
            Words("; ".join(each["facts"]) or "none", label="Evidence for it:"),
            Words("; ".join(each.get("against", ())) or "none", label="Evidence against it:"),
            Words("; ".join(each["posts"]) or "none", label="Posts:"),
        ]
    for each in said["cases"]:
        blocks += [
            Heading(f"Case {each['number']}: {each['pseudonym']}"),
            Words(each["outcome"], label="Outcome:"),
            *paragraphs(each["reasons"]),
        ]
    blocks.append(Heading("Documents"))
    files = said["documents"]
    blocks += [Words(f"{e['name']}: {e['title']} (SHA-256 {e['sha256']})") for e in files]
    return Paper(title="Referral", blocks=(*blocks, *([] if files else [Words("None.")])))
