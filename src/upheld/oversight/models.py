"""Bodies, meetings, asks and answers: a public record, kept with its dates."""

from __future__ import annotations

import uuid
from enum import StrEnum
from typing import ClassVar

from django.db import models
from django.db.models import Q

from upheld.kernel.handling import Handling

from .states import AskKind, AskState, BodyKind, Direction, Verdict

PUBLIC, CASEWORK = Handling.PUBLIC, Handling.CASEWORK
ORIGINS = [("", ""), ("seed", "seed"), ("public", "public"), ("synthetic", "synthetic")]


def _choices(states: type[StrEnum]) -> list[tuple[str, str]]:
    return [(each.value, each.value) for each in states]


class Body(models.Model):
    """A scrutiny panel or a board."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(max_length=24, choices=_choices(BodyKind))

    handling: ClassVar = {"id": PUBLIC, "slug": PUBLIC, "title": PUBLIC, "kind": PUBLIC}

    def __str__(self) -> str:
        return self.slug


class Meeting(models.Model):
    """One meeting of a body."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    held_on = models.DateField(db_index=True)
    special = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "body": PUBLIC,
        "held_on": PUBLIC,
        "special": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_meeting_a_day", fields=("body", "held_on")),
        )

    def __str__(self) -> str:
        return f"Meeting of {self.held_on}"


class Note(models.Model):
    """What a meeting noted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="notes")
    matter = models.UUIDField(db_index=True)
    words = models.TextField()
    remark = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "meeting": PUBLIC,
        "matter": CASEWORK,
        "words": PUBLIC,
        "remark": PUBLIC,
        "origin": PUBLIC,
    }

    def __str__(self) -> str:
        return f"Note {self.id}"


class Ask(models.Model):
    """A resolution that expects something back."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="asks")
    matter = models.UUIDField(db_index=True)
    number = models.CharField(max_length=8)
    text = models.TextField()
    kind = models.CharField(max_length=12, choices=_choices(AskKind))
    condition = models.CharField(max_length=200, blank=True, default="")
    addressed_to = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True, blank=True)
    state = models.CharField(max_length=12, choices=_choices(AskState), default=AskState.OPEN.value)
    stood_down_on = models.DateField(null=True, blank=True)
    stood_down_because = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "meeting": PUBLIC,
        "matter": CASEWORK,
        "number": PUBLIC,
        "text": PUBLIC,
        "kind": PUBLIC,
        "condition": PUBLIC,
        "addressed_to": PUBLIC,
        "due": PUBLIC,
        "state": PUBLIC,
        "stood_down_on": PUBLIC,
        "stood_down_because": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_ask_a_number", fields=("meeting", "number")),
            models.CheckConstraint(
                name="an_ask_is_stood_down_on_a_day_with_a_reason",
                condition=(
                    Q(state="stood_down", stood_down_on__isnull=False) & ~Q(stood_down_because="")
                )
                | (~Q(state="stood_down") & Q(stood_down_on=None, stood_down_because="")),
            ),
            models.CheckConstraint(
                name="a_one_off_ask_has_a_day", condition=~Q(kind="one_off", due=None)
            ),
            models.CheckConstraint(
                name="a_condition_only_on_a_conditional_ask",
                condition=(Q(kind="conditional") & ~Q(condition=""))
                | (~Q(kind="conditional") & Q(condition="")),
            ),
        )

    def __str__(self) -> str:
        return f"Ask {self.number}"


class Answer(models.Model):
    """What the post that was asked said, and whether the panel accepted it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ask = models.ForeignKey(Ask, on_delete=models.PROTECT, related_name="answers")
    number = models.PositiveSmallIntegerField()
    words = models.TextField()
    given_on = models.DateField()
    by_post = models.ForeignKey("people.Post", on_delete=models.PROTECT, related_name="+")
    by_person = models.UUIDField()
    verdict = models.CharField(
        max_length=12, choices=_choices(Verdict), default=Verdict.WAITING.value
    )
    reasons = models.TextField(blank=True, default="")
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        "people.Post", on_delete=models.PROTECT, related_name="+", null=True, blank=True
    )
    checkpoint = models.TextField(blank=True, default="")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "ask": PUBLIC,
        "number": PUBLIC,
        "words": PUBLIC,
        "given_on": PUBLIC,
        "by_post": PUBLIC,
        "by_person": CASEWORK,
        "verdict": PUBLIC,
        "reasons": PUBLIC,
        "decided_on": PUBLIC,
        "decided_by": PUBLIC,
        "checkpoint": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_answer_a_number", fields=("ask", "number")),
            models.CheckConstraint(
                name="answer_decided_wholly_or_not_at_all",
                condition=Q(verdict="waiting", reasons="", decided_on=None, decided_by=None)
                | (
                    ~Q(verdict="waiting")
                    & ~Q(reasons="")
                    & Q(decided_on__isnull=False, decided_by__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Answer {self.number}"


class CitedAction(models.Model):
    """An action that an answer rests on."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="cited")
    action = models.ForeignKey("improvement.Action", on_delete=models.PROTECT, related_name="+")

    handling: ClassVar = {"id": PUBLIC, "answer": PUBLIC, "action": PUBLIC}

    class Meta:
        constraints = (
            models.UniqueConstraint(name="an_action_is_cited_once", fields=("answer", "action")),
        )

    def __str__(self) -> str:
        return f"Citation {self.id}"


class Change(models.Model):
    """What became better or worse for children, with its source and its date."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    words = models.TextField()
    direction = models.CharField(max_length=8, choices=_choices(Direction))
    source = models.CharField(max_length=200)
    as_at = models.DateField()
    recorded_on = models.DateField()
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "matter": CASEWORK,
        "words": PUBLIC,
        "direction": PUBLIC,
        "source": PUBLIC,
        "as_at": PUBLIC,
        "recorded_on": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="a_change_has_a_source", condition=~Q(source="")),
        )

    def __str__(self) -> str:
        return f"Change {self.id}"
