"""Addresses that the script in a reporter's browser asks. Nothing written stands in one."""

from __future__ import annotations

from django.urls import path

from upheld.web.speak_up import sealed, sealed_returning

urlpatterns = [
    path("sealed/ready", sealed.ready, name="speak-up-sealed-ready"),
    path("sealed/check", sealed.check, name="speak-up-sealed-check"),
    path("sealed/outline", sealed.outline, name="speak-up-sealed-outline"),
    path("sealed/send", sealed.send, name="speak-up-sealed-send"),
    path("sealed/done", sealed.done, name="speak-up-sealed-done"),
    path("sealed/challenge", sealed_returning.challenge, name="speak-up-sealed-challenge"),
    path("sealed/open", sealed_returning.open_sealed, name="speak-up-sealed-open"),
    path("sealed/report", sealed_returning.report, name="speak-up-sealed-report"),
    path("sealed/message", sealed_returning.message, name="speak-up-sealed-message"),
]
