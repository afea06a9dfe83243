"""Addresses of embargoed copies: of those who give them, and of those who have one."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import copies as theirs
from . import learning_copies as pages

_PLACE = "learning/<uuid:id>/copies"

urlpatterns: list[URLPattern] = [
    path(_PLACE, pages.copies, name="casework-learning-copies"),
    path(f"{_PLACE}/agree", pages.agree, name="casework-learning-copies-agree"),
    path(f"{_PLACE}/address", pages.address, name="casework-learning-copies-address"),
    path(f"{_PLACE}/<uuid:copy>/stop", pages.stop, name="casework-learning-copies-stop"),
    path(f"{_PLACE}/<uuid:copy>/print", pages.printed, name="casework-learning-copies-print"),
    path("copies/<uuid:id>", theirs.copy, name="casework-copy"),
    path("copies/<uuid:id>/open", theirs.open_copy, name="casework-copy-open"),
]
