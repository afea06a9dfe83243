"""Addresses of concerns that wait for others, for custodians and conveners."""

from __future__ import annotations

from django.urls import path

from . import escrow

urlpatterns = [
    path("waiting-for-others", escrow.counting, name="casework-escrow"),
    path("waiting-for-others/words", escrow.words, name="casework-escrow-words"),
]
