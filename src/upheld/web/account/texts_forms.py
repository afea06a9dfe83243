"""The form for a council's own words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from upheld.people.texts import MOST_CHARACTERS


class HouseWords(forms.Form):
    """Words for one place. None bring the usual ones back."""

    words = forms.CharField(
        label=_("Your words"),
        help_text=_("Plain sentences. Leave it empty to go back to the usual words."),
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        max_length=MOST_CHARACTERS,
        error_messages={"max_length": _("Use at most 1,000 characters")},
    )

    def __init__(self, *args: Any, language: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].widget.attrs["lang"] = language
