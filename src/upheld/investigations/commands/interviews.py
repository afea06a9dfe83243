"""Interviews: put on the register once held, and never changed afterwards, only added to."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from upheld.investigations import policy, states
from upheld.investigations.events import InterviewAddedTo, InterviewRecorded
from upheld.investigations.models import Interview, InterviewAddition, Investigation
from upheld.investigations.states import WITH_WORDS, Addition, Stage, Stratum
from upheld.investigations.writing import next_number, part_of, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Around:
    """What stands around an interview, all of it sealed and each of it optional."""

    invited: str = ""  # when, by whom and how
    place: str = ""
    companion: str = ""
    note_taker: str = ""


@command(policy.may_investigate)
def record_interview(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    held_on: date,
    stratum: Stratum,
    keys: Keyring,
    note: str = "",
    around: Around = Around(),
    origin: Origin = Origin.OWN,
) -> tuple[Interview, InterviewRecorded]:
    """Put an interview on the register, with its note or without one.

    From which side somebody came is sealed with the note, and is in no column and no event.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    if held_on > day_of(at):
        raise NotPossible("An interview goes on the register once it has been held.")
    arranged = {name: words.strip() for name, words in asdict(around).items() if words.strip()}
    interview = Interview.objects.create(
        investigation=investigation,
        number=next_number(Interview.objects.filter(investigation=investigation)),
        held_on=held_on,
        note_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="interview",
            content={"stratum": stratum.value, "note": note.strip(), "around": arranged},
            keys=keys,
        ),
        origin=origin.value,
    )
    return interview, InterviewRecorded(
        interview=str(interview.id),
        investigation=str(investigation.id),
        number=interview.number,
    )


@command(policy.may_investigate)
def add_to_interview(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    interview: Interview,
    kind: Addition,
    keys: Keyring,
    words: str = "",
) -> tuple[InterviewAddition, InterviewAddedTo]:
    """Add a correction, the return of the note, an answer about a quotation, or a withdrawal.

    What was written before stays as it is. After sign-off too: somebody may withdraw at any time.
    Raises `NotPossible` where words are wanted and missing, and after a withdrawal.
    """
    states.require_in(investigation.stage, Stage.UNDER_WAY, *states.SETTLED)
    part_of(investigation, interview)
    earlier = InterviewAddition.objects.filter(interview=interview)
    if earlier.filter(kind=Addition.WITHDRAWN.value).exists():
        raise NotPossible("This person has withdrawn. Nothing more can be added to the interview.")
    added = said(words, _MISSING[kind]) if kind in WITH_WORDS else words.strip()
    addition = InterviewAddition.objects.create(
        interview=interview,
        number=next_number(earlier),
        kind=kind.value,
        body_id=sealed_into(
            investigation.file_id,
            actor=actor,
            at=at,
            kind="interview-addition",
            content={"words": added},
            keys=keys,
        ),
        added_on=day_of(at),
    )
    return addition, InterviewAddedTo(
        addition=str(addition.id), interview=str(interview.id), kind=kind.value
    )


_MISSING = {
    Addition.CORRECTION: "Write the correction.",
    Addition.NOTE_DISPUTED: "Write what is disputed.",
    Addition.MAY_QUOTE: "Write the words that may be quoted, exactly as they will be printed.",
    Addition.MAY_NOT_QUOTE: "Write the words that may not be quoted.",
}
