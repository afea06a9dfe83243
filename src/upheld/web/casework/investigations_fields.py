"""The fields that forms of an investigation have in common."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _l

from upheld.web.fields import Checkboxes, Radios
from upheld.web.uploads import SealedFileField

LONGEST = 50_000
LARGEST_FILE = 5 * 1024 * 1024


class SmallFile(SealedFileField):
    """A paper that is small enough to be sealed in memory."""

    def __init__(self) -> None:
        super().__init__(
            label=_l("The document"),
            help_text=_l("Up to 5 MB. It is sealed as it is; its hash is kept with it."),
            error_messages={"required": _l("Choose a document"), "empty": _l("This file is empty")},
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        """The file. Raises ValidationError where it is too large."""
        file = super().clean(data, initial)
        if file and (file.size or 0) > LARGEST_FILE:
            raise forms.ValidationError(_("Choose a document of at most 5 MB"))
        return file


class LargeFile(SealedFileField):
    """A paper of any size that may be sent: it is sealed to the disk while it arrives."""

    def __init__(self) -> None:
        super().__init__(
            label=_l("The document"),
            help_text=_l(
                "Up to 200 MB. It is sealed as it is; its hash is kept with it. Its words are "
                "read and sealed too, so that you can search them."
            ),
            error_messages={"required": _l("Choose a document"), "empty": _l("This file is empty")},
        )


def text(label: Any, missing: Any, *, rows: int = 6, help_text: Any = "") -> forms.CharField:
    """Several lines of words. `missing` says what to do where they are left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
        error_messages={"required": missing},
    )


def line(label: Any, missing: Any, *, help_text: Any = "", wanted: bool = True) -> forms.CharField:
    """One line of words, which may be left out where it is not wanted."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=wanted,
        max_length=300,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={"required": missing},
    )


def one_of(
    label: Any, missing: Any, choices: Any = (), *, help_text: Any = ""
) -> forms.ChoiceField:
    """One of several answers, as radio buttons."""
    return forms.ChoiceField(
        label=label,
        help_text=help_text,
        choices=choices,
        widget=Radios(),
        error_messages={"required": missing},
    )


def some_of(label: Any, missing: Any, *, help_text: Any = "") -> forms.MultipleChoiceField:
    """Several answers, as checkboxes."""
    return forms.MultipleChoiceField(
        label=label,
        help_text=help_text,
        widget=Checkboxes(),
        error_messages={"required": missing},
    )


def more_words(label: Any, *, rows: int = 4, help_text: Any = "") -> forms.CharField:
    """Words that may be left out."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": rows, "autocomplete": "off"}),
    )


def inferred() -> forms.BooleanField:
    """Whether the sources state a verdict, or somebody read it out of them."""
    return forms.BooleanField(
        label=_l("This verdict is inferred"),
        help_text=_l(
            "Tick this where the sources do not state it. It is printed beside the verdict."
        ),
        required=False,
    )


def choose(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    """Give a field of choices what there is to choose from."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101  It is one of those above.
    field.choices = list(choices)
