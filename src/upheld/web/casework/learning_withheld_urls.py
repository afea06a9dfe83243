"""Addresses of what a learning report does not publish."""

from __future__ import annotations

from django.urls import URLPattern, path

from . import learning_withheld as pages

_PLACE = "learning/<uuid:id>/withheld"

urlpatterns: list[URLPattern] = [
    path(_PLACE, pages.withheld, name="casework-learning-withheld"),
    path(f"{_PLACE}/appendix.pdf", pages.appendix, name="casework-learning-appendix"),
    path(f"{_PLACE}/reasons.pdf", pages.reasons, name="casework-learning-reasons"),
    path(f"{_PLACE}/finding/<uuid:finding>", pages.left_out, name="casework-learning-left-out"),
    path(f"{_PLACE}/<uuid:passage>", pages.decide, name="casework-learning-decide"),
]
