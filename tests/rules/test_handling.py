"""Every field of every table says how carefully it is handled, and keeps to it."""

from __future__ import annotations

from django.apps import apps
from django.db import models

from upheld.kernel.handling import Handling

OURS = [m for m in apps.get_models(include_auto_created=True) if m.__module__.startswith("upheld.")]
ROOMS_FROM_THE_GROUND_UP = [
    *("ledger", "vault", "people", "practice", "concerns", "investigations"),
    *("learning", "improvement", "oversight"),
]


def test_every_field_says_how_it_is_handled():
    unsaid = {
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.fields
        if not isinstance(getattr(model, "handling", {}).get(field.name), Handling)
    }
    assert unsaid == set()


def test_nothing_is_labelled_that_is_not_there():
    stale = {
        f"{model._meta.label}.{name}"
        for model in OURS
        for name in getattr(model, "handling", {})
        if name not in {field.name for field in model._meta.fields}
    }
    assert stale == set()


def test_what_is_sealed_is_kept_as_bytes_or_points_at_something_sealed():
    in_clear = {
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.fields
        if model.handling[field.name] in {Handling.SEALED, Handling.SOURCE}
        and not isinstance(field, models.BinaryField)
        and not (field.is_relation and field.related_model._meta.app_label == "vault")
    }
    assert in_clear == set()


def test_keys_between_tables_lead_downwards_and_leave_no_name_behind():
    upwards = {
        f"{model._meta.label}.{field.name}"
        for model in OURS
        for field in model._meta.fields
        if field.is_relation
        and field.related_model._meta.app_label != model._meta.app_label
        and (
            _floor(field.related_model) > _floor(model)
            or not (field.remote_field.related_name or "").endswith("+")
            or field.remote_field.on_delete is not models.PROTECT
        )
    }
    assert upwards == set()


def _floor(model: type[models.Model]) -> int:
    label = model._meta.app_label
    return ROOMS_FROM_THE_GROUND_UP.index(label) if label in ROOMS_FROM_THE_GROUND_UP else -1


def test_no_row_prints_what_it_holds():
    for model in OURS:
        free = {f.name for f in model._meta.fields if isinstance(f, models.TextField)}
        row = model(**dict.fromkeys(free, "CANARY-TEXT"))
        assert "CANARY-TEXT" not in str(row), model._meta.label
