"""A store in which every standard table has rows, with holes everywhere.

What no simulated council has (a row without its day, a child without a birthday, two things on one
day) is what engines differ over. Each value is drawn from its field's own codes and some strange
ones, from few children, workers and teams, so that rows of different tables meet.
"""

from __future__ import annotations

import random
from datetime import date, timedelta

import pyarrow.parquet as pq

from upheld.practice import standard
from upheld.practice.standard import Kind

FIRST, DAYS = date(2018, 1, 1), 1600
LOADED = (date(2021, 3, 31), date(2022, 3, 31))
ROWS, CHILDREN, WORKERS, TEAMS = 160, 45, 14, 4
HOLES = 0.12
WORDS = {
    "invo_professional_role_id": ("CW", "cw", "ALLOCATED CASE WORKER", "IRO"),
    "invo_worker_change_reason": ("MANAGE", "LEFTRL", "ORGRST", "FCONTA", "OTHERS"),
    "cont_contact_outcome_json": ('{"NEW_REFERRAL_FLAG":"Y"}', '{"NFA_FLAG": "1"}', "NFA"),
    "s47e_s47_outcome_json": ('{"CP_CONFERENCE_FLAG":"Y"}', '{"CP_CONFERENCE_FLAG":"N"}', "{}"),
    "cine_close_reason": ("RC1", "RC5", "RC7", "RC8", "RC9"),
    "clae_legal_status": ("C2", "V2", "V3", "E1"),
    "clap_cla_placement_type": ("U1", "T0", "A3", "K2"),
    "clah_check": ("HEALTH", "DENTAL"),
    "clah_health_check_type": ("Health assessment", "DENTAL CHECK", "eyes"),
    "clah_health_check_status": ("Completed", "completed", "Refused"),
    "clea_care_leaver_in_touch": ("YES", "NO", "DIED", "RHOM"),
    "clea_care_leaver_accommodation": ("B", "G", "H", "K"),
    "clea_care_leaver_accom_suitable": ("1", "2"),
    "clea_care_leaver_activity": ("F1", "P2", "G4"),
    "stff_registration": ("registered", "ASYE", "student", "unregistered"),
    "stff_role": ("Social worker", "Team manager", "Duty officer"),
    "prof_professional_job_title": ("Social worker", "HEAD OF service", "Duty"),
    "invo_professional_name": ("Worker 1", "Duty tray", "Unallocated"),
}


def write(folder):
    """Every table of the standard as Parquet; the paths of each by name."""
    paths = {}
    for name, table in standard.TABLES.items():
        draw = random.Random(name)  # noqa: S311 -- rows of a test
        columns = {field.name: [_value(field, draw) for _ in range(ROWS)] for field in table.fields}
        for field in table.fields:
            if (
                table.key == (field.name,)
                and field.kind is Kind.TEXT
                and field.name != "pers_person_id"
            ):
                columns[field.name] = [str(place) for place in range(ROWS)]
        columns["council"] = [draw.choice(("Southwater", "Westmarch")) for _ in range(ROWS)]
        columns["as_of"] = [draw.choice(LOADED) for _ in range(ROWS)]
        columns["load_id"] = [str(day.year) for day in columns["as_of"]]
        paths[name] = [folder / f"{name}.parquet"]
        pq.write_table(standard.table_of(name, columns), paths[name][0])
    return paths


def _value(field, draw):
    if not field.required and draw.random() < HOLES:
        return None
    name = field.name
    if name in WORDS:
        return draw.choice(WORDS[name])
    if field.kind is Kind.DATE:
        return _day(name, draw)
    if field.kind is Kind.FLAG:
        return draw.choice("YYN")
    if field.kind is Kind.INTEGER:
        return draw.choice((2019, 2020, 2021)) if name.endswith("year") else draw.randrange(4)
    if field.kind is Kind.DECIMAL:
        return draw.choice((0.0, 0.2, 0.37, 0.5, 1.0))
    return _id(name, draw)


def _day(name, draw):
    if name.endswith("_dob"):
        return date(2000, 2, 29) + timedelta(days=draw.randrange(8000))
    return FIRST + timedelta(days=draw.randrange(DAYS))


def _id(name, draw):
    if "professional_id" in name or name.endswith("worker_id"):
        return draw.choice(("-1", " w1 ", *(f"w{place}" for place in range(WORKERS))))
    if name.endswith("person_id"):
        return f"child {draw.randrange(CHILDREN)}"
    if "team" in name or name.endswith("department"):
        return f"team {draw.randrange(TEAMS)}"
    return str(draw.randrange(ROWS))
