"""Addresses of the duty contact's pages."""

from __future__ import annotations

from django.urls import path

from . import duty

urlpatterns = [
    path("duty/", duty.home, name="casework-duty"),
    path("duty/<uuid:id>", duty.alert, name="casework-duty-alert"),
    path("duty/<uuid:id>/read", duty.acknowledge, name="casework-duty-read"),
    path("duty/<uuid:id>/done", duty.done, name="casework-duty-done"),
    path("duty/contacts/<uuid:post>/test", duty.test, name="casework-duty-test"),
    path("duty/contacts/<uuid:post>/number", duty.number, name="casework-duty-number"),
]
