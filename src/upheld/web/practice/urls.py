"""Addresses of practice."""

from __future__ import annotations

from django.urls import path

from upheld.web.practice import children, files, home, loads, mappings, measures, quality

urlpatterns = [
    path("", home.home, name="practice-home"),
    path("files/", files.files, name="practice-files"),
    path("files/<uuid:id>/", files.file, name="practice-file"),
    path("loads/", loads.loads, name="practice-loads"),
    path("loads/add", files.add, name="practice-load-file"),
    path("loads/<slug:id>/", loads.load, name="practice-load"),
    path("loads/<slug:id>/mapping", mappings.review, name="practice-mapping"),
    path("loads/<slug:id>/again", files.again, name="practice-again"),
    path("loads/<slug:id>/<slug:kind>.csv", loads.left_out, name="practice-left-out"),
    path("quality/", quality.quality, name="practice-quality"),
    path("returns/", quality.returns, name="practice-returns"),
    path("measures/", measures.measures, name="practice-measures"),
    path("measures/<str:id>/", measures.measure, name="practice-measure"),
    path("measures/<str:id>/series.csv", measures.series, name="practice-series"),
    path("measures/<str:id>/children", children.ask, name="practice-children-ask"),
    path("children/<uuid:id>/", children.listed, name="practice-children"),
    path("children/<uuid:id>/list.csv", children.taken, name="practice-children-taken"),
]
