"""What may be asked of investigations. Whoever has no part in one gets None, as for an unknown id.

`rows` are handed to commands and not looked at; everything else is plain values made for a page.
"""

from __future__ import annotations

from .evidence import (
    CaseLine,
    CasesPage,
    DocumentFile,
    DocumentLine,
    cases_page,
    document_file,
    documents_page,
)
from .findings import (
    FindingLine,
    FindingPage,
    ObservationLine,
    finding_page,
    findings_for_release,
    matrix_page,
    observations_for_release,
    rolled_up,
)
from .interviews import (
    AddedLine,
    InterviewLine,
    InterviewPage,
    InterviewsPage,
    interview_page,
    interviews_page,
)
from .lists import InvestigationLine, WaitingLine, investigations, under_way, what_waits
from .pages import (
    Choice,
    InvestigationPage,
    ProgressPage,
    ProposalPage,
    investigation_page,
    progress_without_content,
    proposal_page,
)
from .report import FullReportRead, ReportPage, full_report, report_page
from .rows import (
    allegation,
    area,
    document,
    document_request,
    interview,
    investigation,
    recipient,
    signature,
)
from .terms import TermsPage, TermsVersion, terms_page

__all__ = [
    "AddedLine",
    "CaseLine",
    "CasesPage",
    "Choice",
    "DocumentFile",
    "DocumentLine",
    "FindingLine",
    "FindingPage",
    "FullReportRead",
    "InterviewLine",
    "InterviewPage",
    "InterviewsPage",
    "InvestigationLine",
    "InvestigationPage",
    "ObservationLine",
    "ProgressPage",
    "ProposalPage",
    "ReportPage",
    "TermsPage",
    "TermsVersion",
    "WaitingLine",
    "allegation",
    "area",
    "cases_page",
    "document",
    "document_file",
    "document_request",
    "documents_page",
    "finding_page",
    "findings_for_release",
    "full_report",
    "interview",
    "interview_page",
    "interviews_page",
    "investigation",
    "investigation_page",
    "investigations",
    "matrix_page",
    "observations_for_release",
    "progress_without_content",
    "proposal_page",
    "recipient",
    "report_page",
    "rolled_up",
    "signature",
    "terms_page",
    "under_way",
    "what_waits",
]
