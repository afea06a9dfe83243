"""The plan of an investigation: days, hours and pounds, task by task, and never a word."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.investigations.states import Task
from upheld.kernel.handling import Handling

from .choices import choices, known
from .commission import Investigation


class PlannedTask(models.Model):
    """By when a task is to be done, with how many hours and pounds. The first day stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(max_length=16, choices=choices(Task))
    first_due_on = models.DateField()
    due_on = models.DateField()
    hours = models.DecimalField(max_digits=6, decimal_places=2)
    pounds = models.PositiveIntegerField()
    planned_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "task": Handling.CASEWORK,
        "first_due_on": Handling.CASEWORK,
        "due_on": Handling.CASEWORK,
        "hours": Handling.CASEWORK,
        "pounds": Handling.CASEWORK,
        "planned_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("planned_task_known", "task", Task),
            models.UniqueConstraint(
                name="planned_task_once_in_each_plan", fields=["investigation", "task"]
            ),
            models.CheckConstraint(
                name="planned_hours_not_less_than_none", condition=Q(hours__gte=0)
            ),
        )

    def __str__(self) -> str:
        return f"Planned task {self.id}"


class WorkRecorded(models.Model):
    """Hours and pounds that a task took on one day. What was wrong is set right by another row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    investigation = models.ForeignKey(Investigation, on_delete=models.PROTECT, related_name="+")
    task = models.CharField(max_length=16, choices=choices(Task))
    worked_on = models.DateField()
    hours = models.DecimalField(max_digits=6, decimal_places=2)
    pounds = models.IntegerField()
    recorded_on = models.DateField()

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "investigation": Handling.CASEWORK,
        "task": Handling.CASEWORK,
        "worked_on": Handling.CASEWORK,
        "hours": Handling.CASEWORK,
        "pounds": Handling.CASEWORK,
        "recorded_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            known("work_task_known", "task", Task),
            models.CheckConstraint(
                name="work_recorded_is_something", condition=~Q(hours=0, pounds=0)
            ),
        )

    def __str__(self) -> str:
        return f"Work recorded {self.id}"
