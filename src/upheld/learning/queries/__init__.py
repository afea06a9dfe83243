"""Everything that can be asked about learning reports. What is public is the same for all."""

from __future__ import annotations

from .casework import (
    FindingLine,
    LearningReport,
    Passage,
    PassageLine,
    ReportLine,
    ReportPage,
    SourceLine,
    SourceOfEvidence,
    Waiting,
    passage,
    report,
    report_page,
    reports,
    source,
    what_waits,
)
from .pieces import (
    PublicMatter,
    PublicPassage,
    PublicRecommendation,
    PublicReport,
    PublicSource,
    Section,
)
from .public import (
    all_published_recommendations,
    published,
    published_by_slug,
    published_matters,
    published_recommendation,
    published_recommendations,
    published_wording,
)

__all__ = [
    "FindingLine",
    "LearningReport",
    "Passage",
    "PassageLine",
    "PublicMatter",
    "PublicPassage",
    "PublicRecommendation",
    "PublicReport",
    "PublicSource",
    "ReportLine",
    "ReportPage",
    "Section",
    "SourceLine",
    "SourceOfEvidence",
    "Waiting",
    "all_published_recommendations",
    "passage",
    "published",
    "published_by_slug",
    "published_matters",
    "published_recommendation",
    "published_recommendations",
    "published_wording",
    "report",
    "report_page",
    "reports",
    "source",
    "what_waits",
]
