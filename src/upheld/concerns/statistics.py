"""What is counted about speaking up: from clear columns only, and suppressed at once.

Sums of the house for `commands.statistics`; pages ask `queries` for what was published. All
concerns of a quarter are counted by the quarter alone, so that two numbers published one
after the other never differ by one day's concern.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from datetime import date
from enum import StrEnum
from typing import Any

from upheld.kernel.actor import Role
from upheld.kernel.sealing import CannotOpen, pad, seal, stranger, unpad
from upheld.ledger import obligations
from upheld.people import holders
from upheld.vault import holders as vault_holders
from upheld.vault.keyring import Keyring

from . import suppression
from .models import Concern, OutcomeCode
from .periods import Period
from .states import Obligation
from .suppression import Range

STANZAS = 8


class Kinds(StrEnum):
    """What is published."""

    QUARTER = "quarter"
    DEPARTURES = "departures"
    YEAR = "year"
    CODES = "codes"
    WORDS = "words"


def of_quarter(quarter: Period) -> dict[str, Any]:
    """The numbers of one quarter.

    What came of a concern is owed after three months, so that it is counted for the quarter
    before: for this one it would not be final.
    """
    mine, before = _raised_in(quarter), _raised_in(quarter.before)
    return {
        "received": _range(suppression.count(len(mine))),
        "acknowledged": _in_time(mine, Obligation.ACKNOWLEDGE),
        "decided": _in_time(mine, Obligation.DECIDE),
        "answered": _in_time(before, Obligation.FEEDBACK),
    }


def of_year(year: Period) -> dict[str, Any]:
    """The number of concerns raised in a year."""
    found = suppression.of_year([len(_raised_in(each)) for each in year.quarters])
    if found.high < suppression.LEAST and not found.exact:
        found = suppression.HIDDEN_COUNT
    return {"received": _range(found)}


def of_departures(*, left: int, with_agreement: int, restricting: int) -> dict[str, Any]:
    """How many left, under which agreements. The three parts make up the whole."""
    parts = suppression.parts((left - with_agreement, with_agreement - restricting, restricting))
    names = ("without_agreement", "with_agreement", "restricting")
    return {"left": _range(suppression.count(left)), **dict(zip(names, parts, strict=True))}


def sealed_code(*, acted: bool, of: str, on: date) -> bytes:
    """A code for the independent holders; `of` tells two codes of one concern apart."""
    persons = sorted({each.person for each in holders.with_role(Role.INDEPENDENT_HOLDER, on=on)})
    found = vault_holders.of_persons(persons, on)[:STANZAS]
    to = [each.recipient for each in found] + [stranger() for _ in range(STANZAS - len(found))]
    code = {"acted": acted, "of": hashlib.sha256(of.encode()).hexdigest(), "on": on.isoformat()}
    return seal(pad(json.dumps(code).encode()), to)


def of_codes(keys: Keyring, year: Period) -> dict[str, Any] | None:
    """How many concerns of a year something was done about, as it stood a month before.

    Counted by codes that were sealed by the fixed day, whenever somebody counts them. None
    where these keys open none of them. Where the year's own number is not exact, nothing.
    """
    rows = list(OutcomeCode.objects.filter(year_from=year.first))
    codes = [code for row in rows if (code := _opened(keys, row)) is not None]
    if rows and not codes:
        return None
    until = counted_until(year).isoformat()
    newest: dict[str, dict[str, Any]] = {}
    for code in sorted(codes, key=lambda each: str(each["on"])):
        if code["on"] <= until:
            newest[code["of"]] = code
    said = Counter(bool(each["acted"]) for each in newest.values())
    quarters = [len(_raised_in(each)) for each in year.quarters]
    names = ("acted", "not_acted", "not_decided")
    open_still = max(0, sum(quarters) - said.total())
    parts = suppression.parts((said[True], said[False], open_still))
    if not suppression.of_year(quarters).exact:
        parts = (None,) * len(parts)
    return dict(zip(names, parts, strict=True))


def counted_until(year: Period) -> date:
    """The fixed day to which codes count: 30 June."""
    return Period(year.public_from, 1).before.before.last


def digest_of(content: dict[str, Any]) -> str:
    """What the log holds of something published."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


def _raised_in(period: Period) -> list[str]:
    found = Concern.objects.filter(received_on__range=(period.first, period.last))
    return [str(id) for id in found.values_list("id", flat=True)]


def _in_time(ids: list[str], kind: Obligation) -> dict[str, Any]:
    owed = [each for each in obligations.about(*ids) if each.kind == kind.value]
    done = {
        each.about
        for each in owed
        if each.discharged_on is not None and each.discharged_on <= each.due_on
    }
    kept, missed = suppression.parts((len(done), len(ids) - len(done)))
    return {"of": _range(suppression.count(len(ids))), "kept": kept, "missed": missed}


def _opened(keys: Keyring, row: OutcomeCode) -> dict[str, Any] | None:
    try:
        code: dict[str, Any] = json.loads(unpad(keys.unseal(row.sealed)))
    except CannotOpen:
        return None
    return code


def _range(found: Range) -> list[int]:
    return [found.low, found.high]
