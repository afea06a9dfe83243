"""Crypto-shredding: a compartment's keys and everything sealed in it are destroyed.

What is left is an empty row, and digests in the log that nobody can open. Archives of keys
are kept a few days, so that only after them is anything said to be erased.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.db import transaction

from upheld.kernel.actor import Actor
from upheld.kernel.calendar import day_of
from upheld.kernel.decision import NotPossible
from upheld.kernel.sealing import new_identity
from upheld.ledger import erasing
from upheld.ledger.command import command

from . import attachments, policy, recovery
from .events import CompartmentShredded
from .grants import granted
from .models import Attachment, Compartment, SealedBody

KEY_ARCHIVES_KEPT = timedelta(days=7)


@command(policy.may_shred)
def shred(
    *, actor: Actor, at: datetime, compartment: Compartment, asked_by: str
) -> tuple[Compartment, CompartmentShredded]:
    """Destroy the keys of a compartment, what is sealed in it, and what opens its entries.

    Grants and recovery are replaced by such as open for nobody, so that the row looks like
    any other. The calling room has counted its two people.
    """
    if compartment.shredded_on is not None:
        raise NotPossible("This has been destroyed already.")
    files = Attachment.objects.filter(compartment=compartment)
    paths = list(files.values_list("id", flat=True))
    files.delete()
    transaction.on_commit(lambda: attachments.remove(paths))
    bodies = SealedBody.objects.filter(compartment=compartment)
    erasing.erase([compartment.id, *bodies.values_list("id", flat=True)])
    bodies.delete()
    nobody = new_identity()
    compartment.grants = granted(nobody, ())
    compartment.recovery = recovery.make(nobody, ())
    compartment.grants_version += 1
    compartment.shredded_on = day_of(at)
    compartment.save()
    return compartment, CompartmentShredded(compartment=compartment.id)


def is_erased(shredded_on: date, today: date) -> bool:
    """Whether the archives that still held the keys have aged out."""
    return today >= erased_from(shredded_on)


def erased_from(shredded_on: date) -> date:
    """The first day on which it may be said to be erased."""
    return shredded_on + KEY_ARCHIVES_KEPT + timedelta(days=1)
