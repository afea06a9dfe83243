"""How the cases to be read are chosen: stated first, drawn by the log afterwards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from upheld.investigations import policy, states
from upheld.investigations.events import SampleDrawn, SampleFrameStated
from upheld.investigations.models import Investigation, SampleFrame
from upheld.investigations.states import Selection, Stage
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger import queries as ledger
from upheld.ledger.command import command
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Frame:
    """From what is chosen: where it comes from, as at a day, how many, and by which rule.

    `lines` is the list itself, one case a line. With it `total` is counted and not taken.
    """

    rule: Selection
    source: str
    as_at: date
    total: int = 0
    wanted: int = 0
    reason: str = ""
    lines: tuple[str, ...] = ()

    def counted(self) -> int:
        """How many cases there are in all."""
        return len(self.lines) or self.total

    def chosen(self) -> int:
        """How many of them are to be read."""
        return self.counted() if self.rule is Selection.ALL_SUPPLIED else self.wanted


@command(policy.may_investigate)
def state_frame(
    *, actor: Actor, at: datetime, investigation: Investigation, frame: Frame, keys: Keyring
) -> tuple[SampleFrame, SampleFrameStated]:
    """State how many cases there are, and how those to read are chosen, before reading them.

    Raises `NotPossible` for a random draw without the list, a purposive choice without a
    reason, more cases than there are, or a day that has not come.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    _require_sound(frame, day_of(at))
    content = {
        "source": said(frame.source, "Say where the list of cases came from."),
        "reason": frame.reason.strip(),
        "lines": list(frame.lines),
    }
    row = SampleFrame.objects.create(
        investigation=investigation,
        number=next_number(SampleFrame.objects.filter(investigation=investigation)),
        rule=frame.rule.value,
        total=frame.counted(),
        wanted=frame.chosen(),
        as_at=frame.as_at,
        body_id=sealed_into(
            investigation.file_id, actor=actor, at=at, kind="frame", content=content, keys=keys
        ),
        stated_on=day_of(at),
    )
    return row, SampleFrameStated(
        frame=str(row.id),
        investigation=str(investigation.id),
        rule=row.rule,
        total=row.total,
        wanted=row.wanted,
    )


def _require_sound(frame: Frame, today: date) -> None:
    if frame.as_at > today:
        raise NotPossible("The day of the list cannot lie in the future.")
    if frame.rule is Selection.RANDOM and not frame.lines:
        raise NotPossible("Give the list, one case a line. A draw needs something to draw from.")
    if frame.rule is Selection.PURPOSIVE and not frame.reason.strip():
        raise NotPossible("Say by what reasons these cases are chosen.")
    if frame.counted() < 1:
        raise NotPossible("Say how many cases there are in all.")
    if not 1 <= frame.chosen() <= frame.counted():
        raise NotPossible("Choose at least one case, and no more than there are.")


@command(policy.may_investigate)
def draw_sample(
    *, actor: Actor, at: datetime, investigation: Investigation, frame: SampleFrame
) -> tuple[SampleFrame, SampleDrawn]:
    """Take the draw that the log made. There is one for each frame, and no other to wait for."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    part_of(investigation, frame)
    if frame.rule != Selection.RANDOM or frame.drawn_on is not None:
        raise NotPossible("There is nothing to draw here.")
    root = ledger.root_over(frame.id, SampleFrameStated.name)
    if root is None:
        raise NotPossible("The log has not been published since. Draw tomorrow.")
    frame.log_size, frame.log_root = root.size, root.digest.hex()
    frame.drawn_on = day_of(at)
    frame.save(update_fields=["log_size", "log_root", "drawn_on"])
    return frame, SampleDrawn(frame=str(frame.id), log_size=root.size, log_root=frame.log_root)
