"""Cases examined, one by one."""

from __future__ import annotations

from datetime import datetime

from upheld.investigations import policy, states
from upheld.investigations.events import CaseExaminedInDetail
from upheld.investigations.models import CaseExamined, Investigation
from upheld.investigations.states import Outcome, Stage
from upheld.investigations.writing import next_number, said, sealed_into
from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.ledger.command import command
from upheld.people.states import Origin
from upheld.vault.keyring import Keyring


@command(policy.may_investigate)
def examine_case(
    *,
    actor: Actor,
    at: datetime,
    investigation: Investigation,
    pseudonym: str,
    outcome: Outcome,
    reasons: str,
    keys: Keyring,
    origin: Origin = Origin.OWN,
) -> tuple[CaseExamined, CaseExaminedInDetail]:
    """Put a child's case on the record under a pseudonym, with its outcome and reasons."""
    states.require_in(investigation.stage, Stage.UNDER_WAY)
    content = {
        "pseudonym": said(pseudonym, "Give the child a pseudonym."),
        "reasons": said(reasons, "Give reasons for the outcome of this case."),
    }
    case = CaseExamined.objects.create(
        investigation=investigation,
        number=next_number(CaseExamined.objects.filter(investigation=investigation)),
        outcome=outcome.value,
        body_id=sealed_into(
            investigation.file_id, actor=actor, at=at, kind="case", content=content, keys=keys
        ),
        examined_on=day_of(at),
        origin=origin.value,
    )
    return case, CaseExaminedInDetail(
        case=str(case.id),
        investigation=str(investigation.id),
        number=case.number,
        outcome=case.outcome,
    )
