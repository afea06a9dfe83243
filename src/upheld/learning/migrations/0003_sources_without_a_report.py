"""The columns that tied a source to one report go, and what a source must be is kept.

It is a migration of its own: PostgreSQL alters no table in the transaction that has just
written rows with deferred keys into it.
"""

from __future__ import annotations

from django.db import migrations, models
from django.db.models import Q

_KINDS = (
    "inquiry",
    "inspection",
    "partner_inspection",
    "audit",
    "survey",
    "complaint",
    "court",
    "carers",
    "measure",
    "statement",
)


class Migration(migrations.Migration):
    dependencies = [("learning", "0002_sources_of_their_own")]

    operations = [
        migrations.RemoveConstraint("sourceofevidence", "source_kind_known"),
        migrations.RemoveField("sourceofevidence", "report"),
        migrations.RemoveField("sourceofevidence", "matter"),
        migrations.AlterField("sourceofevidence", "recorded_on", models.DateField()),
        migrations.AlterField(
            "sourceofevidence",
            "kind",
            models.CharField(choices=[(each, each) for each in _KINDS], max_length=20),
        ),
        migrations.AlterField(
            "sourceofevidence",
            "title",
            models.CharField(blank=True, default="", max_length=200),
        ),
        migrations.AlterField(
            "sourceofevidence",
            "date_words",
            models.CharField(blank=True, default="", max_length=100),
        ),
        migrations.AddConstraint(
            "sourceofevidence",
            models.CheckConstraint(condition=Q(kind__in=list(_KINDS)), name="source_kind_known"),
        ),
        migrations.AddConstraint(
            "sourceofevidence",
            models.CheckConstraint(
                condition=Q(
                    openness="sealed",
                    body__isnull=False,
                    compartment__isnull=False,
                    title="",
                    date_words="",
                    commissioned_by="",
                )
                | Q(~Q(openness="sealed") & ~Q(title=""), body=None),
                name="source_sealed_says_nothing_in_the_clear",
            ),
        ),
        migrations.AddConstraint(
            "sourceofevidence",
            models.CheckConstraint(
                condition=Q(openness="public", compartment=None)
                | Q(~Q(openness="public"), compartment__isnull=False),
                name="source_public_needs_no_compartment",
            ),
        ),
        migrations.AddConstraint(
            "sourceofevidence",
            models.CheckConstraint(
                condition=Q(~Q(words=""), kind="statement", openness="public")
                | Q(~Q(kind="statement"), words="", figure="", is_apology=False),
                name="source_statement_has_its_words",
            ),
        ),
    ]
