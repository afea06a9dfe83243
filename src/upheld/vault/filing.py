"""What keeps files with what they belong to, and forgets them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from upheld.kernel.actor import Actor
from upheld.kernel.decision import NotPossible
from upheld.ledger.command import command

from . import attachments, policy
from .attachments import SealedFile
from .commands import seal_body
from .events import FileKept, FilesForgotten
from .keyring import Keyring
from .models import Attachment, Compartment, SealedBody


@command(policy.may_seal_body)
def seal_file(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    kind: str,
    content: dict[str, Any],
    file: SealedFile,
    keys: Keyring,
) -> tuple[SealedBody, FileKept]:
    """Keep a file with a compartment: seal a body that names, proves and opens it.

    A file that was kept elsewhere before, such as with a draft, belongs here from now on.
    Raises `NotPossible` where it has gone from the disk.
    """
    if not attachments.path_of(file.id).exists():
        raise NotPossible("The file is no longer here. Add it again.")
    Attachment.objects.update_or_create(id=file.id, defaults={"compartment": compartment})
    body = seal_body(
        actor=actor,
        at=at,
        compartment=compartment,
        kind=kind,
        content={**content, "file": file.as_content()},
        keys=keys,
    )
    return body, FileKept(body=body.id, digest=file.digest)


@command(policy.may_forget_files)
def forget_files(
    *,
    actor: Actor,
    at: datetime | date,
    compartment: Compartment,
    files: Iterable[UUID] | None = None,
) -> tuple[int, FilesForgotten]:
    """Remove the files of a compartment, or some of them, and say how many there were.

    They go from the disk once the transaction stands. What named them can open nothing then.
    """
    found = Attachment.objects.filter(compartment=compartment)
    if files is not None:
        found = found.filter(id__in=list(files))
    gone = list(found.values_list("id", flat=True))
    found.delete()
    transaction.on_commit(lambda: attachments.remove(gone))
    return len(gone), FilesForgotten(compartment=compartment.id, count=len(gone))
