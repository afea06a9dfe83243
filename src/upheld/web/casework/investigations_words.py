"""The codes of an investigation as pages and forms spell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _l

from upheld.investigations.states import (
    Addition,
    Considered,
    Given,
    Outcome,
    Procurement,
    Standard,
    Stratum,
    Task,
)

OUTCOMES: Mapping[str, Any] = {
    Outcome.UPHELD.value: _l("Upheld"),
    Outcome.PARTLY_UPHELD.value: _l("Partly upheld"),
    Outcome.NOT_UPHELD.value: _l("Not upheld"),
    Outcome.UNABLE_TO_DETERMINE.value: _l("Could not be determined"),
    Outcome.NO_FINDING.value: _l("No finding"),
}

STANDARDS: Mapping[str, Any] = {
    Standard.BALANCE_OF_PROBABILITIES.value: _l("More likely than not"),
    Standard.BEYOND_REASONABLE_DOUBT.value: _l("Beyond reasonable doubt"),
    Standard.NOT_STATED.value: _l("Not stated"),
}

STRATA: Mapping[str, Any] = {
    Stratum.RAISED_IT.value: _l("Somebody who raised the concern"),
    Stratum.DID_NOT_RAISE_IT.value: _l("Somebody who did not"),
    Stratum.NAMED.value: _l("Somebody in a named post"),
    Stratum.PARTNER_AGENCY.value: _l("Somebody in a partner agency"),
}

ADDITIONS: Mapping[str, Any] = {
    Addition.CORRECTION.value: _l("A correction"),
    Addition.NOTE_AGREED.value: _l("The note was agreed"),
    Addition.NOTE_DISPUTED.value: _l("The note was disputed"),
    Addition.NOTE_NOT_RETURNED.value: _l("The note was sent and did not come back"),
    Addition.MAY_QUOTE.value: _l("They agree that these words are quoted"),
    Addition.MAY_NOT_QUOTE.value: _l("They do not agree that these words are quoted"),
    Addition.WITHDRAWN.value: _l("They withdraw: nothing they said may be used from now on"),
}

AROUND: Mapping[str, Any] = {
    "invited": _l("Invited"),
    "place": _l("Place"),
    "companion": _l("Came with them"),
    "note_taker": _l("Note taken by"),
}
"""What stands around an interview, by the names of `Around`."""

GIVEN: Mapping[str, Any] = {
    Given.GIVEN.value: _l("It was given"),
    Given.REFUSED.value: _l("It was refused"),
    Given.NOT_FOUND.value: _l("They say that there is none"),
}

CONSIDERED: Mapping[str, Any] = {
    Considered.CHANGED.value: _l("I changed what I found"),
    Considered.PARTLY_CHANGED.value: _l("I changed part of it"),
    Considered.NOT_CHANGED.value: _l("I changed nothing"),
    Considered.NO_REPLY.value: _l("No reply came"),
}

PROCUREMENTS: Mapping[str, Any] = {
    Procurement.QUOTES.value: _l("Quotes from several people"),
    Procurement.FRAMEWORK.value: _l("From a framework agreement"),
    Procurement.TENDER.value: _l("By tender"),
    Procurement.WAIVER.value: _l("By a waiver of contract rules"),
}

TASKS: Mapping[Task, tuple[Any, str]] = {
    Task.DECLARE: (_l("Declare your independence"), "casework-investigation-declare"),
    Task.COMMISSION: (_l("Commission, by the commissioner"), ""),
    Task.OPEN_FILE: (_l("Open the file"), "casework-investigation-open"),
    Task.TERMS: (_l("Terms of reference, agreed by every party"), "casework-terms"),
    Task.AREAS: (_l("Headline areas and allegations"), "casework-areas"),
    Task.INTERVIEWS: (_l("Interviews"), "casework-interviews"),
    Task.DOCUMENTS: (_l("Documents"), "casework-documents"),
    Task.CASES: (_l("Cases examined"), "casework-cases"),
    Task.FINDINGS: (_l("Findings, and an answer to each area"), "casework-findings"),
    Task.REPLIES: (_l("Right of reply of those who are criticised"), "casework-replies"),
    Task.SIGN_OFF: (_l("Sign-off, by the second person"), ""),
    Task.REPORT: (_l("Full report"), "casework-report"),
}
"""Each task's title, and the page on which the investigator does it; none where it is another's."""
