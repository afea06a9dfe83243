"""Persons, posts, and who stood where when. Every `ends` is the last day that counts."""

from __future__ import annotations

import uuid
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from upheld.kernel.actor import Role
from upheld.kernel.handling import Handling
from upheld.people.states import Origin, PostKind

ORIGINS = [(each.value, each.value) for each in Origin]


def in_force(on: date, *, through: str = "") -> Q:
    """The condition that a dated row counts on a day. `through` leads to the dated row."""
    return Q(**{f"{through}starts__lte": on}) & (
        Q(**{f"{through}ends": None}) | Q(**{f"{through}ends__gte": on})
    )


def _ends_after_it_starts(name: str) -> models.CheckConstraint:
    return models.CheckConstraint(name=name, condition=Q(ends=None) | Q(ends__gte=F("starts")))


class Person(models.Model):
    """Somebody, by whatever name the register needs. Pages print posts, not names."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(max_length=200, blank=True, default="")

    handling: ClassVar = {"id": Handling.CASEWORK, "name": Handling.CASEWORK}

    def __str__(self) -> str:
        return f"Person {self.id}"


class Account(AbstractBaseUser):
    """How a person signs in. What they may do hangs on their posts and never on this row.

    No last sign-in is kept: on a small team the days on which somebody signed in would
    say who works on which matter.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(unique=True)
    person = models.OneToOneField(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_active = models.BooleanField(default=True)
    last_login = None

    objects: ClassVar = BaseUserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar = []

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "email": Handling.CASEWORK,
        "password": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "is_active": Handling.CASEWORK,
    }

    def __str__(self) -> str:
        return f"Account {self.id}"


class Post(models.Model):
    """A post that one person holds at a time. Posts are printed; persons are not."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    kind = models.CharField(
        max_length=10,
        choices=[(each.value, each.value) for each in PostKind],
        default=PostKind.EMPLOYEE.value,
    )
    directs_service = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True, default="")
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "slug": Handling.PUBLIC,
        "title": Handling.PUBLIC,
        "kind": Handling.PUBLIC,
        "directs_service": Handling.PUBLIC,
        "note": Handling.PUBLIC,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="post_kind_known", condition=Q(kind__in=[each.value for each in PostKind])
            ),
            models.CheckConstraint(name="post_has_a_title", condition=~Q(title="")),
        )

    def __str__(self) -> str:
        return f"Post {self.id}"


class Tenure(models.Model):
    """One person in one post, from a day to a day. `acting` holders may stand beside another."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    acting = models.BooleanField(default=False)
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "starts": Handling.PUBLIC,
        "ends": Handling.PUBLIC,
        "acting": Handling.PUBLIC,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            _ends_after_it_starts("tenure_ends_after_it_starts"),
            models.UniqueConstraint(
                name="tenure_one_holder_at_a_time",
                fields=["post"],
                condition=Q(ends=None, acting=False),
            ),
            models.UniqueConstraint(
                name="tenure_once_for_a_person", fields=["post", "person"], condition=Q(ends=None)
            ),
        )

    def __str__(self) -> str:
        return f"Tenure {self.id}"


class Line(models.Model):
    """To which post a post reports, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    reports_to = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)
    origin = models.CharField(max_length=10, choices=ORIGINS, blank=True, default="")

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "reports_to": Handling.CASEWORK,
        "starts": Handling.CASEWORK,
        "ends": Handling.CASEWORK,
        "origin": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            _ends_after_it_starts("line_ends_after_it_starts"),
            models.CheckConstraint(name="line_not_to_itself", condition=~Q(post=F("reports_to"))),
            models.UniqueConstraint(
                name="line_one_at_a_time", fields=["post"], condition=Q(ends=None)
            ),
        )

    def __str__(self) -> str:
        return f"Line {self.id}"


class PostRole(models.Model):
    """What a post is trusted with, from a day to a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=30, choices=[(each.value, each.value) for each in Role])
    starts = models.DateField()
    ends = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "post": Handling.CASEWORK,
        "role": Handling.CASEWORK,
        "starts": Handling.CASEWORK,
        "ends": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            _ends_after_it_starts("role_ends_after_it_starts"),
            models.CheckConstraint(
                name="role_is_for_people",
                condition=Q(role__in=[each.value for each in Role if each is not Role.CLOCK]),
            ),
            models.UniqueConstraint(
                name="role_once_at_a_time", fields=["post", "role"], condition=Q(ends=None)
            ),
        )

    def __str__(self) -> str:
        return f"PostRole {self.id}"


class Interest(models.Model):
    """A person's own word that they are close to a post, or to another person."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    about_post = models.ForeignKey(
        Post, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about_person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    declared_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    handling: ClassVar = {
        "id": Handling.CASEWORK,
        "person": Handling.CASEWORK,
        "about_post": Handling.CASEWORK,
        "about_person": Handling.CASEWORK,
        "declared_on": Handling.CASEWORK,
        "ended_on": Handling.CASEWORK,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="interest_about_one_thing",
                condition=Q(about_post=None, about_person__isnull=False)
                | Q(about_post__isnull=False, about_person=None),
            ),
            models.CheckConstraint(
                name="interest_not_about_oneself",
                condition=Q(about_person=None) | ~Q(about_person=F("person")),
            ),
            models.CheckConstraint(
                name="interest_ends_after_it_is_declared",
                condition=Q(ended_on=None) | Q(ended_on__gte=F("declared_on")),
            ),
        )

    def __str__(self) -> str:
        return f"Interest {self.id}"


class Clock(models.Model):
    """The one row that makes a database an example: its name and how far its clock is off."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1)
    example = models.CharField(max_length=100)
    offset_seconds = models.BigIntegerField(default=0)

    handling: ClassVar = {
        "id": Handling.PUBLIC,
        "example": Handling.PUBLIC,
        "offset_seconds": Handling.PUBLIC,
    }

    class Meta:
        constraints = (
            models.CheckConstraint(name="one_clock", condition=Q(id=1)),
            models.CheckConstraint(name="clock_example_has_a_name", condition=~Q(example="")),
        )

    def __str__(self) -> str:
        return "Clock"
