"""The codes of an investigation as pages and forms spell them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _l

from upheld.investigations.outside_bodies import CameBack, Compared, OutsideBody
from upheld.investigations.passages import Kind
from upheld.investigations.states import (
    Addition,
    Changed,
    Considered,
    Controller,
    Custody,
    Given,
    Outcome,
    PassageClass,
    Procurement,
    Required,
    Selection,
    Standard,
    Stratum,
    Task,
    Told,
    WasExamined,
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

CONTROLLERS: Mapping[str, Any] = {
    Controller.COUNCIL.value: _l("The council"),
    Controller.INVESTIGATOR.value: _l("The investigator"),
    Controller.JOINT.value: _l("Both, jointly"),
}

REQUIRED: Mapping[str, Any] = {
    Required.DATA_PROTECTION.value: _l("Data protection impact assessment"),
    Required.EQUALITY.value: _l("Equality impact assessment"),
    Required.CONFLICTS.value: _l("Statement of conflicts"),
}

CLASSES: Mapping[str, Any] = {
    PassageClass.SOURCE_IDENTIFYING.value: _l("Who spoke"),
    PassageClass.THIRD_PARTY.value: _l("Somebody else"),
    PassageClass.CHILD_IDENTIFYING.value: _l("A child"),
    PassageClass.PRIVILEGED.value: _l("Legal advice"),
    PassageClass.PUBLISHABLE.value: _l("May be published as it stands"),
}
"""What a passage of the full report would give away, and whether it may be published."""

PASSAGES: Mapping[str, Any] = {
    Kind.SUMMARY.value: _l("Summary"),
    Kind.WHY.value: _l("Why there is a later version"),
    Kind.FRAME.value: _l("How cases were chosen"),
    Kind.AREA.value: _l("Headline area"),
    Kind.ALLEGATION.value: _l("Allegation"),
    Kind.FINDING.value: _l("What was found on allegation"),
    Kind.REASONS.value: _l("Reasons on allegation"),
    Kind.EVIDENCE.value: _l("Evidence on allegation"),
    Kind.OBSERVATION.value: _l("Observation"),
    Kind.LATER.value: _l("Later evidence"),
    Kind.FIGURE.value: _l("Figure"),
    Kind.CASE.value: _l("Case"),
    Kind.SECOND.value: _l("Second reading of case"),
    Kind.NOT_GIVEN.value: _l("Asked for and not given"),
}
"""The passages of the full report; a number follows where there are several."""

BODIES: Mapping[str, Any] = {
    OutsideBody.OFSTED.value: _l("Ofsted"),
    OutsideBody.SOCIAL_WORK_ENGLAND.value: _l("Social Work England"),
    OutsideBody.POLICE.value: _l("The police"),
    OutsideBody.LADO.value: _l("The designated officer (LADO)"),
}

COMPARED: Mapping[str, Any] = {
    Compared.TELEPHONE.value: _l("By telephone, on a number that I knew before"),
    Compared.VIDEO.value: _l("In a video call"),
    Compared.IN_PERSON.value: _l("In person"),
    Compared.LETTER.value: _l("By letter"),
}

CAME_BACK: Mapping[str, Any] = {
    CameBack.RECEIVED.value: _l("They have it"),
    CameBack.TAKEN_UP.value: _l("They have begun to act on it"),
    CameBack.NO_ACTION.value: _l("They will not act on it"),
    CameBack.PASSED_ON.value: _l("They passed it on to somebody else"),
    CameBack.ENDED.value: _l("What they began is over"),
}

SELECTIONS: Mapping[str, Any] = {
    Selection.ALL_SUPPLIED.value: _l("All that were supplied"),
    Selection.RANDOM.value: _l("Drawn at random, by the log of the night after"),
    Selection.PURPOSIVE.value: _l("Chosen for reasons"),
}

WAS_EXAMINED: Mapping[str, Any] = {
    WasExamined.YES.value: _l("Yes, this child was one of them"),
    WasExamined.NO.value: _l("No, this child was not one of them"),
    WasExamined.CANNOT_SAY.value: _l("It cannot be said"),
}

CHANGED: Mapping[str, Any] = {
    Changed.CHANGED.value: _l("Something changed"),
    Changed.NO_NEED.value: _l("Nothing had to change"),
    Changed.NOT_YET.value: _l("Something has to change and has not yet"),
    Changed.TOO_LATE.value: _l("It could no longer be put right"),
}

TOLD: Mapping[str, Any] = {
    Told.TOLD.value: _l("Told"),
    Told.NOT_TOLD.value: _l("Not told"),
}

CUSTODY: Mapping[str, Any] = {
    Custody.RECEIVED.value: _l("Received"),
    Custody.COPIED.value: _l("Copied"),
    Custody.LENT.value: _l("Lent to somebody"),
    Custody.RETURNED.value: _l("Returned"),
    Custody.COMPARED.value: _l("Compared with where it came from"),
    Custody.HELD.value: _l("Legal hold placed: it must not be destroyed"),
    Custody.RELEASED.value: _l("Legal hold lifted"),
}

NO_COPY: Mapping[str, Any] = {
    "too-large": _l("The file is too large for a reading copy."),
    "may-run": _l("The file could run something, so no reading copy is made of it."),
}
"""Why there is no reading copy; for every other code there is one sentence."""

CLOCKS: Mapping[str, Any] = {
    "proposed": _l("Investigation proposed"),
    "commissioned": _l("Investigation commissioned"),
    "opened": _l("File opened"),
    "signed-off": _l("Findings signed off"),
    "reported": _l("Full report issued"),
    "scrutiny": _l("First meeting that dealt with it in public"),
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
