"""Addresses of investigations."""

from __future__ import annotations

from django.urls import path

from . import (
    investigations,
    investigations_areas,
    investigations_cases,
    investigations_children,
    investigations_classes,
    investigations_commission,
    investigations_document,
    investigations_evidence,
    investigations_evidence_import,
    investigations_evidence_search,
    investigations_findings,
    investigations_interviews,
    investigations_named,
    investigations_offline,
    investigations_packets,
    investigations_pinning,
    investigations_plan,
    investigations_referrals,
    investigations_replies,
    investigations_report,
    investigations_requests,
    investigations_required,
    investigations_terms,
    outside,
)

_ONE = "investigations/<uuid:id>/"
_AREA = f"{_ONE}areas/<uuid:area>/"
_INTERVIEW = f"{_ONE}interviews/<uuid:interview>"
_CRITICISM = f"{_ONE}criticism/<uuid:criticism>"
_PACKET = f"{_ONE}packets/<uuid:packet>"
_DOCUMENT = f"{_ONE}documents/<uuid:document>"
_NAMED = f"{_ONE}named/<uuid:named>/"
_ALLEGATION = f"{_ONE}allegations/<uuid:allegation>/"

urlpatterns = [
    path("investigations/", investigations.listing, name="casework-investigations"),
    path(
        "investigations/propose/<uuid:id>",  # the id of a concern
        investigations_commission.propose,
        name="casework-investigation-propose",
    ),
    path(_ONE, investigations.investigation, name="casework-investigation"),
    path(f"{_ONE}progress", investigations.progress, name="casework-investigation-progress"),
    path(
        f"{_ONE}declare", investigations_commission.declare, name="casework-investigation-declare"
    ),
    path(
        f"{_ONE}commission",
        investigations_commission.commission,
        name="casework-investigation-commission",
    ),
    path(f"{_ONE}required", investigations_required.required, name="casework-required"),
    path(f"{_ONE}required/lay", investigations_required.lay, name="casework-required-lay"),
    path(f"{_ONE}required/reason", investigations_required.reason, name="casework-required-reason"),
    path(
        f"{_ONE}required/<uuid:paper>/open",
        investigations_required.open_paper,
        name="casework-required-open",
    ),
    path(
        f"{_ONE}alternate",
        investigations_required.alternate,
        name="casework-investigation-alternate",
    ),
    path(f"{_ONE}open", investigations_commission.open_file, name="casework-investigation-open"),
    path(f"{_ONE}children", investigations_children.questions, name="casework-children"),
    path(f"{_ONE}children/take", investigations_children.take, name="casework-child-take"),
    path(
        f"{_ONE}children/<uuid:question>/answer",
        investigations_children.look_up,
        name="casework-child-look-up",
    ),
    path(
        f"{_ONE}children/<uuid:question>/told",
        investigations_children.told,
        name="casework-child-told",
    ),
    path(f"{_ONE}plan", investigations_plan.plan, name="casework-plan"),
    path(f"{_ONE}plan/task", investigations_plan.plan_task, name="casework-plan-task"),
    path(f"{_ONE}plan/work", investigations_plan.note_work, name="casework-plan-work"),
    path(f"{_ONE}terms", investigations_terms.terms, name="casework-terms"),
    path(f"{_ONE}terms/draft", investigations_terms.draft, name="casework-terms-draft"),
    path(f"{_ONE}terms/agree", investigations_terms.agree, name="casework-terms-agree"),
    path(f"{_ONE}areas", investigations_areas.areas, name="casework-areas"),
    path(f"{_ONE}areas/add", investigations_areas.add_area, name="casework-area-add"),
    path(f"{_AREA}answer", investigations_areas.answer, name="casework-area-answer"),
    path(f"{_AREA}observe", investigations_areas.observe, name="casework-area-observe"),
    path(f"{_AREA}later", investigations_areas.later, name="casework-area-later"),
    path(
        f"{_ONE}allegations/add",
        investigations_areas.add_allegation,
        name="casework-allegation-add",
    ),
    path(f"{_ALLEGATION}place", investigations_areas.place, name="casework-allegation-place"),
    path(f"{_ALLEGATION}finding", investigations_findings.finding, name="casework-finding"),
    path(f"{_ALLEGATION}pin", investigations_pinning.pin, name="casework-pin"),
    path(
        f"{_ALLEGATION}pin-child",
        investigations_pinning.pin_timeline,
        name="casework-pin-timeline",
    ),
    path(f"{_ONE}findings", investigations_findings.findings, name="casework-findings"),
    path(f"{_ONE}sign-off", investigations_findings.sign_off, name="casework-sign-off"),
    path(f"{_ONE}interviews", investigations_interviews.interviews, name="casework-interviews"),
    path(
        f"{_ONE}interviews/add",
        investigations_interviews.add_interview,
        name="casework-interview-add",
    ),
    path(
        f"{_ONE}template/<slug:kind>/<uuid:target>",
        investigations_offline.template,
        name="casework-template",
    ),
    path(_INTERVIEW, investigations_interviews.interview, name="casework-interview"),
    path(
        f"{_INTERVIEW}/add",
        investigations_interviews.add_to_interview,
        name="casework-interview-add-to",
    ),
    path(f"{_ONE}papers", investigations_evidence_import.papers, name="casework-papers"),
    path(f"{_ONE}papers/add", investigations_evidence_import.bring_in, name="casework-papers-add"),
    path(
        f"{_ONE}papers/<uuid:brought>", investigations_evidence_import.decide, name="casework-paper"
    ),
    path(f"{_ONE}search", investigations_evidence_search.search, name="casework-file-search"),
    path(f"{_ONE}documents", investigations_evidence.documents, name="casework-documents"),
    path(
        f"{_ONE}documents/add", investigations_evidence.add_document, name="casework-document-add"
    ),
    path(_DOCUMENT, investigations_document.document, name="casework-document"),
    path(f"{_DOCUMENT}/custody", investigations_document.custody, name="casework-custody"),
    path(f"{_DOCUMENT}/newer", investigations_document.newer, name="casework-document-newer"),
    path(f"{_DOCUMENT}/copy", investigations_document.make_copy, name="casework-copy-make"),
    path(f"{_DOCUMENT}/words", investigations_document.read_words, name="casework-words-read"),
    path(f"{_DOCUMENT}/copy/open", investigations_document.open_copy, name="casework-copy-open"),
    path(
        f"{_ONE}documents/<uuid:document>/open",
        investigations_evidence.open_document,
        name="casework-document-open",
    ),
    path(f"{_ONE}requests/add", investigations_requests.ask, name="casework-request-add"),
    path(f"{_ONE}requests/<uuid:asked>", investigations_requests.answer, name="casework-request"),
    path(f"{_ONE}replies", investigations_replies.replies, name="casework-replies"),
    path(f"{_ONE}replies/draft", investigations_replies.draft, name="casework-criticism-draft"),
    path(f"{_ONE}replies/names", investigations_replies.names, name="casework-names"),
    path(f"{_ONE}replies/serve", investigations_replies.serve, name="casework-criticism-serve"),
    path(f"{_ONE}replies/close", investigations_replies.close, name="casework-replies-close"),
    path(_CRITICISM, investigations_replies.criticism, name="casework-criticism"),
    path(
        f"{_CRITICISM}/withdraw",
        investigations_replies.withdraw,
        name="casework-criticism-withdraw",
    ),
    path(
        f"{_CRITICISM}/flags/<int:number>",
        investigations_replies.leave_flag,
        name="casework-criticism-flag",
    ),
    path(_PACKET, investigations_packets.packet, name="casework-packet"),
    path(f"{_PACKET}/print", investigations_packets.print_packet, name="casework-packet-print"),
    path(f"{_PACKET}/extend", investigations_packets.extend, name="casework-packet-extend"),
    path(f"{_PACKET}/reply", investigations_packets.paper_reply, name="casework-packet-reply"),
    path(f"{_PACKET}/consider", investigations_packets.consider, name="casework-packet-consider"),
    path("said-of-me/<uuid:id>", investigations_packets.said_of_me, name="casework-said-of-me"),
    path(
        "said-of-me/<uuid:id>/open",
        investigations_packets.open_said_of_me,
        name="casework-said-of-me-open",
    ),
    path("said-of-me/<uuid:id>/reply", investigations_packets.answer, name="casework-my-reply"),
    path(f"{_ONE}cases", investigations_cases.cases, name="casework-cases"),
    path(f"{_ONE}cases/add", investigations_cases.add_case, name="casework-case-add"),
    path(f"{_ONE}cases/frame", investigations_cases.state_frame, name="casework-frame"),
    path(f"{_ONE}cases/draw", investigations_cases.draw, name="casework-draw"),
    path(f"{_ONE}cases/second", investigations_cases.second, name="casework-second-reader"),
    path(f"{_ONE}cases/hand-over", investigations_cases.hand_over, name="casework-hand-over"),
    path(f"{_ONE}cases/alarm", investigations_cases.alarm, name="casework-alarm"),
    path("outside/safety/<uuid:id>", outside.safety, name="casework-given-safety"),
    path("outside/follow-up/<uuid:id>", outside.follow_up, name="casework-given-follow-up"),
    path("outside/second-reading/<uuid:id>", outside.reading, name="casework-given-second-reading"),
    path(f"{_ONE}named", investigations_named.named, name="casework-named"),
    path(f"{_ONE}named/note", investigations_named.note, name="casework-named-note"),
    path(f"{_NAMED}notice", investigations_named.notice, name="casework-named-notice"),
    path(f"{_NAMED}outcomes", investigations_named.outcomes, name="casework-named-outcomes"),
    path(f"{_ONE}outside", investigations_referrals.referrals, name="casework-referrals"),
    path(f"{_ONE}outside/refer", investigations_referrals.refer, name="casework-referral-make"),
    path(
        f"{_ONE}outside/<uuid:referral>/take",
        investigations_referrals.take,
        name="casework-referral-take",
    ),
    path(
        f"{_ONE}outside/<uuid:referral>/answer",
        investigations_referrals.came_back,
        name="casework-referral-came-back",
    ),
    path("bodies", investigations_referrals.body_keys, name="casework-body-keys"),
    path(f"{_ONE}report", investigations_report.report, name="casework-report"),
    path(f"{_ONE}report/issue", investigations_report.issue, name="casework-report-issue"),
    path(f"{_ONE}report/again", investigations_report.issue_again, name="casework-report-again"),
    path(f"{_ONE}report/passages", investigations_classes.passages, name="casework-passages"),
    path(
        f"{_ONE}report/renew/<uuid:place>",
        investigations_report.renew,
        name="casework-report-renew",
    ),
    path(
        f"{_ONE}report/<int:version>/open",
        investigations_report.open_report,
        name="casework-report-open",
    ),
    path(
        f"{_ONE}report/<int:version>/compare",
        investigations_report.compare,
        name="casework-report-compare",
    ),
]
