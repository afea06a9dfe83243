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


def with_roles(roles: Iterable[Role], *, on: date) -> dict[str, str]:
    """The addresses of everybody whose post carries one of these roles on that day."""
    persons = {each.person for role in roles for each in holders.with_role(role, on=on)}
    return of_persons(sorted(persons))
