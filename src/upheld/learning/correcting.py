"""What a correction changes in public, and how all that stood before is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.vault import queries as vault
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import publishing
from .clearing import Checked
from .models import (
    Correction,
    LearningReport,
    Passage,
    PublishedCorrection,
    PublishedPassage,
    PublishedReport,
)
from .opening import Opened
from .published_words import parts_of, wording_of
from .states import OPEN_CORRECTIONS, Kind
from .wording import digest, published_text


@dataclass(frozen=True, slots=True)
class Corrected:
    """The row of the log of corrections, and the digests of the edition that stands now."""

    row: PublishedCorrection
    digest: str
    files: dict[str, str]


def open_one(report: LearningReport) -> Correction | None:
    """The correction that is being proposed or read."""
    rows = Correction.objects.filter(report=report, state__in=OPEN_CORRECTIONS)
    return rows.select_related("report").first()


def public_row(shown: list[Opened], passage: Passage) -> PublishedPassage:
    """The public row of a passage. Raises `NotPossible` for one that cannot be corrected."""
    places = {each.id: place for place, each in enumerate(publishing.in_public(shown))}
    if passage.id not in places or passage.kind == Kind.HEADING.value:
        raise NotPossible("Only words that are public, below a heading, can be corrected.")
    return PublishedPassage.objects.get(
        report__report=passage.report_id, position=places[passage.id]
    )


def content_of(*, actor: Actor, keys: Keyring, correction: Correction) -> dict[str, Any]:
    """The corrected words and the reason. Raises `NotPossible` where they cannot be believed."""
    id = correction.body_id
    found = vault.bodies_by_id(actor=actor, keys=keys, ids=[id]).get(id)
    if not isinstance(found, Body):
        raise NotPossible("The correction is not what was sealed. Write it again.")
    return found.content


def publish(
    correction: Correction,
    place: PublishedPassage,
    said: dict[str, Any],
    *,
    checked: Checked,
    read_by: str,
    today: date,
) -> Corrected:
    """Put the corrected words in their place, and keep the text and the files that stood there."""
    published = PublishedReport.objects.select_for_update().get(report=correction.report_id)
    row = PublishedCorrection.objects.create(
        report=published,
        edition=published.edition,
        passage=place,
        before=place.text,
        after=said["text"],
        why=said["why"],
        corrected_on=today,
        proposed_as=correction.proposed_as,
        read_by=read_by,
        earlier_text=wording_of(published),
        earlier_digest=published.digest,
    )
    place.text = said["text"]
    why = " ".join(said["why"].split())
    lines = [*place.corrected.splitlines(), f"{today.isoformat()}, read by {read_by}: {why}"]
    place.corrected = "\n".join(lines)
    place.save()
    published.edition += 1
    published.checked_on, published.flags_left = checked.ran_on, len(checked.flags)
    front, words = parts_of(published)
    published.digest = digest(published_text(front, words))
    published.save()
    files = publishing.keep_files(published, front, words)
    return Corrected(row, published.digest, files)
