"""Addresses for analysts."""

from __future__ import annotations

from django.urls import path

from upheld.web.practice import home, loads, measures

urlpatterns = [
    path("", home.home, name="practice-home"),
    path("loads/", loads.loads, name="practice-loads"),
    path("loads/add", loads.add, name="practice-load-file"),
    path("loads/<slug:id>/", loads.load, name="practice-load"),
    path("loads/<slug:id>/<slug:kind>.csv", loads.left_out, name="practice-left-out"),
    path("measures/", measures.measures, name="practice-measures"),
    path("measures/<str:id>/", measures.measure, name="practice-measure"),
]
