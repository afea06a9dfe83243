"""Addresses of learning reports."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import learning, learning_release, learning_writing

urlpatterns: list[URLPattern] = [
    path("learning/", learning.reports, name="casework-learning"),
    path("learning/start/<uuid:investigation>", learning.start, name="casework-learning-start"),
    path("learning/<uuid:id>", learning.report, name="casework-learning-report"),
    path("learning/<uuid:id>/add", learning_writing.add, name="casework-learning-add"),
    path("learning/<uuid:id>/source", learning_writing.source, name="casework-learning-source"),
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
        "learning/<uuid:id>/<uuid:source>/shared",
        learning_writing.shared,
        name="casework-learning-shared",
    ),
    path("learning/<uuid:id>/submit", learning_release.submit, name="casework-learning-submit"),
    path("learning/<uuid:id>/approve", learning_release.approve, name="casework-learning-approve"),
    path("learning/<uuid:id>/release", learning_release.release, name="casework-learning-release"),
]
