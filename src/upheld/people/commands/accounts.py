"""Ways to sign in. What somebody may do hangs on their posts, never on an account."""

from __future__ import annotations

from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command
from upheld.people import policy
from upheld.people.events import AccountClosed, AccountOpened
from upheld.people.models import Account, Person


@command(policy.may_keep_register, record_refusals=True)
def open_account(
    *, actor: Actor, at: datetime, person: Person, email: str, password: str
) -> tuple[Account, AccountOpened]:
    """Give a person a way to sign in. Raises `NotPossible` for an unfit email or password."""
    account = new_account(person, email, password)
    return account, AccountOpened(person=str(person.id))


@command(policy.may_keep_register, record_refusals=True)
def close_account(*, actor: Actor, at: datetime, person: Person) -> tuple[Account, AccountClosed]:
    """Take away a person's way to sign in, as on the day they leave."""
    account = Account.objects.filter(person=person, is_active=True).first()
    if account is None:
        raise NotPossible("This person has no account that could be closed.")
    account.is_active = False
    account.save(update_fields=["is_active"])
    return account, AccountClosed(person=str(person.id))


def new_account(person: Person, email: str, password: str) -> Account:
    """An account row, its password kept as an Argon2id hash. Raises `NotPossible`."""
    email = email.strip().lower()
    account = Account(email=email, person=person)
    try:
        validate_email(email)
        validate_password(password, account)
    except ValidationError as unfit:
        raise NotPossible(" ".join(unfit.messages)) from None
    if Account.objects.filter(email=email).exists():
        raise NotPossible("Somebody already signs in with this email address.")
    if Account.objects.filter(person=person).exists():
        raise NotPossible("This person already has an account.")
    account.set_password(password)
    account.save()
    return account
