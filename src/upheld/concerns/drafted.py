"""The files of a draft, as its answers list them, and how many and how large they may be."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from upheld.kernel.decision import NotPossible

_MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class DraftFile:
    """A file that was added and not sent yet."""

    body: UUID
    name: str
    size: int
    renamed: bool = False


def files_in(answers: dict[str, Any]) -> tuple[DraftFile, ...]:
    """The files that answers list."""
    return tuple(
        DraftFile(UUID(each["body"]), each["name"], each["size"], each.get("renamed", False))
        for each in answers.get("files", [])
    )


def as_answers(files: Iterable[DraftFile]) -> dict[str, Any]:
    """Undo `files_in`."""
    return {
        "files": [
            {
                "body": str(each.body),
                "name": each.name,
                "size": each.size,
                "renamed": each.renamed,
            }
            for each in files
        ]
    }


def require_room(sizes: list[int]) -> None:
    """Raise `NotPossible` for more than one concern can carry."""
    if len(sizes) > settings.UPHELD_MOST_FILES:
        most = settings.UPHELD_MOST_FILES
        raise NotPossible(_("You can add at most {most} files.").format(most=most))
    if sum(sizes) > settings.UPHELD_ALL_FILES:
        most = settings.UPHELD_ALL_FILES // _MEGABYTE
        raise NotPossible(
            _("All files together can be at most {most} MB. Take one out first.").format(most=most)
        )
