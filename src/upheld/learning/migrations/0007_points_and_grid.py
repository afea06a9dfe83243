# Made by Django 5.2 from the models of points, themes and the triangulation grid.

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("investigations", "0013_report_versions"),
        ("learning", "0006_opening_days"),
        ("vault", "0004_continues"),
    ]

    operations = [
        migrations.CreateModel(
            name="Claim",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("theme", models.CharField(max_length=40)),
                (
                    "tone",
                    models.CharField(
                        choices=[("strength", "strength"), ("failing", "failing")], max_length=20
                    ),
                ),
                ("publishable", models.BooleanField(default=False)),
            ],
        ),
        migrations.CreateModel(
            name="Done",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("theme", models.CharField(max_length=40)),
            ],
        ),
        migrations.CreateModel(
            name="Grid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matter", models.UUIDField(unique=True)),
                ("author", models.UUIDField()),
                ("revision", models.PositiveIntegerField(default=1)),
                ("first_reader", models.UUIDField(blank=True, null=True)),
                ("first_read_as", models.CharField(blank=True, default="", max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("judgement", "judgement"),
                            ("strength", "strength"),
                            ("failing", "failing"),
                            ("recommendation", "recommendation"),
                        ],
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, default="", max_length=100)),
                ("text", models.TextField(blank=True, default="")),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("taken_up", "taken_up"),
                            ("done", "done"),
                            ("not_taken_up", "not_taken_up"),
                        ],
                        default="",
                        max_length=20,
                    ),
                ),
                ("answer_text", models.TextField(blank=True, default="")),
                ("answered_on", models.DateField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name="PublishedGrid",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matter", models.UUIDField(db_index=True)),
                ("revision", models.PositiveIntegerField()),
                ("content", models.TextField()),
                ("digest", models.CharField(max_length=64)),
                ("read_by", models.CharField(max_length=401)),
                ("published_on", models.DateField()),
            ],
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("agrees", "agrees"),
                            ("conflicts", "conflicts"),
                            ("silent", "silent"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("stated", "stated"),
                            ("attributed", "attributed"),
                            ("inferred", "inferred"),
                        ],
                        max_length=12,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Theme",
            fields=[
                ("code", models.SlugField(max_length=40, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=100)),
                ("is_retired", models.BooleanField(default=False)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="sourceofevidence",
            name="source_kind_known",
        ),
        migrations.AlterField(
            model_name="sourceofevidence",
            name="kind",
            field=models.CharField(
                choices=[
                    ("inquiry", "inquiry"),
                    ("inspection", "inspection"),
                    ("partner_inspection", "partner_inspection"),
                    ("audit", "audit"),
                    ("survey", "survey"),
                    ("complaint", "complaint"),
                    ("investigation", "investigation"),
                    ("court", "court"),
                    ("carers", "carers"),
                    ("measure", "measure"),
                    ("statement", "statement"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="sourceofevidence",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "inquiry",
                            "inspection",
                            "partner_inspection",
                            "audit",
                            "survey",
                            "complaint",
                            "investigation",
                            "court",
                            "carers",
                            "measure",
                            "statement",
                        ],
                    )
                ),
                name="source_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.sealedbody"
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="settled",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.sealedbody",
            ),
        ),
        migrations.AddField(
            model_name="done",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.sealedbody"
            ),
        ),
        migrations.AddField(
            model_name="grid",
            name="compartment",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.compartment",
            ),
        ),
        migrations.AddField(
            model_name="grid",
            name="investigation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="investigations.investigation",
            ),
        ),
        migrations.AddField(
            model_name="done",
            name="grid",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.grid"
            ),
        ),
        migrations.AddField(
            model_name="claim",
            name="grid",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.grid"
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="answer_body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.sealedbody",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="body",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="vault.sealedbody",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="learning.sourceofevidence",
            ),
        ),
        migrations.AddField(
            model_name="point",
            name="taken_up_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="learning.passage",
            ),
        ),
        migrations.AddField(
            model_name="publishedgrid",
            name="grid",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.grid"
            ),
        ),
        migrations.AddField(
            model_name="stand",
            name="body",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="vault.sealedbody"
            ),
        ),
        migrations.AddField(
            model_name="stand",
            name="claim",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="learning.claim"
            ),
        ),
        migrations.AddField(
            model_name="stand",
            name="source",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="learning.sourceofevidence",
            ),
        ),
        migrations.AddConstraint(
            model_name="grid",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_reader", None),
                    models.Q(("first_reader", models.F("author")), _negated=True),
                    _connector="OR",
                ),
                name="grid_read_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="done",
            constraint=models.UniqueConstraint(fields=("grid", "theme"), name="done_once_a_theme"),
        ),
        migrations.AddConstraint(
            model_name="claim",
            constraint=models.UniqueConstraint(
                fields=("grid", "number"), name="claim_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.UniqueConstraint(
                fields=("source", "number"), name="point_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(models.Q(("text", ""), _negated=True), ("body", None)),
                    models.Q(("body__isnull", False), ("text", "")),
                    _connector="OR",
                ),
                name="point_in_the_clear_or_sealed",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", ""),
                        ("answer_body", None),
                        ("answer_text", ""),
                        ("answered_on", None),
                    ),
                    models.Q(
                        models.Q(("answer", ""), _negated=True),
                        ("kind", "recommendation"),
                        ("answered_on__isnull", False),
                        models.Q(("answer_body", None), ("answer_text", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="point_recommendation_alone_is_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="point",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", "taken_up"), ("taken_up_by__isnull", False)),
                    models.Q(
                        models.Q(("answer", "taken_up"), _negated=True), ("taken_up_by", None)
                    ),
                    _connector="OR",
                ),
                name="point_taken_up_says_by_what",
            ),
        ),
        migrations.AddConstraint(
            model_name="publishedgrid",
            constraint=models.UniqueConstraint(
                fields=("grid", "revision"), name="published_grid_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="stand",
            constraint=models.UniqueConstraint(fields=("claim", "source"), name="stand_once"),
        ),
    ]
