"""The files of a concern, each with its reading copy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from upheld.concerns import copying, opening
from upheld.concerns.copying import Made
from upheld.concerns.models import Concern
from upheld.concerns.policy import HANDLES
from upheld.concerns.sealing import Kind
from upheld.kernel.actor import Actor, Role
from upheld.vault import attachments
from upheld.vault import queries as vault
from upheld.vault.attachments import Stored
from upheld.vault.keyring import Keyring
from upheld.vault.queries import Body

from .thread import believed

_ENDINGS = {
    **dict.fromkeys(("jpg", "jpeg"), "jpg"),
    "png": "png",
    "pdf": "pdf",
    "txt": "txt",
    "csv": "txt",
    "docx": "docx",
    "xlsx": "xlsx",
    "pptx": "pptx",
}
"""What a reading copy of a file with such a name ends in. Of other names nothing is said."""
_OF_ANOTHER_KIND = frozenset({"unknown-kind", "may-run"})


@dataclass(frozen=True, slots=True)
class FileWithCopy:
    """One file: `copy` is its reading copy; `why` says in words that there can be none.

    `misnamed` says in words that its name promises something else than what it holds.
    """

    original: UUID
    name: str
    day: date
    copy: UUID | None
    ending: str
    why: str
    misnamed: str = ""


def files_with_copies(
    *, actor: Actor, keys: Keyring, concern: Concern, today: date
) -> list[FileWithCopy] | None:
    """Every file of a concern; None for whoever may not handle it."""
    if not actor.has(*HANDLES, Role.INVESTIGATOR):
        return None
    found = opening.one(actor=actor, keys=keys, concern=concern, today=today)
    if found is None or found.hides_from(actor):
        return None
    places = copying.places_of(actor=actor, keys=keys, concern=concern)
    held = vault.bodies_in(actor=actor, keys=keys, compartments=places)
    bodies = [each for id in places for each in believed(held.get(id, []))]
    lines = with_copies(bodies, copies_in=bodies)
    return sorted(lines, key=lambda line: (line.day, line.name, str(line.original)))


def with_copies(held: Iterable[Body], *, copies_in: Iterable[Body]) -> tuple[FileWithCopy, ...]:
    """The files among these bodies, in the order of sealing, each with its reading copy."""
    copies = {each.content["of"]: each for each in copies_in if each.kind == Kind.COPY}
    files = {each.id: each for each in held if each.kind == Kind.FILE}
    return tuple(_line(each, copies.get(str(each.id))) for each in files.values())


def _line(file: Body, copy: Body | None) -> FileWithCopy:
    why = copy.content["why"] if copy else ""
    return FileWithCopy(
        original=file.id,
        name=str(file.content["name"]),
        day=file.day,
        copy=copy.id if copy and not why else None,
        ending=copy.content["ending"] if copy else "",
        why=why_not(why),
        misnamed=_misnamed(str(file.content["name"]), copy.content) if copy else "",
    )


def _misnamed(name: str, copied: dict[str, Any]) -> str:
    """What is wrong between a file's name and what making a copy has shown that it holds."""
    says = name.rpartition(".")[2].lower()
    promised = _ENDINGS.get(says)
    unlike = promised is not None and copied["ending"] != promised
    if unlike and (not copied["why"] or copied["why"] in _OF_ANOTHER_KIND):
        return _(
            "Its name ends in “%(ending)s”, and what it holds is something else. Do not open it as "
            "it was sent: it may be a program that looks like a picture or a document."
        ) % {"ending": says}
    return ""


def reading_copy(
    *, actor: Actor, keys: Keyring, concern: Concern, copy: UUID, today: date
) -> Stored | None:
    """A reading copy to hand out; None where there is none for whoever asks."""
    lines = files_with_copies(actor=actor, keys=keys, concern=concern, today=today) or []
    if copy not in {each.copy for each in lines}:
        return None
    body = vault.bodies_by_id(actor=actor, keys=keys, ids=[copy]).get(copy)
    found = attachments.opened(body) if isinstance(body, vault.Body) else None
    return found if isinstance(found, Stored) else None


def make_reading_copy(
    *, actor: Actor, keys: Keyring, concern: Concern, original: UUID, today: date
) -> Made | None:
    """A reading copy, made now and kept nowhere yet: hand it to `keep_reading_copy`."""
    return copying.make(actor=actor, keys=keys, concern=concern, body=original, today=today)


def why_not(code: str) -> str:
    """Why there can be no reading copy, in words."""
    said = {
        "": "",
        "too-large": _("It is too large."),
        "moves": _("It is a moving picture, or one of several pages."),
        "locked": _("It is locked with a password."),
        "may-run": _("It can run as a program, or holds another document."),
        "inner-file": _("It holds another file that we do not know."),
        "took-too-long": _("Reading it took too long."),
        "unknown-kind": _("It is of a kind that we do not know."),
        "not-as-sealed": _("It is not as it was sealed."),
    }
    return said.get(code, _("It is broken."))
