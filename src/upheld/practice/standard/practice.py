"""What no return holds: supervision, overrides, decisions, audits, inspections, annotations."""

from __future__ import annotations

from upheld.practice.standard.shapes import Table, code, day, flag, number, text

SUPERVISION = Table(
    "supervision",
    "A worker's supervision, or the supervision of one case.",
    (
        text("supv_id", "The row.", key=True),
        text("supv_professional_id", "The worker.", required=True),
        text("supv_supervisor_id", "Who supervised."),
        text("supv_person_id", "The child, where it was about one case."),
        text("supv_team", "The team."),
        day("supv_date", "When it was held; empty where it was not.", dated=True),
        day("supv_due_date", "When it was due."),
        code("supv_kind", "worker or case.", "supervision"),
    ),
    own=True,
)

OVERRIDES = Table(
    "overrides",
    "A decision of several agencies that was changed outside their meeting.",
    (
        text("over_id", "The row.", key=True),
        text("over_person_id", "The child, where it was about one."),
        code("over_forum", "Which meeting: conference, strategy, panel.", "forum"),
        text("over_decision", "What the meeting decided."),
        day("over_decision_date", "When.", dated=True, required=True),
        text("over_decided_by", "Post that chaired."),
        text("over_changed_to", "What was done instead; empty where the decision stood."),
        day("over_changed_date", "When it was changed.", dated=True),
        text("over_changed_by", "Post that changed it."),
        text("over_reason", "The reason that was recorded."),
        flag("over_partners_told", "The other agencies were told."),
        text("over_team", "The team."),
    ),
    own=True,
)

CONTACT_DECISIONS = Table(
    "contact_decisions",
    "When somebody decided what to do about a contact or a referral.",
    (
        text("cdec_id", "The row.", key=True),
        text("cdec_contact_id", "The contact or the referral."),
        text("cdec_person_id", "The child.", required=True),
        day("cdec_received_date", "When it came in.", dated=True, required=True),
        day("cdec_decision_date", "When it was decided; empty while it waits."),
        code("cdec_decision", "referral, early_help, advice or none.", "contact_decision"),
        text("cdec_decided_by", "Post that decided."),
        text("cdec_team", "The team."),
    ),
    own=True,
)

AUDITS = Table(
    "audits",
    "A case that somebody read and graded.",
    (
        text("audi_id", "The audit.", key=True),
        text("audi_person_id", "The child.", required=True),
        day("audi_date", "When.", dated=True, required=True),
        code("audi_grade", "outstanding, good, requires_improvement or inadequate.", "grade"),
        code("audi_moderated_grade", "The second reader's grade.", "grade"),
        text("audi_auditor", "Post of the reader."),
        text("audi_team", "The team."),
        text("audi_theme", "What it looked at."),
        text("audi_re_audit_of", "The audit that it repeats."),
    ),
    own=True,
)

INSPECTIONS = Table(
    "inspections",
    "An inspection of the council.",
    (
        text("insp_id", "The inspection.", key=True),
        code("insp_kind", "ilacs, jtai, focused_visit, monitoring_visit.", "inspection"),
        day("insp_notice_date", "When the council was told."),
        day("insp_start_date", "When inspectors came.", dated=True, required=True),
        day("insp_end_date", "When they left."),
        day("insp_published_date", "When the report came out."),
        code("insp_judgement", "The overall judgement.", "grade"),
        text("insp_source", "Where this is published."),
    ),
    own=True,
)

ANNOTATIONS = Table(
    "annotations",
    "Something that a reader of a chart must know: a restructure, a new system, a new rule.",
    (
        text("anno_id", "The row.", key=True),
        day("anno_date", "When it began.", dated=True, required=True),
        day("anno_end_date", "When it ended."),
        code("anno_kind", "restructure, system, policy, law, counting or other.", "annotation"),
        text("anno_text", "What happened, in a few words."),
        text("anno_unit", "The team or service; empty for the whole council."),
        text("anno_source", "Who says so."),
    ),
    own=True,
)

SUBMITTED_COUNTS = Table(
    "submitted_counts",
    "A count in a return that has been sent, to reconcile with.",
    (
        text("subm_return", "Which return: cin, 903, csww.", key=True),
        number("subm_year", "Its year.", key=True),
        text("subm_item", "What was counted: the name of a table or of a measure.", key=True),
        number("subm_count", "The count that was sent."),
    ),
    own=True,
)
