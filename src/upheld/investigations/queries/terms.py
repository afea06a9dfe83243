"""Terms of reference, version beside version, with who has agreed to which."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from uuid import UUID

from upheld.investigations.comparing import Piece, changed_paragraphs
from upheld.investigations.models import Signature, TermsOfReference
from upheld.investigations.reading import Pages
from upheld.investigations.states import Part, Party, Stage
from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault.keyring import Keyring

from .rows import part_of, seen_by


@dataclass(frozen=True, slots=True)
class PartyLine:
    """One party to a version of the terms, and the day on which it agreed."""

    party: Party
    post_title: str
    signed_on: date | None


@dataclass(frozen=True, slots=True)
class TermsVersion:
    """One version of the terms, with its parties. `words` is empty for keys that open nothing.

    `changes` are the paragraphs that differ from the version before it, in pieces.
    """

    version: int
    words: str
    drafted_on: date
    origin: str
    parties: tuple[PartyLine, ...]
    changes: tuple[tuple[Piece, ...], ...]

    @property
    def agreed(self) -> bool:
        """Whether every party has agreed it."""
        return all(each.signed_on for each in self.parties)


@dataclass(frozen=True, slots=True)
class TermsPage:
    """Every version, newest first, and whether the reader's own agreement is waited for."""

    investigation: str
    stage: Stage
    part: Part
    investigator: str
    versions: tuple[TermsVersion, ...]
    waits_for_me: bool
    mismatched: tuple[UUID, ...]

    @property
    def newest_words(self) -> str:
        """What the newest version says, to begin the next one from."""
        return self.versions[0].words if self.versions else ""


def terms_page(*, actor: Actor, keys: Keyring, id: UUID) -> TermsPage | None:
    """The terms of reference, for everybody with a part in the investigation."""
    row = seen_by(actor).filter(id=id).first()
    if row is None:
        return None
    versions = list(TermsOfReference.objects.filter(investigation=row).order_by("-version"))
    signatures = list(Signature.objects.filter(terms__in=versions).order_by("party", "id"))
    pages = Pages(actor=actor, keys=keys, ids=[each.body_id for each in versions])
    titles = people.post_titles([row.investigator_post_id, *(each.post_id for each in signatures)])
    newest = versions[0].id if versions else None
    return TermsPage(
        investigation=str(row.id),
        stage=Stage(row.stage),
        part=part_of(actor, row),
        investigator=titles[str(row.investigator_post_id)],
        versions=tuple(
            _version(each, before, signatures, titles, pages)
            for each, before in zip_longest(versions, versions[1:])
        ),
        waits_for_me=any(
            each.terms_id == newest and str(each.person_id) == actor.id and each.signed_on is None
            for each in signatures
        ),
        mismatched=pages.mismatched,
    )


def _version(
    row: TermsOfReference,
    before: TermsOfReference | None,
    signatures: list[Signature],
    titles: dict[str, str],
    pages: Pages,
) -> TermsVersion:
    words = pages.of(row.body_id).get("words", "")
    earlier = pages.of(before.body_id).get("words", "") if before else words
    return TermsVersion(
        version=row.version,
        words=words,
        changes=changed_paragraphs(earlier, words),
        drafted_on=row.drafted_on,
        origin=row.origin,
        parties=tuple(
            PartyLine(Party(each.party), titles[str(each.post_id)], each.signed_on)
            for each in signatures
            if each.terms_id == row.id
        ),
    )
