"""Addresses for anyone."""

from __future__ import annotations

from django.urls import path

from upheld.web.public import brand, language, matters, sources, statistics, verify, views

urlpatterns = [
    path("", views.start, name="start"),
    path("staying-safe", views.staying_safe, name="staying-safe"),
    path("leave", views.leave, name="leave"),
    path("cookies", views.cookies, name="cookies"),
    path("accessibility", views.accessibility, name="accessibility"),
    path("privacy", views.privacy, name="privacy"),
    path("language/<slug:code>", language.language, name="language"),
    path("brand.css", brand.brand, name="brand"),
    path("public/", matters.record, name="public-record"),
    path("public/matters/<slug:slug>/", matters.matter, name="public-matter"),
    path("public/reports/<slug:slug>/", matters.report, name="public-report"),
    path("public/reports/<slug:slug>/text", matters.wording, name="public-report-wording"),
    path("public/matters/<slug:slug>/sources.json", matters.grid_text, name="public-grid-text"),
    path("public/sources", sources.sources, name="public-sources"),
    path("public/my-child", views.my_child, name="public-my-child"),
    path(
        "public/reports/<slug:slug>/report.<slug:ending>",
        matters.file,
        name="public-report-file",
    ),
    path(
        "public/reports/<slug:slug>/earlier/<int:edition>/text",
        matters.earlier_wording,
        name="public-report-earlier",
    ),
    path(
        "public/reports/<slug:slug>/earlier/<int:edition>/report.<slug:ending>",
        matters.earlier_file,
        name="public-report-earlier-file",
    ),
    path("public/speaking-up", statistics.yearly, name="public-speaking-up"),
    path(
        "public/speaking-up/<int:year>.csv",
        statistics.yearly_file,
        name="public-speaking-up-file",
    ),
    path("verify", verify.verify, name="verify"),
    path("verify/check", verify.check, name="verify-check"),
    path("verify/files", verify.files, name="verify-files"),
    path("verify/key", verify.key, name="verify-key"),
    path("verify/log/<path:name>", verify.log_file, name="verify-log"),
    path("verify/entries/<uuid:id>/evidence.json", verify.evidence, name="verify-evidence"),
]
