"""Addresses of concerns for those who receive, look into or lodge them."""

from __future__ import annotations

from django.urls import path

from . import (
    concerns,
    concerns_desk,
    concerns_detriment,
    concerns_figures,
    concerns_together,
    grievances,
    home,
)

_ONE = "concerns/<uuid:id>/"

urlpatterns = [
    path("", home.home, name="casework-home"),
    path("concerns/", concerns.listing, name="casework-concerns"),
    path("concerns/lodge", concerns_together.lodge, name="casework-lodge"),
    path("concerns/search", concerns_desk.search, name="casework-search"),
    path(_ONE, concerns.concern, name="casework-concern"),
    path(f"{_ONE}acknowledge", concerns.acknowledge, name="casework-acknowledge"),
    path(f"{_ONE}decide", concerns.decide, name="casework-triage"),
    path(f"{_ONE}decide-again", concerns_desk.decide_again, name="casework-decide-again"),
    path(f"{_ONE}check", concerns_desk.check, name="casework-check"),
    path(f"{_ONE}note", concerns_desk.note, name="casework-note"),
    path(f"{_ONE}notes/<uuid:corrects>/correct", concerns_desk.note, name="casework-correct-note"),
    path(f"{_ONE}link", concerns_desk.link, name="casework-link"),
    path(f"{_ONE}also-about", concerns_desk.also_about, name="casework-also-about"),
    path(f"{_ONE}renew", concerns_desk.renew, name="casework-renew"),
    path(f"{_ONE}grievance", grievances.share, name="casework-share-grievance"),
    path("grievances/<uuid:id>/", grievances.grievance, name="casework-grievance"),
    path(f"{_ONE}share", concerns.share, name="casework-share"),
    path(f"{_ONE}message", concerns.message, name="casework-message"),
    path(
        f"{_ONE}joined/<uuid:signatory>/message",
        concerns.message,
        name="casework-signatory-message",
    ),
    path(f"{_ONE}treated-badly", concerns_detriment.answer, name="casework-detriment"),
    path(
        f"{_ONE}joined/<uuid:signatory>/treated-badly",
        concerns_detriment.answer,
        name="casework-signatory-detriment",
    ),
    path(f"{_ONE}answer", concerns.answer, name="casework-feedback"),
    path(f"{_ONE}close", concerns.close, name="casework-close"),
    path(f"{_ONE}files/<uuid:body>", concerns.original, name="casework-original"),
    path(f"{_ONE}figures", concerns_figures.figures, name="casework-figures"),
    path(f"{_ONE}joining-words", concerns_together.joining_words, name="casework-joining-words"),
]
