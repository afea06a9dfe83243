"""Recommendations, plans, actions and the dates that moved.

Another room's row is referred to by key alone; posts are printed by title and tenure.
"""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.improvement.states import Response, Stage, SuccessKind
from upheld.kernel.handling import Handling

from .choices import ORIGINS, choices_of, only, perhaps_a_post, post

PUBLIC, CASEWORK = Handling.PUBLIC, Handling.CASEWORK


class Recommendation(models.Model):
    """What a published learning report recommends, and how the body answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    passage = models.OneToOneField(
        "learning.PublishedPassage", on_delete=models.PROTECT, related_name="+"
    )
    ref = models.CharField(max_length=12)
    text = models.TextField()
    response = models.CharField(
        max_length=30, choices=choices_of(Response), default=Response.UNANSWERED.value
    )
    reason = models.TextField(blank=True, default="")
    adopted_on = models.DateField()
    answer_due = models.DateField()
    answered_on = models.DateField(null=True, blank=True)
    answered_by = perhaps_a_post()
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "matter": CASEWORK,
        "passage": PUBLIC,
        "ref": PUBLIC,
        "text": PUBLIC,
        "response": PUBLIC,
        "reason": PUBLIC,
        "adopted_on": PUBLIC,
        "answer_due": PUBLIC,
        "answered_on": PUBLIC,
        "answered_by": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_recommendation_a_ref", fields=("matter", "ref")),
            only("response", Response, "recommendation_response_is_known"),
            models.CheckConstraint(
                name="recommendation_answered_wholly_or_not_at_all",
                condition=Q(response="unanswered", reason="", answered_on=None, answered_by=None)
                | (
                    ~Q(response="unanswered")
                    & ~Q(reason="")
                    & Q(answered_on__isnull=False, answered_by__isnull=False)
                ),
            ),
        )

    def __str__(self) -> str:
        return f"Recommendation {self.ref}"


class Plan(models.Model):
    """The living action plan of one matter."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(unique=True)
    title = models.CharField(max_length=200)
    started_on = models.DateField()
    baselined_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": PUBLIC,
        "matter": CASEWORK,
        "title": PUBLIC,
        "started_on": PUBLIC,
        "baselined_on": PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="plan_fixed_after_it_was_started",
                condition=Q(baselined_on=None) | Q(baselined_on__gte=F("started_on")),
            ),
        )

    def __str__(self) -> str:
        return f"Plan {self.id}"


class Action(models.Model):
    """One promised piece of work: its reference and its original date stand for ever."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    matter = models.UUIDField(db_index=True)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="actions")
    recommendation = models.ForeignKey(
        Recommendation, on_delete=models.PROTECT, related_name="actions"
    )
    ref = models.CharField(max_length=12)
    text = models.TextField()
    owner_post = post()
    original_due = models.DateField(null=True, blank=True)
    due = models.DateField(null=True, blank=True)
    success_kind = models.CharField(max_length=12, choices=choices_of(SuccessKind))
    success_test = models.TextField()
    pair = models.TextField(blank=True, default="")
    stage = models.CharField(max_length=24, choices=choices_of(Stage), default=Stage.DRAFT.value)
    assurer = models.UUIDField(null=True, blank=True)
    assurer_post = perhaps_a_post()
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "matter": CASEWORK,
        "plan": PUBLIC,
        "recommendation": PUBLIC,
        "ref": PUBLIC,
        "text": PUBLIC,
        "owner_post": PUBLIC,
        "original_due": PUBLIC,
        "due": PUBLIC,
        "success_kind": PUBLIC,
        "success_test": PUBLIC,
        "pair": PUBLIC,
        "stage": PUBLIC,
        "assurer": CASEWORK,
        "assurer_post": PUBLIC,
        "origin": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_action_a_ref", fields=("plan", "ref")),
            only("stage", Stage, "action_stage_is_known"),
            only("success_kind", SuccessKind, "action_success_kind_is_known"),
            models.CheckConstraint(name="action_has_a_success_test", condition=~Q(success_test="")),
            models.CheckConstraint(
                name="action_measure_has_a_pair",
                condition=~Q(success_kind="measure", pair=""),
            ),
            models.CheckConstraint(
                name="action_keeps_its_original_date",
                condition=Q(original_due=None, due=None)
                | Q(original_due__isnull=False, due__isnull=False),
            ),
            models.CheckConstraint(
                name="action_assurer_acts_in_a_post",
                condition=Q(assurer=None, assurer_post=None)
                | Q(assurer__isnull=False, assurer_post__isnull=False),
            ),
            models.CheckConstraint(
                name="action_owner_does_not_assure", condition=~Q(assurer_post=F("owner_post"))
            ),
        )

    def __str__(self) -> str:
        return f"Action {self.ref}"


class DateMove(models.Model):
    """A date that slipped: what it was, what it became, why, and who agreed."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="moves")
    before = models.DateField()
    after = models.DateField()
    reason = models.TextField()
    moved_on = models.DateField()
    by_post = post()

    handling: ClassVar = {
        "id": PUBLIC,
        "action": PUBLIC,
        "before": PUBLIC,
        "after": PUBLIC,
        "reason": PUBLIC,
        "moved_on": PUBLIC,
        "by_post": PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="a_move_moves", condition=~Q(before=F("after"))),
            models.CheckConstraint(name="a_move_has_a_reason", condition=~Q(reason="")),
        )

    def __str__(self) -> str:
        return f"Move to {self.after}"
