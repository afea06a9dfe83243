"""Children in need and their protection: referral, assessment, enquiry, conference, plans."""

from __future__ import annotations

from upheld.practice.standard.shapes import Table, code, day, flag, number, ours, text

CIN_EPISODES = Table(
    "cin_episodes",
    "A referral and the time in which the child was in need because of it.",
    (
        text("cine_referral_id", "The referral.", key=True),
        text("cine_person_id", "The child.", required=True),
        day("cine_referral_date", "The day of the referral.", dated=True, required=True),
        code("cine_cin_primary_need_code", "Main need, N0 to N9.", "need"),
        code("cine_referral_source_code", "Who referred: 1A to 10.", "source"),
        text("cine_referral_source_desc", "The same in words."),
        text("cine_referral_outcome_json", "What followed: flags as text."),
        flag("cine_referral_nfa", "No further action after the referral."),
        code("cine_close_reason", "Why it was closed, RC1 to RC9.", "closure"),
        day("cine_close_date", "When it was closed; empty while open."),
        text("cine_referral_team", "The team that took the referral."),
        text("cine_referral_worker_id", "The worker who took the referral."),
        ours(day("cine_initial_cpc_date", "First initial conference of the episode (CIN census).")),
        ours(number("cine_referrals_12_months", "Referrals in twelve months, as Annex A says.")),
        ours(code("cine_case_status", "Status on the day of the file (Annex A list 6).", "status")),
        ours(day("cine_last_seen_date", "When the child was last seen (Annex A list 6).")),
    ),
)

CIN_ASSESSMENTS = Table(
    "cin_assessments",
    "A continuous assessment.",
    (
        text("cina_assessment_id", "The assessment.", key=True),
        text("cina_person_id", "The child.", required=True),
        text("cina_referral_id", "The referral that it follows."),
        day("cina_assessment_start_date", "Actual start.", dated=True, required=True),
        flag("cina_assessment_child_seen", "The child was seen during it."),
        day("cina_assessment_auth_date", "When a manager authorised it; empty while open."),
        text("cina_assessment_outcome_json", "What it found: flags as text."),
        flag("cina_assessment_outcome_nfa", "No further action, or no support needed."),
        text("cina_assessment_team", "The team."),
        text("cina_assessment_worker_id", "The worker."),
        ours(day("cina_review_date", "Internal review point (CIN census).")),
    ),
)

ASSESSMENT_FACTORS = Table(
    "assessment_factors",
    "Factors that an assessment found.",
    (
        text("cinf_table_id", "Id of the row.", key=True),
        text("cinf_assessment_id", "The assessment.", required=True),
        text("cinf_assessment_factors_json", "Codes, as a JSON list."),
    ),
)

S47_ENQUIRY = Table(
    "s47_enquiry",
    "An enquiry whether a child suffers significant harm (Children Act 1989, section 47).",
    (
        text("s47e_s47_enquiry_id", "The enquiry.", key=True),
        text("s47e_referral_id", "The referral."),
        text("s47e_person_id", "The child.", required=True),
        day("s47e_s47_start_date", "The strategy discussion.", dated=True, required=True),
        day("s47e_s47_end_date", "When it ended."),
        flag("s47e_s47_nfa", "An initial conference was not required."),
        text("s47e_s47_outcome_json", "What followed: flags as text, such as CP_CONFERENCE."),
        text("s47e_s47_completed_by_worker_id", "The worker."),
        text("s47e_s47_completed_by_team", "The team."),
        ours(number("s47e_enquiries_12_months", "Enquiries in twelve months, as Annex A says.")),
        ours(number("s47e_icpcs_12_months", "Conferences in twelve months, as Annex A says.")),
    ),
)

INITIAL_CP_CONFERENCE = Table(
    "initial_cp_conference",
    "An initial child protection conference.",
    (
        text("icpc_icpc_id", "The conference.", key=True),
        text("icpc_icpc_meeting_id", "The meeting, which may be about several children."),
        text("icpc_s47_enquiry_id", "The enquiry that led to it."),
        text("icpc_person_id", "The child.", required=True),
        text("icpc_cp_plan_id", "The plan that came of it."),
        text("icpc_referral_id", "The referral."),
        flag("icpc_icpc_transfer_in", "The child came with a plan from another council."),
        day("icpc_icpc_target_date", "The last day in time."),
        day("icpc_icpc_date", "When it was held; empty where it has not been."),
        flag("icpc_icpc_outcome_cp_flag", "It decided on a child protection plan."),
        text("icpc_icpc_outcome_json", "What it decided: flags as text."),
        text("icpc_icpc_team", "The team."),
        text("icpc_icpc_worker_id", "The worker."),
    ),
)

CIN_PLANS = Table(
    "cin_plans",
    "A child in need plan.",
    (
        text("cinp_cin_plan_id", "The plan.", key=True),
        text("cinp_referral_id", "The referral."),
        text("cinp_person_id", "The child.", required=True),
        day("cinp_cin_plan_start_date", "When it began.", dated=True, required=True),
        day("cinp_cin_plan_end_date", "When it ended."),
        text("cinp_cin_plan_team", "The team."),
        text("cinp_cin_plan_worker_id", "The worker."),
    ),
)

CIN_VISITS = Table(
    "cin_visits",
    "A visit to a child in need.",
    (
        text("cinv_cin_visit_id", "The visit.", key=True),
        text("cinv_person_id", "The child.", required=True),
        day("cinv_cin_visit_date", "The day.", required=True),
        flag("cinv_cin_visit_seen", "The child was seen."),
        flag("cinv_cin_visit_seen_alone", "The child was seen alone."),
        flag("cinv_cin_visit_bedroom", "The bedroom was seen."),
        ours(text("cinv_professional_id", "Who visited; the dataset has no such field.")),
    ),
)

CP_PLANS = Table(
    "cp_plans",
    "A child protection plan.",
    (
        text("cppl_cp_plan_id", "The plan.", key=True),
        text("cppl_referral_id", "The referral."),
        text("cppl_icpc_id", "The conference that decided on it."),
        text("cppl_person_id", "The child.", required=True),
        day("cppl_cp_plan_start_date", "When it began.", dated=True, required=True),
        day("cppl_cp_plan_end_date", "When it ended; empty while open."),
        code("cppl_cp_plan_initial_category", "First category of abuse.", "abuse"),
        flag("cppl_cp_plan_ola", "Another council's plan."),
        code("cppl_cp_plan_latest_category", "Latest category of abuse.", "abuse"),
        ours(number("cppl_previous_plans", "Earlier plans of the child, as the source says.")),
        ours(flag("cppl_emergency_or_police", "Emergency order or police powers in six months.")),
    ),
)

CP_REVIEWS = Table(
    "cp_reviews",
    "A review conference of a child protection plan.",
    (
        text("cppr_cp_review_id", "The review.", key=True),
        text("cppr_person_id", "The child.", required=True),
        text("cppr_cp_plan_id", "The plan."),
        day("cppr_cp_review_due", "When it was due."),
        day("cppr_cp_review_date", "When it was held."),
        text("cppr_cp_review_meeting_id", "The meeting, which may be about several children."),
        flag("cppr_cp_review_outcome_continue_cp", "The plan is to continue."),
        flag("cppr_cp_review_quorate", "Enough agencies were there."),
        code("cppr_cp_review_participation", "How the child took part.", "participation"),
    ),
)

CP_VISITS = Table(
    "cp_visits",
    "A visit under a child protection plan.",
    (
        text("cppv_cp_visit_id", "The visit.", key=True),
        text("cppv_person_id", "The child.", required=True),
        text("cppv_cp_plan_id", "The plan."),
        day("cppv_cp_visit_date", "The day.", required=True),
        flag("cppv_cp_visit_seen", "The child was seen."),
        flag("cppv_cp_visit_seen_alone", "The child was seen alone."),
        flag("cppv_cp_visit_bedroom", "The bedroom was seen."),
        ours(text("cppv_professional_id", "Who visited; the dataset has no such field.")),
    ),
)
