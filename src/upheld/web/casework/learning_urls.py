"""Addresses of learning reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import (
    learning,
    learning_checking,
    learning_copies_urls,
    learning_correcting,
    learning_deriving,
    learning_release,
    learning_sources,
    learning_sources_urls,
    learning_withheld_urls,
    learning_writing,
)

urlpatterns: list[URLPattern] = [
    *learning_sources_urls.urlpatterns,
    *learning_withheld_urls.urlpatterns,
    *learning_copies_urls.urlpatterns,
    path("learning/", learning.reports, name="casework-learning"),
    path("learning/start/<uuid:investigation>", learning.start, name="casework-learning-start"),
    path("learning/<uuid:id>", learning.report, name="casework-learning-report"),
    path("learning/<uuid:id>/add", learning_writing.add, name="casework-learning-add"),
    path("learning/<uuid:id>/source", learning_sources.source, name="casework-learning-source"),
    path(
        "learning/<uuid:id>/<uuid:passage>/rewrite",
        learning_writing.rewrite,
        name="casework-learning-rewrite",
    ),
    path(
        "learning/<uuid:id>/<uuid:passage>/mark",
        learning_writing.mark,
        name="casework-learning-mark",
    ),
    path(
        "learning/<uuid:id>/<uuid:passage>/from",
        learning_deriving.derivation,
        name="casework-learning-derivation",
    ),
    path(
        "learning/<uuid:id>/derivation.csv",
        learning_deriving.spreadsheet,
        name="casework-learning-derivation-csv",
    ),
    path("learning/<uuid:id>/check", learning_checking.check, name="casework-learning-check"),
    path("learning/<uuid:id>/check/run", learning_checking.run, name="casework-learning-run"),
    path("learning/<uuid:id>/check/watch", learning_checking.watch, name="casework-learning-watch"),
    path(
        "learning/<uuid:id>/check/<int:number>",
        learning_checking.flag,
        name="casework-learning-flag",
    ),
    path("learning/<uuid:id>/submit", learning_release.submit, name="casework-learning-submit"),
    path("learning/<uuid:id>/approve", learning_release.approve, name="casework-learning-approve"),
    path("learning/<uuid:id>/release", learning_release.release, name="casework-learning-release"),
    path(
        "learning/<uuid:id>/corrections",
        learning_correcting.corrections,
        name="casework-learning-corrections",
    ),
    path(
        "learning/<uuid:id>/corrections/propose/<uuid:passage>",
        learning_correcting.propose,
        name="casework-learning-correct",
    ),
    path(
        "learning/<uuid:id>/corrections/submit",
        learning_correcting.submit,
        name="casework-learning-correction-submit",
    ),
    path(
        "learning/<uuid:id>/corrections/withdraw",
        learning_correcting.withdraw,
        name="casework-learning-correction-withdraw",
    ),
    path(
        "learning/<uuid:id>/corrections/agree",
        learning_correcting.agree,
        name="casework-learning-correction-agree",
    ),
    path(
        "learning/<uuid:id>/corrections/publish",
        learning_correcting.publish,
        name="casework-learning-correction-publish",
    ),
]
