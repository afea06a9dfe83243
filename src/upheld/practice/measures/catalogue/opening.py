"""Measures of the front door."""

from __future__ import annotations

from dataclasses import replace

from upheld.practice.measures import front_door
from upheld.practice.measures.declared import Definition, Measure, Polarity, Source, Unit

CIN_STATS = "DfE, Children in need, methodology"
WORKING_TOGETHER = "Working Together to Safeguard Children"

FD01 = Measure(
    id="FD01",
    name="Decided within one working day",
    kind="timeliness",
    numerator="contacts and referrals decided by the next working day",
    denominator="contacts and referrals received",
    time="received in the period",
    basis=WORKING_TOGETHER,
    polarity=Polarity.HIGH,
    unit=Unit.PERCENT,
    sources=(
        Source(
            {"contact_decisions": ("cdec_received_date", "cdec_decision_date")}, front_door.decided
        ),
    ),
    pair="FD07",
    traps=("What has not been decided yet counts as not in time.",),
    population="contacts",
    absent="neither the national dataset nor Annex A holds the day of the decision: load a file of "
    "contact decisions",
)
FD02 = Measure(
    id="FD02",
    name="Referred again within twelve months",
    kind="demand",
    numerator="referrals of a child who had been referred in the twelve months before",
    denominator="referrals",
    time="in the period; counted from the earlier referral, not from its closure",
    basis="CIN census",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(
        Source({"cin_episodes": ("cine_person_id", "cine_referral_date")}, front_door.re_referrals),
    ),
    pair="CL03",
    traps=(
        "The first twelve months of a history know no earlier referral: too low there.",
        "A census file holds one year; the year before must be loaded too.",
    ),
    definitions=(
        Definition("Referrals within twelve months of an earlier referral.", CIN_STATS, 2013),
    ),
    population="referrals",
    benchmark="FD02",
)
FD03 = Measure(
    id="FD03",
    name="Referrals with no further action",
    kind="threshold",
    numerator="referrals with no further action",
    denominator="referrals",
    time="in the period",
    basis="CIN census",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(Source({"cin_episodes": ("cine_referral_nfa",)}, front_door.no_further_action),),
    pair="FD02",
    traps=("A sudden rise says that the threshold moved.",),
    definitions=(Definition("Referrals resulting in no further action.", CIN_STATS, 2013),),
    population="referrals",
    benchmark="FD03",
)
FD04 = Measure(
    id="FD04",
    name="Contacts that became referrals",
    kind="threshold",
    numerator="contacts with a new referral as outcome",
    denominator="contacts",
    time="in the period, best a week",
    basis="local",
    polarity=Polarity.CONTEXT,
    unit=Unit.PERCENT,
    sources=(Source({"contacts": ("cont_contact_outcome_json",)}, front_door.converted),),
    pair="FD07",
    traps=("Annex A lists contacts without what came of them.",),
    population="contacts",
)
FD05 = Measure(
    id="FD05",
    name="Working days from referral to the first worker",
    kind="timeliness",
    numerator="working days from the referral to the first allocation, the middle one",
    denominator="referrals acted on that have been allocated",
    time="referred in the period",
    basis="Ofsted, West Sussex 2019: delay from contact to allocation to first visit",
    polarity=Polarity.LOW,
    unit=Unit.MEDIAN,
    sources=(
        Source(
            {
                "cin_episodes": ("cine_referral_date",),
                "involvements": ("invo_professional_id", "invo_involvement_start_date"),
            },
            front_door.days_to_allocation,
        ),
    ),
    pair="WL03",
    traps=("A child who was never allocated is not in it: read it with WL03.",),
    population="referrals",
)
FD06 = replace(
    FD05,
    id="FD06",
    name="Working days from referral to first being seen",
    numerator="working days from the referral to the first visit at which the child was seen",
    denominator="referrals acted on after which the child was seen",
    sources=tuple(
        Source(
            {
                "cin_episodes": ("cine_referral_date",),
                f"{name}_visits": (f"{start}_{name}_visit_seen",),
            },
            front_door.days_to_first_seen,
        )
        for name, start in (("cin", "cinv"), ("cp", "cppv"))
    ),
    pair="AS03",
    traps=(
        "A child who was never seen is not in it.",
        "Annex A keeps only the last day on which a child was seen.",
    ),
)
FD07 = Measure(
    id="FD07",
    name="Children with repeated contacts closed without action",
    kind="threshold",
    numerator="children with two or more contacts closed without action in twelve months",
    denominator="children with a contact in twelve months",
    time="the months before the last day of the period",
    basis="seeds S177 and S229",
    polarity=Polarity.LOW,
    unit=Unit.PERCENT,
    sources=(Source({"contacts": ("cont_contact_outcome_json",)}, front_door.repeat_contacts(12)),),
    pair="FD04",
    traps=("West Sussex: too many contacts were closed because thresholds were not understood.",),
)
_WINDOWS = tuple(
    replace(
        FD07,
        id=f"FD07:{months}m",
        name=f"Children with repeated contacts closed without action in {words} months",
        numerator=FD07.numerator.replace("twelve", words),
        denominator=FD07.denominator.replace("twelve", words),
        sources=(
            Source(
                {"contacts": ("cont_contact_outcome_json",)}, front_door.repeat_contacts(months)
            ),
        ),
        variant_of="FD07",
    )
    for months, words in ((3, "three"), (6, "six"))
)
_NINTHS = tuple(
    replace(
        measure,
        id=f"{measure.id}:p90",
        name=f"{measure.name}, nine in ten",
        numerator=measure.numerator.replace(", the middle one", "") + ": nine in ten, at most",
        unit=Unit.NINTH_TENTH,
        variant_of=measure.id,
    )
    for measure in (FD05, FD06)
)
MEASURES = (FD01, FD02, FD03, FD04, FD05, _NINTHS[0], FD06, _NINTHS[1], FD07, *_WINDOWS)
