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
from upheld.investigations import commands, papers, queries
from upheld.investigations.answers import Answer
from upheld.investigations.states import (
    Custody,
    Given,
    Standard,
    Stratum,
)
from upheld.people.states import Origin

from . import brought, planned, referred, replies
from .commissioned import agree_terms, commission
from .examined import examine
from .found import AREAS, Answered, made_up, sentence
from .later import open_report
from .told import Told
from .work import Work, there

INTERVIEWS = 26
FIRST_INTERVIEW = date(2020, 3, 2)

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
    commission(cast, told)
    referred.register_keys(cast, told)
    planned.plan(cast, told)
    agree_terms(cast, told)
    _gather(cast, told)
    examine(cast, told)
    _find(cast, told)
    planned.note_what_it_took(cast, told)
    replies.tell(cast, told)
    _report(cast, told)
    referred.refer(cast, told)


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
    _give_notice(cast, work, told)
    for number in range(INTERVIEWS):
        _interview(work, told, number)
    _read(work, told)
    brought.tell(cast, told)


def _give_notice(cast: Cast, work: Work, told: Told) -> None:
    """Both senior posts are told of what they are named, in time, and who supports them."""
    page = there(queries.matrix_page(actor=work.actor, keys=work.keys, id=work.id))
    about = [
        there(queries.allegation(actor=work.actor, investigation=work.id, id=UUID(each.id)))
        for each in page.areas[0].allegations
    ]
    for who in ("Whoever held senior post A in 2019", "Whoever held senior post B in 2019"):
        named = commands.note_named(
            **work.given(told.at(2020, 2, 24)),
            who=who,
            support=made_up("A retired director of another council, reached by telephone."),
            allegations=about,
            keys=work.keys,
        )
        commands.give_notice(
            **work.given(told.at(2020, 2, 27)),
            named=named,
            given_on=date(2020, 2, 27),
            words=made_up("You are named in allegations under the first heading."),
            keys=work.keys,
        )


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
        paper=papers.from_memory(file_name="planning-meeting.txt", content=MINUTES),
        keys=work.keys,
        origin=Origin.SYNTHETIC,
    )
    commands.record_custody(
        **work.given(told.at(2020, 6, 2)),
        document=document,
        kind=Custody.COMPARED,
        happened_on=date(2020, 6, 2),
        who="Two people of the internal audit team",
        why=made_up("To be sure that the copy is the one in the case file."),
        result=made_up("Each page was held against the case file. They are the same."),
        keys=work.keys,
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
    page = there(queries.named_page(actor=work.actor, keys=work.keys, id=work.id))
    for each in page.named:
        named = queries.named_person(actor=work.actor, investigation=work.id, id=UUID(each.id))
        commands.send_outcomes(
            **work.given(told.at(2020, 7, 27)), named=there(named), keys=work.keys
        )
    planned.classify(cast, told)
    commands.issue_report(
        **work.given(told.at(2020, 7, 31)),
        summary=SUMMARY,
        keys=work.keys,
        expires_on=date(2022, 7, 31),
    )
    for slug, day in (("ceo", 3), ("mo", 4)):
        open_report(cast, told, slug, date(2020, 8, day))
