"""Addresses of what is entered, counted and written for published numbers."""

from __future__ import annotations

from django.urls import path

from . import statistics

urlpatterns = [
    path("numbers/departures", statistics.departures, name="casework-departures"),
    path("numbers/count", statistics.counted, name="casework-count-codes"),
    path("numbers/return", statistics.words, name="casework-return-words"),
]
