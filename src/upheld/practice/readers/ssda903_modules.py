"""The modules of the SSDA903 return from 2019 on, with the social-worker module of 2024."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from upheld.practice.standard.shapes import Field, code, day, flag, number, text

CHILD = text("CHILD", "The child.", required=True)
DOB = day("DOB", "Day of birth.")


@dataclass(frozen=True)
class Module:
    """One file of the return: its columns, and the ones by which it is known."""

    name: str
    fields: tuple[Field, ...]
    known_by: frozenset[str]


def _module(name: str, known_by: str, *fields: Field) -> Module:
    return Module(name, (CHILD, *fields), frozenset(known_by.split()))


MODULES = (
    _module(
        "header",
        "ETHNIC",
        DOB,
        code("SEX", "Sex.", "sex"),
        code("ETHNIC", "Ethnic group.", "ethnicity"),
        text("UPN", "Pupil number."),
        flag("MOTHER", "Is a mother."),
    ),
    _module("uasc", "DUC", DOB, code("SEX", "Sex.", "sex"), day("DUC", "Status ceased.")),
    _module(
        "episodes",
        "DECOM RNE",
        day("DECOM", "Episode began.", required=True),
        code("RNE", "Why it began.", "rne"),
        code("LS", "Legal status.", "legal"),
        code("CIN", "Main need.", "need"),
        code("PLACE", "Placement.", "placement"),
        code("PLACE_PROVIDER", "Provider.", "provider"),
        day("DEC", "Episode ceased."),
        code("REC", "Why it ceased.", "rec"),
        code("REASON_PLACE_CHANGE", "Why the placement changed.", "place_change"),
        text("PL_POST", "Postcode of the placement."),
        text("URN", "Registration of the home."),
    ),
    _module(
        "reviews",
        "REVIEW",
        DOB,
        day("REVIEW", "Held.", required=True),
        code("REVIEW_CODE", "How the child took part.", "participation"),
    ),
    _module(
        "oc2",
        "HEALTH_ASSESSMENT",
        DOB,
        number("SDQ_SCORE", "Score."),
        code("SDQ_REASON", "Why none.", "sdq"),
        *(
            flag(name, "Answer of the year.")
            for name in (
                "CONVICTED",
                "HEALTH_CHECK",
                "IMMUNISATIONS",
                "TEETH_CHECK",
                "HEALTH_ASSESSMENT",
                "SUBSTANCE_MISUSE",
                "INTERVENTION_RECEIVED",
                "INTERVENTION_OFFERED",
            )
        ),
    ),
    _module(
        "oc3",
        "IN_TOUCH",
        DOB,
        code("IN_TOUCH", "In touch.", "in_touch"),
        code("ACTIV", "Activity.", "activity"),
        text("ACCOM", "Accommodation: a letter, then 1 suitable or 2 not."),
    ),
    _module(
        "ad1",
        "DATE_INT",
        DOB,
        day("DATE_INT", "Decided."),
        day("DATE_MATCH", "Matched."),
        flag("FOSTER_CARE", "By the foster carer."),
        number("NB_ADOPTR", "How many adopters."),
        code("SEX_ADOPTR", "Their sex.", "adopter_sex"),
        code("LS_ADOPTR", "Their legal status.", "adopter_status"),
    ),
    _module(
        "placed_for_adoption",
        "DATE_PLACED",
        DOB,
        day("DATE_PLACED", "Placed."),
        day("DATE_PLACED_CEASED", "No longer."),
        code("REASON_PLACED_CEASED", "Why.", "reversed"),
    ),
    _module(
        "previous_permanence",
        "PREV_PERM",
        DOB,
        code("PREV_PERM", "Which.", "previous"),
        text("LA_PERM", "Which council."),
        text("DATE_PERM", "When."),
    ),
    _module(
        "missing",
        "MIS_START",
        DOB,
        code("MISSING", "Missing or away.", "missing"),
        day("MIS_START", "From.", required=True),
        day("MIS_END", "To."),
    ),
    _module(
        "social_worker",
        "SW_ID",
        DOB,
        text("SW_ID", "The worker."),
        day("SW_DECOM", "From."),
        day("SW_DEC", "To."),
        code("SW_REASON", "Why it changed.", "worker_change"),
    ),
)


def module_of(headings: Sequence[str]) -> Module | None:
    """The module that a file is, by its headings."""
    there = {heading.strip().upper() for heading in headings}
    if "CHILD" not in there:
        return None
    return next((module for module in MODULES if module.known_by <= there), None)
