"""Children in care and after it: episodes, placements, reviews, visits, health, leaving."""

from __future__ import annotations

from upheld.practice.standard.shapes import Table, code, day, decimal, flag, number, ours, text

CLA_EPISODES = Table(
    "cla_episodes",
    "An episode of being looked after: one legal status in one placement.",
    (
        text("clae_cla_episode_id", "The episode.", key=True),
        text("clae_person_id", "The child.", required=True),
        day("clae_cla_episode_start_date", "When it began.", dated=True, required=True),
        code("clae_cla_episode_start_reason", "Why: S, L, P, T, B or U.", "rne"),
        code("clae_cla_primary_need_code", "Main need, N1 to N8.", "need"),
        day("clae_cla_episode_ceased_date", "When it ended; empty while open."),
        code("clae_cla_episode_ceased_reason", "Why it ended: X1 or an E code.", "rec"),
        text("clae_cla_id", "The time in care that the episode belongs to."),
        text("clae_referral_id", "The referral."),
        text("clae_cla_placement_id", "The placement."),
        day("clae_entered_care_date", "When this time in care began.", dated=True),
        day("clae_cla_last_iro_contact_date", "Last contact by the reviewing officer."),
        ours(flag("clae_second_period", "A second time in care within twelve months (Annex A).")),
        ours(number("clae_placements_12_months", "Placements in twelve months, as Annex A says.")),
        ours(number("clae_missing_12_months", "Times missing in twelve months (Annex A).")),
        ours(number("clae_absent_12_months", "Times absent in twelve months (Annex A).")),
        ours(code("clae_legal_status", "Legal status of the episode (SSDA903 LS).", "legal")),
    ),
)

CLA_PLACEMENT = Table(
    "cla_placement",
    "Where a child in care lives.",
    (
        text("clap_cla_placement_id", "The placement.", key=True),
        day("clap_cla_placement_start_date", "When it began.", required=True),
        code("clap_cla_placement_type", "Kind of placement, such as U6 or K2.", "placement"),
        text("clap_cla_placement_urn", "The home's registration."),
        decimal("clap_cla_placement_distance", "Miles from home."),
        text("clap_cla_id", "The time in care."),
        code("clap_cla_placement_provider", "Who provides it: PR0 to PR5.", "provider"),
        text("clap_cla_placement_postcode", "Its postcode."),
        day("clap_cla_placement_end_date", "When it ended."),
        code("clap_cla_placement_change_reason", "Why it changed.", "place_change"),
        text("clap_person_id", "The child.", required=True),
        ours(code("clap_location", "Inside or outside the council's area.", "location")),
        ours(text("clap_la_of_placement", "The council in whose area it lies.")),
    ),
)

CLA_REVIEWS = Table(
    "cla_reviews",
    "A statutory review of a child in care.",
    (
        text("clar_cla_review_id", "The review.", key=True),
        text("clar_cla_id", "The time in care."),
        day("clar_cla_review_due_date", "When it was due."),
        day("clar_cla_review_date", "When it was held."),
        flag("clar_cla_review_cancelled", "It was called off."),
        code("clar_cla_review_participation", "How the child took part.", "participation"),
        ours(text("clar_person_id", "The child.", required=True)),
    ),
)

CLA_VISITS = Table(
    "cla_visits",
    "A social worker's visit to a child in care.",
    (
        text("clav_cla_visit_id", "The visit.", key=True),
        text("clav_cla_id", "The time in care."),
        text("clav_person_id", "The child.", required=True),
        day("clav_cla_visit_date", "The day.", required=True),
        flag("clav_cla_visit_seen", "The child was seen."),
        flag("clav_cla_visit_seen_alone", "The child was seen alone."),
        ours(text("clav_professional_id", "Who visited; the dataset has no such field.")),
    ),
)

CLA_HEALTH = Table(
    "cla_health",
    "A health assessment or a check of teeth.",
    (
        text("clah_health_check_id", "The check.", key=True),
        text("clah_person_id", "The child.", required=True),
        text("clah_health_check_type", "Free words of the case system; `checks` reads them."),
        day("clah_health_check_date", "The day."),
        text("clah_health_check_status", "Only a completed one counts."),
        ours(code("clah_check", "HEALTH or DENTAL, as read from the words.", "check")),
    ),
)

HEALTH_RETURNS = Table(
    "health_returns",
    "The yearly health answers of a child in care for twelve months (SSDA903 OC2).",
    (
        text("heal_person_id", "The child.", key=True),
        number("heal_year", "The year in which the 31 March falls.", key=True),
        flag("heal_convicted", "Convicted in the year."),
        flag("heal_health_check", "Development checks up to date (under five)."),
        flag("heal_immunisations", "Immunisations up to date."),
        flag("heal_teeth_check", "Teeth checked in the year."),
        flag("heal_health_assessment", "Health assessed in the year."),
        flag("heal_substance_misuse", "Misused substances."),
        flag("heal_intervention_received", "Had help with it."),
        flag("heal_intervention_offered", "Was offered help and refused it."),
        number("heal_sdq_score", "Strengths and difficulties score."),
        code("heal_sdq_reason", "Why there is no score.", "sdq"),
    ),
    own=True,
)

CLA_CARE_PLAN = Table(
    "cla_care_plan",
    "The plan for a child in care.",
    (
        text("lacp_table_id", "The plan.", key=True),
        text("lacp_person_id", "The child.", required=True),
        day("lacp_cla_care_plan_start_date", "When it began."),
        day("lacp_cla_care_plan_end_date", "When it ended."),
        text("lacp_cla_care_plan_json", "The permanence plan: codes as text."),
        ours(code("lacp_permanence", "The permanence plan, as Annex A codes it.", "permanence")),
    ),
)

LEGAL_STATUS = Table(
    "legal_status",
    "Under which order or agreement a child is in care.",
    (
        text("lega_legal_status_id", "The status.", key=True),
        text("lega_person_id", "The child.", required=True),
        code("lega_legal_status", "Which: C1, C2, V2 and so on.", "legal"),
        day("lega_legal_status_start_date", "When it began."),
        day("lega_legal_status_end_date", "When it ended."),
    ),
)

PERMANENCE = Table(
    "permanence",
    "The way to adoption or another lasting home.",
    (
        text("perm_table_id", "The row.", key=True),
        text("perm_person_id", "The child.", required=True),
        text("perm_cla_id", "The time in care."),
        day("perm_adm_decision_date", "Decided that adoption is best."),
        day("perm_placement_order_date", "Placement order."),
        day("perm_matched_date", "Matched."),
        day("perm_placed_for_adoption_date", "Placed for adoption."),
        day("perm_placed_ffa_cp_date", "Placed with carers who may adopt."),
        day("perm_decision_reversed_date", "Decided that adoption is no longer best."),
        code("perm_decision_reversed_reason", "Why: RD1 to RD4.", "reversed"),
        day("perm_permanence_order_date", "The order."),
        text("perm_permanence_order_type", "Which order."),
        code("perm_adopter_sex", "Sex of the adopters.", "adopter_sex"),
        code("perm_adopter_legal_status", "Legal status of the adopters.", "adopter_status"),
        number("perm_number_of_adopters", "One or two."),
        flag("perm_adopted_by_carer_flag", "Adopted by the foster carer."),
        ours(day("perm_entered_care_date", "When the child came into care (Annex A list 10).")),
        ours(text("perm_family_id", "The family (Annex A list 10).")),
    ),
)

CLA_PREVIOUS_PERMANENCE = Table(
    "cla_previous_permanence",
    "An earlier lasting home that ended.",
    (
        text("lapp_table_id", "The row.", key=True),
        text("lapp_person_id", "The child.", required=True),
        text("lapp_previous_permanence_order_date", "When; zz where part is not known."),
        code("lapp_previous_permanence_option", "Which: P1 to P4, Z1.", "previous"),
        text("lapp_previous_permanence_la", "Which council arranged it."),
    ),
)

CARE_LEAVERS = Table(
    "care_leavers",
    "A young person who has left care and is owed support.",
    (
        text("clea_table_id", "The row.", key=True),
        text("clea_person_id", "The young person.", required=True),
        code("clea_care_leaver_eligibility", "Which duty is owed.", "eligibility"),
        code("clea_care_leaver_in_touch", "Whether the council is in touch.", "in_touch"),
        day("clea_care_leaver_latest_contact", "Last contact."),
        code("clea_care_leaver_accommodation", "Where they live, B to Z.", "accommodation"),
        code("clea_care_leaver_accom_suitable", "1 suitable, 2 not.", "suitable"),
        code("clea_care_leaver_activity", "What they do: F1 to G6.", "activity"),
        day("clea_pathway_plan_review_date", "Last review of the pathway plan."),
        text("clea_care_leaver_personal_advisor", "The personal adviser."),
        text("clea_care_leaver_allocated_team", "The team."),
        text("clea_care_leaver_worker_id", "The worker."),
        ours(number("clea_return_year", "The year of the return (SSDA903 OC3).")),
    ),
)
