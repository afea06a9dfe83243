"""What an owner claims, what shows that it is so, and the decision that it is done."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from upheld.improvement.states import Judgement
from upheld.kernel.handling import Handling

from .choices import choices_of, only, perhaps_a_post, post
from .plan import Action

PUBLIC, CASEWORK = Handling.PUBLIC, Handling.CASEWORK


class Progress(models.Model):
    """What an owner says has been done. It is a claim, and shown as one."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="progress")
    on = models.DateField()
    words = models.TextField()
    by_post = post()

    handling: ClassVar = {
        "id": PUBLIC,
        "action": PUBLIC,
        "on": PUBLIC,
        "words": PUBLIC,
        "by_post": PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="progress_says_something", condition=~Q(words="")),
        )

    def __str__(self) -> str:
        return f"Progress of {self.on}"


class Proof(models.Model):
    """What shows that a success test holds, and what the assurer made of it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="proofs")
    attempt = models.PositiveSmallIntegerField()
    summary = models.TextField()
    submitted_on = models.DateField()
    by_person = models.UUIDField()
    by_post = post()
    judgement = models.CharField(
        max_length=12, choices=choices_of(Judgement), default=Judgement.WAITING.value
    )
    reasons = models.TextField(blank=True, default="")
    judged_on = models.DateField(null=True, blank=True)
    judge = models.UUIDField(null=True, blank=True)
    judge_post = perhaps_a_post()

    handling: ClassVar = {
        "id": PUBLIC,
        "action": PUBLIC,
        "attempt": PUBLIC,
        "summary": PUBLIC,
        "submitted_on": PUBLIC,
        "by_person": CASEWORK,
        "by_post": PUBLIC,
        "judgement": PUBLIC,
        "reasons": PUBLIC,
        "judged_on": PUBLIC,
        "judge": CASEWORK,
        "judge_post": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(name="one_proof_an_attempt", fields=("action", "attempt")),
            models.UniqueConstraint(
                name="one_proof_waits_at_a_time",
                fields=("action",),
                condition=Q(judgement="waiting"),
            ),
            only("judgement", Judgement, "proof_judgement_is_known"),
            models.CheckConstraint(
                name="proof_judged_wholly_or_not_at_all",
                condition=Q(
                    judgement="waiting", reasons="", judged_on=None, judge=None, judge_post=None
                )
                | (
                    ~Q(judgement="waiting")
                    & ~Q(reasons="")
                    & Q(judged_on__isnull=False, judge__isnull=False, judge_post__isnull=False)
                ),
            ),
            models.CheckConstraint(
                name="nobody_judges_their_own_proof",
                condition=Q(judge=None) | (~Q(judge=F("by_person")) & ~Q(judge_post=F("by_post"))),
            ),
        )

    def __str__(self) -> str:
        return f"Proof {self.attempt}"


class Closure(models.Model):
    """The decision that an action is done, on one proof that was judged met.

    `proved_by` and `judged_by` repeat the proof's two persons, so that the database itself
    keeps the three apart.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    action = models.ForeignKey(Action, on_delete=models.PROTECT, related_name="closures")
    proof = models.OneToOneField(Proof, on_delete=models.PROTECT, related_name="closure")
    words = models.TextField()
    closed_on = models.DateField()
    by_person = models.UUIDField()
    by_post = post()
    proved_by = models.UUIDField()
    judged_by = models.UUIDField()
    reopened_on = models.DateField(null=True, blank=True)
    reopened_because = models.TextField(blank=True, default="")

    handling: ClassVar = {
        "id": PUBLIC,
        "action": PUBLIC,
        "proof": PUBLIC,
        "words": PUBLIC,
        "closed_on": PUBLIC,
        "by_person": CASEWORK,
        "by_post": PUBLIC,
        "proved_by": CASEWORK,
        "judged_by": CASEWORK,
        "reopened_on": PUBLIC,
        "reopened_because": PUBLIC,
    }

    class Meta:
        constraints = (
            models.UniqueConstraint(
                name="one_closure_at_a_time", fields=("action",), condition=Q(reopened_on=None)
            ),
            models.CheckConstraint(
                name="three_people_for_a_closure",
                condition=~Q(by_person=F("proved_by"))
                & ~Q(by_person=F("judged_by"))
                & ~Q(proved_by=F("judged_by")),
            ),
            models.CheckConstraint(
                name="reopened_with_a_reason_or_not_at_all",
                condition=Q(reopened_on=None, reopened_because="")
                | (Q(reopened_on__isnull=False) & ~Q(reopened_because="")),
            ),
        )

    def __str__(self) -> str:
        return f"Closure of {self.closed_on}"
