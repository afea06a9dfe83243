"""Addresses of improvement leads, action owners, assurers and the improvement board."""

from __future__ import annotations

from django.urls import path

from upheld.web.improvement import actions, home, planning, proving

RECOMMENDATION, ACTION = "recommendations/<uuid:id>", "actions/<uuid:id>"

urlpatterns = [
    path("", home.home, name="improvement-home"),
    path("plans/", home.plans, name="improvement-plans"),
    path("plans/<uuid:id>/", planning.plan, name="improvement-plan"),
    path("plans/<uuid:id>/fix", planning.fix, name="improvement-fix"),
    path("take-up", planning.adopt, name="improvement-adopt"),
    path(f"{RECOMMENDATION}/", planning.recommendation, name="improvement-recommendation"),
    path(f"{RECOMMENDATION}/answer", planning.answer, name="improvement-answer"),
    path(f"{RECOMMENDATION}/plan", planning.start_plan, name="improvement-start-plan"),
    path(f"{RECOMMENDATION}/add", planning.add_action, name="improvement-add-action"),
    path(f"{ACTION}/", actions.action, name="improvement-action"),
    path(f"{ACTION}/progress", actions.report, name="improvement-report"),
    path(f"{ACTION}/date", actions.move, name="improvement-move"),
    path(f"{ACTION}/proof", actions.prove, name="improvement-prove"),
    path(f"{ACTION}/assurer", proving.appoint, name="improvement-appoint"),
    path(f"{ACTION}/judge", proving.judge, name="improvement-judge"),
    path(f"{ACTION}/close", proving.close, name="improvement-close"),
    path(f"{ACTION}/reopen", proving.reopen, name="improvement-reopen"),
]
