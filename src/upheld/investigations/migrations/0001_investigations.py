# Written by Django.

import uuid

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("people", "0001_people"),
        ("vault", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="HeadlineArea",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "upheld"),
                            ("partly-upheld", "partly-upheld"),
                            ("not-upheld", "not-upheld"),
                            ("unable-to-determine", "unable-to-determine"),
                            ("no-finding", "no-finding"),
                        ],
                        default="",
                        max_length=24,
                    ),
                ),
                ("inferred", models.BooleanField(default=False)),
                ("answered_on", models.DateField(blank=True, null=True)),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "answer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Allegation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.headlinearea",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Investigation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("matter", models.UUIDField(db_index=True)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("commissioned", "commissioned"),
                            ("opened", "opened"),
                            ("under-way", "under-way"),
                            ("signed-off", "signed-off"),
                            ("reported", "reported"),
                        ],
                        default="proposed",
                        max_length=16,
                    ),
                ),
                ("proposed_on", models.DateField()),
                ("declared_on", models.DateField(blank=True, null=True)),
                ("commissioned_on", models.DateField(blank=True, null=True)),
                ("opened_on", models.DateField(blank=True, null=True)),
                ("signed_off_on", models.DateField(blank=True, null=True)),
                ("fee_pounds", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "procurement",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("quotes", "quotes"),
                            ("framework", "framework"),
                            ("tender", "tender"),
                            ("waiver", "waiver"),
                        ],
                        default="",
                        max_length=16,
                    ),
                ),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "commission_origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "brief",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.compartment",
                    ),
                ),
                (
                    "certifier",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "certifier_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "commissioner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "commissioner_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "declaration",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.compartment",
                    ),
                ),
                (
                    "investigator",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "investigator_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "proposal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "receiver_post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "terms_folder",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.compartment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Interview",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("held_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="headlinearea",
            name="investigation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="investigations.investigation",
            ),
        ),
        migrations.CreateModel(
            name="FullReport",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("issued_on", models.DateField()),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "compartment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.compartment",
                    ),
                ),
                (
                    "investigation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("upheld", "upheld"),
                            ("partly-upheld", "partly-upheld"),
                            ("not-upheld", "not-upheld"),
                            ("unable-to-determine", "unable-to-determine"),
                            ("no-finding", "no-finding"),
                        ],
                        max_length=24,
                    ),
                ),
                ("inferred", models.BooleanField(default=False)),
                (
                    "standard",
                    models.CharField(
                        choices=[
                            ("balance-of-probabilities", "balance-of-probabilities"),
                            ("beyond-reasonable-doubt", "beyond-reasonable-doubt"),
                            ("not-stated", "not-stated"),
                        ],
                        default="not-stated",
                        max_length=32,
                    ),
                ),
                ("revision", models.PositiveSmallIntegerField(default=1)),
                ("decided_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "allegation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.allegation",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Document",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                ("kept_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseExamined",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("upheld", "upheld"),
                            ("partly-upheld", "partly-upheld"),
                            ("not-upheld", "not-upheld"),
                            ("unable-to-determine", "unable-to-determine"),
                            ("no-finding", "no-finding"),
                        ],
                        max_length=24,
                    ),
                ),
                ("examined_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "cases examined",
            },
        ),
        migrations.AddField(
            model_name="allegation",
            name="investigation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="investigations.investigation",
            ),
        ),
        migrations.CreateModel(
            name="LaterEvidence",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("added_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.headlinearea",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "later evidence",
            },
        ),
        migrations.CreateModel(
            name="Observation",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("observed_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "area",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.headlinearea",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ReportRecipient",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("first_opened_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.fullreport",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TermsOfReference",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                ("version", models.PositiveSmallIntegerField()),
                ("drafted_on", models.DateField()),
                (
                    "origin",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("seed", "seed"),
                            ("public", "public"),
                            ("synthetic", "synthetic"),
                            ("", ""),
                        ],
                        default="",
                        max_length=10,
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="vault.sealedbody",
                    ),
                ),
                (
                    "investigation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.investigation",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "terms of reference",
            },
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "party",
                    models.CharField(
                        choices=[("commissioner", "commissioner"), ("union", "union")],
                        max_length=16,
                    ),
                ),
                ("signed_on", models.DateField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.person",
                    ),
                ),
                (
                    "post",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="people.post",
                    ),
                ),
                (
                    "terms",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="investigations.termsofreference",
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "stage__in",
                        [
                            "proposed",
                            "commissioned",
                            "opened",
                            "under-way",
                            "signed-off",
                            "reported",
                        ],
                    )
                ),
                name="investigation_stage_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("investigator", models.F("commissioner")), _negated=True),
                    models.Q(("certifier", models.F("commissioner")), _negated=True),
                    models.Q(("certifier", models.F("investigator")), _negated=True),
                    models.Q(("receiver", models.F("commissioner")), _negated=True),
                    models.Q(("receiver", models.F("investigator")), _negated=True),
                ),
                name="investigation_hands_are_different",
            ),
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("declaration", None), ("declared_on", None)),
                    models.Q(("declaration__isnull", False), ("declared_on__isnull", False)),
                    _connector="OR",
                ),
                name="investigation_declared_wholly_or_not_at_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("stage", "proposed")),
                        ("commissioned_on", None),
                        ("fee_pounds", None),
                        ("procurement", ""),
                    ),
                    models.Q(
                        models.Q(("stage", "proposed"), _negated=True),
                        models.Q(("procurement", ""), _negated=True),
                        ("commissioned_on__isnull", False),
                        ("declared_on__isnull", False),
                        ("fee_pounds__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="investigation_commissioned_wholly_or_not_at_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("stage__in", ["proposed", "commissioned"])),
                        ("file", None),
                        ("opened_on", None),
                        ("terms_folder", None),
                    ),
                    models.Q(
                        models.Q(("stage__in", ["proposed", "commissioned"]), _negated=True),
                        ("file__isnull", False),
                        ("opened_on__isnull", False),
                        ("terms_folder__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="investigation_file_from_opening_on",
            ),
        ),
        migrations.AddConstraint(
            model_name="investigation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        models.Q(("stage__in", ["signed-off", "reported"])),
                        ("signed_off_on__isnull", False),
                    ),
                    models.Q(
                        models.Q(("stage__in", ["signed-off", "reported"]), _negated=True),
                        ("signed_off_on", None),
                    ),
                    _connector="OR",
                ),
                name="investigation_signed_off_when_settled",
            ),
        ),
        migrations.AddConstraint(
            model_name="interview",
            constraint=models.UniqueConstraint(
                fields=("investigation", "number"), name="interview_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="headlinearea",
            constraint=models.UniqueConstraint(
                fields=("investigation", "number"), name="area_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="headlinearea",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("answer", None),
                        ("answered_on", None),
                        ("inferred", False),
                        ("outcome", ""),
                    ),
                    models.Q(
                        models.Q(("outcome", ""), _negated=True),
                        ("answer__isnull", False),
                        ("answered_on__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="area_answered_wholly_or_not_at_all",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "upheld",
                            "partly-upheld",
                            "not-upheld",
                            "unable-to-determine",
                            "no-finding",
                        ],
                    )
                ),
                name="finding_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "standard__in",
                        ["balance-of-probabilities", "beyond-reasonable-doubt", "not-stated"],
                    )
                ),
                name="finding_standard_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="finding",
            constraint=models.CheckConstraint(
                condition=models.Q(("revision__gte", 1)), name="finding_revised_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="document",
            constraint=models.UniqueConstraint(
                fields=("investigation", "number"), name="document_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="caseexamined",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        [
                            "upheld",
                            "partly-upheld",
                            "not-upheld",
                            "unable-to-determine",
                            "no-finding",
                        ],
                    )
                ),
                name="case_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="caseexamined",
            constraint=models.UniqueConstraint(
                fields=("investigation", "number"), name="case_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="allegation",
            constraint=models.UniqueConstraint(
                fields=("investigation", "number"), name="allegation_one_of_each_number"
            ),
        ),
        migrations.AddConstraint(
            model_name="reportrecipient",
            constraint=models.UniqueConstraint(
                fields=("report", "person"), name="report_recipient_once_each"
            ),
        ),
        migrations.AddConstraint(
            model_name="termsofreference",
            constraint=models.UniqueConstraint(
                fields=("investigation", "version"), name="terms_one_of_each_version"
            ),
        ),
        migrations.AddConstraint(
            model_name="termsofreference",
            constraint=models.CheckConstraint(
                condition=models.Q(("version__gte", 1)), name="terms_versions_from_one"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("party__in", ["commissioner", "union"])),
                name="signature_party_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("terms", "post", "person"), name="signature_one_for_each_post"
            ),
        ),
    ]
