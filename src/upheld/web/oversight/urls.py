"""Addresses for boards, scrutiny members and democratic services."""

from __future__ import annotations

from django.urls import path

from upheld.web.oversight import asks, home, record, statistics

urlpatterns = [
    path("", home.home, name="oversight-home"),
    path("meetings/", home.meetings, name="oversight-meetings"),
    path("meetings/call", record.call, name="oversight-call"),
    path("meetings/<uuid:id>/", home.meeting, name="oversight-meeting"),
    path("meetings/<uuid:id>/ask", record.ask, name="oversight-record-ask"),
    path("meetings/<uuid:id>/note", record.note, name="oversight-take-note"),
    path("asks/<uuid:id>/", asks.ask, name="oversight-ask"),
    path("asks/<uuid:id>/answer", asks.answer, name="oversight-answer"),
    path("asks/<uuid:id>/decide", asks.decide, name="oversight-decide"),
    path("asks/<uuid:id>/stand-down", asks.stand_down, name="oversight-stand-down"),
    path("bodies/set-up", record.set_up_body, name="oversight-set-up-body"),
    path("speaking-up", statistics.speaking_up, name="oversight-speaking-up"),
    path("changes/record", record.change, name="oversight-record-change"),
]
