"""Who the children are, and how they come to notice: person, family, contacts, early help."""

from __future__ import annotations

from upheld.practice.standard.shapes import (
    Table,
    code,
    day,
    decimal,
    flag,
    number,
    ours,
    text,
)

PERSON = Table(
    "person",
    "A child, once.",
    (
        text("pers_person_id", "The council's own id of the child.", key=True),
        text("pers_forename", "First name. No reader of a statutory return fills it."),
        text("pers_surname", "Last name. No reader of a statutory return fills it."),
        code("pers_sex", "Sex: F, M or U.", "sex"),
        code("pers_gender", "Gender as the source records it.", "gender"),
        code("pers_ethnicity", "Ethnic group.", "ethnicity"),
        day("pers_dob", "Day of birth; empty for a child not yet born."),
        text("pers_common_child_id", "A number shared between services."),
        text("pers_legacy_id", "The id in an earlier case system."),
        code("pers_upn_unknown", "Why a pupil number is missing.", "upn_unknown"),
        text("pers_send_flag", "Has an education, health and care plan."),
        day("pers_expected_dob", "The day when an unborn child is expected."),
        day("pers_death_date", "Day of death."),
        flag("pers_is_mother", "Is a mother herself."),
        code("pers_nationality", "Country of origin of an unaccompanied child."),
        ours(text("pers_upn", "Unique pupil number.")),
        ours(flag("pers_disabled", "Recorded as disabled, where only that is said.")),
        ours(flag("pers_uasc", "Came alone seeking asylum, now or within twelve months.")),
        ours(day("pers_uasc_ceased_date", "The day when that status ended (SSDA903 DUC).")),
    ),
)

DISABILITY = Table(
    "disability",
    "One disability of one child.",
    (
        text("disa_table_id", "Id of the row."),
        text("disa_person_id", "The child.", key=True),
        code("disa_disability_code", "Which disability.", "disability", key=True),
    ),
)

FAMILY = Table(
    "family",
    "Which children belong to one family.",
    (
        text("fami_table_id", "Id of the row."),
        text("fami_family_id", "The family.", key=True),
        text("fami_person_id", "The child.", key=True),
    ),
)

CONTACTS = Table(
    "contacts",
    "Somebody tells the council about a child. It may or may not become a referral.",
    (
        text("cont_contact_id", "The contact.", key=True),
        text("cont_person_id", "The child.", required=True),
        day("cont_contact_date", "The day it came.", dated=True, required=True),
        code("cont_contact_source_code", "Who told the council.", "source"),
        text("cont_contact_source_desc", "The same in words."),
        text("cont_contact_outcome_json", "What was decided: flags as text, such as NEW_REFERRAL."),
        ours(text("cont_contact_team", "The team that took it.")),
        ours(text("cont_contact_worker_id", "The worker who took it.")),
    ),
)

EARLY_HELP_EPISODES = Table(
    "early_help_episodes",
    "A time of early help.",
    (
        text("earl_episode_id", "The episode.", key=True),
        text("earl_person_id", "The child.", required=True),
        day("earl_episode_start_date", "When it began.", dated=True),
        day("earl_episode_end_date", "When it ended."),
        text("earl_episode_reason", "Why."),
        text("earl_episode_end_reason", "Why it ended."),
        text("earl_episode_organisation", "Who gives or co-ordinates the help."),
        text("earl_episode_worker_id", "The worker."),
        ours(day("earl_assessment_completed_date", "When the assessment was done (Annex A).")),
    ),
)

MISSING = Table(
    "missing",
    "A time when a child in care was missing or away without leave.",
    (
        text("miss_table_id", "The episode.", key=True),
        text("miss_person_id", "The child.", required=True),
        day("miss_missing_episode_start_date", "When it began.", required=True),
        code("miss_missing_episode_type", "M missing, A away without authorisation.", "missing"),
        day("miss_missing_episode_end_date", "When the child was back."),
        code("miss_missing_rhi_offered", "A return interview was offered.", "rhi"),
        code("miss_missing_rhi_accepted", "A return interview was accepted.", "rhi"),
    ),
)

ADOPTERS = Table(
    "adopters",
    "People on the way to adopting (Annex A, list 11).",
    (
        text("adop_adopter_id", "The adopter.", key=True),
        text("adop_family_id", "The household."),
        code("adop_sex", "Sex.", "gender"),
        code("adop_ethnicity", "Ethnic group.", "ethnicity"),
        flag("adop_disabled", "Recorded as disabled."),
        flag("adop_fostering_for_adoption", "Fosters the child while waiting."),
        day("adop_enquiry_date", "First enquiry."),
        day("adop_stage1_start_date", "First stage begins."),
        day("adop_stage1_end_date", "First stage ends."),
        day("adop_stage2_start_date", "Second stage begins."),
        day("adop_stage2_end_date", "Second stage ends."),
        day("adop_application_date", "Application made."),
        day("adop_approved_date", "Approved."),
        day("adop_matched_date", "Matched with a child."),
        day("adop_placed_date", "Child placed."),
        number("adop_children_placed", "How many children were placed."),
        day("adop_order_date", "Adoption order."),
        day("adop_left_date", "Left the process."),
        code("adop_left_reason", "Why they left.", "adopter_left"),
    ),
    own=True,
)

POPULATION = Table(
    "population",
    "How many children live in an area: the denominator of rates.",
    (
        text("popu_area", "The area.", key=True),
        number("popu_year", "The year of the estimate.", key=True),
        decimal("popu_children", "Children under 18."),
    ),
    own=True,
)
