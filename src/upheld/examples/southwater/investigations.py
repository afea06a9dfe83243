"""The investigation: 14 days after the concern, 26 interviews, 21 cases, 13 of them upheld.

Seed: the day of the commission, the fee, terms agreed with trade unions, the numbers of
interviews and cases, the six headline areas and what was found (S21-S64). Synthetic: every
other day, who certified the findings, how the investigator was engaged, the pseudonyms and every
word of a note or a reason.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from upheld.examples.cast import Cast
from upheld.investigations import commands, queries
from upheld.investigations.answers import Answer
from upheld.investigations.states import Given, Outcome, Procurement, Standard, Stratum
from upheld.people.states import Origin

from . import replies
from .found import AREAS, LATER, Answered, made_up, sentence
from .told import Told
from .work import Work, there

INTERVIEWS = 26
CASES = 21
CASES_UPHELD = 13
CASES_UNDETERMINED = 2
FEE_POUNDS = 25_000
FIRST_INTERVIEW = date(2020, 3, 2)

TERMS = """To look into each complaint under its heading and to answer every one.

To read case files, and to speak with those who raised the concern.

To report to the chief executive, who does not change what is found."""

TERMS_AGREED = f"""{TERMS}

To speak as well with managers who have not raised the concern."""

NOTE = """The meeting agreed that the child should not go home yet. The next week the plan had \
been changed. I was told that it had been decided higher up. I did not think I could ask why. \
(Made up for this example.)"""

MINUTES = b"""Planning meeting, a day in October 2019 (made up for this example).
Agreed by all present: the child stays where they are until the assessment is finished.
"""

SUMMARY = """Most of what was complained of was upheld. In none of the cases was a child at \
immediate risk when it was read. Two headings were not upheld, and one in part. (The outcomes are \
from the public record; these words are made up.)"""


def tell(cast: Cast, told: Told) -> None:
    """10 February to 31 July 2020: commissioned, agreed, heard, found, signed off, reported."""
    _commission(cast, told)
    _agree_terms(cast, told)
    _gather(cast, told)
    _examine(cast, told)
    _find(cast, told)
    replies.tell(cast, told)
    _report(cast, told)


def tell_later(cast: Cast, told: Told) -> None:
    """11 February 2021: what the panel heard later stands beside area 3, and edits nothing."""
    work = Work(cast, told)
    at = told.at(2021, 2, 11)
    page = there(queries.matrix_page(actor=work.actor, keys=work.keys, id=work.id))
    area = there(queries.area(actor=work.actor, investigation=work.id, id=UUID(page.areas[2].id)))
    commands.add_later_evidence(
        **work.given(at), area=area, words=sentence(LATER.text), facts=LATER.facts,
        keys=work.keys, origin=Origin.PUBLIC,
    )  # fmt: skip


def _commission(cast: Cast, told: Told) -> None:
    proposed = commands.propose(
        actor=cast.actor("mo"),
        at=told.at(2020, 2, 10, 10),
        concern=there(told.concern),
        commissioner=cast.person("ceo"),
        investigator=cast.person("investigator"),
        certifier=cast.person("ia"),
        reasons=made_up("The concern is about senior posts, so somebody from outside must look."),
        keys=cast.keys("mo"),
        origin=Origin.SYNTHETIC,
    )
    told.investigation = proposed.id
    work = Work(cast, told)
    commands.declare_independence(
        **work.given(told.at(2020, 2, 10, 11)),
        words=made_up("I have never worked for this council and know nobody in its service."),
        keys=work.keys,
    )
    commands.commission(
        actor=cast.actor("ceo"),
        at=told.at(2020, 2, 10, 14),
        investigation=work.row(),
        fee_pounds=FEE_POUNDS,
        procurement=Procurement.QUOTES,
        origin=Origin.SEED,
    )
    commands.open_file(**work.given(told.at(2020, 2, 10, 16)), keys=work.keys)


def _agree_terms(cast: Cast, told: Told) -> None:
    """The second union asks for more, so the terms are drafted and agreed anew."""
    work = Work(cast, told)
    commands.draft_terms(
        **work.given(told.at(2020, 2, 12)), words=TERMS, keys=work.keys, origin=Origin.SYNTHETIC
    )
    _sign(cast, told, "union", 13)
    commands.draft_terms(
        **work.given(told.at(2020, 2, 17)),
        words=TERMS_AGREED,
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )
    for slug, day in (("union", 18), ("union-2", 19), ("ceo", 20)):
        _sign(cast, told, slug, day)


def _sign(cast: Cast, told: Told, slug: str, day: int) -> None:
    actor, id = cast.actor(slug), Work(cast, told).id
    commands.agree_terms(
        actor=actor,
        at=told.at(2020, 2, day),
        investigation=there(queries.investigation(actor=actor, id=id)),
        signature=there(queries.signature(actor=actor, investigation=id)),
    )


def _gather(cast: Cast, told: Told) -> None:
    """Areas and allegations in February, interviews from March to May, one document."""
    work = Work(cast, told)
    at = told.at(2020, 2, 24)
    for each in AREAS:
        area = commands.add_area(
            **work.given(at), title=each.title, keys=work.keys, origin=Origin.SEED
        )
        for answered in each.answered:
            commands.add_allegation(
                **work.given(at),
                words=sentence(answered.alleged),
                area=area,
                keys=work.keys,
                origin=Origin.SYNTHETIC,
            )
    for number in range(INTERVIEWS):
        _interview(work, told, number)
    _read(work, told)


def _read(work: Work, told: Told) -> None:
    """A document that was asked for, and given."""
    request = commands.ask_for_document(
        **work.given(told.at(2020, 5, 18)),
        what=made_up("Minutes of the planning meetings of October 2019."),
        of_whom="The team that keeps case files",
        due_on=date(2020, 6, 1),
        keys=work.keys,
    )
    document = commands.keep_document(
        **work.given(told.at(2020, 6, 1)),
        title="Minutes of a planning meeting",
        provenance="From the electronic case file, read on 1 June 2020",
        file_name="planning-meeting.txt",
        content=MINUTES,
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )
    commands.answer_request(
        **work.given(told.at(2020, 6, 1)),
        request=request,
        given=Given.GIVEN,
        document=document,
        keys=work.keys,
    )


def _interview(work: Work, told: Told, number: int) -> None:
    """Every third day from 2 March: both those who raised it and those who did not (S38)."""
    day = FIRST_INTERVIEW + timedelta(days=3 * number)
    commands.record_interview(
        **work.given(told.at(day.year, day.month, day.day, 16)),
        held_on=day,
        stratum=Stratum.DID_NOT_RAISE_IT if number % 3 else Stratum.RAISED_IT,
        note=NOTE if number == 0 else "",
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )


def _examine(cast: Cast, told: Told) -> None:
    work = Work(cast, told)
    at = told.at(2020, 6, 22)
    for number in range(CASES):
        commands.examine_case(
            **work.given(at),
            pseudonym=f"Child {chr(ord('A') + number)}",
            outcome=_outcome_of(number),
            reasons=made_up("The file was read from referral to the last review."),
            keys=work.keys,
            origin=Origin.SYNTHETIC,
        )


def _outcome_of(number: int) -> Outcome:
    """13 of 21 upheld is on the record; how the other eight were answered is not."""
    if number < CASES_UPHELD:
        return Outcome.UPHELD
    if number < CASES - CASES_UNDETERMINED:
        return Outcome.NOT_UPHELD
    return Outcome.UNABLE_TO_DETERMINE


def _find(cast: Cast, told: Told) -> None:
    work = Work(cast, told)
    at = told.at(2020, 7, 13)
    page = there(queries.matrix_page(actor=work.actor, keys=work.keys, id=work.id))
    for shown, each in zip(page.areas, AREAS, strict=True):
        for alleged, answered in zip(shown.allegations, each.answered, strict=True):
            _answer(cast, work, at, UUID(alleged.id), answered)
        area = there(queries.area(actor=work.actor, investigation=work.id, id=UUID(shown.id)))
        for observed in each.observed:
            commands.add_observation(
                **work.given(at), area=area, words=sentence(observed.text), facts=observed.facts,
                keys=work.keys, origin=Origin.SEED,
            )  # fmt: skip
        commands.answer_area(
            **work.given(at), area=area, outcome=each.outcome, inferred=each.inferred,
            reasons=made_up(each.reasons), keys=work.keys,
        )  # fmt: skip


def _answer(cast: Cast, work: Work, at: Any, allegation: UUID, answered: Answered) -> None:
    posts = (cast.post("senior-a"), cast.post("senior-b")) if answered.names_posts else ()
    commands.record_finding(
        **work.given(at),
        allegation=there(
            queries.allegation(actor=work.actor, investigation=work.id, id=allegation)
        ),
        seen=0,
        answer=Answer(
            outcome=answered.outcome,
            words=sentence(answered.text),
            reasons=made_up(answered.reasons),
            standard=Standard.NOT_STATED,
            inferred=answered.inferred,
            facts=answered.facts,
            posts=posts,
            origin=Origin.SEED,
        ),
        keys=work.keys,
    )


def _report(cast: Cast, told: Told) -> None:
    """Signed off on 24 July by internal audit, issued on 31 July, opened by both recipients."""
    work = Work(cast, told)
    audit = cast.actor("ia")
    commands.sign_off_findings(
        actor=audit,
        at=told.at(2020, 7, 24),
        investigation=there(queries.investigation(actor=audit, id=work.id)),
    )
    commands.issue_report(**work.given(told.at(2020, 7, 31)), summary=SUMMARY, keys=work.keys)
    for slug, day in (("ceo", 3), ("mo", 4)):
        actor = cast.actor(slug)
        commands.open_report(
            actor=actor,
            at=told.at(2020, 8, day),
            investigation=there(queries.investigation(actor=actor, id=work.id)),
            recipient=there(queries.recipient(actor=actor, investigation=work.id)),
        )
