"""Addresses of the rarer duties: names opened by two, the law, reading copies, erasure."""

from __future__ import annotations

from django.urls import path

from . import duties, exporting, files, identities, law, retention, seconding, taking_down

_ONE = "concerns/<uuid:id>/"

urlpatterns = [
    path("law/", law.register, name="casework-law"),
    path("law/record", law.record, name="casework-law-record"),
    path("law/<uuid:request_id>", law.one, name="casework-law-request"),
    path(f"{_ONE}law", law.record, name="casework-law-about"),
    path(f"{_ONE}retention", retention.of_concern, name="casework-retention"),
    path("erasures/", retention.listing, name="casework-erasures"),
    path("erasures/<uuid:request_id>", retention.answer, name="casework-erasure"),
    path(f"{_ONE}files/", files.listing, name="casework-files"),
    path(f"{_ONE}files/<uuid:body>/make-copy", files.make_copy, name="casework-make-copy"),
    path(f"{_ONE}files/<uuid:body>/copy", files.copy, name="casework-reading-copy"),
    path(f"{_ONE}export", exporting.export, name="casework-export"),
    path("duties", duties.duties, name="casework-duties"),
    path("take-down", taking_down.take_down, name="casework-take-down"),
    path(f"{_ONE}identity", identities.of_concern, name="casework-identity"),
    path(
        f"{_ONE}identity/<uuid:request_id>/open",
        identities.open_name,
        name="casework-identity-open",
    ),
    path(
        f"{_ONE}joined/<uuid:signatory>/identity",
        identities.of_concern,
        name="casework-signatory-identity",
    ),
    path(
        f"{_ONE}joined/<uuid:signatory>/identity/<uuid:request_id>/open",
        identities.open_name,
        name="casework-signatory-identity-open",
    ),
    path(f"{_ONE}second/<slug:step>", seconding.ask, name="casework-second"),
    path("second/<uuid:request_id>", seconding.answer, name="casework-second-answer"),
    path("identities/", identities.listing, name="casework-identities"),
    path("identities/<uuid:request_id>", identities.answer, name="casework-identity-request"),
]
