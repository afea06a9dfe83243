"""Writing the grid: claims, where each source stands on them, and what was done once told."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.learning import policy, sealing, themes
from upheld.learning.drafts import ClaimDraft, StandDraft
from upheld.learning.events.grid import ClaimWritten, ConflictSettled, DoneSaid, StandSaid
from upheld.learning.events.sources import ThemeKept
from upheld.learning.models import Bearing, Claim, Done, Grid, SourceOfEvidence, Stand, Theme
from upheld.learning.revising import grid_changed
from upheld.learning.states import Basis, Openness, PointKind, Verdict
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring

TONES = frozenset({PointKind.STRENGTH, PointKind.FAILING})


@command(policy.may_triangulate, record_refusals=True)
def add_claim(
    *, actor: Actor, at: datetime, investigation: Any, claim: ClaimDraft, keys: Keyring
) -> tuple[Claim, ClaimWritten]:
    """Write a claim into the grid of a matter, which its investigator alone may write.

    The first claim opens the grid: its investigator, receiver and commissioner hold it.
    Raises `NotPossible` without words, and for a theme that is not in the vocabulary.
    """
    _require_claim(claim)
    acting: dict[str, Any] = {"actor": actor, "at": at, "keys": keys}
    grid = Grid.objects.select_for_update().filter(matter=investigation.matter).first()
    if grid is None:
        grid = Grid.objects.create(
            matter=investigation.matter,
            investigation_id=investigation.id,
            compartment_id=sealing.opened_for_three(investigation, **acting),
            author=UUID(actor.id),
        )
    voided = grid_changed(grid)
    highest: int | None = Claim.objects.filter(grid=grid).aggregate(n=Max("number"))["n"]
    row = Claim.objects.create(
        grid=grid,
        number=(highest or 0) + 1,
        theme=claim.theme,
        tone=claim.tone.value,
        publishable=claim.publishable,
        origin=claim.origin.value,
        body_id=_sealed(grid, "claim", {"text": claim.text.strip()}, acting),
    )
    return row, _written(row, grid, voided)


@command(policy.may_write_grid)
def rewrite_claim(
    *, actor: Actor, at: datetime, grid: Grid, claim: Claim, draft: ClaimDraft, keys: Keyring
) -> tuple[Claim, ClaimWritten]:
    """Write a claim again, or say that it may, or may not, be published.

    Raises `NotPossible` without words, and for a theme that is not in the vocabulary.
    """
    _require_claim(draft)
    _require_in(grid, claim)
    voided = grid_changed(grid)
    claim.theme, claim.tone = draft.theme, draft.tone.value
    claim.publishable, claim.origin = draft.publishable, draft.origin.value
    acting = {"actor": actor, "at": at, "keys": keys}
    claim.body_id = _sealed(grid, "claim", {"text": draft.text.strip()}, acting)
    claim.save()
    return claim, _written(claim, grid, voided)


@command(policy.may_write_grid)
def say_stand(
    *,
    actor: Actor,
    at: datetime,
    grid: Grid,
    claim: Claim,
    source: SourceOfEvidence,
    stand: StandDraft,
    keys: Keyring,
) -> tuple[Stand, StandSaid]:
    """Say where a source stands on a claim: it agrees, it conflicts, or it is silent.

    Raises `NotPossible` for a source that does not bear on the matter, without the day of the
    evidence, for words of a confidential source that nobody agreed to, and where somebody else's
    word for it is not named.
    """
    _require_in(grid, claim)
    if not Bearing.objects.filter(source=source, matter=grid.matter).exists():
        raise NotPossible("This source does not bear on this matter yet. Say so first.")
    _require_fair(source, stand)
    voided = grid_changed(grid)
    acting = {"actor": actor, "at": at, "keys": keys}
    codes = {"verdict": stand.verdict.value, "basis": stand.basis.value}
    body = _sealed(grid, "stand", stand.content(), acting)
    row, _made = Stand.objects.update_or_create(
        claim=claim,
        source=source,
        defaults={**codes, "body_id": body, "origin": stand.origin.value},
    )
    return row, StandSaid(
        grid=str(grid.id),
        claim=str(claim.id),
        source=str(source.id),
        body=str(body),
        revision=grid.revision,
        approvals_voided=voided,
        **codes,
    )


@command(policy.may_write_grid)
def settle_conflict(
    *, actor: Actor, at: datetime, grid: Grid, claim: Claim, words: str, keys: Keyring
) -> tuple[Claim, ConflictSettled]:
    """Say in words which source is believed and why. Until then a conflict is shown as open.

    Raises `NotPossible` where no two sources contradict each other, and without words.
    """
    _require_in(grid, claim)
    held = set(Stand.objects.filter(claim=claim).values_list("verdict", flat=True))
    if not {Verdict.AGREES.value, Verdict.CONFLICTS.value} <= held:
        raise NotPossible("No two sources contradict each other here.")
    if not words.strip():
        raise NotPossible("Say which is believed, and why.")
    voided = grid_changed(grid)
    acting = {"actor": actor, "at": at, "keys": keys}
    claim.settled_id = _sealed(grid, "settled", {"text": words.strip()}, acting)
    claim.save()
    return claim, ConflictSettled(
        grid=str(grid.id),
        claim=str(claim.id),
        body=str(claim.settled_id),
        revision=grid.revision,
        approvals_voided=voided,
    )


@command(policy.may_write_grid)
def say_done(
    *,
    actor: Actor,
    at: datetime,
    grid: Grid,
    theme: str,
    words: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[Done, DoneSaid]:
    """Say what was done about a theme after the organisation had been told of it.

    Raises `NotPossible` without words (say that nothing was done), and for an unknown theme.
    """
    _require_theme(theme)
    if not words.strip():
        raise NotPossible("Say what was done, or that nothing was.")
    voided = grid_changed(grid)
    acting = {"actor": actor, "at": at, "keys": keys}
    body = _sealed(grid, "done", {"text": words.strip()}, acting)
    row, _made = Done.objects.update_or_create(
        grid=grid, theme=theme, defaults={"body_id": body, "origin": origin.value}
    )
    return row, DoneSaid(
        grid=str(grid.id),
        theme=theme,
        body=str(body),
        revision=grid.revision,
        approvals_voided=voided,
    )


@command(policy.may_keep_themes)
def keep_theme(
    *, actor: Actor, at: datetime, code: str, name: str, is_retired: bool = False
) -> tuple[Theme, ThemeKept]:
    """Add a theme to the vocabulary, rename it, or retire it. Claims keep the theme they have.

    Raises `NotPossible` without a name.
    """
    if not name.strip() or not code.strip():
        raise NotPossible("Give the theme a name.")
    row, _made = Theme.objects.update_or_create(
        code=code, defaults={"name": name.strip(), "is_retired": is_retired}
    )
    return row, ThemeKept(theme=row.code, is_retired=is_retired)


def _sealed(grid: Grid, kind: str, content: dict[str, Any], acting: dict[str, Any]) -> UUID:
    return sealing.sealed_into(grid.compartment_id, kind=kind, content=content, **acting)


def _written(row: Claim, grid: Grid, voided: int) -> ClaimWritten:
    return ClaimWritten(
        grid=str(grid.id),
        claim=str(row.id),
        body=str(row.body_id),
        publishable=row.publishable,
        revision=grid.revision,
        approvals_voided=voided,
    )


def _require_claim(draft: ClaimDraft) -> None:
    if not draft.text.strip():
        raise NotPossible("Write down what is claimed.")
    if draft.tone not in TONES:
        raise NotPossible("A claim is a strength or a failing.")
    _require_theme(draft.theme)


def _require_theme(code: str) -> None:
    known = themes.vocabulary(Theme.objects.all())
    if code not in {each.code for each in known if not each.is_retired}:
        raise NotPossible("Choose a theme of the vocabulary, or add it there first.")


def _require_in(grid: Grid, claim: Claim) -> None:
    if claim.grid_id != grid.id:
        raise NotPossible("This claim belongs to another grid.")


def _require_fair(source: SourceOfEvidence, stand: StandDraft) -> None:
    if stand.verdict is Verdict.SILENT:
        if stand.quotation.strip():
            raise NotPossible("A source that is silent has no words to quote.")
        return
    if stand.on is None:
        raise NotPossible("Say from which day the evidence is.")
    is_public = source.openness == Openness.PUBLIC.value
    if stand.quotation.strip() and not is_public and not stand.consent.strip():
        raise NotPossible("Say who agreed that these confidential words are quoted.")
    if (stand.basis is Basis.ATTRIBUTED) != bool(stand.attributed_to.strip()):
        raise NotPossible("Say who says that the source says so, where you have not read it.")
