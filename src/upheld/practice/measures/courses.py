"""What begins and ends for a child: referrals, assessments, enquiries, plans, times in care."""

from __future__ import annotations

from typing import NamedTuple


class Course(NamedTuple):
    """A table whose rows begin and end, and its fields that say so."""

    table: str
    key: str
    child: str
    began: str
    ended: str


REFERRAL = Course(
    "cin_episodes", "cine_referral_id", "cine_person_id", "cine_referral_date", "cine_close_date"
)
STEPS = (
    Course(
        "cin_assessments",
        "cina_assessment_id",
        "cina_person_id",
        "cina_assessment_start_date",
        "cina_assessment_auth_date",
    ),
    Course(
        "s47_enquiry",
        "s47e_s47_enquiry_id",
        "s47e_person_id",
        "s47e_s47_start_date",
        "s47e_s47_end_date",
    ),
    Course(
        "cp_plans",
        "cppl_cp_plan_id",
        "cppl_person_id",
        "cppl_cp_plan_start_date",
        "cppl_cp_plan_end_date",
    ),
    Course(
        "cla_episodes",
        "clae_cla_episode_id",
        "clae_person_id",
        "clae_cla_episode_start_date",
        "clae_cla_episode_ceased_date",
    ),
)
"""What must have ended before a case is closed."""
