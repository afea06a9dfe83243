"""Where mail to a person goes: a sum of the house, closed to pages like `holders`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from upheld.kernel.actor import Role

from . import holders
from .models import Account


def of_persons(persons: Iterable[str]) -> dict[str, str]:
    """The address of each of these persons, by id. Whoever cannot sign in gets no mail."""
    found = Account.objects.filter(person__in=list(persons), is_active=True)
    return {str(person): email for person, email in found.values_list("person_id", "email")}


def of_everybody() -> dict[str, str]:
    """The address of each person who can sign in, whatever their post, by id."""
    found = Account.objects.filter(person__isnull=False, is_active=True)
    return {str(person): email for person, email in found.values_list("person_id", "email")}


def only_with_role(role: Role, *, on: date) -> set[str]:
    """Whose posts carry this role on that day and no other."""
    return {
        each.person for each in holders.with_role(role, on=on) if _roles(each.person, on) == {role}
    }


def _roles(person: str, on: date) -> set[Role]:
    posts = holders.posts_of(person, on=on)
    return {role for each in posts for role in holders.roles_of(each.post, on=on)}
