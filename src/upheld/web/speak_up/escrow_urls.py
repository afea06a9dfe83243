"""Addresses for whoever does not want to be alone: with colleagues, or once others come."""

from __future__ import annotations

from django.urls import path

from upheld.web.speak_up import escrow, together

urlpatterns = [
    path("hold", escrow.about, name="speak-up-hold"),
    path("hold/terms", escrow.terms, name="speak-up-hold-terms"),
    path("hold/together", together.together, name="speak-up-together"),
    path("held", escrow.held, name="speak-up-held"),
    path("held/send", escrow.send, name="speak-up-held-send"),
    path("held/not-now", escrow.not_now, name="speak-up-held-not-now"),
    path("held/take-back", escrow.take_back, name="speak-up-held-take-back"),
]
