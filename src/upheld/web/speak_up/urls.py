"""Addresses for reporters. Nothing of what they write stands in one."""

from __future__ import annotations

from django.urls import path

from upheld.web.speak_up import (
    at_risk,
    doors,
    escrow_urls,
    joining,
    knowing,
    raising,
    returning,
    sealed_urls,
    what_happened,
    your_urls,
)

urlpatterns = [
    path("", raising.start, name="speak-up"),
    path("rights", knowing.rights, name="speak-up-rights"),
    path("other-ways", knowing.other_ways, name="speak-up-other-ways"),
    path("how-we-compare", knowing.how_we_compare, name="speak-up-compare"),
    path("for/<slug:door>", doors.door, name="speak-up-door"),
    path("risk", raising.risk, name="speak-up-risk"),
    path("where", at_risk.where, name="speak-up-where"),
    path("what-happened", what_happened.what_happened, name="speak-up-what"),
    path("how-known", raising.how_known, name="speak-up-known"),
    path("check", raising.check, name="speak-up-check"),
    path("done", raising.done, name="speak-up-done"),
    path("put-away", returning.put_away, name="speak-up-put-away"),
    path("join", joining.join, name="speak-up-join"),
    path("join/read", joining.joining, name="speak-up-joining"),
    *escrow_urls.urlpatterns,
    *sealed_urls.urlpatterns,
    *your_urls.urlpatterns,
]
