"""What goes into a bundle for a regulator, gathered with a receiver's keys."""

from __future__ import annotations

from datetime import date

from upheld.disclosure.cleaning import LARGEST
from upheld.kernel.actor import Actor
from upheld.people import queries as people
from upheld.vault import attachments
from upheld.vault import queries as vault
from upheld.vault.attachments import Stored
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from . import identity, words
from .bundling import Contents, Message
from .opening import Opened
from .sealing import Kind
from .states import KnownAs, Risk

_SAID = {Kind.ACKNOWLEDGEMENT.value, Kind.MESSAGE.value, Kind.FEEDBACK.value}
NAME_STAYS = "Who the reporter is."
NOTES_STAY = "Internal notes, reasons for decisions, and who was kept out and why."
STATEMENTS_STAY = "What those who joined wrote for themselves, each in a thread of their own."
ORIGINALS_STAY = "Files as they were sent. They can say who made them; reading copies are here."


def contents(
    *, actor: Actor, keys: Keyring, found: Opened, with_name: bool, today: date
) -> Contents:
    """All that goes in, and in words what stays out.

    The reporter's name goes in only where they chose to be named and `with_name` says that
    they agreed to this regulator. A name in confidence never does.
    """
    held = found.content
    kept = identity.kept(actor=actor, keys=keys, compartment=held.get("identity"))
    may_name = with_name and held["known_as"] == KnownAs.NAMED and kept is not None
    files, without = _files(actor, keys, found)
    left_out = [ORIGINALS_STAY, *without] if files or without else []
    return Contents(
        concern=str(found.concern.id),
        received_on=found.concern.received_on,
        words=held["words"],
        risk=words.of_risk(Risk(held["risk"])),
        known_as=words.of_known_as(KnownAs(held["known_as"])),
        named_posts=tuple(sorted(people.post_titles(found.named_posts).values())),
        name=kept.words if kept and may_name else "",
        messages=_messages(actor, keys, found),
        files=files,
        left_out=(
            *(() if may_name else (NAME_STAYS,)),
            *left_out,
            NOTES_STAY,
            *((STATEMENTS_STAY,) if held.get("attested") else ()),
        ),
    )


def _messages(actor: Actor, keys: Keyring, found: Opened) -> tuple[Message, ...]:
    held = vault.bodies(actor=actor, keys=keys, compartment=found.concern.compartment_id)
    reporter = str(found.content.get("reporter", {}).get("id", ""))
    parts = {
        reporter: "whoever raised it",
        str(found.content.get("convener", "")): "the convener",
    }
    return tuple(
        Message(each.day, parts.get(each.author, "those who received it"), each.content["words"])
        for each in held
        if isinstance(each, Body) and each.kind in _SAID
    )


def _files(
    actor: Actor, keys: Keyring, found: Opened
) -> tuple[tuple[tuple[str, bytes], ...], list[str]]:
    """Reading copies, under names that say nothing, and what has none."""
    places = [found.concern.compartment_id]
    held = [
        each
        for bodies in vault.bodies_in(actor=actor, keys=keys, compartments=places).values()
        for each in bodies
        if isinstance(each, Body)
    ]
    copies = {each.content["of"]: each for each in held if each.kind == Kind.COPY}
    files: list[tuple[str, bytes]] = []
    without = []
    for number, each in enumerate((e for e in held if e.kind == Kind.FILE), start=1):
        copy = copies.get(str(each.id))
        stored = attachments.opened(copy) if copy and not copy.content["why"] else None
        if isinstance(stored, Stored) and copy is not None and stored.size <= LARGEST:
            files.append((f"{number:02}.{copy.content['ending']}", stored.read()))
        else:
            without.append(f"File {number}, which has no reading copy.")
    return tuple(files), without
