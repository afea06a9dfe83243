"""Every word that a sealed room takes is sent down a path by the canary test.

A command that gets a new parameter for text fails here until a path goes through it, or
until this file says why none has to.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any
from uuid import UUID

from django.db.models import Model

from tests.canary.paths import PATHS
from tests.canary.walks import WALKS
from upheld.kernel.actor import Actor
from upheld.ledger.command import COMMANDS
from upheld.people.commands import Founder
from upheld.project.reference import load_rooms
from upheld.vault.holders import Holder
from upheld.vault.keyring import Keyring
from upheld.vault.receipts import Derived

load_rooms()
SEALED_ROOMS = {"vault", "concerns", "investigations", "learning"}
NO_TEXT = (Model, Enum, UUID, date, bool, int, Decimal, Actor, Keyring, Derived, Holder, Founder)
# The vault's paths are walked in a process of their own; each is named after what it does.
OF_THE_VAULT = {
    "vault.seal_body.content": "the text of a body",
    "vault.seal_body.kind": "the kind of a body",
    "vault.seal_body.attachment": "an attachment",
    "vault.seal_file.content": "a file on disk",
    "vault.seal_file.kind": "a file on disk",
    "vault.seal_file.file": "a file on disk",
    "vault.offer_keys.words": "unlock words",
}
NOT_SEALED = {
    "concerns.export_bundle.recipient": "a public key, and anything else is refused",
    "vault.shred.asked_by": "the id of a person, compared and kept nowhere",
    "concerns.set_duty_number.number": "it is public: everybody is told to ring it",
    "concerns.write_return.functions": "it is public from a fixed day on",
    "concerns.write_return.action": "it is public from a fixed day on",
    "concerns.write_return.impact": "it is public from a fixed day on",
    "vault.keep_receipt.derived": "of a receipt that a browser made, public halves alone",
    "vault.take_body.blob": "ciphertext before it comes; a browser's concern is a path of its own",
    "vault.take_compartment.made": "public halves and ciphertext, made in a browser",
    "vault.take_compartment.listed": "an id and a signature",
    "vault.take_compartment.verify_key": "a public half",
    "vault.take_holders.listed": "an id and a signature",
    "vault.take_holders.verify_key": "a public half",
    "vault.take_signed.kind": "sealed like a body of seal_body; a browser's concern is a path",
    "vault.take_signed.content": "the same: what the server composes holds ids alone",
    "vault.take_signed.signed": "an id and a signature",
    "vault.take_signed.verify_key": "a public half",
    "investigations.pin_measure.measure": "an id of the catalogue, and anything else is refused",
    "learning.pin_figure.measure": "an id of the catalogue, and anything else is refused",
    "investigations.keep_reading_copy.ending": "a code, made by us",
    "investigations.keep_reading_copy.removed": "codes, made by us",
    "investigations.keep_words.words": "read from the original, which has a path",
    "investigations.keep_reading_copy.content": "made from the original, which has a path",
    "learning.record_source.investigation": "a row of the room below",
    "learning.bring_source.investigation": "a row of the room below",
    "learning.keep_check.looked": "found in words that have paths of their own, and sealed",
    "learning.keep_grid_check.looked": "the same",
    "learning.publish_grid.intruder": "the same questions as those of the first reader, on a path",
    "learning.release.intruder": "the same questions as those of the first reader, on a path",
    "learning.agree_correction.intruder": "the same questions, and the same seal",
    "learning.publish_correction.intruder": "the same questions, and the same seal",
    "learning.record_read.investigation": "a row of the room below",
    "learning.add_claim.investigation": "a row of the room below",
    "learning.keep_theme.code": "it is public from this moment on",
    "learning.keep_theme.name": "it is public from this moment on",
    "learning.say_done.theme": "a code of the vocabulary, and anything else is refused",
    "learning.release.slug": "it is public from this moment on",
    "learning.release.council": "it is public from this moment on",
    "concerns.check_conflicts.excluded": "ids of people, of whom only the number is recorded",
    "learning.decide_left_out.investigation": "a row of the room below",
    "learning.decide_left_out.exemption": "the same questions as of a passage, on a path",
    "learning.decide_exemption.investigation": "a row of the room below",
    "learning.agree_copy.investigation": "a row of the room below",
    "learning.start_report.investigation": "a row of the room below",
}


def parts(hint: Any) -> Iterator[Any]:
    """The plain types in an annotation: of unions and of collections."""
    inside = typing.get_args(hint)
    if typing.get_origin(hint) is typing.Literal or hint in {type(None), types.NoneType, ...}:
        return
    if not inside:
        yield hint
    for each in inside:
        yield from parts(each)


def holds_text(hint: Any) -> bool:
    """Whether somebody's words could be in it: whatever is not known to hold none may."""
    return any(not (isinstance(each, type) and issubclass(each, NO_TEXT)) for each in parts(hint))


def texts() -> set[str]:
    found = set()
    for name, known in COMMANDS.items():
        if known.room in SEALED_ROOMS:
            hints = typing.get_type_hints(inspect.unwrap(known.run))
            hints.pop("return", None)
            found |= {f"{name}.{each}" for each, hint in hints.items() if holds_text(hint)}
    return found


def walked() -> set[str]:
    return {parameter for path in WALKS.values() for parameter in path.through}


def test_every_text_that_a_sealed_room_takes_is_sent_down_a_path():
    assert texts() - walked() - set(OF_THE_VAULT) - set(NOT_SEALED) == set()


def test_no_path_and_no_exception_names_what_is_not_there():
    assert walked() | set(OF_THE_VAULT) | set(NOT_SEALED) <= texts()
    assert set(OF_THE_VAULT.values()) <= set(PATHS)


def test_what_is_kept_by_somebody_goes_through_a_command():
    assert [name for name, path in WALKS.items() if path.is_kept and not path.through] == []
