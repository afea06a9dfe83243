"""A source of evidence exists before any report draws on it, and may bear on several matters."""

from __future__ import annotations

import uuid
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

from upheld.ledger.guard import NOW_WRITING

_OPENNESS = ("public", "known", "sealed")


def keep_what_was_recorded(apps: Any, schema_editor: Any) -> None:
    """Each source that a report listed stays known, and bears on that report's matter."""
    writing = NOW_WRITING.set("learning")
    try:
        sources = apps.get_model("learning", "SourceOfEvidence")
        bearings = apps.get_model("learning", "Bearing")
        for row in sources.objects.select_related("report"):
            bearings.objects.create(
                source=row,
                matter=row.matter,
                investigation_id=row.report.investigation_id,
                brought_on=row.report.started_on,
            )
            row.compartment_id = row.report.compartment_id
            row.recorded_on = row.report.started_on
            row.save()
    finally:
        NOW_WRITING.reset(writing)


class Migration(migrations.Migration):
    dependencies = [
        ("investigations", "0001_investigations"),
        ("learning", "0001_learning"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            "sourceofevidence",
            "openness",
            models.CharField(
                choices=[(each, each) for each in _OPENNESS], default="known", max_length=10
            ),
            preserve_default=False,
        ),
        migrations.AddField(
            "sourceofevidence",
            "compartment",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.compartment",
            ),
        ),
        migrations.AddField(
            "sourceofevidence",
            "body",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.sealedbody",
            ),
        ),
        migrations.AddField("sourceofevidence", "words", models.TextField(blank=True, default="")),
        migrations.AddField(
            "sourceofevidence",
            "figure",
            models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AddField("sourceofevidence", "is_apology", models.BooleanField(default=False)),
        migrations.AddField(
            "sourceofevidence",
            "read_from",
            models.CharField(blank=True, default="", max_length=64),
        ),
        migrations.AddField("sourceofevidence", "recorded_on", models.DateField(null=True)),
        migrations.CreateModel(
            name="Bearing",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matter", models.UUIDField(db_index=True)),
                ("brought_on", models.DateField()),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.sourceofevidence",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("source", "matter"), name="bearing_once")
                ],
            },
        ),
        migrations.RunPython(keep_what_was_recorded, migrations.RunPython.noop),
    ]
