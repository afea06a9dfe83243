"""Files that come in with a form: sealed while they arrive, never on disk in the clear.

The web framework parses a form before it is known who sends it or whether it is valid, so
each file is sealed to a key of its own, made in memory. What no command has kept when the
request ends is removed.
"""

from __future__ import annotations

import re
import threading
import unicodedata
from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File as Received
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.core.signals import request_finished
from django.dispatch import receiver
from django.http import HttpRequest
from django.utils.translation import gettext as _

from upheld.concerns.submission import File
from upheld.kernel.sealing import CannotOpen
from upheld.kernel.visible import is_seen
from upheld.vault import attachments
from upheld.vault.attachments import Arriving, NoRoom, SealedFile, Stored

LONGEST_NAME = 120
MEGABYTE = 1024 * 1024
_AS_BROWSERS_WRITE = re.compile("%(?:22|0D|0A)", re.IGNORECASE)
_ENDING = 12  # of a name, which says what kind of file it is
_MOST_DRAINED = 4  # times all that may come at once; then we stop listening


class Upload(UploadedFile):  # type: ignore[type-arg]  # it takes none when it runs
    """A file that came with a form: sealed, or refused in words."""

    def __init__(
        self, name: str, *, size: int, sealed: SealedFile | None = None, refusal: str = ""
    ) -> None:
        super().__init__(file=None, name=clean_name(name), size=size)
        self.sealed = sealed
        self.refusal = refusal
        last = unicodedata.normalize("NFC", name.replace("\\", "/")).rsplit("/", 1)[-1]
        self.renamed = str(self.name) != last

    def read(self, size: int = -1) -> bytes:
        """All of it, opened in memory: for small files only. Ask for its `size` first."""
        if self.sealed is None:
            raise ValidationError(self.refusal)
        try:
            return Stored(str(self.name), self.sealed.size, self.sealed).read()
        except CannotOpen as no:
            raise ValidationError(_("This file did not arrive whole. Please try again.")) from no

    def close(self) -> None:
        """The request has ended: what no command has kept goes."""
        if self.sealed is not None:
            attachments.drop_unless_kept(self.sealed.id)


class Seals(FileUploadHandler):
    """Seals each file of a request while it arrives, and stops where it is too much.

    A file that is refused is read to its end and thrown away, so that everything typed
    arrives and the page can say why; only somebody who sends far too much is cut off.
    """

    def __init__(self, request: Any = None) -> None:
        super().__init__(request)
        self._arriving: Arriving | None = None
        self._refusal = ""
        self._files = 0
        self._size = 0
        self._total = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin one more."""
        super().new_file(*args, **kwargs)
        self._files += 1
        self._refusal, self._size, self._arriving = "", 0, None
        if self._files > settings.UPHELD_MOST_FILES:
            self._refuse(too_many())
            return
        try:
            self._arriving = Arriving()
            _under_way().append(self._arriving)
        except NoRoom:
            self._refuse(no_room())

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Seal some bytes, or throw them away if the file is refused already."""
        self._size += len(raw_data)
        self._total += len(raw_data)
        if self._total > _MOST_DRAINED * settings.UPHELD_ALL_FILES:
            self._refuse(too_large())
            self.request.__dict__[_CUT_OFF] = True
            raise StopUpload(connection_reset=True)
        if self._size > settings.UPHELD_LARGEST_FILE or self._total > settings.UPHELD_ALL_FILES:
            self._refuse(too_large())
        if self._arriving is not None:
            try:
                self._arriving.write(raw_data)
            except NoRoom:
                self._refuse(no_room())

    def file_complete(self, file_size: int) -> Upload:
        """Hand it over: on the disk for good, or refused."""
        name, sealed = str(self.file_name), None
        if self._arriving is not None:
            try:
                sealed = self._arriving.done()
            except NoRoom:
                self._refuse(no_room())
            self._arriving = None
        return Upload(name, size=self._size, sealed=sealed, refusal=self._refusal)

    def upload_interrupted(self) -> None:
        """The browser has gone."""
        self._refuse("")

    def _refuse(self, why: str) -> None:
        self._refusal = why
        if self._arriving is not None:
            self._arriving.drop()
            self._arriving = None


_HERE = threading.local()
_CUT_OFF = "_upheld_cut_off"


def _under_way() -> list[Arriving]:
    """What this thread's request has begun to take in."""
    begun: list[Arriving] = _HERE.__dict__.setdefault("begun", [])
    return begun


@receiver(request_finished)
def forget_what_broke_off(**_: object) -> None:
    """Drop what a request has begun and never finished: a broken form, a browser that has gone."""
    for each in _under_way():
        each.drop()  # of a file that is whole it does nothing
    _under_way().clear()


def was_cut_off(request: HttpRequest) -> bool:
    """Whether so much came that we stopped listening: then the form holds no trace of the file."""
    return bool(request.__dict__.get(_CUT_OFF))


class SealedFileField(forms.FileField):
    """A file of a form. It refuses by itself what was refused while it arrived."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(allow_empty_file=True, **kwargs)

    def to_python(self, data: Received[Any] | None) -> Any:
        """The upload. Raises ValidationError with the words of the refusal."""
        if isinstance(data, Upload) and data.refusal:
            raise ValidationError(data.refusal, code="refused")
        if data is not None and not data.size:
            other = _("This file is empty. Choose another one")
            raise ValidationError(
                other if self.required else _("This file is empty. Choose another one, or none")
            )
        return super().to_python(data)


def clean_name(name: str) -> str:
    """A file's name as it may be shown and offered again: no path, nothing invisible.

    Letters that turn the direction of writing could make a program look like a picture.
    Browsers write quotation marks and line breaks of a name as %22, %0D and %0A.
    """
    plain = _AS_BROWSERS_WRITE.sub(" ", name)
    last = unicodedata.normalize("NFC", plain.replace("\\", "/")).rsplit("/", 1)[-1]
    plain = "".join(each if _is_shown(each) else " " for each in last)
    plain = " ".join(plain.split()).strip(". ")
    if len(plain) > LONGEST_NAME:
        stem, dot, ending = plain.rpartition(".")
        ending = dot + ending if dot and len(ending) <= _ENDING else ""
        plain = (stem if ending else plain)[: LONGEST_NAME - len(ending)] + ending
    return plain or _("File without a name")


def as_file(upload: Upload) -> File:
    """An upload as a reporter sends it."""
    return File(name=str(upload.name), sealed=upload.sealed, renamed=upload.renamed)


def limits() -> str:
    """What can be added, said before somebody tries."""
    most, all_of_it = settings.UPHELD_MOST_FILES, settings.UPHELD_ALL_FILES // MEGABYTE
    each = settings.UPHELD_LARGEST_FILE // MEGABYTE
    return _(
        "You do not have to. At most {most} files, each of up to {each} MB, and {all} MB together."
    ).format(most=most, each=each, all=all_of_it)


def too_large() -> str:
    """What is said of a file that is too large."""
    most = settings.UPHELD_LARGEST_FILE // MEGABYTE
    return _("This file is too large. Choose a file of at most {most} MB.").format(most=most)


def too_many() -> str:
    """What is said where there are too many files."""
    most = settings.UPHELD_MOST_FILES
    return _("You can add at most {most} files.").format(most=most)


def no_room() -> str:
    """What is said where the disk is nearly full."""
    return _(
        "We have no room for files at the moment. Go on without this file: what you write is "
        "kept, and you can add the file later."
    )


def _is_shown(letter: str) -> bool:
    # Unprintable: control characters, marks of direction, joiners, lone surrogates.
    return letter.isprintable() and is_seen(letter) and letter not in '<>:"|?*'
